"""Strings with backslashes, as JSON, YAML and TOML write them: what they say, and where each character stands."""

from __future__ import annotations

import re

from lintnews.formats.mapped_text import MappedText
from lintnews.lazy import lazy

HIGH, LOW = r"\\u[dD][89abAB][0-9a-fA-F]{2}", r"\\u[dD][c-fC-F][0-9a-fA-F]{2}"
ESCAPE = lazy(rf"{HIGH}{LOW}|\\u[0-9a-fA-F]{{4}}|\\U[0-9a-fA-F]{{8}}|\\x[0-9a-fA-F]{{2}}|\\.", re.S)
SHORT = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "_": "\xa0", "N": "\x85", "0": "\0", "e": "\x1b"}


def unescape_string(source: str, start: int, end: int) -> MappedText:
    r"""What the string at source[start:end], without its quotation marks, says.

    >>> unescape_string(r"Zo\u00eb", 0, 8).text
    'Zoë'
    """
    mapped = MappedText(source)
    for escape in ESCAPE.finditer(source, start, end):
        mapped.add_source(start, escape.start())
        mapped.add_text(character(escape[0]), *escape.span())
        start = escape.end()
    mapped.add_source(start, end)
    return mapped


def character(escape: str) -> str:
    r"""The character that an escape stands for; half a surrogate pair alone is U+FFFD.

    >>> character(r"\ud83d\ude00"), character(r"\/"), character(r"\udc00")
    ('😀', '/', '\ufffd')
    """
    if escape[1] in "uUx":
        if len(escape) == 12:
            high, low = int(escape[2:6], 16), int(escape[8:], 16)
            return chr(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
        point = int(escape[2:], 16) if len(escape) > 2 else 0xFFFD
        return chr(point) if point <= 0x10FFFF and not 0xD800 <= point < 0xE000 else "\ufffd"
    return SHORT.get(escape[1], escape[1])
