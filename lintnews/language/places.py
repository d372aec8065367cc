"""Places: the names that are known, and what a near miss of one was meant to be."""

from __future__ import annotations

from functools import cache

from lintnews.language.wordlists import FOLDER


@cache
def known() -> tuple[frozenset[str], frozenset[str]]:
    """The places of `data/places.txt`, and the names that look like a slip of one and are right."""
    # Split by white space alone, in half a millisecond: every article asks.
    text = (FOLDER / "places.txt").read_text(encoding="utf-8")
    places, right = (part.partition("]")[2].partition("\n#")[0] for part in text.split("\n[")[1:])
    return frozenset(places.split()), frozenset(right.split())


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
