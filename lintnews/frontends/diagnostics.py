"""Diagnostics: notes and failures on standard error, beside the findings."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from lintnews import Remark
from lintnews.reporters.style import visible


class Diagnostics:
    """Prints each remark once. A quiet run leaves notes out; after a failure the exit status is 2."""

    def __init__(self, quiet: bool = False) -> None:
        self.quiet = quiet
        self.failed = False
        self.said: set[Remark] = set()

    def say(self, remarks: Iterable[Remark]) -> None:
        for remark in remarks:
            self.failed = self.failed or remark.failure
            if remark not in self.said and (remark.failure or not self.quiet):
                print(f"lintnews: {visible(remark.text)}", file=sys.stderr)
            self.said.add(remark)

    def note(self, text: str) -> None:
        """Say what a quiet run leaves out."""
        self.say([Remark(text, False)])

    def fail(self, text: str) -> None:
        """Say what could not be done; the run goes on."""
        self.say([Remark(text, True)])
