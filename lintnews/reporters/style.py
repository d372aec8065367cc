"""Style: colour and links, for a terminal only."""

from collections.abc import Mapping
from types import MappingProxyType

from lintnews.model import Level
from lintnews.typing import NamedTuple

COLOURS = {Level.ERROR: "31", Level.WARNING: "33", Level.SUGGESTION: "36", Level.OFF: "2"}  # red, yellow, cyan, dim


class Style(NamedTuple):
    """How to write for a reader: plain, or with a terminal's colours and links.

    `why` holds the reason for each rule, by its id, for a reader who asked for it.
    """

    terminal: bool = False
    why: Mapping[str, str] = MappingProxyType({})

    def paint(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.terminal else text

    def bold(self, text: str) -> str:
        return self.paint(text, "1")

    def dim(self, text: str) -> str:
        return self.paint(text, "2")

    def level(self, level: Level) -> str:
        return self.marks(level, level)

    def marks(self, text: str, level: Level) -> str:
        return self.paint(text, COLOURS[level])

    def rule(self, name: str) -> str:
        return self.dim(name)

    def place(self, path: str, line: int, column: int) -> str:
        """`path:line:column`, on a terminal a link that opens the file."""
        text = f"{path}:{line}:{column}"
        if not self.terminal:
            return text
        from pathlib import Path

        return f"\x1b]8;;{Path(path).resolve().as_uri()}\x1b\\{self.bold(text)}\x1b]8;;\x1b\\"
