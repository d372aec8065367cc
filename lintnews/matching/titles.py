"""Titles: how AP and Chicago capitalise one, and how a sentence does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from lintnews.language.data import word_lists
from lintnews.matching.patterns import Deadline, is_found
from lintnews.model import Span

PIECE = regex.compile(r"[\p{N}\p{L}]+[^\s\-/–—]*")  # what takes a capital: “Top” and “Level” of “Top-Level”
WORD = regex.compile(r"[\p{N}\p{L}*]+\S*")
NUMBERED = regex.compile(r"\d+\.")
OPENERS = ":—–.?!"  # a title begins anew after one of these
STYLES = {"AP": ("small",), "Chicago": ("small", "prepositions")}


def title_case(text: str, style: str = "AP") -> str:
    """The text as a title.

    >>> title_case("war and peace: a tale between the wars")
    'War and Peace: A Tale Between the Wars'
    >>> title_case("war and peace: a tale between the wars", "Chicago")
    'War and Peace: A Tale between the Wars'
    """
    small = frozenset().union(*(word_lists("title-words")[heading] for heading in STYLES[style]))
    pieces = list(PIECE.finditer(text))
    made, at = [], 0
    for number, piece in enumerate(pieces):
        before = text[at : piece.start()].rstrip() or text[max(0, at - 1) : at]
        inside = 0 < number < len(pieces) - 1 and before[-1:] not in OPENERS
        word = piece.group()
        lowered = inside and word.lower().rstrip(".,;:!?'\"”’)") in small
        made += [text[at : piece.start()], word.lower() if lowered else word[:1].title() + word[1:]]
        at = piece.end()
    return "".join([*made, text[at:]])


class SentenceCase(NamedTuple):
    """Only the first word takes a capital, and the word after one that ends in an indicator, such as a colon."""

    indicators: tuple[str, ...] = ()

    def convert(self, text: str) -> str:
        """The text in sentence case.

        >>> SentenceCase((":",)).convert("1. An Important Heading: Read It")
        '1. An important heading: Read it'
        """
        made, at, before = [], 0, ""
        for number, word in enumerate(WORD.finditer(text)):
            anew = number == 0 or self.indicates(before, number - 1)
            lower = word.group().lower()
            made += [text[at : word.start()], lower[:1].title() + lower[1:] if anew else lower]
            at, before = word.end(), word.group()
        return "".join([*made, text[at:]])

    def indicates(self, word: str, number: int) -> bool:
        """Whether the next word takes a capital: after an indicator, and after a number that opens a list."""
        return word.endswith(self.indicators or (":",)) or (number == 0 and bool(NUMBERED.fullmatch(word)))


def capitals_that_fit(text: str, expected: str, excepted: regex.Pattern[str] | None) -> Iterator[bool]:
    """For each word of a text, whether its capitals are as expected. Words in capitals, and exceptions, always fit."""
    pattern = regex.compile(f"{excepted.pattern}|{WORD.pattern}", excepted.flags) if excepted else WORD
    for word in Deadline(pattern, len(text)).finditer(text, Span(0, len(text))):
        said = regex.split(r"[-'’]", word.text)[0]
        fits = word.text == expected[slice(*word.span)] or said == said.upper()
        yield fits or bool(excepted and is_found(excepted, word.text))
