"""Inflection: other words made of a name, such as plurals and peoples, which are no other spellings of it."""

from __future__ import annotations

from functools import cache

from lintnews.language.data import data_lines
from lintnews.language.known_words import is_proper, is_word


def is_inflected(one: str, other: str) -> bool:
    """True of `Clinton` and `Clintons`, `Ivanov` and `Ivanova`; not of `Manson` and `Mansonn`."""
    if have_two_beginnings(one, other):
        return True
    short, long = sorted((one, other), key=len)
    if long == short + short[-1] or (short[-1] in "iy" and long == short + long[-1] and long[-1] in "iy"):
        return False
    stem = next((at for at, (x, y) in enumerate(zip(one, other, strict=False)) if x != y), len(short))
    return any((one[at:], other[at:]) in endings() for at in range(max(stem - 2, 1), stem + 1))


def have_two_beginnings(one: str, other: str) -> bool:
    """True of `Macro-managing` and `Micro-managing`."""
    return any(
        one.startswith(mine) and other.startswith(yours) and one[len(mine) :] == other[len(yours) :]
        for mine, yours in beginnings()
    )


@cache
def beginnings() -> frozenset[tuple[str, str]]:
    """Two beginnings that make two words of one."""
    lines = (line.split(" ") for line in data_lines("name-beginnings.txt"))
    return frozenset(pair for one, other in lines for pair in ((one, other), (other, one)))


@cache
def endings() -> frozenset[tuple[str, str]]:
    """Two endings that make two words of one name."""
    lines = (line.replace("-", "").split(" ") for line in data_lines("name-endings.txt"))
    return frozenset(pair for one, other in lines for pair in ((one, other), (other, one)))


def is_word_with_prefix(name: str) -> bool:
    """True of `Rubio-style`, which a headline writes `Rubio-Style`."""
    *_, tail = name.split("-")
    return len(tail) > 3 and is_word(tail) and not is_proper(tail.capitalize())
