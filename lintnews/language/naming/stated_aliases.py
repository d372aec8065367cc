"""Stated aliases: where an article itself says that a name has another spelling, as in “Kyiv (formerly Kiev)”."""

from __future__ import annotations

import re
from functools import cache

from lintnews.language.data import data_lines
from lintnews.lazy import lazy
from lintnews.model import Span

FEW = 50  # places of a spelling that are looked at one by one
APART = 50  # code points between two spellings of which one explains the other
WORDS = lazy(r"\w+")
NOW = lazy(r"\((?:now|today|then|formerly|modern|modern-day|present-day|previously|originally) \Z")
BUT = lazy(r",? but (?:rather )?\Z")  # after “not”
ALIAS = lazy(r"\b(?:a/?k/?a|a\.k\.a|alias|born|nicknamed)\b", re.I)


def is_stated_alias(text: str, places: list[Span], others: list[Span]) -> bool:
    """True where one spelling is given as another form of the other: `Luhansk, Lugansk in Russian`."""
    pairs = (sorted((place, other)) for place in places[:FEW] for other in others[:FEW])
    one, other = text[slice(*places[0])], text[slice(*others[0])]
    return (
        f"{one}/{other}" in text
        or f"{other}/{one}" in text
        or any(explains(text, first, second) for first, second in pairs if second.start - first.end < APART)
    )


def explains(text: str, first: Span, name: Span) -> bool:
    """Whether a text says that two names are forms of one, or that neither is a slip: “not Smith but Smyth”."""
    between = text[first.end : name.start]
    if ALIAS.search(between) or (NOW.search(between) and "." not in between):
        return True
    if BUT.match(between) and text.endswith("not", 0, max(first.start - 1, 0)):
        return True
    if between.strip() in ("(", "/") or (
        between.strip(" ,;(–—-“”\"'") and set(WORDS.findall(between)) <= alias_phrases()
    ):
        return "." not in between
    after = WORDS.findall(text[name.end : name.end + APART])[:2]
    return len(between) < 4 and after[:1] == ["in"] and after[1:] != [] and after[1] in alias_phrases()


@cache
def alias_phrases() -> frozenset[str]:
    """Words by which an article says that a name has another form."""
    return frozenset(word for line in data_lines("says-so.txt") for word in line.split())
