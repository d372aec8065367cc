"""Progress: how far a long run is, on a terminal only."""

from __future__ import annotations

import os
import sys
from time import monotonic

AFTER = 1.0  # seconds; a shorter run needs no word
EVERY = 0.1  # seconds


class Bar:
    """One line on standard error that is drawn over and taken away. Hooks that fake a terminal see nothing of it."""

    def __init__(self) -> None:
        self.shown = sys.stderr.isatty() and "PRE_COMMIT" not in os.environ
        self.next = monotonic() + AFTER
        self.drawn = False

    @property
    def due(self) -> bool:
        """Whether it is time to draw the line anew."""
        return self.shown and monotonic() >= self.next

    def draw(self, part: float, said: str) -> None:
        """Show that so large a part of the whole is done, and what is to be said of it."""
        print(f"\r{'━' * int(30 * part):<30} {said}\x1b[K", end="", file=sys.stderr, flush=True)
        self.next = monotonic() + EVERY
        self.drawn = True

    def clear(self) -> None:
        """Take the line away before something else is printed."""
        if self.drawn:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
            self.drawn = False


class Progress(Bar):
    """How many of the files are done."""

    def __init__(self, total: int) -> None:
        super().__init__()
        self.total = total
        self.done = 0
        self.shown = self.shown and total > 1

    def step(self) -> None:
        """One more file is done."""
        self.done += 1
        if self.due:
            self.draw(self.done / self.total, f"{self.done:,} of {self.total:,} files")


class TimeLeft(Bar):
    """How far a run over so many bytes is, and how long it will take yet; `begun` bytes were done before it."""

    def __init__(self, total: int, begun: int = 0) -> None:
        super().__init__()
        self.total = max(total, 1)
        self.begun = begun
        self.start = monotonic()

    def step(self, read: int, said: str) -> None:
        """So many bytes are done."""
        if self.due:
            new = read - self.begun
            left = (self.total - read) * (monotonic() - self.start) / new if new > 0 else 0
            self.draw(
                read / self.total,
                f"{said}, {read / self.total:.0%}{f', {duration_in_words(left)} left' if left else ''}",
            )


def duration_in_words(seconds: float) -> str:
    """A time as one says it.

    >>> duration_in_words(42), duration_in_words(125), duration_in_words(9000)
    ('42 s', '2 min', '2 h 30 min')
    """
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 90 else f"{minutes // 60} h {minutes % 60:02} min"
