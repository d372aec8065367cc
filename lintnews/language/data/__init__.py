"""What we know of writing that an editor can read and extend: word lists, one file a subject."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import cache
from typing import TypeVar

FOLDER = os.path.dirname(__file__)
Table = TypeVar("Table")


def data_lines(name: str) -> list[str]:
    """The lines of a data file, without its comments (`# …`) and blank lines."""
    return [line for line in data_text(name).split("\n") if line.strip() and not line.startswith("#")]


def data_text(name: str) -> str:
    """A data file as it is."""
    with open(os.path.join(FOLDER, name), encoding="utf-8") as file:
        return file.read()


def data_table(name: str, make: Callable[[list[str]], Table]) -> Table:
    """What a function makes of the lines of a data file."""
    return make(data_lines(name))


@cache
def word_lists(name: str) -> Mapping[str, frozenset[str]]:
    """The lists of `data/<name>.txt` by their [heading]: one entry a line, or several with commas between."""
    return data_table(f"{name}.txt", by_heading)


def by_heading(lines: list[str]) -> dict[str, frozenset[str]]:
    """Heading → the entries below it."""
    lists: dict[str, set[str]] = {}
    entries: set[str] = set()
    for line in lines:
        if line.startswith("["):
            entries = lists.setdefault(line.strip().strip("[]"), set())
        else:
            entries.update(entry.strip() for entry in line.split(","))
    return {heading: frozenset(words - {""}) for heading, words in lists.items()}
