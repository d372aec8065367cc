"""The .vale.ini file: sections of keys and values, each with the line that it stands on."""

from __future__ import annotations

from typing import NamedTuple

from lintnews.config import ConfigError
from lintnews.lazy import lazy
from lintnews.regular_files import read_text

SECTION = lazy(r"\[(.+)\]")
COMMENT = lazy(r"\s+[#;].*")


class Entry(NamedTuple):
    """A key, its value and its line, from 1."""

    key: str
    value: str
    line: int

    @property
    def items(self) -> tuple[str, ...]:
        r"""The values of a list with commas; `\,` is a comma.

        >>> Entry("BasedOnStyles", "Vale, house", 1).items
        ('Vale', 'house')
        """
        pieces = (piece.replace("\0", ",").strip() for piece in self.value.replace("\\,", "\0").split(","))
        return tuple(piece for piece in pieces if piece)


class Section(NamedTuple):
    """What stands below `[glob]`, in one place or in several; "" for what stands above the first of them."""

    glob: str
    entries: tuple[Entry, ...]

    def items(self, *keys: str) -> tuple[str, ...]:
        """The values of some keys, of all their lines."""
        return tuple(item for entry in self.entries if entry.key in keys for item in entry.items)


def read_ini(path: str) -> list[Section]:
    """The sections of a file, the one without a name first. Raises ConfigError."""
    try:
        return sections(path, read_text(path).removeprefix("\ufeff"))
    except OSError as error:
        raise ConfigError(f"{path}: can't be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: must be UTF-8") from error


def sections(path: str, text: str) -> list[Section]:
    """The sections in a text."""
    found: dict[str, list[Entry]] = {"": []}
    here = found[""]
    for number, line in joined_lines(text):
        bare = line.strip()
        if not bare or bare[0] in "#;":
            continue
        if section := SECTION.fullmatch(COMMENT.sub("", bare)):
            here = found.setdefault(section[1].strip(), [])
            continue
        key, equals, value = bare.partition("=")
        if not equals:
            raise ConfigError(f"{path}:{number}: is neither a [section] nor a key = value: {bare[:60]!r}")
        here.append(Entry(key.strip(), unquoted(value.strip()), number))
    return [Section(glob, tuple(entries)) for glob, entries in found.items()]


def joined_lines(text: str) -> list[tuple[int, str]]:
    """The lines with their numbers; one that ends in a backslash goes on in the next."""
    lines: list[tuple[int, str]] = []
    for number, line in enumerate(text.split("\n"), 1):
        if lines and lines[-1][1].endswith("\\"):
            lines[-1] = (lines[-1][0], lines[-1][1][:-1] + line)
        else:
            lines.append((number, line.rstrip("\r")))
    return lines


def unquoted(value: str) -> str:
    """A value without the quotation marks around it, or else without the comment behind it."""
    for mark in ('"""', '"', "`", "'"):
        if len(value) >= 2 * len(mark) and value.startswith(mark) and value.endswith(mark):
            return value[len(mark) : -len(mark)]
    return COMMENT.sub("", value)
