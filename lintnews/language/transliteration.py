"""Transliteration: is one spelling of a name another spelling of the same name?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import permutations
from unicodedata import normalize

from lintnews.language.data import lines_of

MARKS = re.compile(r"[\u0300-\u036f]")
PLAIN = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})
JOINTS = str.maketrans("", "", "-'’ʼ‘` .")

# Groups of letters that sound as one consonant, then consonants in classes of those that stand for one another.
GROUPS = {
    "tch": "ch", "ts": "z", "tz": "z", "cz": "z", "dz": "z", "dj": "d",
    "ph": "f", "th": "t", "dh": "d", "bh": "b", "rh": "r",
}  # fmt: skip
CLASSES = str.maketrans(
    dict.fromkeys("bfpvw", "1")
    | dict.fromkeys("cgjkqsxzh", "2")
    | dict.fromkeys("dt", "3")
    | dict.fromkeys("mn", "5")
    | {"l": "4", "r": "6"}
    | dict.fromkeys("aeiouy", None)
)
FINAL_H = re.compile(r"h$", re.MULTILINE)
REPEATED = re.compile(r"(.)\1+")


def plain(name: str) -> str:
    """A name in small letters without its marks.

    >>> plain("Łódź")
    'lodz'
    """
    lowered = name.lower()
    return lowered if lowered.isascii() else MARKS.sub("", normalize("NFD", lowered)).translate(PLAIN)


def squeezed(name: str) -> str:
    """A plain name without hyphens, apostrophes and spaces.

    >>> squeezed("Ki-moon") == squeezed("Ki Moon")
    True
    """
    return plain(name).translate(JOINTS)


def keys(words: Iterable[str]) -> list[str]:
    """For each plain word its consonants in classes: what all spellings of one name share.

    All words are worked on as one string, since a replacement costs little more in a long one than in a short one.

    >>> keys(["gorlovka", "horlivka", "kolkata", "calcutta"])
    ['26412', '26412', '2423', '2423']
    """
    text = FINAL_H.sub("", "\n".join(words))
    for group, letter in GROUPS.items():
        text = text.replace(group, letter)
    return REPEATED.sub(r"\1", text.translate(CLASSES)).split("\n")


@cache
def equivalents() -> dict[str, list[tuple[str, str, float]]]:
    """First letter → (letters, other letters, steps); every member of a set may stand for every other."""
    table: dict[str, list[tuple[str, str, float]]] = {}
    for line in lines_of("transliteration.tsv"):
        cost, _, members = line.split("\t")
        for one, other in permutations(members.replace("-", " ").split(" "), 2):
            table.setdefault(one[:1], []).append((one, other, float(cost)))
    return table


@lru_cache(maxsize=4096)
def steps(one: str, other: str) -> float:
    """How many steps of transliteration lead from one squeezed name to the other; infinite if none do.

    >>> steps("zelensky", "zelenskyy") < 1
    True
    """
    table = equivalents()
    reached = {(0, 0): 0.0}
    for i in range(len(one) + 1):
        for j in range(len(other) + 1):
            if (i, j) not in reached:
                continue
            cost = reached[i, j]
            moves = []
            if one[i : i + 1] == other[j : j + 1] != "":
                moves.append((i + 1, j + 1, 0.0))
            if i and j:
                if one[i : i + 1] == one[i - 1]:
                    moves.append((i + 1, j, 0.25))
                if other[j : j + 1] == other[j - 1]:
                    moves.append((i, j + 1, 0.25))
            for x, y, step in (*table.get(one[i : i + 1], ()), *table[""]):
                if one.startswith(x, i) and other.startswith(y, j):
                    moves.append((i + len(x), j + len(y), step))
            for to_i, to_j, step in moves:
                if cost + step < reached.get((to_i, to_j), float("inf")):
                    reached[to_i, to_j] = cost + step
    return reached.get((len(one), len(other)), float("inf"))


def one_slip_apart(one: str, other: str) -> bool:
    """True where one letter is missing, added, changed or has changed places with its neighbour.

    >>> one_slip_apart("Bryne", "Byrne"), one_slip_apart("Coope", "Cooper"), one_slip_apart("Hamas", "Fatah")
    (True, True, False)
    """
    short, long = sorted((one, other), key=len)
    if len(long) - len(short) > 1 or short == long:
        return False
    at = next((i for i, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[:at] + short[at + 1 : at + 2] + short[at : at + 1] + short[at + 2 :]
    return short[at + 1 :] == long[at + 1 :] or swapped == long
