"""Word lists: the data files beside this module, which anybody can read and extend."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "data"


@cache
def word_lists(name: str) -> Mapping[str, frozenset[str]]:
    """The lists of `data/<name>.txt` by their [heading]: one entry a line, or several with commas between.

    Lines that open with `#` are comments.
    """
    lists: dict[str, set[str]] = {}
    entries: set[str] = set()
    for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").split("\n"):
        if line.startswith("["):
            entries = lists.setdefault(line.strip().strip("[]"), set())
        elif line and not line.startswith("#"):
            entries.update(entry.strip() for entry in line.split(","))
    return {heading: frozenset(words - {""}) for heading, words in lists.items()}
