"""Neighbours: the names beside two names tell whether these are one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from lintnews.language.data import data_lines, word_lists
from lintnews.language.known_words import is_given_name, is_known, is_proper, is_word
from lintnews.language.naming.families import given_names, well_known
from lintnews.language.naming.names import TextNames, beside_names, is_name, titles
from lintnews.language.naming.transliteration import squeezed, transliteration_steps, unaccented
from lintnews.lazy import lazy

VOWELS = frozenset("aeiou")
LONG = 7  # letters; one letter more or less makes another given name of a shorter one: Niko, Nico
SHORT = 4  # letters
HUMP = lazy(r"[a-z]{4}[A-Z]")  # no beginning of a surname, such as Mc or Fitz
SAME = 0.5  # steps of transliteration between two spellings of a name that stands beside another


def apart(names: TextNames, one: str, other: str) -> bool:
    """True where the names beside them show two people: `Boris Johnson`, `Don Johnston`; `Ellen Fox`, `Jo Yellen`.

    What names a people or a day stands beside any name: `African Americans`, `Afircan Lutherans`. It is no surname:
    `Nouha Saoudi`.
    """
    if peoples := beside_names().intersection((one, other)):
        given = set().union(*(names.before.get(name, ()) for name in {one, other} - peoples))
        return any(is_given_name(name) or not is_known(name) for name in given)
    before, after = names_beside(names.before, one, other), names_beside(names.after, one, other)
    roles = [bool(given) - bool(family) for given, family in zip(before, after, strict=True)]
    return roles in ([1, -1], [-1, 1]) or any(
        mine and yours and not any(may_be_one_name(x, y) for x in mine for y in yours)
        for mine, yours in (before, after)
    )


def are_two_names(names: TextNames, one: str, other: str) -> bool:
    """True of two names that only look alike: of two people, in a row (`Tick Tock`), `Zhang` and `Zheng`."""
    return (
        len(capitals_of(one)) != len(capitals_of(other))
        or (len(capitals_of(one)) > 1 and "-" not in one + other and capitals_of(one) != capitals_of(other))
        or is_no_name(one)
        or is_no_name(other)
        or (("-" in one) is not ("-" in other) and squeezed(one) != squeezed(other))
        or begin_and_go_on_otherwise(names, one, other)
        or (one in east_asian_surnames() and other in east_asian_surnames())
        or are_two_syllables(one, other)
        or frozenset((one, other)) in two_names()
        or (one[:-1] == other[:-1] and {one[-1], other[-1]} < VOWELS and (has_people(one) or has_people(other)))
        or f"{one} {other}" in names.pairs
        or f"{other} {one}" in names.pairs
        or any(name[-1] == "s" and name[:-1].isupper() for name in (one, other))
        or (is_glued(one) and is_glued(other))
        or is_glued_beside(one, other)
        or is_glued_beside(other, one)
        or is_alone(names, one, other)
        or is_alone(names, other, one)
        or apart(names, one, other)
    )


def are_unsure(names: TextNames, one: str, other: str) -> bool:
    """True of two spellings that may well be two names, where none stands beside both: short ones (`Xing`, `Xine`), two
    that are known (`Colombia`, `Columbia`), one that is known and one that begins otherwise (`Jensen`, `Yensen`),
    two names of programs or their parts (`LineReader`, `LinesReader`); and of an accent that is there or not, in what
    is no person: the city may be Montreal, and its university one of Montréal.
    """
    if HUMP.search(one) and HUMP.search(other):
        return True
    family, mine, yours = well_known().of, squeezed(one), squeezed(other)
    if mine == yours and unaccented(one) == unaccented(other) and not (one.isascii() and other.isascii()):
        return not (has_given_name(names, one) or has_given_name(names, other) or side_by_side(names, one, other))
    if mine == yours or (one in family and family[one] == family.get(other)) or side_by_side(names, one, other):
        return False
    known = is_known(one) + is_known(other)
    return min(len(one), len(other)) <= SHORT or known == 2 or (known == 1 and mine[0] != yours[0])


def capitals_of(name: str) -> list[str]:
    """The letters of a name that are not small, and its digits."""
    return [letter for letter in name if not letter.islower() and letter not in "-'’"]


def is_glued(word: str) -> bool:
    """True of a name to which the next word sticks, as in `Harrisis`, and not of `Peterson`."""
    return not is_proper(word) and any(
        word.endswith(end) and is_proper(word.removesuffix(end)) for end in word_lists("name-roles")["glued"]
    )


def is_glued_beside(one: str, other: str) -> bool:
    """True of `Koreais`, to which the next word sticks, beside `Koreans`, which is well written."""
    words = word_lists("name-roles")["glued"]
    return any(
        one.endswith(end) and other in (f"{one.removesuffix(end)}n", f"{one.removesuffix(end)}ns") for end in words
    )


def is_alone(names: TextNames, one: str, other: str) -> bool:
    """True of a given name alone beside another with its surname, where a letter is another: `Niko`, `Nico Rossi`."""
    return (
        len(one) == len(other) < LONG
        and sorted(one) != sorted(other)
        and one not in names.before
        and one not in names.after
        and any(is_part(name) for name in names.after.get(other, ()))
    )


def goes_on_otherwise(names: TextNames, one: str, other: str) -> bool:
    """True where other names follow: `Jo Ann Reyes`, `JoAnn Ferber`."""
    mine, yours = names_beside(names.after, one, other)
    return bool(mine and yours) and not any(may_be_one_name(x, y) for x in mine for y in yours)


def introduces(names: TextNames, one: str, other: str) -> bool:
    """True where one has a given name, and the other none but a title or a verb: `Ann McDonald`, `MacDonald said`."""
    before, after = names_beside(names.before, one, other), names_beside(names.after, one, other)
    alone = bool(before[0]) and not (before[1] or after[1])
    return alone and (not people().isdisjoint(names.before.get(other, ())) or speaks(names.text, other))


def speaks(text: str, name: str) -> bool:
    """True of a name with a verb of saying beside it."""
    return any(f"{name} {verb}" in text or f"{verb} {name}" in text for verb in word_lists("name-roles")["speaks"])


def side_by_side(names: TextNames, one: str, other: str) -> bool:
    """True where both stand beside the same name: `Sergei Lavrov` and `Sergey Lavrov`."""
    common = word_lists("name-roles")["common"]
    surnames = is_given_name(one) and is_given_name(other) and names.after  # any word may be one: Jon Wood, John Wood
    return any(
        not (neighbours is names.after and x in common)
        and (
            (neighbours is surnames and x == y and x not in titles())
            or (is_name(x) and is_name(y) and may_be_one_name(x, y))
        )
        for neighbours in (names.before, names.after)
        for x in neighbours.get(one, ())
        for y in neighbours.get(other, ())
    )


def has_people(name: str) -> bool:
    """True of `Ukraine` and `Latino`, as there are `Ukrainian` and `Latinos`: with another ending they are foreign."""
    return any(is_proper(name[:-1] + ending) for ending in ("an", "ian", name[-1] + "n", name[-1] + "s"))


def people() -> frozenset[str]:
    """Titles of people."""
    return word_lists("name-roles")["titles"]


def is_no_name(word: str) -> bool:
    """True of a sound without a vowel (`Hmmm`), a key (`Ctrl-g`) and how a name is said (`LYE-nucks`)."""
    parts = word.split("-")
    return VOWELS.isdisjoint(squeezed(word).replace("y", "i")) or (
        len(parts) > 1 and (len(parts[-1]) == 1 or (parts[0].isupper() and parts[-1].islower() and len(parts[0]) > 2))
    )


def is_spelled_out(word: str) -> bool:
    """True of a name said letter by letter: `S-Q-L-ite`."""
    return [len(part) for part in word.split("-")[:2]] == [1, 1]


def begin_and_go_on_otherwise(names: TextNames, one: str, other: str) -> bool:
    """True of `Coney Island` and `Koney Sides`."""
    mine, yours = names.after.get(one, set()), names.after.get(other, set())
    return one[0] != other[0] and bool(mine and yours) and mine.isdisjoint(yours)


def are_two_syllables(one: str, other: str) -> bool:
    """True of given names of two syllables of which one ends in `n` and the other in `ng`: `Min-jun`, `Min-jung`."""
    return "-" in one and "-" in other and sorted((one, other))[0] + "g" == sorted((one, other))[1]


@cache
def two_names() -> frozenset[frozenset[str]]:
    """Pairs of names that look like two spellings of one: `Ochieng` and `Achieng`."""
    return frozenset(frozenset(line.split()) for line in data_lines("two-names.txt"))


@cache
def east_asian_surnames() -> frozenset[str]:
    """Surnames of one syllable, of which two are two names however alike."""
    return frozenset(name for line in data_lines("east-asian-surnames.txt") for name in line.split())


def may_be_one_name(one: str, other: str) -> bool:
    """True where two names may be one: equal, an initial, or another spelling."""
    if one == other or (one[0] == other[0] and "." in (one[-1], other[-1])):
        return True
    family = given_names().of
    return transliteration_steps(squeezed(one), squeezed(other)) <= SAME or (
        one in family and family[one] == family.get(other)
    )


def names_beside(neighbours: Mapping[str, set[str]], one: str, other: str) -> tuple[set[str], set[str]]:
    """The names beside each of two words."""
    mine, yours = neighbours.get(one, set()), neighbours.get(other, set())
    return {name for name in mine - {other} if is_part(name)}, {name for name in yours - {one} if is_part(name)}


def has_given_name(names: TextNames, word: str) -> bool:
    """True of a word with a title before it or a name that is no ordinary word: `Zoran Petković`."""
    before = names.before.get(word, set())
    return any(is_name(name) and not is_word(name) for name in before) or names_a_person(names, word)


def names_a_person(names: TextNames, word: str) -> bool:
    """True of a word with a title or a given name before it, or a name after it: `Joe Bloggs`, `Gabe Shore`."""
    before, after = names.before.get(word, set()), names.after.get(word, set())
    given = any(is_given_name(name) and is_name(name) for name in before)
    return given or any(map(is_name, after)) or not people().isdisjoint(before)


def is_part(name: str) -> bool:
    """True of a name, of an initial, and of a surname of two letters: `Xi`."""
    return (
        is_name(name) or (len(name) == 2 and name[1] == ".") or (name in east_asian_surnames() and name not in titles())
    )
