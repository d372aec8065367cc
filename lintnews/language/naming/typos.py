"""Slips of the pen: a name that stands once with a letter missing, added, changed or in the wrong place."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.language.known_words import is_given_name, is_known, is_proper, is_word
from lintnews.language.naming.inflection import is_inflected, is_word_with_prefix
from lintnews.language.naming.names import TextNames, is_name
from lintnews.language.naming.neighbours import are_two_names, capitals_of, is_glued, names_a_person
from lintnews.language.naming.transliteration import squeezed

REACH = 5  # words of the alphabet after a word that are held against it
LONG_SLIP = 6  # letters; a shorter word, unless one was left out, is no slip of an ordinary one: Hallo, Liffe and Life
RARE = 2  # times that a slip of a name that nobody knows may stand in a text; another name stands there more often


def typos(names: TextNames) -> Iterator[tuple[str, str]]:
    """Slips of the pen: a letter missing, added, changed or in the wrong place.

    A slip leaves the beginning or the end of a word as it was: the two stand near one another in the alphabet, read
    forwards or backwards.
    """
    words = [word for word in names.words if len(word) > 3]
    for way in (slice(None), slice(None, None, -1)):
        for here, there in close_pairs(sorted([word[way] for word in words])):
            if one_typo_apart(here, there) and is_typo(names, here[way], there[way]):
                yield here[way], there[way]


def close_pairs(ordered: list[str]) -> Iterator[tuple[str, str]]:
    """Words that begin alike and stand side by side in the alphabet, or with few words between."""
    for at, one in enumerate(ordered):
        for other in ordered[at + 1 : at + 1 + REACH]:
            if one[1] != other[1] or one[0] != other[0]:
                break
            if -2 < len(one) - len(other) < 2:
                yield one, other


def one_typo_apart(one: str, other: str) -> bool:
    """True where one letter is missing, added, changed or has changed places with its neighbour.

    >>> one_typo_apart("Bryne", "Byrne"), one_typo_apart("Coope", "Cooper"), one_typo_apart("Hamas", "Fatah")
    (True, True, False)
    """
    # In a longer word a slip leaves the third letter or the last: cheap to ask, and most often answered with no.
    if len(one) > 4 and one[-1] != other[-1] and one[2:3] != other[2:3]:
        return False
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if len(long) - len(short) > 1 or short == long:
        return False
    at = 0
    while at < len(short) and short[at] == long[at]:
        at += 1
    rest = short[at + 1 :]
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    return rest == long[at + 1 :] or (rest[:1] + short[at] + rest[1:] == long[at:])


def is_typo(names: TextNames, here: str, there: str) -> bool:
    """True where one of two words is unknown and rare, and no other form of the usual one."""
    rare, usual = sorted((here, there), key=names.words.__getitem__)
    if is_known(rare) or all(part.isdigit() or is_known(part) for part in rare.split("-")):
        if names.words[rare] < names.words[usual] or is_known(usual):
            return names.words[rare] == 1 < names.words[usual] and is_same_person(names, rare, usual)
        rare, usual = usual, rare
    if is_another(rare, usual) or is_word_with_prefix(rare):
        return False
    if (
        names.words[rare] > RARE
        or names.words[usual] < needed_count(rare, usual)
        or len(names.squeezed[squeezed(rare)]) > 1
    ):
        return False
    if is_word(usual) and not is_proper(usual):
        if len(rare) < LONG_SLIP and len(rare) >= len(usual):
            return False
        # Any name may stand beside a word that is no name: Presidennt Obama, President Clinton; Gabe Shore is no Game.
        changed = len(rare) == len(usual) and sorted(rare) != sorted(usual)
        return not (is_glued(rare) or (changed and names_a_person(names, rare) and not names_a_person(names, usual)))
    return not are_two_names(names, rare, usual)


def is_same_person(names: TextNames, rare: str, usual: str) -> bool:
    """True of a known name beside the usual one's given name, a letter inside amiss: `Ann Merkel`, `Ann Merkle`."""
    given = names.before.get(rare, set()) & names.before.get(usual, set())
    if sorted(rare) == sorted(usual):
        return any(map(is_name, given))
    return not is_another(rare, usual) and any(is_given_name(name) and is_name(name) for name in given)


def needed_count(rare: str, usual: str) -> int:
    """How often the usual spelling must stand in a text: the shorter or the more ordinary the word, the oftener."""
    if len(rare) < 5:
        return 3
    if is_word(usual):
        return 1 if is_proper(usual) and len(rare) > LONG_SLIP else 2
    return 1 if len(rare) > 5 + (not is_proper(usual)) else 2


def is_another(rare: str, usual: str) -> bool:
    """True of a name that one letter makes another one: Space and SpaceX, Sudan and Fudan, Scala and Scalac."""
    return (
        capitals_of(rare) != capitals_of(usual)
        or (len(rare) == len(usual) and rare[0] not in usual)
        or (len(rare) != len(usual) and rare[1:] == usual)
        or rare == usual[1:]
        or (rare[:-1] == usual and rare[-1] != usual[-1])
        or (
            is_inflected(rare.lower(), usual.lower())
            and (len(rare) >= len(usual) or usual[-1] == "s" or not is_known(usual))
        )
    )
