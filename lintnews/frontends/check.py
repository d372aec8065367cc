"""`lintnews check`: read, lint, report."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter, deque
from collections.abc import Iterable, Iterator

from lintnews import reporters
from lintnews.config import Config
from lintnews.engine import lint
from lintnews.formats import UnreadableSource, read
from lintnews.formats.encoding import decode
from lintnews.frontends import settings
from lintnews.frontends.files import Globs, PathError, files
from lintnews.frontends.mending import FileChanged, mended, patch, replace
from lintnews.model import CheckError, Document, Finding, Level, Rule
from lintnews.reporters.style import Style
from lintnews.rulebook import blame, choose


class Run:
    """One run over many files: the findings as they come, and what is known when it is over."""

    def __init__(self, config: Config, rules: list[Rule], args: argparse.Namespace) -> None:
        self.config = config
        self.rules = rules
        self.args = args
        self.globs = Globs(config)
        self.files = 0
        self.fixed = 0
        self.failed = False
        self.broken: set[str] = set()
        self.counts: Counter[tuple[Level, str]] = Counter()

    def findings(self, paths: Iterable[str]) -> Iterator[Finding]:
        """The findings in all files, in the order of the files."""
        for path in paths:
            try:
                for file in ["-"] if path == "-" else files([path]):
                    yield from self.file(file)
            except PathError as error:
                self.fail(str(error))

    def file(self, path: str) -> Iterator[Finding]:
        """The findings in one file."""
        name = self.args.stdin_filename if path == "-" else path
        if self.globs.excludes(name):
            self.note(f"{name}: passed over, the configuration excludes it")
            return
        try:
            data = bytes_of(path)
            found = self.mended(path, name, data) if self.mending else self.lint(read(name, data))
        except FileChanged as error:
            self.fail(f"{error}; it was left as it is")
            return
        except UnreadableSource as error:
            self.note(f"{name}: passed over, it {error}")
            return
        except OSError as error:
            self.fail(f"{name}: can't be read: {error.strerror}")
            return
        self.files += 1
        for one in found:
            self.counts[one.severity, one.rule] += 1
            yield one

    def lint(self, document: Document) -> list[Finding]:
        """The findings in a document, by the rules that the configuration has for it."""
        ignored = self.globs.ignored(document.path)
        rules = choose(self.rules, ("all",), ignored) if ignored else self.rules
        running = [rule for rule in rules if rule.id not in self.broken]
        findings = lint(document, running, self.drop)
        return [found for found in findings if found.severity.rank <= self.config.min_level.rank]

    def drop(self, rule: Rule, error: CheckError) -> None:
        """Do without a rule that can't go on, and say so once."""
        self.broken.add(rule.id)
        self.fail(blame(rule, error))

    @property
    def mending(self) -> bool:
        return bool(self.args.fix or self.args.unsafe_fixes or self.args.diff)

    def mended(self, path: str, name: str, data: bytes) -> list[Finding]:
        """Mend a file, or show the patch; the findings that are left."""
        new, made, left = mended(name, data, self.lint, self.args.unsafe_fixes)
        self.fixed += made
        if self.args.diff:
            sys.stdout.writelines(patch(name, data, new))
        elif path == "-":
            sys.stdout.write(decode(new).text)
        elif new != data:
            replace(path, data, new)
        return left

    def note(self, text: str) -> None:
        if not self.args.quiet:
            print(f"lintnews: {text}", file=sys.stderr)

    def fail(self, text: str) -> None:
        self.failed = True
        print(f"lintnews: {text}", file=sys.stderr)

    @property
    def status(self) -> int:
        """0: nothing that fails; 1: findings that do; 2: something could not be checked."""
        failing = any(level.rank <= self.config.fail_on.rank for level, _ in self.counts)
        return 2 if self.failed else int(failing)


def run(args: argparse.Namespace) -> int:
    """Check what was named, print the report, return the exit status."""
    config = settings.configuration(args)
    rules = settings.rules(config)
    this = Run(config, rules, args)
    style = Style(terminal=colourful(), why={rule.id: rule.why for rule in rules} if args.why else {})
    findings = this.findings(args.paths)
    out = sys.stderr if this.mending and "-" in args.paths else sys.stdout  # the mended text goes to standard output
    if args.diff:
        deque(findings, maxlen=0)
        return 2 if this.failed else int(this.fixed > 0)
    if args.statistics:
        deque(findings, maxlen=0)
        out.writelines(statistics(this.counts, style))
    else:
        out.writelines(reporters.reporter(args.output_format)(findings, style))
    if args.output_format in reporters.FOR_PEOPLE and not args.quiet:
        print(summary(this), file=out)
    return this.status


def bytes_of(path: str) -> bytes:
    """What a file holds; `-` is standard input."""
    if path == "-":
        return sys.stdin.buffer.read()
    with open(path, "rb") as file:
        return file.read()


def colourful() -> bool:
    """Whether standard output is a terminal that shows colours (https://no-color.org, https://force-color.org)."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")


def statistics(counts: Counter[tuple[Level, str]], style: Style) -> Iterator[str]:
    """A line a rule, the commonest first."""
    for (level, rule), count in sorted(counts.items(), key=lambda row: (-row[1], row[0][1], row[0][0].rank)):
        yield f"{count:>6}  {style.level(level)}{' ' * (10 - len(level))}  {rule}\n"


def summary(run: Run) -> str:
    """One line at the end: how many files, how many problems.

    >>> counted(1, "error"), counted(2, "error")
    ('1 error', '2 errors')
    """
    levels: Counter[Level] = Counter()
    for (level, _), count in run.counts.items():
        levels[level] += count
    found = ", ".join(counted(levels[level], level) for level in Level if levels[level]) or "nothing found"
    fixed = f" Fixed {run.fixed:,}." if run.mending else ""
    return f"Checked {counted(run.files, 'file')}: {found}.{fixed}"


def counted(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
