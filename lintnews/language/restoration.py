"""Restoration: the likeliest history of a damaged line, judged by what its languages usually look like."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from math import inf, log2
from typing import NamedTuple

from lintnews.language.misreadings import Reading, Step, readings
from lintnews.language.plausibility import Plausibility, is_odd_mark, scripts

# Bits against a history, by what the text was: the rarer the damage, and the more texts it can explain, the more.
UNLIKELY = {"utf-8": 8.0}
UNLIKELY_ELSE = 16.0
AGAIN = 3.0  # what happened in this line once is likely to have happened again
RIVAL = 2.0  # for each halving of how often it did
FURTHER_STEP = 2.0

MARGIN = 4.0  # bits between the best text and the next, for a certain repair
LEGIBLE = 9.0  # bits a character that a certain repair may cost; copy costs 2 to 4, Chinese 8


class Restored(NamedTuple):
    """What a stretch of text said, how it came to say something else, and by how many bits that is the better text."""

    reading: Reading
    gain: float
    certain: bool


class Candidate(NamedTuple):
    """A reading and what its text costs."""

    cost: float
    reading: Reading


class Restorer:
    """Reads damaged text back, for an article in certain languages."""

    def __init__(self, plausibility: Plausibility, confidence: float) -> None:
        self.plausibility = plausibility
        self.confidence = confidence

    def line(self, tokens: list[str]) -> list[Restored | None]:
        """The tokens of one line, those that need no restoring as None."""
        candidates = [sorted(self.candidates(token), key=lambda one: one.cost) for token in tokens]
        restored = [self.token(*token, {}) for token in zip(tokens, candidates, strict=True)]
        pairs = zip(candidates, restored, strict=True)
        seen = Counter(step for readings, found in pairs if found for step in steps(readings, found))
        return [self.token(*token, seen) for token in zip(tokens, candidates, strict=True)] if seen else restored

    def candidates(self, damaged: str) -> Iterator[Candidate]:
        for reading in readings(damaged):
            if reading.text != damaged:
                yield Candidate(self.plausibility.cost(reading.text), reading)

    def token(self, damaged: str, candidates: list[Candidate], seen: Mapping[Step, int]) -> Restored | None:
        """One stretch of text, if a history makes it more usual."""
        if not candidates:
            return None
        ranked = sorted((cost + unlikely(reading, seen), reading) for cost, reading in candidates)
        best, reading = ranked[0]
        before = self.plausibility.cost(damaged)
        if before - best < (self.confidence / 3 if reading.history[0] in seen else self.confidence):
            return None
        second = next((cost for cost, other in ranked if other.text != reading.text), inf)
        return Restored(reading, before - best, second - best > MARGIN and self.legible(reading))

    def legible(self, reading: Reading) -> bool:
        """True where a repair leaves copy; a single-byte misreading must have been in the article's own alphabet."""
        text = reading.text
        if any(map(is_odd_mark, text)) or self.plausibility.cost(text) > LEGIBLE * (len(text) + 1):
            return False
        return reading.history[0][0] in UNLIKELY or not self.plausibility.odd.search(text) or bool(scripts(text))


def steps(candidates: list[Candidate], restored: Restored) -> Iterator[Step]:
    """The last misreadings that would give the very same text."""
    return iter({one.reading.history[0] for one in candidates if one.reading.text == restored.reading.text})


def unlikely(reading: Reading, seen: Mapping[Step, int]) -> float:
    """Bits against a history, given what is known to have happened in the line."""
    step = reading.history[0]
    if step in seen:
        first = AGAIN + RIVAL * log2(max(seen.values()) / seen[step])
    else:
        first = UNLIKELY.get(step[0], UNLIKELY_ELSE)
    return first + FURTHER_STEP * (len(reading.history) - 1)
