"""Company: the names beside two names tell whether these are one."""

from __future__ import annotations

from collections.abc import Mapping

from lintnews.language.naming.families import given_names
from lintnews.language.naming.known import is_given_name
from lintnews.language.naming.names import Names, is_name
from lintnews.language.naming.transliteration import squeezed, steps

SAME = 0.5  # steps of transliteration between two spellings of a name that stands beside another


def apart(names: Names, one: str, other: str) -> bool:
    """True where the names beside them show two people: `Boris Johnson`, `Don Johnston`; `Ellen Fox`, `Jo Yellen`."""
    before, after = beside(names.before, one, other), beside(names.after, one, other)
    roles = [bool(given) - bool(family) for given, family in zip(before, after, strict=True)]
    return roles in ([1, -1], [-1, 1]) or any(
        mine and yours and not any(akin(x, y) for x in mine for y in yours) for mine, yours in (before, after)
    )


def side_by_side(names: Names, one: str, other: str) -> bool:
    """True where both stand beside the same name: `Sergei Lavrov` and `Sergey Lavrov`."""
    given = is_given_name(one) and is_given_name(other)
    return any(
        (given and x == y) or (is_name(x) and is_name(y) and akin(x, y))
        for beside in (names.before, names.after)
        for x in beside.get(one, ())
        for y in beside.get(other, ())
    )


def akin(one: str, other: str) -> bool:
    """True where two names may be one: equal, an initial, or another spelling."""
    if one == other or (one[0] == other[0] and "." in (one[-1], other[-1])):
        return True
    family = given_names().of
    return steps(squeezed(one), squeezed(other)) <= SAME or (one in family and family[one] == family.get(other))


def beside(neighbours: Mapping[str, set[str]], one: str, other: str) -> tuple[set[str], set[str]]:
    """The names beside each of two words."""
    mine, yours = neighbours.get(one, set()), neighbours.get(other, set())
    return {name for name in mine - {other} if is_name(name)}, {name for name in yours - {one} if is_name(name)}
