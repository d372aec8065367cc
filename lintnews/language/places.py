"""Places: the names that are known, and what a near miss of one was meant to be."""

from functools import cache, lru_cache
from typing import NamedTuple

from lintnews.language.data import data_table

SHORTEST = 6  # letters; shorter names are too near to one another


class Places(NamedTuple):
    """The places of `data/places.txt`, and the names that look like a slip of one and are right."""

    names: frozenset[str]
    right: frozenset[str]


@cache
def known_places() -> Places:
    return Places(*data_table("places.txt", places_in))


def places_in(lines: list[str]) -> tuple[frozenset[str], frozenset[str]]:
    """What `Places` holds, in the lines of the file: names with white space between, under three headings."""
    places, added, right = (part.partition("]")[2].split() for part in "\n".join(lines).split("[")[1:])
    return frozenset(places + added), frozenset(right)


@lru_cache(maxsize=16_384)
def swapped(word: str) -> str:
    """The known place that a long word is with two neighbouring letters in each other's seat, or "".

    >>> swapped("Kyviskyi"), swapped("Kyivskyi"), swapped("Marcia")
    ('Kyivskyi', '', '')
    """
    if len(word) < SHORTEST:
        return ""
    places, right = known_places()
    if word in places or word in right:
        return ""
    others = (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(1, len(word) - 1))
    return next((other for other in others if other in places), "")
