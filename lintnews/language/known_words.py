"""Known words: what an English reader has seen before, so that it is no slip of the pen."""

from __future__ import annotations

import os
from functools import cache, lru_cache

from lintnews.language.data import FOLDER, data_lines

FEW = 1000  # bytes of a table that are searched from one end to the other


@lru_cache(maxsize=16384)
def is_word(word: str) -> bool:
    """True of an ordinary English word, whatever its case."""
    return holds_line(sorted_table("known-words.txt"), word.lower())


@lru_cache(maxsize=16384)
def is_proper(word: str) -> bool:
    """True of a word that is known with a capital: a place, a surname, a nation."""
    return holds_line(sorted_table("known-words.txt"), word) or word in names_in_the_news()


@lru_cache(maxsize=16384)
def is_given_name(word: str) -> bool:
    """True of a given name that is common in the United States."""
    return holds_line(sorted_table("given-names.txt"), word)


def is_known(word: str) -> bool:
    """True of an ordinary word and of a well-known name.

    >>> is_known("London"), is_known("united"), is_known("Londonn")
    (True, True, False)
    """
    return is_proper(word) or is_given_name(word) or is_word(word)


@cache
def sorted_table(name: str) -> bytes:
    """A data file whose lines are sorted by code point, from the end of the comment at its head."""
    with open(os.path.join(FOLDER, name), "rb") as file:
        while file.read(1) == b"#":
            file.readline()
        file.seek(-2, os.SEEK_CUR)
        return file.read()


def holds_line(table: bytes, word: str) -> bool:
    """Look a line up in a sorted table. Halving the bytes is quicker than making a set of 100,000 words.

    >>> holds_line(b"\\napple\\nbanana\\ncherry\\n", "banana"), holds_line(b"\\napple\\nbanana\\ncherry\\n", "ban")
    (True, False)
    """
    line, low, high = b"\n%b\n" % word.encode("utf-8", "replace"), 0, len(table)
    while high - low > FEW:
        start = table.find(b"\n", (low + high) // 2)
        if table[start : start + len(line)] <= line:
            low = start
        else:
            high = start
    return table.find(line, low, high + len(line)) >= 0


@cache
def names_in_the_news() -> frozenset[str]:
    return frozenset(name for line in data_lines("names-in-the-news.txt") for name in line.split())
