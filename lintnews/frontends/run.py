"""A run over many files: the findings as they come, and what is known when it is over."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator

from lintnews.frontends.files import PathError, files
from lintnews.frontends.progress import Progress
from lintnews.frontends.voice import Voice
from lintnews.frontends.work import Checked, Worker
from lintnews.model import Finding, Level


class Run:
    """Everything that was asked for, in the order in which it was named."""

    def __init__(self, worker: Worker, voice: Voice, jobs: int = 0) -> None:
        self.worker = worker
        self.voice = voice
        self.jobs = jobs
        self.read: list[str] = []
        self.fixed = 0
        self.counts: Counter[tuple[Level, str]] = Counter()

    def findings(self, paths: Iterable[str]) -> Iterator[Finding]:
        """The findings in all files, each file once."""
        named = self.files(paths)
        progress = Progress(len(named))
        for path, checked in self.results(named):
            progress.clear()
            self.voice.say(checked.remarks)
            sys.stdout.write(checked.output)
            self.fixed += checked.fixed
            if checked.read:
                self.read.append(path)
            for found in checked.findings:
                self.counts[found.severity, found.rule] += 1
                yield found
            progress.step()
        progress.clear()

    def files(self, paths: Iterable[str]) -> list[str]:
        """The files that the paths mean, each once."""
        named: dict[str, str] = {}
        for path in paths:
            try:
                named |= {os.path.normpath(file): file for file in files(path) if os.path.normpath(file) not in named}
            except PathError as error:
                self.voice.fail(str(error))
        return list(named.values())

    def results(self, paths: list[str]) -> Iterator[tuple[str, Checked]]:
        """Each file with what came of it; in several processes where that pays."""
        if self.jobs == 1 or len(paths) == 1:
            return zip(paths, map(self.worker, paths), strict=True)
        from lintnews.frontends import pool

        jobs = self.jobs or pool.jobs_for(paths)
        if jobs == 1:
            return zip(paths, map(self.worker, paths), strict=True)
        return pool.results(self.worker, paths, jobs)
