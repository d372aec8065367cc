"""Losses: mojibake that was damaged further on its way, and the letters that it may stand for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from operator import itemgetter
from typing import NamedTuple
from unicodedata import normalize

from lintnews.language.mojibake import code_pages
from lintnews.language.mojibake.alphabets import alphabets
from lintnews.language.mojibake.guesses import Names, Piece, likeliest
from lintnews.language.mojibake.misreadings import Reading, Step
from lintnews.language.mojibake.plausibility import Plausibility
from lintnews.lazy import lazy

C1 = lazy("[\x80-\x9f]")
PLAIN_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "‚": "'", "–": "-", "—": "-"})
ACCENTS = lazy("[\u0300-\u036f]")
FIRST = lazy("^.", re.MULTILINE)

UNDEFINED = lazy("[\x81\x8d\x8f\x90\x9d]")  # what stands for the bytes that cp1252 leaves undefined
UNREADABLE = "undefined bytes turned into replacement characters"
CAPITALS_LOST = "capitals made small"  # nobody can tell which

# What happens to misread text afterwards, line by line.
LOSSES: Mapping[str, Callable[[str], str]] = {
    "control characters dropped": lambda text: C1.sub("", text),
    "control characters turned into spaces": lambda text: C1.sub(" ", text),
    "control characters turned into question marks": lambda text: C1.sub("?", text),
    "no-break spaces turned into spaces": lambda text: text.replace("\xa0", " "),
    "no-break spaces dropped": lambda text: text.replace("\xa0", ""),
    CAPITALS_LOST: str.lower,
    "characters replaced by alike ones": lambda text: normalize("NFKC", text),
    "characters replaced by alike ones, control characters dropped": lambda text: normalize("NFKC", C1.sub("", text)),
    "quotation marks straightened": lambda text: text.translate(PLAIN_QUOTES),
    "accents dropped": lambda text: ACCENTS.sub("", normalize("NFD", text)),
    UNREADABLE: lambda text: UNDEFINED.sub("\ufffd", text),
    "first bytes dropped": lambda text: FIRST.sub("", text),
}
PAGES = ("latin-1", "cp1252")
MARKS = "“”‘’–—…«»„•€\xa0£°"
DOUBLED_SPACE = lazy("\xa0(?=[ \xa0]|$)")
MARKED = "characters turned into question marks"
# A question mark that no sentence ends with: between letters, or before the rest of a word; but not in an address.
QUESTION = lazy(r"(?<![\w/=&.])\?+(?=[^\W\d_A-Z])|(?<=[^\W\d_])\?+(?=[^\W\d_])(?!\w*=)")
LONGEST = 100  # code points that are searched for a loss at a time
WIDEST = range(6, 0, -1)  # code points that one character may have become, the longest first

Forms = Mapping[str, Piece]  # what characters look like once damaged → what they may have been


@cache
def repertoire() -> str:
    """Every letter of the alphabets, small and large, and the marks of typeset copy."""
    small = "".join(dict.fromkeys("".join(alphabets().values())))
    letters = [letter for letter in small + small.upper() if letter.isalpha() and letter > "\x7f"]
    return "".join(dict.fromkeys(letters)) + MARKS


@cache
def whole_forms(page: str) -> Forms:
    """What characters in UTF-8 look like on a page where nothing was lost."""
    return {code_pages.decode_leniently(character.encode(), page): (character,) for character in repertoire()}


@cache
def lossy_forms(loss: str, page: str) -> Forms:
    """What characters in UTF-8, read as a page, look like after a loss.

    >>> lossy_forms("control characters dropped", "latin-1")["â¦"]
    ('…',)
    """
    table: dict[str, Piece] = {}
    whole = whole_forms(page)
    lossy = LOSSES[loss]("\n".join(whole)).split("\n")
    for (before, character), form in zip(whole.items(), lossy, strict=True):
        if form != before and form.strip() and not (form.isascii() and form.isalnum()):
            table[form] = table.get(form, ()) + character
    return table


class Damage(NamedTuple):
    """A loss on a page: what characters look like after it, lost or whole, and how such forms begin."""

    step: Step
    forms: Forms
    lost: frozenset[str]
    begins: frozenset[str]


@cache
def damages() -> tuple[Damage, ...]:
    """All that can happen to misread text."""
    return tuple(damage(loss, page) for loss in LOSSES for page in PAGES)


def damage(loss: str, page: str) -> Damage:
    lost, whole = lossy_forms(loss, page), whole_forms(page)
    every = {**lost, **whole}
    return Damage(
        Step("utf-8", page, loss), every, frozenset(lost.keys() - whole.keys()), frozenset(map(itemgetter(0), every))
    )


@cache
def signs() -> tuple[frozenset[str], Mapping[str, list[int]]]:
    """How the forms of losses begin, and each form with the damages that it may come from, by their number."""
    table: dict[str, list[int]] = defaultdict(list)
    for number, damage in enumerate(damages()):
        for form in damage.lost:
            table[form].append(number)
    return frozenset(map(itemgetter(0), table)), table


def lossy_readings(text: str, plausibility: Plausibility, names: Names = frozenset) -> Iterator[Reading]:
    """What a damaged text may have said: for each loss the likeliest text. The names nearby help."""
    if len(text) > LONGEST:
        return
    for damaged in dict.fromkeys((text, encoded_again(text, plausibility.odd))):
        said: dict[tuple[Piece, ...], tuple[str, float]] = {}
        for damage in suspects(damaged):
            pieces = parted(damaged, damage)
            if pieces:
                if pieces not in said:
                    said[pieces] = likeliest(pieces, plausibility, names)
                likely, margin = said[pieces]
                yield Reading(DOUBLED_SPACE.sub("", likely), margin, (damage.step,))
    if QUESTION.search(text):
        pieces = questions(text, plausibility.language)
        if pieces:
            yield Reading(*likeliest(pieces, plausibility, names), (Step("", "ASCII", MARKED),))


def suspects(text: str) -> list[Damage]:
    """The damages whose forms stand in a text."""
    begins, table = signs()
    stretches = {text[at : at + size] for at, begin in enumerate(text) if begin in begins for size in WIDEST}
    found = {damage for stretch in stretches & table.keys() for damage in table[stretch]}
    return [damages()[damage] for damage in sorted(found)]


def encoded_again(text: str, odd: re.Pattern[str]) -> str:
    """The text as it was before what is odd in it was decoded once too often: `⦠` is what is left of `…` and a space.

    >>> encoded_again("that⦠", re.compile("⦠"))
    'thatâ¦\xa0'
    """
    if len(odd.findall(text)) > 1:
        return text
    return odd.sub(lambda found: found[0].encode("utf-8", "surrogatepass").decode("latin-1"), text)


def questions(text: str, language: str) -> tuple[Piece, ...]:
    """The text as pieces, its question marks as letters of the language; empty where its letters are too many."""
    small = alphabets().get(language, "")
    if "-" in small or language not in alphabets():
        return ()
    options = ("?", *dict.fromkeys(small + small.upper() + MARKS.replace("\xa0", "")))
    return tuple(options if part == "?" else (part,) for part in re.findall(r"\?|[^?]+", text))


def parted(text: str, damage: Damage) -> tuple[Piece, ...]:
    """The text as pieces, longest forms first; empty if nothing was lost in it."""
    pieces: list[Piece] = []
    at = untouched = 0
    found = False
    while at < len(text):
        if text[at] in damage.begins:
            for size in WIDEST:
                stretch = text[at : at + size]
                if stretch in damage.forms:
                    if at > untouched:
                        pieces.append((text[untouched:at],))
                    pieces.append(damage.forms[stretch])
                    found |= stretch in damage.lost
                    at += len(stretch)
                    untouched = at
                    break
            else:
                at += 1
        else:
            at += 1
    if at > untouched:
        pieces.append((text[untouched:],))
    return tuple(pieces) if found else ()
