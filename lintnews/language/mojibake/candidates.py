"""Candidates: what a damaged stretch may have said, and what each text costs as copy in an article's languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from operator import attrgetter
from string import ascii_letters
from typing import NamedTuple
from unicodedata import normalize

from lintnews.language.mojibake import code_pages
from lintnews.language.mojibake.alphabets import alphabets
from lintnews.language.mojibake.guesses import Names
from lintnews.language.mojibake.letter_models import letter_runs
from lintnews.language.mojibake.losses import CAPITALS_LOST, lossy_readings
from lintnews.language.mojibake.misreadings import Reading, Step, misread, other_readings, utf8_readings
from lintnews.language.mojibake.plausibility import case_cost, is_odd_mark, plausibility
from lintnews.language.mojibake.romanisation import romanised_names
from lintnews.language.mojibake.scripts import FIRST, MIXED, gibberish, script_of, scripts
from lintnews.language.mojibake.weights import bits
from lintnews.lazy import lazy

# Bits against a history, by what the text was: the rarer the damage, and the more texts it can explain, the more.
UNLIKELY = {"utf-8": bits("utf-8"), "": bits("question marks")}
ODD_RESULT = bits("odd result")
MARKS_FOR_LETTERS = bits("marks for letters")
CLEAR = bits("clear")
LEGIBLE = bits("legible")
LEGIBLE_GUESS = bits("legible guess")
FEW = 3
# Misread, these give ordinary Cyrillic words in odd capitals: a line may hold more of them than can be told.
SAME_LETTERS = {misread("cp1251", "koi8-r"), misread("koi8-r", "cp1251")}
EAST_ASIAN = frozenset(("ja", "ko", "zh"))
ACRONYM = 4  # letters; so few in capitals tell nothing
CONTROLS = lazy("[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffe\uffff]")
# A quotation mark within or after a word, which may as well have been a letter; but English hangs endings on one.
MARK_IN_WORD = lazy(r"[^\W\d_][’‘“„€](?!(?:s|t|re|ve|ll|m)\b)|[^\W\d_]”\w|(?<!\w)[”’]\w", re.IGNORECASE)
HALF = lazy("[ÂÃÄÅÐÑ](?=[\x80-\xbf])|á[º»]")  # still the first byte of a character and a later one
OPENED = lazy("[a-z][‘“„€]")  # no quotation begins within a word
GLUED = lazy("[a-z][\uac00-\ud7a3\u4e00-\u9fff]")  # two bytes of a Latin word taken for one character
LATIN_1_FOR_WINDOWS = ("cp1252", "latin-1")
MOST = 4_000  # stretches that are remembered


class Candidate(NamedTuple):
    """A reading and what its text costs."""

    cost: float
    reading: Reading


COST = attrgetter("cost")


class Judgement(NamedTuple):
    """What a reading costs, whether it is copy that costs much less than what stands there, and holds odd letters."""

    cost: float
    clear: bool
    odd: bool


class CandidateSearch:
    """What damaged stretches may have said in articles in one language; each is searched once for all of them."""

    def __init__(self, language: str) -> None:
        self.plausibility = plausibility(language)
        small = alphabets().get(language, "")
        self.letters = frozenset(ascii_letters + (small + small.upper() if language != "en" else ""))
        self.found: dict[tuple[str, str], list[Candidate]] = {}  # by the stretch, and where names were asked for
        self.legible = lru_cache(maxsize=10_000)(self._legible)
        self.lossy = lru_cache(maxsize=5_000)(self._lossy)

    def ranked(self, damaged: str, nearby: str) -> list[Candidate]:
        """What a stretch may have said, the likeliest first. Names in the text around it (`nearby`) may tell."""
        known = self.found.get((damaged, ""))
        if known is None:
            known = self.found.get((damaged, nearby))
        if known is not None:
            return known
        asked = False

        def names() -> frozenset[str]:
            nonlocal asked
            asked = True
            return romanised_names(nearby)

        found = sorted(self.candidates(damaged, names), key=COST)
        if len(self.found) >= MOST:
            self.found.clear()
        self.found[damaged, nearby if asked else ""] = found
        return found

    def candidates(self, damaged: str, names: Names) -> Iterator[Candidate]:
        """What the text may have said; rarer damage is only thought of where the commoner explains too little."""
        whole = normalize("NFC", damaged)  # some programs part accents from their letters
        before = self.plausibility.cost(damaged)
        for readings in (
            utf8_readings(whole),
            other_readings(whole, self.ruled_out),
            lossy_readings(whole, self.plausibility, names),
        ):
            clear = clean = False
            judgements: dict[tuple[str, object], Judgement | None] = {}
            for reading in readings:
                text, step = reading.text, reading.history[0]
                key = text, step.loss if step.was == "utf-8" else step  # whatever the page, it is the same UTF-8
                if key not in judgements:
                    judgements[key] = self.judged(damaged, before, text, step) if text != whole else None
                judgement = judgements[key]
                if judgement is None or (clean and judgement.odd):
                    continue
                if judgement.cost < before:
                    yield Candidate(judgement.cost, reading)
                if judgement.clear:
                    clear = True
                    clean |= not judgement.odd
            if clear:
                break

    def judged(self, damaged: str, before: float, text: str, step: Step) -> Judgement | None:
        """What speaks for a reading of a stretch that costs so many bits (`before`); None where all is against it."""
        if text == damaged or tally(text).controls > tally(damaged).controls:
            return None
        any_page = step[:2] == LATIN_1_FOR_WINDOWS or tells_no_page(damaged, text)
        if any_page and not self.letters.issuperset([one for one in text if one.isalpha()]):
            return None  # letters of another page would stay
        odd = self.plausibility.odd.search(text) is not None
        if self.foreign(text, step, odd) or 0 < sum(map(is_strange, text)) < FEW or self.is_far(damaged, text):
            return None
        cost = self.plausibility.cost(text) + doubt(damaged, text, step)
        return Judgement(cost, before - cost > CLEAR and self.legible(text, step), odd)

    def ruled_out(self, data: bytes, step: Step) -> bool:
        """True where the bytes alone tell that their text would be foreign."""
        return step not in SAME_LETTERS and gibberish(data, step.was, self.plausibility.odd)

    def is_far(self, damaged: str, text: str) -> bool:
        """True where letters of one script would have been one or two Chinese or Korean ones."""
        few = sum(map(is_east_asian, text)) in range(1, FEW)
        return few and self.plausibility.language not in EAST_ASIAN and bool(scripts(damaged))

    def foreign(self, text: str, step: Step, odd: bool) -> bool:
        """True where text in another code page would have held letters that its language doesn't write."""
        if step in SAME_LETTERS:
            return tally(text).letters <= ACRONYM
        if step.was in UNLIKELY or not odd:
            return False
        return not scripts(text) or MIXED.search(text) is not None

    def _legible(self, text: str, step: Step) -> bool:
        """True where a repair leaves copy; a single-byte misreading must have been in the article's own alphabet."""
        if step in SAME_LETTERS or step.loss == CAPITALS_LOST or tally(text).odd:
            return False
        single = step.was not in UNLIKELY
        if single and (
            not tally(text).letters
            or (self.plausibility.language != "en" and MARK_IN_WORD.search(text))
            or OPENED.search(text)
        ):
            return False
        if not text.isascii() and (
            any(lead in text and self.plausibility.odd.search(lead) for lead in "ÃÂ")
            or HALF.search(text)
            or half_marks().search(text)
            or GLUED.search(text)
            or MIXED.search(text)
            or any(map(case_cost, letter_runs(text)))
        ):
            return False
        if self.plausibility.cost(text) > (LEGIBLE_GUESS if step.loss else LEGIBLE) * (len(text) + 1):
            return False
        return not single or not self.plausibility.odd.search(text) or bool(scripts(text))

    def _lossy(self, text: str) -> tuple[str, ...]:
        return tuple(reading.text for reading in lossy_readings(text, self.plausibility))


candidate_search = cache(CandidateSearch)


def is_latin(character: str) -> bool:
    """True for a letter of Vietnamese and others whose accents Unicode set apart.

    >>> is_latin("ớ"), is_latin("ώ")
    (True, False)
    """
    return "\u1e00" <= character <= "\u1eff"


@lru_cache(maxsize=5_000)
def is_strange(character: str) -> bool:
    """True for a letter of a script in which we know no language; one or two of them are no word."""
    return character >= FIRST and character.isalpha() and not script_of(character) and not is_latin(character)


def is_east_asian(character: str) -> bool:
    """True for a letter of Chinese, Japanese or Korean."""
    return "\u2e80" <= character <= "\ud7ff"


def tells_no_page(damaged: str, text: str) -> bool:
    """True where nothing but C1 controls became something else: quotation marks stand alike on all pages of Windows.

    >>> tells_no_page("\x93gatvëse", "“gatvëse"), tells_no_page("\x93gatvëse", "“gatvėse")
    (True, False)
    """
    if len(damaged) != len(text):
        return False
    return all(was == now or "\x80" <= was <= "\x9f" for was, now in zip(damaged, text, strict=True))


class Tally(NamedTuple):
    """How many characters a text holds that nobody can see, that copy seldom holds, and that are letters."""

    controls: int
    odd: int
    letters: int


@lru_cache(maxsize=10_000)
def tally(text: str) -> Tally:
    if text.isalpha():
        return Tally(0, 0, len(text))
    return Tally(len(CONTROLS.findall(text)), sum(map(is_odd_mark, text)), sum(map(str.isalpha, text)))


def doubt(damaged: str, text: str, step: Step) -> float:
    """Bits against a reading that leaves what copy seldom holds, or makes marks of what could be letters."""
    was, now = tally(damaged), tally(text)
    fewer_letters = now.letters < was.letters
    marks = fewer_letters if step.was not in UNLIKELY else step.loss and fewer_letters and MARK_IN_WORD.search(text)
    nothing_written = step.was not in UNLIKELY and not now.letters
    return ODD_RESULT * (max(0, now.odd - was.odd) + nothing_written) + MARKS_FOR_LETTERS * bool(marks)


@cache
def half_marks() -> re.Pattern[str]:
    """Matches what is left of a quotation mark or dash in UTF-8 whose last byte was lost, on any page: “â€”, “β€”."""
    pages = map(code_pages.page_characters, code_pages.SINGLE_BYTE)
    return lazy("|".join(sorted({re.escape(page[0xE2] + page[0x80]) for page in pages})))
