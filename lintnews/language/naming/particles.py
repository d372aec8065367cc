"""Particles: a small word of a name that stands with a capital elsewhere: `Osama bin Laden` and `Osama Bin Laden`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from lintnews.language.naming.cited import in_title
from lintnews.language.naming.context import word_before
from lintnews.language.naming.names import SENTENCE_START, TextNames, clean, is_name, particled, particles
from lintnews.lazy import lazy
from lintnews.model import Span

if TYPE_CHECKING:
    import re

# First words of names of their own, or looked at elsewhere (`Names.articled`): La Paz, Ben Gurion, al-Assad.
OWN = frozenset({"al", "ben", "el", "la", "le", "ter"})
Key = tuple[str, bool]  # a particle and what follows, in small letters; whether a given name stands before it


def particles_in_two_ways(names: TextNames) -> Iterator[tuple[list[Span], list[Span]]]:
    """The places of a name with its particle small and with a capital, both after a given name or both without one.

    Many write `Robin van Persie`, and `Van Persie` where no given name stands before it.
    """
    runs = names.runs.replace("\n", " ")
    if not any(f" {word} " in runs for word in capital_particles()):
        return
    small = {
        key: spans for key, spans in particle_places(names, particled()).items() if key[0].partition(" ")[0] not in OWN
    }
    if small:
        capital = particle_places(names, capital_particled())
        yield from ((small[key], capital[key]) for key in sorted(small.keys() & capital.keys()))


def particle_places(names: TextNames, pattern: re.Pattern[str]) -> dict[Key, list[Span]]:
    """Where names with a particle stand in running text, where a capital says something."""
    found: dict[Key, list[Span]] = {}
    text = names.text
    for match in pattern.finditer(text):
        start, name = match.start("particle"), clean(match["name"])
        span = Span(start, match.start("name") + len(name))
        if not (SENTENCE_START.search(text[max(0, start - 4) : start]) or in_title(text, span)):
            given = clean(word_before(text, start))
            named = given[:1].isupper() and (is_name(given) or (given.isupper() and len(given) < 3))  # R du Preez
            key = f"{match['particle']} {name}".lower(), named
            found.setdefault(key, []).append(span)
    return found


@cache
def capital_particles() -> tuple[str, ...]:
    """Particles with a capital."""
    return tuple(sorted(word.capitalize() for word in particles() - OWN))


@cache
def capital_particled() -> re.Pattern[str]:
    """A particle with a capital and what it belongs to."""
    words = "|".join(capital_particles())
    return lazy(rf"(?<!\w)(?P<particle>(?:{words})(?: (?i:den|der|la|las|los))?) (?P<name>[A-ZÀ-Þ][\w’'-]+)")
