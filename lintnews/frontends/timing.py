"""Timing: how long each rule looked, so that an editor sees which of his rules is slow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from time import process_time

from lintnews.model import Check, Document, Hit, Rule


class Clock:
    """How long something took, in seconds of CPU."""

    seconds = 0.0


class Timed(Check):
    """A check with a clock. What several checks need is counted with the first that asks for it."""

    check: Check
    clock: Clock

    def find(self, document: Document) -> Iterator[Hit]:
        start = process_time()
        hits = list(self.check.find(document))
        self.clock.seconds += process_time() - start
        return iter(hits)


def timed(rules: list[Rule]) -> list[Rule]:
    """The same rules, each with a clock."""
    return [rule.with_check(Timed(check=rule.check, clock=Clock())) for rule in rules]


def timings(rules: Iterable[Rule]) -> Iterator[str]:
    """A line a rule, the slowest first: its CPU time and its share."""
    seconds: dict[str, float] = defaultdict(float)
    for rule in rules:
        if isinstance(rule.check, Timed):
            seconds[rule.id] += rule.check.clock.seconds
    whole = sum(seconds.values()) or 1.0
    for name, used in sorted(seconds.items(), key=lambda row: -row[1]):
        yield f"{1000 * used:>10,.1f} ms {used / whole:>6.1%}  {name}\n"
