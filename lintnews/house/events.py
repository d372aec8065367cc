"""Events: figures of one event that differ between articles of the same week.

They are candidates: two articles count the same with other numbers, near the same names, and are about the same. A
later article may know better, and “more than 150” is no contradiction to 155. The desk decides.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from itertools import groupby, product
from operator import attrgetter
from typing import NamedTuple

from lintnews.house.merging import Fact
from lintnews.language.data import word_lists
from lintnews.lazy import lazy

WEEK = 7  # days
WINDOW = 200  # figures of one noun and name that are held against a new one
FACTOR = 2.0  # between the smaller and the larger number: beyond, something else is counted
NAMES, TOPICS = 2, 3  # that two figures, and their articles, have in common
WORDS = 3  # longer words around two figures that make up for a name
WORD = lazy(r"[^\W\d_]{4,}")
MOST = 20_000  # figures that differ from another


class Told(NamedTuple):
    """A figure as an article tells it."""

    id: str
    line: int
    column: int
    value: float
    written: str
    section: str
    excerpt: str
    between: tuple[str, ...]
    near: tuple[str, ...]
    topics: tuple[str, ...]
    date: str


class Event(NamedTuple):
    """What is counted (`people`, `$`), and the figures of several articles, by their value."""

    noun: str
    figures: tuple[Told, ...]


class Events:
    """Reads the facts of figures one group after the other, and keeps what differs."""

    def __init__(self) -> None:
        self.figures: dict[tuple[str, Told], tuple[str, Told]] = {}  # each with its leader

    def read(self, group: str, facts: Iterable[Fact]) -> None:
        """Take the facts of one group: they come by date, those without one last."""
        _, _, noun, _ = group.split("\t")
        window: list[Told] = []
        for _, article in groupby(told_by(facts), key=attrgetter("date", "id")):
            own = list(article)
            window = [one for one in window[-WINDOW:] if is_same_week(one, own[0])]
            has = {(one.id, one.value) for one in (*window, *own)}
            for one, told in product(window, own):
                says_both = (one.id, told.value) in has or (told.id, one.value) in has  # it counts two things
                if not says_both and differ(noun, one, told) and len(self.figures) < MOST:
                    self.join((noun, one), (noun, told))
            window += own

    def join(self, one: tuple[str, Told], other: tuple[str, Told]) -> None:
        first, second = sorted((self.leader(one), self.leader(other)))
        self.figures[second] = first

    def leader(self, one: tuple[str, Told]) -> tuple[str, Told]:
        self.figures.setdefault(one, one)
        while self.figures[one] != one:
            self.figures[one] = one = self.figures[self.figures[one]]
        return one

    def found(self) -> list[Event]:
        """The events, those of most articles first."""
        members: dict[tuple[str, Told], list[Told]] = {}
        for one in sorted(self.figures):
            members.setdefault(self.leader(one), []).append(one[1])
        events = [
            Event(noun, tuple(sorted(told, key=lambda one: (one.value, one.id, one.line))))
            for (noun, _), told in members.items()
        ]
        return sorted(events, key=lambda event: (-len({one.id for one in event.figures}), event))


def told_by(facts: Iterable[Fact]) -> Iterator[Told]:
    """The figures in the facts of a group."""
    for key, value in facts:
        date = key.rpartition("\t")[2].partition("~")[0]
        id, line, column, number, written, section, excerpt, between, near, topics = value["said"][0]
        yield Told(
            *(id, line, column, number, written, section, excerpt),
            *(tuple(between), tuple(near), tuple(topics), date),
        )


def is_same_week(one: Told, other: Told) -> bool:
    """Whether two articles appeared within a week, as far as both say; without dates, as far as anybody knows."""
    if not (one.date and other.date):
        return one.date == other.date
    days = datetime.date.fromisoformat(other.date) - datetime.date.fromisoformat(one.date)
    return abs(days.days) <= WEEK


def differ(noun: str, one: Told, other: Told) -> bool:
    """Whether two figures may be of one event, and are not the same."""
    small, large = sorted((one.value, other.value))
    return (
        one.id != other.id
        and small < large <= FACTOR * small
        and len(set(one.topics) & set(other.topics)) >= TOPICS
        and (not one.between or not other.between or bool(set(one.between) & set(other.between)))
        and are_alike(noun, one, other)
    )


def are_alike(noun: str, one: Told, other: Told) -> bool:
    """Whether the sentences of two figures say the same: by their names, and by a word besides.

    People who are counted, dead or detained make an event by themselves; delegates, seats and sums are of many things.
    """
    common = {*WORD.findall(one.excerpt)} & {*WORD.findall(other.excerpt)} - {noun}
    named = len(set(one.near) & set(other.near)) >= NAMES
    return len(common) >= WORDS or (named and (bool(common) or noun in word_lists("counted-alike")))
