"""Word lists: the data files beside this module, which anybody can read and extend."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from lintnews.language.data import lines_of


@cache
def word_lists(name: str) -> Mapping[str, frozenset[str]]:
    """The lists of `data/<name>.txt` by their [heading]: one entry a line, or several with commas between.

    Lines that open with `#` are comments.
    """
    lists: dict[str, set[str]] = {}
    entries: set[str] = set()
    for line in lines_of(f"{name}.txt"):
        if line.startswith("["):
            entries = lists.setdefault(line.strip().strip("[]"), set())
        else:
            entries.update(entry.strip() for entry in line.split(","))
    return {heading: frozenset(words - {""}) for heading, words in lists.items()}
