"""Losses: mojibake that was damaged further on its way, and the letters that it may stand for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import NamedTuple
from unicodedata import normalize

from lintnews.language import code_pages
from lintnews.language.alphabets import alphabets
from lintnews.language.misreadings import Reading, Step
from lintnews.language.plausibility import Plausibility

C1 = re.compile("[\x80-\x9f]")
PLAIN_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "‚": "'", "–": "-", "—": "-"})
NOT_MARKED = re.compile("[\u0300-\u036f]")

# What happens to misread text afterwards.
LOSSES: Mapping[str, Callable[[str], str]] = {
    "control characters dropped": lambda text: C1.sub("", text),
    "control characters turned into spaces": lambda text: C1.sub(" ", text),
    "control characters turned into question marks": lambda text: C1.sub("?", text),
    "no-break spaces turned into spaces": lambda text: text.replace("\xa0", " "),
    "no-break spaces dropped": lambda text: text.replace("\xa0", ""),
    "capitals made small": str.lower,
    "characters replaced by alike ones": lambda text: normalize("NFKC", text),
    "characters replaced by alike ones, control characters dropped": lambda text: normalize("NFKC", C1.sub("", text)),
    "quotation marks straightened": lambda text: text.translate(PLAIN_QUOTES),
    "accents dropped": lambda text: NOT_MARKED.sub("", normalize("NFKD", text)),
    "first bytes dropped": lambda text: text[1:],
}
PAGES = ("latin-1", "cp1252")
MARKS = "“”‘’–—…«»„•€\xa0£°"
WIDTH = 12  # beams
LONGEST = 400  # code points that are searched for a loss at a time

Forms = Mapping[str, tuple[str, ...]]


class Piece(NamedTuple):
    """A stretch of damaged text, and what it may have been."""

    options: tuple[str, ...]


@cache
def repertoire() -> str:
    """Every letter of the alphabets, small and large, and the marks of typeset copy."""
    small = "".join(dict.fromkeys("".join(alphabets().values())))
    letters = [letter for letter in small + small.upper() if letter.isalpha() and letter > "\x7f"]
    return "".join(dict.fromkeys(letters)) + MARKS


@cache
def forms(loss: str, page: str) -> Forms:
    """What UTF-8 read as a page looks like after a loss → the characters that may stand behind it.

    >>> forms("control characters dropped", "latin-1")["â¦"]
    ('…',)
    """
    table: dict[str, tuple[str, ...]] = {}
    for character in repertoire():
        whole = code_pages.read(character.encode(), page)
        form = LOSSES[loss](whole)
        if form != whole and form.strip() and not (form.isascii() and form.isalnum()):
            table[form] = (*table.get(form, ()), character)
    return table


def lossy_readings(text: str, plausibility: Plausibility) -> Iterator[Reading]:
    """What a damaged text may have said: for each loss the likeliest text."""
    text = text[:LONGEST]
    for loss in LOSSES:
        for page in PAGES:
            pieces = parted(text, forms(loss, page), page)
            if pieces:
                yield Reading(likeliest(pieces, plausibility), (Step("utf-8", page, loss),))


def parted(text: str, forms: Forms, page: str) -> list[Piece]:
    """The text as pieces, longest forms first; empty if no form stands in it."""
    pieces, at, found = [], 0, False
    exact = whole_forms(page)
    longest = 6
    while at < len(text):
        for size in range(min(longest, len(text) - at), 0, -1):
            stretch = text[at : at + size]
            if stretch in exact:
                pieces.append(Piece((exact[stretch],)))
                break
            if stretch in forms:
                pieces.append(Piece(forms[stretch]))
                found = True
                break
        else:
            size = 1
            pieces.append(Piece((text[at],)))
        at += size
    return pieces if found else []


@cache
def whole_forms(page: str) -> Mapping[str, str]:
    """What UTF-8 looks like on a page where nothing was lost."""
    return {code_pages.read(character.encode(), page): character for character in repertoire()}


def likeliest(pieces: list[Piece], plausibility: Plausibility) -> str:
    """The text that the languages make of the pieces: a beam search, letter by letter."""
    beams = [(0.0, "")]
    for piece in pieces:
        grown = [
            (cost + plausibility.next(before[-2:], option), before + option)
            for cost, before in beams
            for option in piece.options
        ]
        beams = sorted(grown)[:WIDTH]
    return beams[0][1]
