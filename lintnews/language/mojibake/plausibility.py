"""Plausibility: what a stretch of text costs, in bits, if it is copy in an article's languages."""

from __future__ import annotations

import re
from functools import cache, lru_cache, partial
from itertools import pairwise

from lintnews.language.mojibake.alphabets import alphabets, oddity
from lintnews.language.mojibake.letter_models import BOUNDARY, POOLED, WORD, LetterModel, grams, letters
from lintnews.language.mojibake.scripts import script_of, scripts
from lintnews.language.mojibake.weights import bits
from lintnews.lazy import lazy

# Languages whose letters are those of another, and those that only the pooled model knows.
WRITTEN_AS = {"af": "nl", "az": "tr", "fo": "is", "gl": "pt", "hr": "sh", "lb": "de", "no": "nb", "sr": "mk"}
WRITTEN_AS |= dict.fromkeys(("cy", "et", "eu", "ga", "ku", "mi", "mt", "sm", "sq", "tk", "to", "ty", "yo"), POOLED)
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
        self.after = lru_cache(maxsize=5_000)(partial(After, plausibility=self))
        self.seams = lru_cache(maxsize=10_000)(self._seams)
        self.models = cache(self._models)
        self.own_models = cache(self._own_models)

    def _cost(self, text: str) -> float:
        """Bits: the fewer, the likelier that somebody wrote this."""
        if text.isalpha():
            return self.word(text)
        cost = 0.0
        at = 0
        for word, mark in PIECES.findall(text):
            if word:
                cost += 0 if is_clitic(text, at, at + len(word)) else self.word(word)
                at += len(word)
            else:
                cost += mark_cost(text[at - 1 : at], mark, text[at + 1 : at + 2])
                at += 1
        return cost

    def _word(self, word: str) -> float:
        trail = grams(word)
        costs = [sum(map(model.__getitem__, trail)) + surcharge for model, surcharge in self.models(scripts(word))]
        return min(costs) + case_cost(word)

    def _models(self, scripts: tuple[str, ...]) -> list[tuple[LetterModel, float]]:
        """The models of the languages that a word in these scripts may be in, and bits against each."""
        languages = scripts or dict.fromkeys((*self.languages, POOLED))
        return [(letters(language), FOREIGN * (language not in self.languages)) for language in languages]

    def _own_models(self, scripts: tuple[str, ...]) -> list[LetterModel]:
        """The models that tell how usual a letter is: the article's own, or those of its script."""
        own = [language for language in self.languages if language in scripts or not scripts]
        return [letters(language) for language in own or scripts]

    def _seams(self, before: str, texts: tuple[str, ...]) -> list[float]:
        """Bits of each text where it follows two characters; from its third on, it costs the same after any."""
        before = before.rjust(2)
        after = self.after(before)
        return [
            after[text] if len(text) == 1 else after[text[0]] + self.after(before[1] + text[0])[text[1]]
            for text in texts
        ]


class After(dict[str, float]):
    """Bits of each character after two others, worked out when it is first asked for."""

    def __init__(self, before: str, plausibility: Plausibility) -> None:
        self.last = before[1]
        self.context = "".join([letter.lower() if letter.isalpha() else BOUNDARY for letter in before])[-2:]
        self.models = plausibility.own_models
        self.letter = UNUSUAL_DASH * (self.last == "–" and before[0].isalpha()) + 8 * (self.last in CLOSING)
        self.no_clitic = plausibility.no_clitic * (self.last == "’")
        self.capital = 2 + ODD_CAPITAL * self.last.islower()

    def __missing__(self, character: str) -> float:
        if character.isalpha():
            gram = self.context + character.lower()
            cost = min([model[gram] for model in self.models(script_of(character))]) + self.letter
            cost += self.no_clitic * (character not in CLITIC_LETTERS) + self.capital * character.isupper()
        else:
            end = self.context + BOUNDARY
            cost = min([model[end] for model in self.models(())]) + mark_cost(self.last, character, " ")
        self[character] = cost
        return cost


plausibility = cache(Plausibility)


def is_clitic(text: str, start: int, end: int) -> bool:
    """True for what English hangs on a word with an apostrophe."""
    return start > 1 and text[start - 1] in "’'" and text[start - 2].isalpha() and text[start:end].lower() in CLITICS


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


def mark_cost(before: str, mark: str, after: str) -> float:
    """Bits for a character that is no letter, between two others."""
    return cost_between(before.isalpha(), mark, after.isalpha())


@lru_cache(maxsize=5_000)
def cost_between(before: bool, mark: str, after: bool) -> float:
    """Bits for a mark after a letter, before one, or both."""
    base, touching = MARK_COSTS.get(mark) or ASCII_COSTS.get(mark) or odd_mark(mark)
    cost = base + touching * (before + after)
    if mark == "’" and before and after:
        cost += NO_CLITIC
    if mark in OPENING and before:
        cost += 8
    if mark in CLOSING and after:
        cost += 8
    return cost


@lru_cache(maxsize=5_000)
def is_odd_mark(character: str) -> bool:
    """True for what is neither a letter nor a mark or picture of everyday copy."""
    return not (character.isalpha() or character in MARK_COSTS or character in ASCII_COSTS or is_emoji(character))


def is_emoji(character: str) -> bool:
    """True for the pictures of messages. Four bytes of UTF-8 each, they come about by no misreading but its own."""
    return "\U0001f1e6" <= character <= "\U0001faff"


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
