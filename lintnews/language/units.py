"""Units of measure: what a measurement is worth, and what it comes to in another unit."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from lintnews.language.data import word_lists


class Unit(NamedTuple):
    """A unit: its dimension, and what one is worth in the dimension's base unit (several: opinions differ)."""

    dimension: str
    worths: tuple[float, ...]


@cache
def units_by_spelling() -> Mapping[str, Unit]:
    """Units by each of their spellings, in lower case."""
    return {
        spelling: Unit(heading.split()[0], tuple(map(float, heading.split()[1:])))
        for heading, spellings in word_lists("units").items()
        for spelling in spellings
    }


def unit_of(written: str) -> Unit | None:
    """The unit that a spelling means; a capital M is a million, not a metre."""
    return None if written == "M" else units_by_spelling().get(" ".join(written.replace("-", " ").lower().split()))


def converted(value: float, unit: Unit, to: Unit) -> Iterator[float]:
    """What a measurement comes to in another unit, as each reader may mean it; nothing where they don't compare.

    >>> [round(value) for value in converted(100, unit_of("miles"), unit_of("km"))]
    [161, 185]
    >>> list(converted(20, unit_of("°C"), unit_of("°F")))  # as a temperature, and as a difference of two
    [68.0, 36.0]
    """
    if unit == to:
        return
    if {unit.dimension, to.dimension} == {"celsius", "fahrenheit"}:
        yield from (
            (value * 9 / 5 + 32, value * 9 / 5)
            if unit.dimension == "celsius"
            else (
                (value - 32) * 5 / 9,
                value * 5 / 9,
            )
        )
    elif unit.dimension == to.dimension:
        yield from (value * one / other for one in unit.worths for other in to.worths)
