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
AT_ONCE = 60_000  # facts that are kept in memory: some 100 MB
FILES = 200  # that are open at once


def merge(one: Value, other: Value) -> Value:
    """What two values of one key say together. Neither is changed.

    >>> merge({"mentions": 2, "places": [["b.txt", 1]]}, {"mentions": 1, "places": [["a.txt", 7]]})
    {'mentions': 3, 'places': [['a.txt', 7], ['b.txt', 1]]}
    """
    both = {field: dict(said) if isinstance(said, dict) else said for field, said in one.items()}
    add_to(both, other)
    return both


def add_to(both: Value, other: Value) -> None:
    """Let a value say what another says besides. Its dictionaries must be its own; they are changed."""
    for field, said in other.items():
        have = both.get(field)
        if have is None:
            both[field] = dict(said) if isinstance(said, dict) else said
        elif isinstance(have, dict):
            for key, times in said.items():
                have[key] = have.get(key, 0) + times
        elif isinstance(have, list):
            if len(have) < MOST or said[0] < have[-1]:
                both[field] = sorted([*have, *said])[:MOST]
        elif isinstance(have, str):
            both[field] = max(have, said) if field == "last" else min(have, said)
        else:
            both[field] = have + said


def merged_facts(facts: Iterable[Fact]) -> Facts:
    """Facts, those of one key merged: what one article, or a batch of them, says."""
    merging = Merging()
    for key, value in facts:
        merging.add(key, value)
    return merging.facts


class Merging:
    """Facts by key. What two facts of one key say is written into a value of its own, once there are two."""

    def __init__(self) -> None:
        self.facts: Facts = {}
        self.own: set[str] = set()

    def add(self, key: str, value: Value) -> None:
        facts = self.facts
        if key not in facts:
            facts[key] = value
        elif key in self.own:
            add_to(facts[key], value)
        else:
            facts[key] = merge(facts[key], value)
            self.own.add(key)


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
        self.waiting = Merging()
        self.added = 0
        self.files: list[IO[str]] = []
        self.stack = ExitStack()

    def add(self, facts: Facts) -> None:
        """Take the facts of one article, or of several that are merged already."""
        for key, value in facts.items():
            self.waiting.add(key, value)
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
        self.files.append(self.write(in_order(self.waiting.facts)))
        self.waiting, self.added = Merging(), 0

    def write(self, facts: Iterable[Fact]) -> IO[str]:
        """A file with these facts, which is gone when it is closed."""
        file = TemporaryFile("w+", encoding="utf-8", errors="surrogatepass")  # noqa: SIM115 - the stack closes it
        self.stack.callback(file.close)
        file.writelines(f"{key}\t{json.dumps(value, separators=(',', ':'))}\n" for key, value in facts)
        return file

    def __iter__(self) -> Iterator[Fact]:
        """Each key with what all facts of it say, in the order of the keys."""
        yield from merge_sorted([in_order(self.waiting.facts), *map(facts_in, self.files)])

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
    last, said, own = "", None, False
    for key, value in heapq.merge(*runs, key=itemgetter(0)):
        if said is not None and key == last:
            if own:
                add_to(said, value)
            else:
                said, own = merge(said, value), True
            continue
        if said is not None:
            yield last, said
        last, said, own = key, value, False
    if said is not None:
        yield last, said
