"""Romanisation: a rough key under which a name in Cyrillic or Greek letters meets its spelling in Latin ones."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from lintnews.language.data import data_lines
from lintnews.lazy import lazy

NAME = lazy(r"[A-Z][A-Za-z’'-]{2,}")
# Ways to write one sound: the longer ones first.
ALIKE = (
    (re.compile("shch|sh|sch|zh"), "s"),
    (re.compile("kh|ch(?=r)"), "h"),
    (re.compile("ts|tz|ch|cz|č"), "c"),
    (re.compile("y[aeou]|i[aeou]|j[aeou]"), lambda match: match.group()[1]),
    (re.compile("[ijy]+"), "i"),
    (re.compile("ou"), "u"),
    (re.compile("w"), "v"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile("[^a-z]"), ""),
)


@lru_cache(maxsize=20_000)
def romanised_key(name: str) -> str:
    """What is left of a name when all that romanisations differ in is gone.

    >>> romanised_key("Zelenskyy") == romanised_key("Zelensky") == romanised_key("Зеленський")
    True
    """
    text = name.lower().translate(latin())
    for pattern, sound in ALIKE:
        text = pattern.sub(sound, text)
    return text.replace("z", "s")


@cache
def latin() -> Mapping[int, str]:
    """For str.translate: letter → how it is romanised."""
    rows = (line.split() for line in data_lines("romanisation.txt"))
    return {ord(letter): sound for sound, letters in rows for letter in letters}


@lru_cache(maxsize=100)
def romanised_names(text: str) -> frozenset[str]:
    """The keys of the names in a text in Latin letters."""
    return frozenset(romanised_key(name) for name in NAME.findall(text))


@lru_cache(maxsize=100)
def beginnings(names: frozenset[str]) -> frozenset[str]:
    """What the names begin with, up to the whole names."""
    return frozenset(name[:end] for name in names for end in range(1, len(name) + 1))
