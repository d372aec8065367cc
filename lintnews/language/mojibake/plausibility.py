"""Plausibility: what a stretch of text costs, in bits, if it is copy in an article's languages."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise

from lintnews.language.mojibake.alphabets import alphabets, oddity
from lintnews.language.mojibake.letters import BOUNDARY, POOLED, WORD, grams, letters
from lintnews.language.mojibake.weights import bits
from lintnews.lazy import lazy

# Languages of each script, for words in a script that the article's own language doesn't use.
SCRIPTS = (
    (lazy("[\u0400-\u052f]"), ("ru", "uk", "bg", "be", "mk")),
    (lazy("[\u0370-\u03ff\u1f00-\u1fff]"), ("el",)),
    (lazy("[\u0590-\u05ff]"), ("he",)),
    (lazy("[\u0600-\u06ff]"), ("ar", "fa", "ur")),
    (lazy("[\u3040-\u30ff]"), ("ja",)),
    (lazy("[\uac00-\ud7a3]"), ("ko",)),
    (lazy("[\u4e00-\u9fff]"), ("zh", "ja")),
    (lazy("[\u0900-\u097f]"), ("hi",)),
    (lazy("[\u0980-\u09ff]"), ("bn",)),
    (lazy("[\u0b80-\u0bff]"), ("ta",)),
)
WRITTEN_AS = {"et": POOLED, "hr": "sh", "no": "nb"}  # languages that the letter model holds under another tag
FOREIGN = bits("foreign")
CLITICS = frozenset({"s", "t", "re", "ve", "ll", "d", "m"})
CLITIC_LETTERS = frozenset("strvlmd ")
UNUSUAL_DASH = bits("unusual dash")
ELIDING = frozenset({"ca", "fr", "it"})  # languages that write l’été
NO_CLITIC = bits("no clitic")
ODD_CAPITAL = bits("odd capital")
ODD_SMALL = bits("odd small")

PIECES = lazy(f"({WORD.pattern})|(.)", re.DOTALL)

# Bits of a character that is no letter, by class; the second figure is added for each letter that it touches.
MARKS = {
    "’": (3.0, 0.0),
    "–—…": (4.0, 0.5),
    "•": (4.0, 4.0),
    "\xa0‘“„«": (4.0, 0.0),
    "”»": (4.0, 0.0),
    "‚‹›°€£§©®™×·№−′″½": (8.0, 3.0),
    "。、，．：；？！「」『』（）《》〈〉・〜～【】〔〕ー￥％": (5.0, 0.0),
    "²³ªº΄´": (6.0, 0.0),
    "¿¡": (5.0, 3.0),
    "★☆✓✔✗♥♦♣♠●○■□▪▶►◆→←↑↓": (6.0, 4.0),
}
MARK_COSTS = {mark: costs for marks, costs in MARKS.items() for mark in marks}
ASCII_COSTS = dict.fromkeys(" \t\n\r.,-'/()0123456789", (2.0, 0.0))
ASCII_COSTS |= dict.fromkeys('?!;:@#$%&*+=<>[]{}|\\^`~_"', (3.0, 3.0))
OPENING, CLOSING = frozenset("“‘„«(¿¡"), frozenset("”»)…!?")


class Plausibility:
    """The cost of text for an article in one language."""

    def __init__(self, language: str) -> None:
        """For an article in this language; English names and quotations may stand in any."""
        own = WRITTEN_AS.get(language, language if language in alphabets() else POOLED)
        self.languages = tuple(dict.fromkeys((own, "en")))
        self.language = language
        self.no_clitic = NO_CLITIC if own in ELIDING else 4 * NO_CLITIC
        self.unknown = own == POOLED
        self.odd = oddity(language)
        self.cost = lru_cache(maxsize=10_000)(self._cost)
        self.word = lru_cache(maxsize=50_000)(self._word)
        self.next = lru_cache(maxsize=50_000)(self._next)
        self.seams = lru_cache(maxsize=10_000)(self._seams)

    def _cost(self, text: str) -> float:
        """Bits: the fewer, the likelier that somebody wrote this."""
        cost = 0.0
        for piece in PIECES.finditer(text):
            word, mark = piece.groups()
            if word:
                cost += 0 if is_clitic(text, *piece.span()) else self.word(word)
            else:
                at = piece.start()
                cost += mark_cost(text[at - 1 : at], mark, text[at + 1 : at + 2])
        return cost

    def _word(self, word: str) -> float:
        trail = grams(word)
        costs = {language: letters(language).cost(trail) for language in self.written_in(word)}
        return min(bits + FOREIGN * (language not in self.languages) for language, bits in costs.items()) + case_cost(
            word
        )

    def written_in(self, word: str) -> tuple[str, ...]:
        """The languages that a word may be in, by its letters."""
        return scripts(word) or (*self.languages, POOLED)

    def _seams(self, before: str, texts: tuple[str, ...]) -> list[float]:
        """Bits of each text where it follows two characters; from its third on, it costs the same after any."""
        costs = []
        for text in texts:
            whole = before.rjust(2) + text[:2]
            costs.append(sum(self.next(whole[at - 2 : at], whole[at]) for at in range(2, len(whole))))
        return costs

    def _next(self, before: str, character: str) -> float:
        """Bits of a character after the two before it."""
        context = "".join(letter.lower() if letter.isalpha() else BOUNDARY for letter in f" {before}")[-2:]
        if not character.isalpha():
            end = min(letters(language)[context + BOUNDARY] for language in self.languages)
            return end + mark_cost(before[-1:], character, " ")
        languages = self.written_in(character)
        own = [language for language in languages if language in self.languages] or languages
        cost = min(letters(language)[context + character.lower()] for language in own)
        cost += UNUSUAL_DASH * (before[-1:] == "–" and before[:1].isalpha())
        cost += self.no_clitic * (before[-1:] == "’" and character not in CLITIC_LETTERS) + 8 * (before[-1:] in CLOSING)
        return cost + ODD_CAPITAL * (character.isupper() and before[-1:].islower()) + 2 * character.isupper()


plausibility = cache(Plausibility)


def is_clitic(text: str, start: int, end: int) -> bool:
    """True for what English hangs on a word with an apostrophe."""
    return start > 1 and text[start - 1] in "’'" and text[start - 2].isalpha() and text[start:end].lower() in CLITICS


@lru_cache(maxsize=5_000)
def scripts(text: str) -> tuple[str, ...]:
    """The languages written in the scripts of a text; none for Latin letters."""
    if max(text, default="") < "\u0370":
        return ()
    return tuple(language for script, languages in SCRIPTS if script.search(text) for language in languages)


def case_cost(word: str) -> float:
    """Bits for capitals and small letters in an order that words don't have."""
    if word.isascii() or word.islower() or word[1:].islower() or word.isupper():
        return 0.0
    cost = 0.0
    for before, after in pairwise(word):
        if before.islower() and after.isupper():
            cost += ODD_CAPITAL
    capitals = 0
    for letter in word:
        if letter.islower():
            cost += ODD_SMALL * (capitals > 1)
            capitals = 0
        capitals += letter.isupper()
    return cost


@lru_cache(maxsize=20_000)
def mark_cost(before: str, mark: str, after: str) -> float:
    """Bits for a character that is no letter, between two others."""
    base, touching = MARK_COSTS.get(mark) or ASCII_COSTS.get(mark) or odd_mark(mark)
    cost = base + touching * (before.isalpha() + after.isalpha())
    if mark == "’" and before.isalpha() and after.isalpha():
        cost += NO_CLITIC
    if mark in OPENING and before.isalpha():
        cost += 8
    if mark in CLOSING and after.isalpha():
        cost += 8
    return cost


@lru_cache(maxsize=5_000)
def is_odd_mark(character: str) -> bool:
    """True for what is neither a letter nor a mark of everyday copy."""
    return not (character.isalpha() or character in MARK_COSTS or character in ASCII_COSTS)


@lru_cache(maxsize=1000)
def odd_mark(mark: str) -> tuple[float, float]:
    """Costs of a mark that newspapers don't print every day."""
    if "\u2500" <= mark <= "\u259f":  # lines and boxes stand for themselves in tables
        return 8.0, 4.0
    if "\u2190" <= mark <= "\u2bff":  # signs of mathematics and technology
        return 17.0, 4.0
    from unicodedata import category

    kind = category(mark)
    return (24.0, 0.0) if mark == "\ufffd" or kind[0] == "C" else (20.0, 0.0) if kind[0] == "M" else (13.0, 4.0)
