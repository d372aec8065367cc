"""`lintnews check`: read, lint, report."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator

from lintnews import reporters
from lintnews.config import Config
from lintnews.engine import lint
from lintnews.formats import UnreadableSource, read
from lintnews.frontends import settings
from lintnews.frontends.files import Globs, PathError, files
from lintnews.model import Finding, Level, Rule
from lintnews.reporters.style import Style
from lintnews.rulebook import choose


class Run:
    """One run over many files: the findings as they come, and what is known when it is over."""

    def __init__(self, config: Config, rules: list[Rule], stdin_filename: str, quiet: bool) -> None:
        self.config = config
        self.rules = rules
        self.globs = Globs(config)
        self.stdin_filename = stdin_filename
        self.quiet = quiet
        self.files = 0
        self.failed = False
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
        name = self.stdin_filename if path == "-" else path
        if self.globs.excludes(name):
            self.note(f"{name}: passed over, the configuration excludes it")
            return
        try:
            document = read(name, bytes_of(path))
        except UnreadableSource as error:
            self.note(f"{name}: passed over, it {error}")
            return
        except OSError as error:
            self.fail(f"{name}: can't be read: {error.strerror}")
            return
        self.files += 1
        for found in lint(document, self.rules_for(name)):
            if found.severity.rank <= self.config.min_level.rank:
                self.counts[found.severity, found.rule] += 1
                yield found

    def rules_for(self, path: str) -> list[Rule]:
        """The rules less those that the configuration ignores in this file."""
        ignored = self.globs.ignored(path)
        return choose(self.rules, ("all",), ignored) if ignored else self.rules

    def note(self, text: str) -> None:
        if not self.quiet:
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
    this = Run(config, rules, args.stdin_filename, args.quiet)
    style = Style(terminal=colourful(), why={rule.id: rule.why for rule in rules} if args.why else {})
    findings = this.findings(args.paths)
    if args.statistics:
        for _ in findings:
            pass
        sys.stdout.writelines(statistics(this.counts, style))
    else:
        sys.stdout.writelines(reporters.reporter(args.output_format)(findings, style))
    if args.output_format in reporters.FOR_PEOPLE and not args.quiet:
        print(summary(this))
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
    return f"Checked {counted(run.files, 'file')}: {found}."


def counted(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
