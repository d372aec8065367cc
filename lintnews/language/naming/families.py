"""Families: spellings of one name that no system of romanisation connects."""

from functools import cache
from typing import NamedTuple

from lintnews.language.data import data_table


class Families(NamedTuple):
    """`of`: spelling → the number of its family. `phrases`: spelling → the fixed phrases that keep it."""

    of: dict[str, int]
    phrases: dict[str, tuple[str, ...]]


@cache
def well_known() -> Families:
    """Places, peoples and people under two names: Kyiv and Kiev, Mumbai and Bombay, Gaddafi and Qaddafi."""
    return read_families("name-families.txt")


@cache
def given_names() -> Families:
    """Forms of one given name in several languages: Alexander, Aleksandr, Oleksandr."""
    return read_families("given-name-families.txt")


def read_families(name: str) -> Families:
    """A data file with one family a line: its spellings, and after a bar phrases with semicolons between."""
    return Families(*data_table(name, families_in))


def families_in(lines: list[str]) -> tuple[dict[str, int], dict[str, tuple[str, ...]]]:
    """What `Families` holds, in the lines of the file."""
    of, kept = {}, {}
    for number, line in enumerate(lines):
        spellings, _, phrases = line.partition("|")
        for spelling in spellings.split():
            of[spelling] = number
            kept[spelling] = tuple(phrase.strip() for phrase in phrases.split(";") if spelling in phrase)
    return of, kept
