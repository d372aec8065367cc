"""The terminal that the reader sits at: whether it shows colours, and how wide it is."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from lintnews.reporters.style import Style

NARROWEST, WIDEST = 50, 120  # columns; longer lines of prose are hard to follow
NO_TERMINAL = 100  # columns, in a file or a pipe


def style(why: Mapping[str, str] | None = None) -> Style:
    """How to write for whoever reads standard output."""
    return Style(colourful(), why or {}, columns())


def colourful() -> bool:
    """Whether standard output is a terminal that shows colours (https://no-color.org, https://force-color.org)."""
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or (sys.stdout.isatty() and os.environ.get("TERM") != "dumb")


def columns() -> int:
    """Columns for a report: those of the terminal, or what COLUMNS says, within reason."""
    said = os.environ.get("COLUMNS", "")
    try:
        width = int(said) if said.isdecimal() else os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError):
        return NO_TERMINAL
    return min(max(width, NARROWEST), WIDEST)
