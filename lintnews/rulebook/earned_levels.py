"""Earned levels: a level says how often a rule may be wrong; it is earned on text that nobody tuned on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypedDict

from lintnews.model import Level, Rule

# Of what is reported at a level, the share that must be right: an error is wrong at most once in fifty.
REQUIRED = {Level.ERROR: 0.98, Level.WARNING: 0.90, Level.SUGGESTION: 0.75}
FEWEST = 20  # verdicts; with fewer nobody knows, and no error is reported


class Labelled(TypedDict):
    """What a rule found on labelled text, and how many of such a `unit` there are to find; None if nobody knows."""

    right: int
    wrong: int
    asked: int | None
    unit: str


class MeasuredText(TypedDict, total=False):
    """What was measured on a body of text, by rule; `verdicts` where nobody tuned on it, by level: see Verdicts."""

    found: dict[str, int]
    verdicts: dict[str, dict[str, list[int]]]
    rows: dict[str, Labelled]


Measured = Mapping[str, MeasuredText]


class Verdicts(NamedTuple):
    """How many findings people read, and what they said. What can be argued about counts neither way."""

    right: int = 0
    wrong: int = 0
    arguable: int = 0

    @property
    def decided(self) -> int:
        return self.right + self.wrong

    @property
    def precision(self) -> float:
        """The share that is right.

        >>> Verdicts(9, 1, 5).precision
        0.9
        """
        return self.right / self.decided if self.decided else 1.0


def levels_of(rule: Rule) -> list[Level]:
    """The levels at which a rule, or a kind of its hits, reports; the worst first."""
    levels = {rule.level, *(variant.level for variant in rule.kinds.values() if variant.level)}
    return [level for level in Level if level in levels and level is not Level.OFF]


def verdicts(measured: Measured, rule: str, level: Level) -> Verdicts:
    """What was said of a rule's findings at a level, in all text that nobody tuned on.

    >>> verdicts({"wild": {"verdicts": {"a.b": {"error": [3, 1, 0]}}}}, "a.b", Level.ERROR)
    Verdicts(right=3, wrong=1, arguable=0)
    """
    said = [
        Verdicts(*source["verdicts"].get(rule, {}).get(level, ())) for source in measured.values() if is_wild(source)
    ]
    return Verdicts(*map(sum, zip(*said, strict=True))) if said else Verdicts()


def is_wild(source: MeasuredText) -> bool:
    return "verdicts" in source


def shortfalls(rule: Rule, measured: Measured) -> Iterator[str]:
    """Why a rule has not earned its levels; nothing where it has, or where it runs only when somebody asks for it."""
    for level in levels_of(rule) if rule.enabled else ():
        said = verdicts(measured, rule.id, level)
        if said.precision < REQUIRED[level]:
            yield f"{rule.id}: {said.right} of {said.decided} are right at the level {level}, not {REQUIRED[level]:.2f}"
        elif level is Level.ERROR and said.decided < FEWEST:
            yield f"{rule.id}: {said.decided} verdicts are too few for the level {level}; it takes {FEWEST}"
