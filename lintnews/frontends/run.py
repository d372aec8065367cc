"""A run over many files: the findings as they come, and what is known when it is over."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING

from lintnews import Finding, Level, Linter, Remark, SkippedRules
from lintnews.frontends.coverage import Coverage
from lintnews.frontends.diagnostics import Diagnostics
from lintnews.frontends.files import PathError, files
from lintnews.frontends.progress import Progress
from lintnews.reporters.style import counted, visible

if TYPE_CHECKING:
    from lintnews.frontends.projects import Project, Projects
    from lintnews.frontends.worker import FileResult

UNREAD = "file.unreadable"  # what stands in the place of a rule


class Run:
    """Everything that was asked for, in the order in which it was named."""

    def __init__(
        self,
        paths: Sequence[str],
        projects: Projects,
        diagnostics: Diagnostics,
        jobs: int = 0,
        globs: Sequence[str] = (),
        ignore_files: bool = True,
    ) -> None:
        self.named = paths
        self.projects = projects
        self.diagnostics = diagnostics
        self.jobs = jobs
        self.globs = globs
        self.ignore_files = ignore_files
        self.failing = False  # whether a finding stands at the level from which its configuration fails
        self.mended = False  # whether the baseline holds findings that are not there any more
        self.read: list[str] = []
        self.fixed = 0
        self.foreign = 0
        self.counts: Counter[tuple[Level, str]] = Counter()
        self.mendable: Counter[bool] = Counter()  # findings with a fix, by whether it is safe
        self.skipped: Counter[SkippedRules] = Counter()
        self.passed: Counter[str] = Counter()
        self.passed_over: list[Finding] = []  # an entry for each file that could not be read
        self.unread: list[Finding] = []  # an entry for each place that failed: programs read no standard error

    @property
    def projects_of_files(self) -> list[Project]:
        """The projects that the files belong to."""
        return list(dict.fromkeys(map(self.projects.of, self.files)))

    @property
    def linters(self) -> list[Linter]:
        """One for each configuration that the files have."""
        return [project.linter for project in self.projects_of_files]

    def findings(self) -> Iterator[Finding]:
        """The findings in all files, each file once."""
        for path, checked in self.checked():
            project = self.projects.of(path)
            self.fixed += checked.fixed
            findings = checked.findings
            if checked.read:
                self.skipped.update([checked.skipped] if checked.skipped.language else [])
                findings = self.unknown(project, path, findings)
            for found in findings:
                self.counts[found.severity, found.rule] += 1
                self.failing = self.failing or found.severity.rank <= project.config.fail_on.rank
                if found.fix:
                    self.mendable[found.fix.safe] += 1
                yield found

    def checked(self) -> Iterator[tuple[str, FileResult]]:
        """All files, each once, with what came of it; what there is to say of it is said."""
        named = set(self.named)
        foreign: dict[str, list[str]] = {}  # why a file that was named was not meant → what to say of each
        progress = Progress(len(self.files))
        for path, checked in self.results():
            progress.clear()
            remarks = checked.remarks
            if checked.foreign:
                *remarks, own = remarks
                self.foreign += path not in named
                if path in named:
                    foreign.setdefault(checked.foreign, []).append(own.text)
            if checked.passed and path in named:  # nobody may take that for an all-clear
                remarks = [remark._replace(failure=True) for remark in remarks]
            self.diagnostics.say(remarks)
            if failures := [remark for remark in remarks if remark.failure and not checked.read]:
                self.unread.append(unread_entry(path, failures[-1].text))
            if self.projects.mode.shown:
                sys.stdout.write(visible_output(checked.output))
            elif checked.output:
                sys.stdout.flush()
                sys.stdout.buffer.write(checked.output.encode("utf-8", "surrogateescape"))
            if checked.read:
                self.read.append(path)
            elif checked.passed:
                self.passed[checked.passed] += 1
                self.passed_over.append(unread_entry(path, checked.remarks[-1].text))
            yield path, checked
            progress.step()
        progress.clear()
        for said, *others in foreign.values():  # a shell's `content/*` names hundreds
            self.diagnostics.note(f"{said}; likewise {counted(len(others), 'more file')}" if others else said)

    @property
    def unchecked(self) -> list[Finding]:
        """An entry for each place that failed; where nothing at all could be read, for each file."""
        return self.unread or ([] if self.read else self.passed_over)

    def unknown(self, project: Project, path: str, findings: list[Finding]) -> list[Finding]:
        """The findings that are not in the baseline."""
        if not project.known:
            return findings
        compared = project.known.compare(path, findings)
        self.mended = self.mended or compared.mended
        return compared.new

    def coverage(self) -> Coverage:
        """What was checked so far, and what was not."""
        levels: Counter[str] = Counter()
        for (level, _), count in self.counts.items():
            levels[level] += count
        return Coverage(len(self.read), levels, self.skipped, self.passed)

    @cached_property
    def files(self) -> list[str]:
        """The files that the paths mean, each once."""
        found: dict[str, str] = {}
        for path in self.named:
            try:
                for file in filter(self.wants, files(path, self.named, self.say, self.ignore_files)):
                    known = found.setdefault(itself(file), file)
                    if known != file and not os.path.islink(file):
                        found[itself(file)] = file  # by its own name: that of a link may be another format's
            except PathError as error:
                self.diagnostics.fail(str(error))
                self.unread.append(unread_entry(path, str(error)))
        return list(found.values())

    def say(self, text: str, failure: bool) -> None:
        """Tell of a place that is passed over."""
        self.diagnostics.say([Remark(text, failure)])

    def wants(self, path: str) -> bool:
        """Whether the globs of the command line take in a file: it fits one of them, and all that begin with `!`."""
        if not self.globs:
            return True
        from lintnews.globs import glob_matches

        only = [glob for glob in self.globs if not glob.startswith("!")]
        less = [glob for glob in self.globs if glob.startswith("!")]
        fits = not only or any(glob_matches(glob, path) for glob in only)
        return fits and all(glob_matches(glob, path) for glob in less)

    def results(self) -> Iterator[tuple[str, FileResult]]:
        """Each file with what came of it: what the cache knows, and else the work itself."""
        known = {path: kept for path in self.files if (kept := self.kept(path))}
        work = self.work([path for path in self.files if path not in known])
        for path in self.files:
            if path in known:
                yield path, known[path]
                continue
            checked = next(work)
            if cache := self.projects.of(path).cache:
                cache.remember(path, checked)
            yield path, checked
        for project in self.projects_of_files:
            if project.cache:
                project.cache.save()

    def kept(self, path: str) -> FileResult | None:
        """What came of a file when it was last checked, if that still holds."""
        cache = self.projects.of(path).cache
        return cache.lookup(path) if cache else None

    def work(self, paths: list[str]) -> Iterator[FileResult]:
        """What comes of checking each file; in several processes where that pays.

        All rules are read at once, so that a mistake in them is told before the first finding.
        """
        numbers: dict[Project, int] = {}
        tasks = [(numbers.setdefault(self.projects.of(path), len(numbers)), path) for path in paths]
        workers = [project.worker for project in numbers]
        jobs = self.jobs if len(paths) > 1 else 1
        if jobs != 1:
            from lintnews.frontends import pool

            jobs = jobs or pool.jobs_for(paths)
            if jobs != 1:
                return pool.results(workers, tasks, jobs)
        return (workers[number](path) for number, path in tasks)


def unread_entry(path: str, why: str) -> Finding:
    """What a report for programs says of a file that could not be read."""
    return Finding(path, 1, 1, 1, 1, UNREAD, Level.ERROR, f"Not checked: {why.removeprefix(f'{path}: ')}", "")


def visible_output(output: str) -> str:
    """A patch or a mended text for the eye: what a terminal would obey is written out."""
    return "\n".join(map(visible, output.split("\n")))


def itself(path: str) -> str:
    """The file that a path means, also by way of a link; `-` is standard input."""
    folder, name = os.path.split(os.path.abspath(path))
    return os.path.realpath(path) if os.path.islink(path) else os.path.join(real_folder(folder), name)


@cache
def real_folder(folder: str) -> str:
    return os.path.realpath(folder)
