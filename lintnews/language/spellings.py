"""Spellings: which names of a text are one name, spelled in two ways."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from lintnews.language.data import lines_of
from lintnews.language.families import given_names, well_known
from lintnews.language.known import is_given_name, is_known, is_proper, is_word
from lintnews.language.names import Names, is_name
from lintnews.language.transliteration import keys, may_be_one, one_slip_apart, otherwise, squeezed, steps

RARE = 2  # times that a slip of a name that nobody knows may stand in a text; another name stands there more often
VOWELS = "aeiou"
NEAR = 2  # places in the alphabet that part a word from its slip, at most
CROWD = 40  # a list of that many names that look alike is no article


def variants(names: Names) -> Iterator[tuple[str, str]]:
    """Pairs of words, or of two words in a row and one, that are spellings of one name."""
    for look in (marks, joints, transliterations, slips, listed):
        yield from look(names)


def marks(names: Names) -> Iterator[tuple[str, str]]:
    """Accents, apostrophes, hyphens and capitals inside: `Vučić` and `Vucic`."""
    for key, same in names.squeezed.items():
        if len(same) > 1 and not is_word(key) and not is_word_with_prefix(same[0]):
            yield from (pair for pair in pairs(same) if not apart(names, *pair))


def is_word_with_prefix(name: str) -> bool:
    """True of `Rubio-style`, which a headline writes `Rubio-Style`."""
    *_, tail = name.split("-")
    return len(tail) > 3 and is_word(tail) and not is_proper(tail.capitalize())


def joints(names: Names) -> Iterator[tuple[str, str]]:
    """Two words and one: `Ki Moon` and `Ki-moon`."""
    rows = sorted(names.pairs)
    for (first, second), key in zip(rows, squeezed("\n".join(map("".join, rows))).split("\n"), strict=False):
        for solid in names.squeezed.get(key, ()):
            if not ((is_word(first) and is_word(second)) or is_compound(first, second, solid)):
                yield f"{first} {second}", solid


def is_compound(first: str, second: str, solid: str) -> bool:
    """True of `African American` beside `African-American`, and of a tag such as `HillaryClinton`."""
    if "-" in solid:
        return second.rstrip("s").endswith(("ian", "ican", "ish", "ese"))
    return solid[len(first) : len(first) + 1].isupper() and len(first) > 2 and is_given_name(first)


def transliterations(names: Names) -> Iterator[tuple[str, str]]:
    """Spellings that lead to one another through systems of romanisation: `Horlivka` and `Gorlovka`."""
    others = otherwise(names.squeezed)
    spelled = (*names.squeezed, *others)
    sounds = keys((*names.squeezed, *others.values()))
    times = Counter(sounds)
    buckets: dict[str, list[str]] = {}
    for word, sound in zip(spelled, sounds, strict=False):
        if times[sound] > 1 and word not in buckets.setdefault(sound, []):
            buckets[sound].append(word)
    for one, other in bucketed(buckets.values()):
        if may_be_one(one, other) and steps(one, other) < float("inf") and not is_inflected(one, other):
            for here in names.squeezed[one]:
                for there in names.squeezed[other]:
                    if steps(one, other) <= allowed(names, here, there) and not apart(names, here, there):
                        yield here, there


def allowed(names: Names, here: str, there: str) -> float:
    """How many steps may lie between two spellings: the better both are known, the fewer."""
    shorter = min(len(here), len(there))
    if side_by_side(names, here, there):
        return 0.25 * shorter
    if is_word(here) or is_word(there) or (is_given_name(here) and is_given_name(there)):
        return 0
    known = is_known(here) + is_known(there)
    limit = (0.3 * (shorter - 2), min(1.5, 0.6 * (shorter - 4)), 0.15 * (shorter - 5))[known]
    return limit / 2 if names.words[here] + names.words[there] == 2 and known < 2 else limit


def slips(names: Names) -> Iterator[tuple[str, str]]:
    """Slips of the pen: a letter missing, added, changed or in the wrong place.

    A slip leaves the beginning or the end of a word as it was: the two stand near one another in the alphabet, read
    forwards or backwards.
    """
    words = [word for word in names.words if len(word) > 3]
    for way in (slice(None), slice(None, None, -1)):
        ordered = sorted(word[way] for word in words)
        for here, there in near(ordered):
            if one_slip_apart(here, there) and is_slip(names, here[way], there[way]):
                yield here[way], there[way]


def near(ordered: list[str]) -> Iterator[tuple[str, str]]:
    """Words that begin alike and stand near one another in the alphabet."""
    for distance in range(1, NEAR + 1):
        for one, other in zip(ordered, ordered[distance:], strict=False):
            if one[1] == other[1] and one[0] == other[0] and -2 < len(one) - len(other) < 2:
                yield one, other


def is_slip(names: Names, here: str, there: str) -> bool:
    """True where one of two words is unknown and rare, and no other form of the usual one."""
    rare, usual = sorted((here, there), key=lambda word: (names.words[word], is_known(word)))
    if is_known(rare) or is_another(rare, usual):
        return False
    if names.words[usual] < enough(rare, usual) or (names.words[rare] > RARE and not is_known(usual)):
        return False
    # Any name may stand beside a word that is no name: Presidennt Obama, President Clinton.
    return (is_word(usual) and not is_proper(usual)) or not apart(names, rare, usual)


def enough(rare: str, usual: str) -> int:
    """How often the usual spelling must stand in a text: the shorter or the more ordinary the word, the oftener."""
    if len(rare) < 5:
        return 3
    return 1 if len(rare) > 5 + (not is_proper(usual)) and not is_word(usual) else 2


def is_another(rare: str, usual: str) -> bool:
    """True of a name that one letter makes another one: Space and SpaceX, Sudan and Fudan, Institute and Instituto."""
    return (
        [letter for letter in rare if not letter.islower()] != [letter for letter in usual if not letter.islower()]
        or (len(rare) == len(usual) and rare[0] not in usual)
        or (rare[:-1] == usual[:-1] and rare[-1] in VOWELS and usual[-1] in VOWELS and is_word(usual))
        or is_word_with_prefix(rare)
        or (
            is_inflected(rare.lower(), usual.lower())
            and (len(rare) >= len(usual) or usual[-1] == "s" or not is_known(usual))
        )
    )


def listed(names: Names) -> Iterator[tuple[str, str]]:
    """Spellings that no system connects: `Mumbai` and `Bombay`; given names only beside the same surname."""
    yield from kin(names, well_known().of)
    yield from (pair for pair in kin(names, given_names().of) if side_by_side(names, *pair))


def kin(names: Names, family_of: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    families: dict[int, list[str]] = {}
    for word in names.words.keys() & family_of.keys():
        families.setdefault(family_of[word], []).append(word)
    return bucketed(families.values())


def bucketed(buckets: Iterable[list[str]]) -> Iterator[tuple[str, str]]:
    """The pairs of every bucket that is not too full."""
    for bucket in buckets:
        if 1 < len(bucket) < CROWD:
            yield from pairs(bucket)


def pairs(words: Sequence[str]) -> Iterator[tuple[str, str]]:
    for number, one in enumerate(words, 1):
        for other in words[number:]:
            yield one, other


def is_inflected(one: str, other: str) -> bool:
    """True of `Clinton` and `Clintons`, `Ivanov` and `Ivanova`; not of `Manson` and `Mansonn`."""
    short, long = sorted((one, other), key=len)
    if long == short + short[-1] or (short[-1] in "iy" and long == short + long[-1] and long[-1] in "iy"):
        return False
    stem = next((at for at, (x, y) in enumerate(zip(one, other, strict=False)) if x != y), len(short))
    return any((one[at:], other[at:]) in endings() for at in range(max(stem - 2, 1), stem + 1))


@cache
def endings() -> frozenset[tuple[str, str]]:
    """Two endings that make two words of one name."""
    lines = (line.replace("-", "").split(" ") for line in lines_of("name-endings.txt"))
    return frozenset(pair for one, other in lines for pair in ((one, other), (other, one)))


def apart(names: Names, one: str, other: str) -> bool:
    """True where the names beside them show two people: `Boris Johnson`, `Don Johnston`; `Ellen Fox`, `Jo Yellen`."""
    before, after = beside(names.before, one, other), beside(names.after, one, other)
    roles = [bool(given) - bool(family) for given, family in zip(before, after, strict=True)]
    return roles in ([1, -1], [-1, 1]) or any(
        mine and yours and not any(akin(x, y) for x in mine for y in yours) for mine, yours in (before, after)
    )


def beside(neighbours: Mapping[str, set[str]], one: str, other: str) -> tuple[set[str], set[str]]:
    """The names beside each of two words."""
    mine, yours = neighbours.get(one, set()), neighbours.get(other, set())
    return {name for name in mine - {other} if is_name(name)}, {name for name in yours - {one} if is_name(name)}


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
    return steps(squeezed(one), squeezed(other)) <= 1 or (one in family and family[one] == family.get(other))
