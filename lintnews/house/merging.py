"""The reduce: facts of one key are merged, with bounded memory.

A fact is a key and a value. A key has parts with tabs between: its kind (`name`, `line` …), what the judges look at
together (its group), and last what is merged. Values are dictionaries of JSON: numbers are added, dictionaries of
numbers too, of `first` and `last` the earliest and latest count, and of a list the first `MOST` in order. So it makes
no difference in which order facts are merged, or how many at a time.
"""

from __future__ import annotations

import heapq
import json
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import groupby
from operator import itemgetter
from tempfile import TemporaryFile
from types import TracebackType
from typing import IO, Any, Self

Value = dict[str, Any]
Fact = tuple[str, Value]
Facts = dict[str, Value]
Group = tuple[str, Iterator[Fact]]

MOST = 20  # places of one spelling, line or style that are kept
AT_ONCE = 200_000  # facts that are kept in memory
FILES = 64  # that are open at once


def merge(one: Value, other: Value) -> Value:
    """What two values of one key say together. Neither is changed.

    >>> merge({"mentions": 2, "places": [["b.txt", 1]]}, {"mentions": 1, "places": [["a.txt", 7]]})
    {'mentions': 3, 'places': [['a.txt', 7], ['b.txt', 1]]}
    """
    both = dict(one)
    for field, said in other.items():
        if field in both:
            both[field] = merged(field, both[field], said)
        else:
            both[field] = said
    return both


def merged(field: str, one: Any, other: Any) -> Any:
    """What two values of one field say together."""
    if isinstance(one, dict):
        both = dict(one)
        for key, times in other.items():
            both[key] = both.get(key, 0) + times
        return both
    if isinstance(one, list):
        return sorted([*one, *other])[:MOST]
    if isinstance(one, str):
        return max(one, other) if field == "last" else min(one, other)
    return one + other


def merged_facts(facts: Iterable[Fact]) -> Facts:
    """Facts, those of one key merged: what one article, or a batch of them, says."""
    found: Facts = {}
    for key, value in facts:
        found[key] = merge(found[key], value) if key in found else value
    return found


def groups(facts: Iterable[Fact]) -> Iterator[Group]:
    """Merged facts in the order of their keys, a group at a time: all that the judges look at together.

    The members of a group are gone when the next group is asked for.
    """
    yield from groupby(facts, key=lambda fact: fact[0].rpartition("\t")[0])


class Reduce:
    """Merges any number of facts: those that don't fit into memory wait, sorted, in files that nobody else sees.

    >>> with Reduce(at_once=2) as reduce:
    ...     for word in ("b", "a", "b", "c"):
    ...         reduce.add({word: {"mentions": 1}})
    ...     [(key, value["mentions"]) for key, value in reduce]
    [('a', 1), ('b', 2), ('c', 1)]
    """

    def __init__(self, at_once: int = AT_ONCE) -> None:
        self.at_once = at_once
        self.waiting: Facts = {}
        self.added = 0
        self.files: list[IO[str]] = []
        self.stack = ExitStack()

    def add(self, facts: Facts) -> None:
        """Take the facts of one article, or of several that are merged already."""
        waiting = self.waiting
        for key, value in facts.items():
            waiting[key] = merge(waiting[key], value) if key in waiting else value
        self.added += len(facts)
        if self.added >= self.at_once:
            self.spill()

    def spill(self) -> None:
        """Put what is in memory into a file, by key. Raises OSError where there is no room."""
        if len(self.files) >= FILES:
            whole = self.write(merge_sorted(map(facts_in, self.files)))
            for old in self.files:
                old.close()
            self.files = [whole]
        self.files.append(self.write(in_order(self.waiting)))
        self.waiting, self.added = {}, 0

    def write(self, facts: Iterable[Fact]) -> IO[str]:
        """A file with these facts, which is gone when it is closed."""
        file = TemporaryFile("w+", encoding="utf-8", errors="surrogatepass")  # noqa: SIM115 - the stack closes it
        self.stack.callback(file.close)
        file.writelines(f"{key}\t{json.dumps(value, separators=(',', ':'))}\n" for key, value in facts)
        return file

    def __iter__(self) -> Iterator[Fact]:
        """Each key with what all facts of it say, in the order of the keys."""
        yield from merge_sorted([in_order(self.waiting), *map(facts_in, self.files)])

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stack.close()


def in_order(facts: Facts) -> list[Fact]:
    """Facts by their keys."""
    return sorted(facts.items(), key=itemgetter(0))


def facts_in(file: IO[str]) -> Iterator[Fact]:
    """The facts in a file."""
    file.seek(0)
    for line in file:
        key, _, value = line.rpartition("\t")
        yield key, json.loads(value)


def merge_sorted(runs: Iterable[Iterable[Fact]]) -> Iterator[Fact]:
    """Facts that are sorted by key already, from several places, those of one key merged."""
    last: Fact | None = None
    for key, value in heapq.merge(*runs, key=itemgetter(0)):
        if last is not None and last[0] == key:
            last = key, merge(last[1], value)
            continue
        if last is not None:
            yield last
        last = key, value
    if last is not None:
        yield last
