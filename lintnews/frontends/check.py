"""`lintnews check`: lint what was named, print the report, return the exit status."""

from __future__ import annotations

import os
import sys
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from types import SimpleNamespace

from lintnews import Finding, Level, UserError, reporters
from lintnews.disk_cache import repository
from lintnews.frontends import settings, terminal, unasked
from lintnews.frontends.coverage import json_run
from lintnews.frontends.diagnostics import Diagnostics
from lintnews.frontends.projects import Projects
from lintnews.frontends.run import Run
from lintnews.frontends.worker import Mode
from lintnews.reporters.style import Style, counted, visible


def run(args: SimpleNamespace) -> int:
    """Check the paths. Exit status 0: nothing that fails; 1: findings that do; 2: something could not be checked."""
    if args.jobs < 0:
        raise UserError(f"--jobs: {args.jobs} is no number of processes")
    named = bool(args.paths)
    if not named:
        unasked.refuse_piped_text()
        args.paths = ["."]
    mode = Mode(args.stdin_filename, args.fix, args.unsafe_fixes, args.diff, sys.stdout.isatty())
    diagnostics = Diagnostics(args.quiet)
    projects = Projects(args, mode)
    this = Run(args.paths, projects, diagnostics, args.jobs, args.glob, not args.isolated)
    if args.timing:
        from lintnews.frontends.timing import timed, timings

        this.jobs = 1
        for linter in this.linters:
            linter.rules = timed(linter.rules)
    findings: Iterable[Finding] = this.findings()
    if args.diff:
        deque(findings, maxlen=0)
        if not this.fixed:
            diagnostics.note(nothing_to_mend(this, mode))
        return 2 if diagnostics.failed else int(this.fixed > 0)
    asked = {args.output_format, *(format for format, _ in args.report)}
    why = args.why or not asked.isdisjoint(reporters.WITH_REASONS)
    reasons = {rule.id: rule.why for linter in this.linters for rule in linter.rules} if why else {}

    def told(format: str) -> dict[str, str]:
        """The reasons that a report holds: always, or where they were asked for."""
        return reasons if args.why or format in reporters.WITH_REASONS else {}

    style = terminal.style(why=told(args.output_format))
    if args.report:
        from lintnews.frontends.writing import new_text

        findings = list(findings)
        for format, path in args.report:
            with new_text(path) as file:
                file.writelines(reported(format, findings, Style(why=told(format)), this))
    out = sys.stderr if mode.mending and "-" in args.paths else sys.stdout  # the mended text goes to standard output
    if args.statistics:
        deque(findings, maxlen=0)
        out.writelines(statistics(this.counts, style))
    else:
        out.writelines(reported(args.output_format, findings, style, this))
    if this.mended and not settings.narrows(args):
        diagnostics.note("the baseline holds findings that are no longer made; `lintnews baseline prune` forgets them")
    unchecked = this.coverage().unchecked
    if hint := projects.vale_hint():
        diagnostics.note(hint)
    if this.passed and not this.read:
        diagnostics.fail("nothing was checked: no file could be read")
    elif this.foreign and not this.read:
        diagnostics.note(
            f"nothing was checked: {counted(this.foreign, 'file')} held no article, or the configuration excludes them"
        )
    elif not this.files and not diagnostics.failed:
        diagnostics.note(unasked.why_no_copy(args.paths, args.glob))
    if not named and unasked.bytes_waiting():  # what pipes it in was slower than we
        diagnostics.fail(unasked.PIPED)
    if args.output_format in reporters.FOR_PEOPLE and not args.quiet and (this.read or not diagnostics.failed):
        said = [line for line in (summary(this, mode), mends(this), unchecked) if line]
        out.writelines(f"{line}\n" for text in said for line in style.wrap(visible(text)))
    elif unchecked:
        diagnostics.note(unchecked)
    if args.timing:
        out.writelines(timings(rule for linter in this.linters for rule in linter.rules))
    return 2 if diagnostics.failed else int(this.failing and not args.exit_zero)


def reported(format: str, findings: Iterable[Finding], style: Style, run: Run) -> Iterator[str]:
    """The report, piece by piece. One for programs has an entry for each file that could not be read."""
    if format not in reporters.FOR_PEOPLE:
        findings = with_unread(findings, run)
    if format == reporters.WHOLE:
        return json_run(reporters.reporter("json")(findings, style), run.coverage)
    if format in reporters.FROM_ROOT:
        findings = from_root(findings)
    if format == "github":
        findings = summarised(findings)
    return reporters.reporter(format)(findings, style)


def with_unread(findings: Iterable[Finding], run: Run) -> Iterator[Finding]:
    """The findings and, when the run is over, what could not be read."""
    yield from findings
    yield from run.unchecked


def from_root(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings with paths from the root of the repository, as a pull request names its files."""
    root = repository(os.getcwd())
    for found in findings:
        yield found if found.path == "-" else found._replace(path=os.path.relpath(found.path, root))


def summarised(findings: Iterable[Finding]) -> Iterable[Finding]:
    """The findings, once they stand on the page of the job, where the runner names a file for that."""
    if not (page := os.environ.get("GITHUB_STEP_SUMMARY")):
        return findings
    from lintnews.reporters import job_summary

    found = list(findings)
    with open(page, "a", encoding="utf-8", errors="backslashreplace") as file:
        file.writelines(job_summary.job_summary_report(found))
    return found


def statistics(counts: Counter[tuple[Level, str]], style: Style) -> Iterator[str]:
    """A line a rule, the commonest first."""
    for (level, rule), count in sorted(counts.items(), key=lambda row: (-row[1], row[0][1], row[0][0].rank)):
        yield f"{count:>6}  {style.level(level)}{' ' * (10 - len(level))}  {rule}\n"


def mends(run: Run) -> str:
    """What the fixes of the findings that were told would do, or ""."""
    safe, unsafe = run.mendable[True], run.mendable[False]
    if safe and unsafe:
        return f"`--fix` would mend {safe:,}; `--unsafe-fixes` {unsafe:,} more, to be looked at afterwards."
    if unsafe:
        return f"`--unsafe-fixes` would mend {unsafe:,}, to be looked at afterwards."
    return f"`--fix` would mend {safe:,}." if safe else ""


def nothing_to_mend(run: Run, mode: Mode) -> str:
    """What an empty patch means."""
    more = 0 if mode.unsafe else run.mendable[False]
    return f"nothing to mend for certain{f'; --unsafe-fixes --diff shows {more:,} more' if more else ''}"


def summary(run: Run, mode: Mode) -> str:
    """One line at the end: how many files, how many problems."""
    coverage = run.coverage()
    levels = coverage.findings
    found = ", ".join(counted(levels[level], level) for level in Level if levels.get(level))
    in_part = sum(coverage.skipped.values())
    part = f", {in_part:,} only in part" if in_part else ""
    fixed = f" Fixed {run.fixed:,}." if mode.mending else ""
    outcome = f": {found or 'nothing found'}" if coverage.files else ""  # of no file there is nothing good to say
    return f"Checked {counted(coverage.files, 'file')}{part}{outcome}.{fixed}"
