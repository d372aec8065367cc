"""Places: the names that are known, and what a near miss of one was meant to be."""

from __future__ import annotations

from functools import cache

from lintnews.language.data import table


@cache
def known() -> tuple[frozenset[str], frozenset[str]]:
    """The places of `data/places.txt`, and the names that look like a slip of one and are right."""
    return table("places.txt", places_in)


def places_in(lines: list[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The same in the lines of the file: names with white space between, under two headings."""
    places, right = (part.partition("]")[2].split() for part in "\n".join(lines).split("[")[1:])
    return frozenset(places), frozenset(right)


@cache
def swapped(word: str) -> str:
    """The known place that a word is with two neighbouring letters in each other's seat, or "".

    >>> swapped("Kyviskyi"), swapped("Kyivskyi"), swapped("Marcia")
    ('Kyivskyi', '', '')
    """
    places, right = known()
    if word in places or word in right:
        return ""
    others = (word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(1, len(word) - 1))
    return next((other for other in others if other in places), "")
