"""Places: the names that are known, and what a near miss of one was meant to be."""

from __future__ import annotations

from functools import cache

from lintnews.language.data import lines_of


@cache
def known() -> tuple[frozenset[str], frozenset[str]]:
    """The places of `data/places.txt`, and the names that look like a slip of one and are right."""
    # Split by white space alone, in half a millisecond: every article asks.
    places, right = (part.partition("]")[2].split() for part in "\n".join(lines_of("places.txt")).split("[")[1:])
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
