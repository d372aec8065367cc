"""What merged facts say of a house, together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from lintnews.house.events import Event, Events
from lintnews.house.families import JUDGES, Family, Spelling, families, spelling_of
from lintnews.house.merging import Fact, Value, groups
from lintnews.house.templates import Lines, Recurring, Shared

LEAST = 3  # mentions of the commonest spelling of a name


class Style(NamedTuple):
    """A point of style, and the ways in which the house writes it, the commonest first."""

    point: str
    ways: tuple[Spelling, ...]


class House(NamedTuple):
    """How a house writes: how many articles tell so, of which days, and what was found in them."""

    articles: int
    first: str
    last: str
    names: list[Family]
    styles: list[Style]
    events: list[Event]
    page_lines: list[Recurring]
    shared: list[Shared]


def judge(facts: Iterable[Fact], least: int = LEAST) -> House:
    """What merged facts say, given in the order of their keys.

    `least`: mentions of the commonest spelling of a name, and of the commonest way to write a point of style.
    """
    names: list[Family] = []
    styles: list[Style] = []
    events, lines = Events(), Lines()
    whole: Value = {}
    for group, members in groups(facts):
        kind = group.partition("\t")[0]
        if kind in JUDGES:
            names += families(kind, members, least)
        elif kind == "style":
            ways = sorted(
                (spelling_of(key.rpartition("\t")[2], value) for key, value in members),
                key=lambda way: (-way.mentions, way.text),
            )
            if len(ways) > 1 and ways[0].mentions >= least:
                styles.append(Style(group.partition("\t")[2], tuple(ways)))
        elif kind == "figure":
            events.read(group, members)
        elif kind == "line":
            lines.read(members)
        else:
            whole = next(iter(members))[1]
    return House(
        whole.get("articles", 0),
        whole.get("first", ""),
        whole.get("last", ""),
        each_once(names),
        styles,
        events.found(),
        lines.of_page(),
        lines.shared(),
    )


def each_once(names: list[Family]) -> list[Family]:
    """Families, each spelling in one: a family of full names goes where one of the words within has a family."""
    words: list[Family] = []
    for family in names:
        texts = {spelling.text for spelling in family.spellings}
        known = next((one for one in words if sum(spelling.text in texts for spelling in one.spellings) > 1), None)
        if known:
            words.remove(known)
            both = {spelling.text: spelling for spelling in (*family.spellings, *known.spellings)}
            spellings = sorted(both.values(), key=lambda one: (-one.mentions, one.text))
            family = Family(tuple(spellings), known.evidence, known.kind)
        words.append(family)
    houses = {spelling.text: family for family in words for spelling in family.spellings if family.kind != "full"}
    kept = [family for family in words if family.kind != "full" or not said_by_words(family, houses)]
    return sorted(kept, key=lambda family: (-family.outliers, family.spellings[0].text))


def said_by_words(family: Family, houses: dict[str, Family]) -> bool:
    """Whether all that differs in a family of full names are words with a family of their own."""
    usual, *others = (spelling.text.split(" ") for spelling in family.spellings)
    return all(
        houses.get(mine) is not None and houses.get(mine) is houses.get(yours)
        for other in others
        for mine, yours in zip(usual, other, strict=True)
        if mine != yours
    )
