"""Restoration: the likeliest history of a damaged line, judged by what its languages usually look like."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from math import inf, log2
from operator import attrgetter
from unicodedata import normalize

from lintnews.language.mojibake.code_pages import at_home
from lintnews.language.mojibake.letters import words
from lintnews.language.mojibake.losses import CAPITALS_LOST, lossy_readings
from lintnews.language.mojibake.misreadings import Reading, Step, misread, other_readings, utf8_readings
from lintnews.language.mojibake.plausibility import Plausibility, case_cost, is_odd_mark
from lintnews.language.mojibake.scripts import MIXED, gibberish, scripts
from lintnews.language.mojibake.weights import bits
from lintnews.lazy import lazy
from lintnews.typing import NamedTuple

# Bits against a history, by what the text was: the rarer the damage, and the more texts it can explain, the more.
UNLIKELY = {"utf-8": bits("utf-8"), "": bits("question marks")}
AT_HOME = bits("at home")
FAR_FETCHED = bits("far-fetched")
LOSSY = bits("lossy")
EASILY_LOST = "control characters dropped"
UNKNOWN_LANGUAGE = bits("unknown language")
AGAIN = bits("again")
RIVAL = bits("rival")
FURTHER_STEP = bits("further step")
ODD_RESULT = bits("odd result")
MARKS_FOR_LETTERS = bits("marks for letters")
# For a repair.
CLEAR = bits("clear")
MARGIN = bits("margin")
FORCED_MARGIN = bits("forced margin")
LEGIBLE = bits("legible")
LEGIBLE_GUESS = bits("legible guess")

# Misread, these give ordinary Cyrillic words in odd capitals: a line may hold more of them than can be told.
SAME_LETTERS = {misread("cp1251", "koi8-r"), misread("koi8-r", "cp1251")}
ACRONYM = 4  # letters; so few in capitals tell nothing


CONTROLS = lazy("[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffe\uffff]")
# A quotation mark within or after a word, which may as well have been a letter; but English hangs endings on one.
MARK_IN_WORD = lazy(r"[^\W\d_][’‘“„€](?!(?:s|t|re|ve|ll|m)\b)|[^\W\d_]”\w|(?<!\w)[”’]\w", re.IGNORECASE)


class Restored(NamedTuple):
    """What a stretch of text said, how it came to say something else, and by how many bits that is the better text.

    `certain`: no other text comes near; `exact`: nothing was lost.
    """

    reading: Reading
    gain: float
    certain: bool
    exact: bool


class Candidate(NamedTuple):
    """A reading and what its text costs."""

    cost: float
    reading: Reading


COST = attrgetter("cost")


class Restorer:
    """Reads damaged text back, for an article in certain languages."""

    def __init__(self, plausibility: Plausibility, confidence: float) -> None:
        self.plausibility = plausibility
        self.confidence = confidence
        self.pages = at_home().get(plausibility.language, frozenset()) | {"cp1252"}

    def line(self, tokens: list[str], nearby: list[str]) -> list[Restored | None]:
        """The tokens of one line, those that need no restoring as None. `nearby` is the text around each."""
        candidates = [sorted(self.candidates(*token), key=COST) for token in zip(tokens, nearby, strict=True)]
        restored = [self.token(*token, {}) for token in zip(tokens, candidates, strict=True)]
        pairs = zip(candidates, restored, strict=True)
        seen = Counter(step for readings, found in pairs if found for step in steps(readings, found))
        if not seen:
            return restored
        restored = [self.token(*token, seen) for token in zip(tokens, candidates, strict=True)]
        # What is left of the same damage tells that a line was not understood: it is repaired whole or not at all.
        pairs = zip(candidates, restored, strict=True)
        left = any(not found and any(one.reading.history[0] in seen for one in readings) for readings, found in pairs)
        return [found and found._replace(certain=found.certain and not left) for found in restored]

    def candidates(self, damaged: str, nearby: str) -> Iterator[Candidate]:
        """What the text may have said; rarer damage is only thought of where the commoner explains too little."""
        whole = normalize("NFC", damaged)  # some programs part accents from their letters
        before = self.plausibility.cost(damaged)
        hidden = tally(damaged).controls
        for readings in (
            utf8_readings(whole),
            other_readings(whole, self.ruled_out),
            lossy_readings(whole, self.plausibility, nearby),
        ):
            clear = clean = False
            for reading in readings:
                text = reading.text
                if text in (damaged, whole) or tally(text).controls > hidden or self.foreign(reading):
                    continue
                if clean and self.plausibility.odd.search(text):
                    continue
                cost = self.plausibility.cost(text) + doubt(damaged, reading)
                if cost < before:
                    yield Candidate(cost, reading)
                if before - cost > CLEAR and self.legible(reading):
                    clear = True
                    clean |= not self.plausibility.odd.search(text)
            if clear:
                break

    def ruled_out(self, data: bytes, step: Step) -> bool:
        """True where the bytes alone tell that their text would be foreign."""
        return step not in SAME_LETTERS and gibberish(data, step.was, self.plausibility.odd)

    def foreign(self, reading: Reading) -> bool:
        """True where text in another code page would have held letters that its language doesn't write."""
        text, step = reading.text, reading.history[0]
        if step in SAME_LETTERS:
            return tally(text).letters <= ACRONYM
        if step.was in UNLIKELY or not self.plausibility.odd.search(text):
            return False
        return not scripts(text) or MIXED.search(text) is not None

    def token(self, damaged: str, candidates: list[Candidate], seen: Mapping[Step, int]) -> Restored | None:
        """One stretch of text, if a history makes it more usual."""
        if not candidates:
            return None
        weighed = ((cost + self.unlikely(reading, seen), reading) for cost, reading in candidates)
        ranked = sorted(weighed, key=lambda one: one[0])
        best, reading = ranked[0]
        before = self.plausibility.cost(damaged)
        if before - best < self.needed(reading, seen):
            return None
        second = next((cost for cost, other in ranked if other.text != reading.text), inf)
        lossy = bool(reading.history[0].loss)
        certain = min(second - best, reading.margin) > (FORCED_MARGIN if lossy else MARGIN) and self.legible(reading)
        return Restored(reading, before - best, certain, not lossy)

    def needed(self, reading: Reading, seen: Mapping[Step, int]) -> float:
        """Bits that a reading must save to be believed."""
        known = reading.history[0] in seen
        return self.confidence / (3 if known else 1) + UNKNOWN_LANGUAGE * self.plausibility.unknown

    def unlikely(self, reading: Reading, seen: Mapping[Step, int]) -> float:
        """Bits against a history, given what is known to have happened in the line."""
        step = reading.history[0]
        if step in seen:
            first = AGAIN + RIVAL * log2(max(seen.values()) / seen[step])
        else:
            known = AT_HOME if self.pages.issuperset((step.was, step.read_as)) else FAR_FETCHED
            first = UNLIKELY.get(step.was, known) + LOSSY * (step.loss not in ("", EASILY_LOST))
        return first + FURTHER_STEP * (len(reading.history) - 1)

    def legible(self, reading: Reading) -> bool:
        """True where a repair leaves copy; a single-byte misreading must have been in the article's own alphabet."""
        text = reading.text
        half_repaired = any(lead in text and self.plausibility.odd.search(lead) for lead in "ÃÂ")
        step = reading.history[0]
        if (
            step in SAME_LETTERS
            or half_repaired
            or MIXED.search(text)
            or step.loss == CAPITALS_LOST
            or any(map(case_cost, words(text)))
            or tally(text).odd
            or self.plausibility.cost(text) > (LEGIBLE_GUESS if step.loss else LEGIBLE) * (len(text) + 1)
        ):
            return False
        return reading.history[0][0] in UNLIKELY or not self.plausibility.odd.search(text) or bool(scripts(text))


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


def doubt(damaged: str, reading: Reading) -> float:
    """Bits against a reading that leaves what copy seldom holds, or makes marks of what could be letters."""
    step = reading.history[0]
    was, now = tally(damaged), tally(reading.text)
    fewer_letters = now.letters < was.letters
    marks = (
        fewer_letters if step.was not in UNLIKELY else step.loss and fewer_letters and MARK_IN_WORD.search(reading.text)
    )
    nothing_written = step.was not in UNLIKELY and not now.letters
    return ODD_RESULT * (max(0, now.odd - was.odd) + nothing_written) + MARKS_FOR_LETTERS * bool(marks)


def steps(candidates: list[Candidate], restored: Restored) -> Iterator[Step]:
    """The last misreadings that would give the very same text."""
    return iter({one.reading.history[0] for one in candidates if one.reading.text == restored.reading.text})
