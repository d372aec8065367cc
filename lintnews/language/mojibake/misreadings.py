"""Misreadings: what a stretch of text says if its bytes are read as another encoding."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import cache, lru_cache
from itertools import pairwise
from math import inf
from typing import NamedTuple

from lintnews.language.mojibake import code_pages
from lintnews.lazy import lazy

# A run of UTF-8 beyond ASCII.
UTF8 = lazy(
    b"(?:[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]"
    b"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}"
    b"|\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf])+"  # CESU-8: an emoji as two halves
)
LATIN_1 = "".join(map(chr, range(0x100)))
FIRST_BYTES = (0xC2, 0xC3, 0xC4, 0xC5, 0xCE, 0xCF, 0xD0, 0xD1, 0xD7, 0xD8, 0xD9, 0xE2)
C1 = frozenset(map(chr, range(0x80, 0xA0)))
CJK_FIRST = "\u2e80"  # asked first, for the pattern takes milliseconds to compile
CJK = lazy("[\u2e80-\ud7ff\uf900-\ufaff\ufe30-\uffef]")
MOST_ROUNDS = 4  # text has been seen that was misread four times over

# What a program took it for → what it was.
SINGLE = {
    "latin-1": ("cp1252",),
    "cp1252": (
        "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp437", "cp850", "cp866", "iso8859-2",
        "koi8-r", "mac-roman",
    ),
    "cp1250": ("cp1252", "iso8859-2"),
    "cp1251": ("cp1252", "cp866", "koi8-r", "mac-cyrillic"),
    "cp1253": ("cp1252",),
    "cp437": ("cp1252", "cp1250"),
    "cp850": ("cp1252",),
    "iso8859-2": ("cp1250",),
    "koi8-r": ("cp1251",),
    "mac-cyrillic": ("cp1251",),
    "mac-roman": ("cp1252",),
}  # fmt: skip
FROM_DOUBLE = {
    "gbk": ("utf-8", "cp1251", "cp1252", "cp932", "cp949"),
    "big5": ("utf-8", "gbk"),
    "cp932": ("utf-8", "gbk"),
    "cp949": ("utf-8",),
}
TO_DOUBLE = {"cp1252": ("gbk", "big5", "cp949", "euc_jp", "cp932")}


class Step(NamedTuple):
    """What the bytes were, what they were read as, and what was lost afterwards."""

    was: str
    read_as: str
    loss: str = ""


@cache
def misread(was: str, read_as: str) -> Step:
    """A misreading; there are few, and they are told often."""
    return Step(was, read_as)


History = tuple[Step, ...]  # the last misreading first


Veto = Callable[[bytes, Step], bool]  # whether bytes alone tell that a misreading can't have been


class Reading(NamedTuple):
    """What a text says if this history happened to it, and by how many bits that beats what else it may then say."""

    text: str
    margin: float
    history: History


def utf8_readings(text: str, history: History = ()) -> Iterator[Reading]:
    """UTF-8 read as a single-byte page, once or several times over; what isn't UTF-8 stays as it is."""
    possible = pages_of_utf8(text)
    for page in code_pages.SINGLE_BYTE if not history else dict.fromkeys((history[-1].read_as, "cp1252")):
        if page in possible:
            now = decode_utf8_runs(text, code_pages.encode_on(text, page))
            if now != text:
                passed = (*history, misread("utf-8", page))
                yield Reading(now, inf, passed)
                if len(passed) < MOST_ROUNDS:
                    yield from utf8_readings(now, passed)


@lru_cache(maxsize=1_000)
def pages_of_utf8(text: str) -> set[str]:
    """The pages on which two characters of the text look like the first bytes of one in UTF-8."""
    if text.isascii():
        return set()
    firsts, rest = utf8_bytes()
    pages: set[str] = set()
    for first, second in pairwise(text):
        if first in firsts and second in rest:
            pages |= firsts[first] & rest[second]
    return pages


@cache
def utf8_bytes() -> tuple[Mapping[str, set[str]], Mapping[str, set[str]]]:
    """Character → the pages on which it looks like the first byte of one in UTF-8, or like a later byte."""
    firsts: dict[str, set[str]] = defaultdict(set)
    rest: dict[str, set[str]] = defaultdict(set)
    for page in code_pages.SINGLE_BYTE:
        characters = code_pages.page_characters(page)
        for character in characters[0xC2:0xF5]:
            firsts[character].add(page)
        for character in C1.union(characters[0x80:0xC0]) if code_pages.has_controls(page) else characters[0x80:0xC0]:
            rest[character].add(page)
    return firsts, rest


@cache
def leads(page: str, firsts: frozenset[int]) -> frozenset[str]:
    """The characters of a page that look like these first bytes of characters in UTF-8."""
    characters = code_pages.page_characters(page) if page in code_pages.SINGLE_BYTE else LATIN_1
    return frozenset(map(characters.__getitem__, firsts))


def first_bytes_of(text: str) -> frozenset[int]:
    """The first bytes in UTF-8 of all that isn't ASCII in a text."""
    return frozenset(character.encode("utf-8", "surrogatepass")[0] for character in set(text) if character > "\x7f")


@cache
def first_bytes(page: str) -> frozenset[str]:
    """The capitals of a page that look like the first byte of a letter of Europe and its neighbours in UTF-8."""
    characters = code_pages.page_characters(page) if page in code_pages.SINGLE_BYTE else LATIN_1
    return frozenset(characters[byte] for byte in FIRST_BYTES if characters[byte].isupper())


def decode_utf8_runs(text: str, image: bytes) -> str:
    """The text with its runs of UTF-8 decoded."""
    parts: list[str] = []
    last = 0
    for run in UTF8.finditer(image):
        parts += text[last : run.start()], decode_utf8(run.group())
        last = run.end()
    return "".join(parts) + text[last:]


def decode_utf8(data: bytes) -> str:
    """UTF-8, also such as Java and some databases write: two halves for each character beyond 65,535.

    >>> decode_utf8(b"\\xed\\xa0\\xbd\\xed\\xb8\\x80")
    '😀'
    """
    return data.decode("utf-8", "surrogatepass").encode("utf-16-le", "surrogatepass").decode("utf-16-le")


@cache
def byte_order_marks() -> re.Pattern[str]:
    """Matches the bytes that stand before text in UTF-8, read as one page or another: “ï»¿”."""
    images = {code_pages.decode_leniently("\ufeff".encode(), page) for page in code_pages.SINGLE_BYTE}
    return lazy("|".join(sorted(map(re.escape, images))))


def untouched(text: str, image: bytes) -> str:
    """What a text holds besides runs of UTF-8."""
    return "".join(
        [
            text[slice(*gap)]
            for gap in pairwise([0, *(at for run in UTF8.finditer(image) for at in run.span()), len(text)])
        ][::2]
    )


def other_readings(text: str, ruled_out: Veto) -> Iterator[Reading]:
    """What else a text may have been: in a single-byte page, or in or read as one that writes two bytes a character."""
    for table in (SINGLE, TO_DOUBLE):
        for page, originals in table.items():
            if code_pages.encodable(page).issuperset(text):
                yield from read_as(code_pages.encode_on(text, page), page, originals, ruled_out)
    if max(text, default="") >= CJK_FIRST and CJK.search(text):
        for page, originals in FROM_DOUBLE.items():
            with suppress(UnicodeEncodeError):
                yield from read_as(text.encode(page), page, originals, ruled_out)


def read_as(data: bytes, page: str, originals: tuple[str, ...], ruled_out: Veto) -> Iterator[Reading]:
    """The bytes in each encoding that they may have been written in, if they make sense there."""
    for was in originals:
        step = misread(was, page)
        if not ruled_out(data, step):
            with suppress(UnicodeDecodeError):
                yield Reading(code_pages.decode_strictly(data, was), inf, (step,))
