"""Style: colour and links, for a terminal only; and what a terminal or a runner must not be told."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from lintnews.model import Level

MARGIN = "  "
COLON = "\\u003a"
COLOURS = {Level.ERROR: "31", Level.WARNING: "33", Level.SUGGESTION: "36", Level.OFF: "2"}  # red, yellow, cyan, dim


class Style(NamedTuple):
    """How to write for a reader: plain, or with a terminal's colours and links.

    `why` holds the reason for each rule, by its id, for a reader who asked for it; `width` counts columns.
    """

    terminal: bool = False
    why: Mapping[str, str] = MappingProxyType({})
    width: int = 100

    @property
    def room(self) -> int:
        """Columns for text that stands behind a margin."""
        return self.width - len(MARGIN)

    def wrap(self, text: str) -> list[str]:
        """Prose in lines that fit behind a margin; an address is not broken."""
        if len(text) <= self.room:
            return [text]
        from textwrap import wrap

        return wrap(text, self.room, break_long_words=False, break_on_hyphens=False)

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
        return self.dim(visible(name))

    def place(self, path: str, line: int, column: int) -> str:
        """`path:line:column`, on a terminal a link that opens the file."""
        text = f"{file_label(path)}:{line}:{column}"
        if not self.terminal:
            return text
        from pathlib import Path

        return f"\x1b]8;;{Path(path).resolve().as_uri()}\x1b\\{self.bold(text)}\x1b]8;;\x1b\\"


def file_label(path: str) -> str:
    """The name of a file at the start of a line."""
    return f"./{visible(path)}" if path.startswith("::") else visible(path)


def no_command(line: str) -> str:
    """A line that no runner takes for a command (https://docs.github.com/actions, “workflow commands”).

    >>> no_command("  ::stop-commands::x")
    '  \\\\u003a:stop-commands::x'
    """
    return line.replace(":", COLON, 1) if line.lstrip().startswith("::") else line


def visible(text: str) -> str:
    """What a terminal can show one to one: any space as a space, controls and invisible characters as `\\u200b`.

    Nor does it hold `##[`, which begins a command to a runner wherever it stands.
    """
    if not text.isprintable():
        text = "".join(letter if letter.isprintable() else escaped(letter) for letter in text)
    return text.replace("##[", "#\\u0023[")


def escaped(letter: str) -> str:
    """A character that no terminal shows: a space for any kind of space, else its number; a stray byte as `\\x85`."""
    import unicodedata  # here, because most copy needs none of it

    if letter == "\t" or unicodedata.category(letter) == "Zs":
        return " "
    return f"\\x{ord(letter) - 0xDC00:02x}" if 0xDC80 <= ord(letter) <= 0xDCFF else f"\\u{ord(letter):04x}"


def counted(number: int, word: str) -> str:
    """A number with its noun.

    >>> counted(1, "error"), counted(2000, "error")
    ('1 error', '2,000 errors')
    """
    return f"{number:,} {word}{'' if number == 1 else 's'}"
