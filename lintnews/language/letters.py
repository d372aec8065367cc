"""Letters: how usual a spelling is, in bits, in the languages that newspapers are written in."""

from __future__ import annotations

import os
import sys
from array import array
from functools import cache, lru_cache
from hashlib import blake2b

from lintnews.language.data import FOLDER
from lintnews.language.lazy import lazy

DATA = os.path.join(FOLDER, "letters.bin")  # made by benchmarks/train_letters.py
POOLED = "xx"  # all languages together
UNKNOWN = 20.0  # bits: a letter that the language never writes
BACKING_OFF = 1.5  # bits: for each letter of context that was never seen before this one
BOUNDARY = " "

WORD = lazy(r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*")


def words(text: str) -> list[str]:
    """The runs of letters in a text."""
    return WORD.findall(text)


def framed(word: str) -> str:
    """A word as the model sees it: small letters between two boundaries."""
    return f"{BOUNDARY}{word.lower()}{BOUNDARY}"


def places(key: str, slots: int) -> tuple[int, int, int, int]:
    """The three slots of a key, one in each third of the table, and its fingerprint (1 to 2047)."""
    number = int.from_bytes(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=9).digest(), "little")
    third = slots // 3
    return (
        (number & 0xFFFFF) % third,
        third + (number >> 20 & 0xFFFFF) % third,
        2 * third + (number >> 40 & 0xFFFFF) % third,
        (number >> 60) % 2047 + 1,
    )


@cache
def _table() -> array[int]:
    table = array("H")
    with open(DATA, "rb") as file:
        table.frombytes(file.read())
    if sys.byteorder == "big":
        table.byteswap()
    return table


def _kept(key: str) -> int:
    """Half bits of an n-gram of a language, -1 if the model doesn't keep it."""
    table = _table()
    a, b, c, mark = places(key, len(table))
    entry = table[a] ^ table[b] ^ table[c]
    return entry & 31 if entry >> 5 == mark else -1


@lru_cache(maxsize=50_000)
def surprise(language: str, before: str, letter: str) -> float:
    """Bits that a letter costs after the (at most two) before it."""
    penalty = 0.0
    while True:
        kept = _kept(language + before + letter)
        if kept >= 0:
            return kept / 2 + penalty
        if not before:
            return UNKNOWN
        before, penalty = before[1:], penalty + BACKING_OFF


def cost(word: str, language: str) -> float:
    """Bits of a whole word in a language: the fewer, the more usual its spelling."""
    text = framed(word)
    return sum(surprise(language, text[max(0, at - 2) : at], text[at]) for at in range(1, len(text)))
