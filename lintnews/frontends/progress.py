"""Progress: how far a long run is, on a terminal only."""

from __future__ import annotations

import os
import sys
from time import monotonic

AFTER = 1.0  # seconds; a shorter run needs no word
EVERY = 0.1  # seconds


class Progress:
    """One line on standard error that is drawn over and taken away. Hooks that fake a terminal see nothing of it."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.done = 0
        self.shown = total > 1 and sys.stderr.isatty() and "PRE_COMMIT" not in os.environ
        self.next = monotonic() + AFTER
        self.drawn = False

    def step(self) -> None:
        """One more file is done."""
        self.done += 1
        if self.shown and monotonic() >= self.next:
            bar = "━" * (30 * self.done // self.total)
            print(f"\r{bar:<30} {self.done:,} of {self.total:,} files\x1b[K", end="", file=sys.stderr, flush=True)
            self.next = monotonic() + EVERY
            self.drawn = True

    def clear(self) -> None:
        """Take the line away before something else is printed."""
        if self.drawn:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
            self.drawn = False
