"""What is said beside the findings, on standard error."""

from __future__ import annotations

import sys


class Voice:
    """Notes, which a quiet run leaves out, and failures, after which the exit status is 2."""

    def __init__(self, quiet: bool = False) -> None:
        self.quiet = quiet
        self.failed = False

    def note(self, text: str) -> None:
        """Say what may be of use."""
        if not self.quiet:
            print(f"lintnews: {text}", file=sys.stderr)

    def fail(self, text: str) -> None:
        """Say what could not be done; the run goes on."""
        self.failed = True
        print(f"lintnews: {text}", file=sys.stderr)
