"""What a baseline knows of the files of a run, also of those that were moved since."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from lintnews import Baseline, Finding, baseline_entries

CANDIDATES = 1000  # files that are gone which a new one is held against
HALF = 0.5


class Compared(NamedTuple):
    """The findings of a file that the baseline does not hold, and whether it holds some that are mended."""

    new: list[Finding]
    mended: bool


class KnownFindings:
    """The baseline, as a run goes through the files. `folder` is where its paths start.

    A file that it does not name may be one that it names and that is gone, moved with `git mv`: it holds at least half
    of the findings that were known there. Each file that is gone is taken for one new file at most, best for one of its
    own name: so a finding that many articles have, such as a button, is not known in all that are new.
    """

    def __init__(self, baseline: Baseline, folder: str) -> None:
        self.baseline = baseline
        self.folder = folder

    def compare(self, path: str, findings: list[Finding]) -> Compared:
        """Hold the findings of one file against its entries."""
        if not self.baseline:
            return Compared(findings, False)
        marks = list(baseline_entries(findings))
        known = self.baseline.get(self.origin(self.inside(path), marks), {})
        new = [found for mark, found in zip(marks, findings, strict=True) if mark not in known]
        return Compared(new, not known.keys() <= {*marks})

    def inside(self, path: str) -> str:
        """A path as the baseline has it."""
        return os.path.relpath(path, self.folder).replace(os.sep, "/")

    def origin(self, file: str, marks: Collection[str]) -> str:
        """Under which name the baseline holds a file with these findings."""
        if file in self.baseline or not marks or not self.gone:
            return file
        there = frozenset(marks)
        rarest = min(marks, key=lambda mark: len(self.by_mark.get(mark, ())) or CANDIDATES)
        for candidates in (self.by_name.get(os.path.basename(file), []), self.by_mark.get(rarest, [])):
            left = islice((gone for gone in candidates if gone in self.gone), CANDIDATES)
            found = max(left, key=lambda gone: self.share(gone, there), default="")
            if found and self.share(found, there) >= HALF:
                del self.gone[found]
                return found
        return file

    def share(self, gone: str, marks: frozenset[str]) -> float:
        """How much of what was known of a file that is gone stands in a new one."""
        known = self.gone[gone]
        return sum(mark in marks for mark in known) / len(known) if known else 0

    @cached_property
    def gone(self) -> dict[str, Mapping[str, str]]:
        """The files that are no longer there and were not met under another name."""
        return {
            file: kept for file, kept in self.baseline.items() if not os.path.exists(os.path.join(self.folder, file))
        }

    @cached_property
    def by_name(self) -> dict[str, list[str]]:
        return grouped((os.path.basename(file), file) for file in self.gone)

    @cached_property
    def by_mark(self) -> dict[str, list[str]]:
        return grouped((mark, file) for file, kept in self.gone.items() for mark in kept)


def grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return groups
