"""Transliteration: is one spelling of a name another spelling of the same name?"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import permutations

from lintnews.language.data import data_table
from lintnews.lazy import lazy

MARKS = lazy(r"[\u0300-\u036f]")
PLAIN = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})
JOINTS = str.maketrans("", "", "-'’ʼ‘` .")

# Groups of letters that sound as one consonant, then consonants in classes of those that stand for one another.
GROUPS = {
    "tch": "ch", "ts": "z", "tz": "z", "cz": "z", "dz": "z", "dj": "d",
    "ph": "f", "th": "t", "dh": "d", "bh": "b", "rh": "r",
}  # fmt: skip
# Letters that some languages read otherwise: `j` is English or Slavic, `w` a consonant or a vowel.
OTHERWISE = {"dj": "zh", "j": "y", "w": "u"}
CLASSES = str.maketrans(
    dict.fromkeys("bfpvw", "1")
    | dict.fromkeys("cgjkqsxzh", "2")
    | dict.fromkeys("dt", "3")
    | dict.fromkeys("mn", "5")
    | {"l": "4", "r": "6"}
    | dict.fromkeys("aeiouy", None)
)
DOUBLED = 0.25  # steps for a letter that one of two spellings doubles
OWN = 4  # letters that only one of two spellings has; hardly any two spellings have more
FURTHEST = 0.3  # steps for each letter: beyond, any two names would be kin


def unaccented(name: str) -> str:
    """A name in small letters without its marks.

    >>> unaccented("Łódź")
    'lodz'
    """
    lowered = name.lower()
    if lowered.isascii():
        return lowered
    from unicodedata import normalize

    return MARKS.sub("", normalize("NFD", lowered)).translate(PLAIN)


def squeezed(name: str) -> str:
    """A plain name without hyphens, apostrophes and spaces.

    >>> squeezed("Ki-moon") == squeezed("Ki Moon")
    True
    """
    return unaccented(name).translate(JOINTS)


def keys(words: Iterable[str]) -> list[str]:
    """For each plain word its consonants in classes: what all spellings of one name share.

    All words are worked on as one string, since a replacement costs little more in a long one than in a short one.

    >>> keys(["gorlovka", "horlivka", "kolkata", "calcutta"])
    ['26412', '26412', '2423', '2423']
    """
    text = ("\n".join(words) + "\n").replace("h\n", "\n")
    for group, letter in GROUPS.items():
        text = text.replace(group, letter)
    text = text.translate(CLASSES)
    for twice in ("11", "22", "33", "44", "55", "66"):
        while twice in text:
            text = text.replace(twice, twice[0])
    return text.split("\n")[:-1]


def otherwise(words: Iterable[str]) -> dict[str, str]:
    """Plain word → how another language would read it, where that makes a difference.

    >>> otherwise(["jalta", "yalta"])
    {'jalta': 'yalta'}
    """
    readings = {}
    for word in words:
        if "j" in word or "w" in word:
            reading = word
            for group, letter in OTHERWISE.items():
                reading = reading.replace(group, letter)
            readings[word] = reading
    return readings


Move = tuple[str, str, float]


@cache
def letter_moves() -> dict[tuple[str, str], list[Move]]:
    """First letters of two spellings ("" for none) → letters of the one, letters of the other, steps."""
    return data_table("transliteration.tsv", moves_in)


def moves_in(lines: list[str]) -> dict[tuple[str, str], list[Move]]:
    """The moves in the lines of the file."""
    moves: dict[tuple[str, str], list[Move]] = {}
    for line in lines:
        cost, _, members = line.split("\t")
        for one, other in permutations(members.replace("-", " ").split(" "), 2):
            moves.setdefault((one[:1], other[:1]), []).append((one, other, float(cost)))
    return moves


def may_be_one(one: str, other: str) -> bool:
    """False where the first letters, or the letters that only one has, tell two names apart: quicker than steps."""
    here, there = one[:1], other[:1]
    return (here == there or beginning(here, there) != []) and len(set(one) ^ set(other)) <= OWN


@lru_cache(maxsize=1024)
def beginning(here: str, there: str) -> list[Move]:
    """The moves that two spellings can make of what begins with these letters."""
    return [move for pair in ((here, there), (here, ""), ("", there)) for move in letter_moves().get(pair, ())]


@lru_cache(maxsize=8192)
def transliteration_steps(one: str, other: str) -> float:
    """How many steps of transliteration lead from one squeezed name to the other; infinite if none or too many do.

    >>> transliteration_steps("zelensky", "zelenskyy") < 1
    True
    """
    most = FURTHEST * min(len(one), len(other))
    rows: list[dict[int, float]] = [{} for _ in range(len(one) + 1)]
    rows[0][0] = 0.0
    for i, row in enumerate(rows):
        here = one[i : i + 1]
        for j in range(min(row, default=len(other)), len(other) + 1):
            cost = row.get(j, most + 1)
            if cost > most:
                continue
            there = other[j : j + 1]
            if here == there:
                reach(rows, i + 1, j + 1, cost)
            if here and here == one[i - 1 : i]:
                reach(rows, i + 1, j, cost + DOUBLED)
            if there and there == other[j - 1 : j]:
                reach(rows, i, j + 1, cost + DOUBLED)
            for x, y, step in beginning(here, there):
                if one.startswith(x, i) and other.startswith(y, j):
                    reach(rows, i + len(x), j + len(y), cost + step)
    return rows[-1].get(len(other), float("inf"))


def reach(rows: list[dict[int, float]], i: int, j: int, cost: float) -> None:
    """Note that `i` letters of one spelling and `j` of the other have been read for this many steps."""
    if i < len(rows) and cost < rows[i].get(j, float("inf")):
        rows[i][j] = cost
