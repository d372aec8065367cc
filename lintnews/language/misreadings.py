"""Misreadings: what a stretch of text says if its bytes are read as another encoding."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from math import inf

from lintnews.language import code_pages
from lintnews.language.lazy import lazy
from lintnews.typing import NamedTuple

# A run of UTF-8 beyond ASCII, seen as one character a byte.
UTF8 = lazy(
    "(?:[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]"
    "|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2})+"
)
MOST_ROUNDS = 4  # text has been seen that was misread four times over

# What it was, and what a program took it for.
SINGLE = (
    ("cp1250", "cp1252"), ("cp1251", "cp1252"), ("cp1251", "koi8-r"), ("cp1252", "cp1250"), ("cp1252", "cp1251"),
    ("cp1252", "cp1253"), ("cp1252", "cp437"), ("cp1252", "cp850"), ("cp1252", "mac-roman"), ("cp1253", "cp1252"),
    ("cp1254", "cp1252"), ("cp1255", "cp1252"), ("cp1256", "cp1252"), ("cp1257", "cp1252"), ("cp437", "cp1252"),
    ("cp850", "cp1252"), ("cp866", "cp1251"), ("cp866", "cp1252"), ("iso8859-2", "cp1252"), ("koi8-r", "cp1251"),
    ("koi8-r", "cp1252"), ("mac-roman", "cp1252"), ("mac-cyrillic", "cp1251"), ("cp1251", "mac-cyrillic"),
)  # fmt: skip
FROM_DOUBLE = (
    ("utf-8", "gbk"), ("utf-8", "big5"), ("utf-8", "cp932"), ("utf-8", "cp949"),
    ("cp1251", "gbk"), ("cp1252", "gbk"), ("cp932", "gbk"), ("cp949", "gbk"), ("gbk", "big5"), ("gbk", "cp932"),
)  # fmt: skip
TO_DOUBLE = (("gbk", "cp1252"), ("big5", "cp1252"), ("cp949", "cp1252"), ("euc_jp", "cp1252"), ("cp932", "cp1252"))


class Step(NamedTuple):
    """What the bytes were, what they were read as, and what was lost afterwards."""

    was: str
    read_as: str
    loss: str = ""


History = tuple[Step, ...]  # the last misreading first


class Reading(NamedTuple):
    """What a text says if this history happened to it, and by how many bits that beats what else it may then say."""

    text: str
    margin: float
    history: History


def utf8_readings(text: str, history: History = ()) -> Iterator[Reading]:
    """UTF-8 read as a single-byte page, once or several times over; what isn't UTF-8 stays as it is."""
    for page in code_pages.SINGLE_BYTE if not history else dict.fromkeys((history[-1].read_as, "cp1252")):
        image = text.translate(code_pages.image(page))
        if UTF8.search(image):
            now = decoded(text, image)
            passed = (*history, Step("utf-8", page))
            yield Reading(now, inf, passed)
            if len(passed) < MOST_ROUNDS:
                yield from utf8_readings(now, passed)


def decoded(text: str, image: str) -> str:
    """The text with its runs of UTF-8 decoded."""
    parts: list[str] = []
    last = 0
    for run in UTF8.finditer(image):
        parts += text[last : run.start()], run.group().encode("latin-1").decode()
        last = run.end()
    return "".join(parts) + text[last:]


def other_readings(text: str) -> Iterator[Reading]:
    """What else a text may have been."""
    yield from single_byte_readings(text)
    yield from double_byte_readings(text)


def single_byte_readings(text: str) -> Iterator[Reading]:
    """Text in one single-byte page, read as another."""
    for was, page in SINGLE:
        yield from read_as(text.translate(code_pages.image(page)), was, page)


def double_byte_readings(text: str) -> Iterator[Reading]:
    """Text in or read as a page that writes most characters in two bytes."""
    for was, page in FROM_DOUBLE:
        with suppress(UnicodeError):
            yield Reading(text.encode(page).decode(was), inf, (Step(was, page),))
    for was, page in TO_DOUBLE:
        yield from read_as(text.translate(code_pages.image(page)), was, page)


def read_as(image: str, was: str, page: str) -> Iterator[Reading]:
    """The bytes of an image in the encoding that they were written in, if they make sense there."""
    if code_pages.OUTSIDE not in image:
        with suppress(UnicodeDecodeError):
            yield Reading(image.encode("latin-1").decode(was), inf, (Step(was, page),))
