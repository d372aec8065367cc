"""Families: spellings of one name that no system of romanisation connects."""

from __future__ import annotations

from functools import cache

from lintnews.language.data import lines_of
from lintnews.typing import NamedTuple


class Families(NamedTuple):
    """`of`: spelling → the number of its family. `phrases`: spelling → the fixed phrases that keep it."""

    of: dict[str, int]
    phrases: dict[str, tuple[str, ...]]


@cache
def well_known() -> Families:
    """Places, peoples and people under two names: Kyiv and Kiev, Mumbai and Bombay, Gaddafi and Qaddafi."""
    return read("name-families.txt")


@cache
def given_names() -> Families:
    """Forms of one given name in several languages: Alexander, Aleksandr, Oleksandr."""
    return read("given-name-families.txt")


def read(name: str) -> Families:
    """A data file with one family a line: its spellings, and after a bar phrases with semicolons between."""
    families = Families({}, {})
    for number, line in enumerate(lines_of(name)):
        spellings, _, phrases = line.partition("|")
        for spelling in spellings.split():
            families.of[spelling] = number
            families.phrases[spelling] = tuple(phrase.strip() for phrase in phrases.split(";") if spelling in phrase)
    return families
