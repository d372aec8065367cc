"""JSON read so that every string knows where it stands in the file."""

from __future__ import annotations

import json
import re

from lintnews.formats.errors import UnreadableSource
from lintnews.lazy import lazy

TOKEN = lazy(r'"((?:[^"\\]|\\.)*+)"|[{}\[\]]|[^\s"{}\[\],:]+', re.S)
LONGEST_NUMBER = 9  # digits; longer ones are no level of a heading


class LocatedString(str):
    """The inside of a string as the file writes it, escapes and all, and where it begins."""

    __slots__ = ("start",)
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self)


LocatedValue = LocatedString | int | list["LocatedValue"] | dict[str, "LocatedValue"] | None
LocatedObject = dict[str, LocatedValue]


def parse(source: str) -> LocatedValue:
    """Dicts, lists and `LocatedString`s; of other values only small whole numbers, for the rest None.

    Raises UnreadableSource for what is no JSON.

    >>> value = parse('{"headline": "Zo\\\\u00eb", "version": 2}')
    >>> value, value["headline"].start
    ({'headline': 'Zo\\\\u00eb', 'version': 2}, 14)
    """
    if why := fault(source):
        raise UnreadableSource(why)
    root: list[LocatedValue] = []
    open_values: list[list[LocatedValue] | LocatedObject] = [root]
    key: str | None = None
    for token in TOKEN.finditer(source):
        if token[0] in ("}", "]"):
            open_values.pop()
            continue
        inside = open_values[-1]
        if isinstance(inside, list):
            inside.append(value := value_of(token))
        elif key is None:
            key = token[1]
            continue
        else:
            inside[key] = value = value_of(token)
            key = None
        if isinstance(value, (dict, list)):
            open_values.append(value)
    return root[0]


def value_of(token: re.Match[str]) -> LocatedValue:
    """What a token begins or is."""
    word = token[0]
    if word[0] == '"':
        placed = LocatedString(token[1])
        placed.start = token.start(1)
        return placed
    if word in "{[":
        return {} if word == "{" else []
    return int(word) if len(word) <= LONGEST_NUMBER and word.isdecimal() else None


def fault(source: str) -> str:
    """Why a source is no JSON that can be read, as a sentence ends that begins with “it”; "" where nothing is wrong."""
    try:
        # Line breaks within strings are no JSON, but common. The numbers don't matter, and long ones take long.
        json.loads(source, strict=False, parse_int=len, parse_float=len)
    except json.JSONDecodeError as error:
        return f"is no JSON: {error.msg} in line {error.lineno}, column {error.colno}"
    except RecursionError:
        return "is JSON that is nested too deeply"
    return ""
