"""Losses: mojibake that was damaged further on its way, and the letters that it may stand for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from heapq import nsmallest
from math import inf
from unicodedata import normalize

from lintnews.language import code_pages, romanisation
from lintnews.language.alphabets import alphabets
from lintnews.language.lazy import lazy
from lintnews.language.letters import words
from lintnews.language.misreadings import Reading, Step
from lintnews.language.plausibility import Plausibility
from lintnews.typing import NamedTuple

C1 = re.compile("[\x80-\x9f]")
PLAIN_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "‚": "'", "–": "-", "—": "-"})
NOT_MARKED = lazy("[\u0300-\u036f]")

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
DOUBLED_SPACE = lazy("\xa0(?=[ \xa0]|$)")
WIDTH = 6  # beams
WIDE = 48  # beams where names stand nearby
NAMESAKE = 3.0  # bits for each letter of a name that stands nearby in Latin letters
NOT_LATIN = lazy("[\u0370-\u052f]")
MARKED = "characters turned into question marks"
# A question mark that no sentence ends with: between letters, or before the rest of a word; but not in an address.
QUESTION = lazy(r"(?<![\w/=&.])\?+(?=[^\W\d_A-Z])|(?<=[^\W\d_])\?+(?=[^\W\d_])(?!\w*=)")
LONGEST = 100  # code points that are searched for a loss at a time

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


def lossy_readings(text: str, plausibility: Plausibility, nearby: str = "") -> Iterator[Reading]:
    """What a damaged text may have said: for each loss the likeliest text. Names that stand nearby help."""
    if len(text) > LONGEST:
        return
    for damaged in dict.fromkeys((text, encoded_again(text, plausibility.odd))):
        for loss in LOSSES:
            for page in PAGES:
                pieces = parted(damaged, forms(loss, page), page)
                if pieces:
                    said, margin = likeliest(pieces, plausibility, nearby)
                    yield Reading(DOUBLED_SPACE.sub("", said), margin, (Step("utf-8", page, loss),))
    if QUESTION.search(text):
        pieces = questions(text, plausibility.language)
        if pieces:
            yield Reading(*likeliest(pieces, plausibility, nearby), (Step("", "ASCII", MARKED),))


def encoded_again(text: str, odd: re.Pattern[str]) -> str:
    """The text as it was before what is odd in it was decoded once too often: `⦠` is what is left of `…` and a space.

    >>> encoded_again("that⦠", re.compile("⦠"))
    'thatâ¦\xa0'
    """
    if len(odd.findall(text)) > 1:
        return text
    return odd.sub(lambda found: found[0].encode("utf-8", "surrogatepass").decode("latin-1"), text)


def questions(text: str, language: str) -> list[Piece]:
    """The text as pieces, its question marks as letters of the language; empty where its letters are too many."""
    small = alphabets().get(language, "")
    if "-" in small or language not in alphabets():
        return []
    options = ("?", *dict.fromkeys(small + small.upper() + MARKS.replace("\xa0", "")))
    return [Piece(options if character == "?" else (character,)) for character in text]


def parted(text: str, forms: Forms, page: str) -> list[Piece]:
    """The text as pieces, longest forms first; empty if no form stands in it."""
    if forms.keys().isdisjoint(stretches(text)):
        return []
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


@lru_cache(maxsize=8)
def stretches(text: str) -> frozenset[str]:
    """Every stretch of a text that may be a form."""
    return frozenset(text[at : at + size] for size in range(1, 7) for at in range(len(text)))


@cache
def whole_forms(page: str) -> Mapping[str, str]:
    """What UTF-8 looks like on a page where nothing was lost."""
    return {code_pages.read(character.encode(), page): character for character in repertoire()}


def likeliest(pieces: list[Piece], plausibility: Plausibility, nearby: str) -> tuple[str, float]:
    """The text that the languages make of the pieces, and by how many bits it beats the next: a beam search."""
    foreign = any(NOT_LATIN.match(piece.options[0]) for piece in pieces)
    known = romanisation.names(nearby) if foreign else frozenset()
    width = WIDE if known else WIDTH
    beams = [(0.0, "")]
    for piece in pieces:
        grown = [
            (cost + plausibility.next(before[-2:], option), before + option)
            for cost, before in beams
            for option in piece.options
        ]
        beams = nsmallest(width, grown, key=lambda beam: beam[0] - likeness(beam[1], known))
    if known and known.issuperset(map(romanisation.key, words(beams[0][1]))):
        return beams[0][1], inf
    ranked = [cost - likeness(text, known) for cost, text in beams[:2]]
    return beams[0][1], ranked[-1] - ranked[0] if len(ranked) > 1 else inf


def likeness(text: str, names: frozenset[str]) -> float:
    """Bits for the letters of a text that begin names which stand nearby in Latin letters."""
    if not names:
        return 0.0
    keys = map(romanisation.key, words(text))
    return NAMESAKE * sum(len(key) for key in keys if any(name.startswith(key) for name in names))
