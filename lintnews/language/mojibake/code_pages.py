"""Code pages: the bytes behind a text, if a program had taken them for one page or another."""

from __future__ import annotations

from codecs import charmap_decode, charmap_encode
from collections.abc import Mapping
from functools import cache

from lintnews.language.data import lines_of

# Pages that programs take for granted when nobody tells them otherwise, commonest first.
SINGLE_BYTE = (
    "cp1252", "cp1250", "cp1251", "cp1254", "cp437", "mac-roman", "cp1257", "cp1253", "cp1256", "cp1255",
    "iso8859-2", "iso8859-15", "koi8-r", "cp866", "cp850", "mac-cyrillic", "iso8859-9", "iso8859-4", "iso8859-13",
)  # fmt: skip
NAMES = {
    "utf-8": "UTF-8",
    "big5": "Big5",
    "cp932": "Shift JIS",
    "euc_jp": "EUC-JP",
    "gbk": "GBK",
    "koi8-r": "KOI8-R",
    "mac-cyrillic": "Mac Cyrillic",
    "mac-roman": "Mac Roman",
}  # for the message; other pages go by their own name


@cache
def table(page: str) -> str:
    """What each byte is on a page, as Python has it; U+FFFE for those that it leaves undefined."""
    known: str = bytes(range(0x100)).decode(page, "replace")
    return known.replace("\ufffd", "\ufffe")


@cache
def characters(page: str) -> str:
    """What each byte is on a page. Bytes that it leaves undefined are C1 controls, as in every browser.

    >>> characters("cp1252")[0x80], characters("cp1252")[0x81]
    ('€', '\x81')
    """
    return "".join(chr(byte) if character == "\ufffe" else character for byte, character in enumerate(table(page)))


def read(data: bytes, page: str) -> str:
    """The bytes as a program reads them that takes them for `page`.

    >>> read("’".encode(), "cp1252")
    'â€™'
    """
    return "".join(map(characters(page).__getitem__, data))


def decoded(data: bytes, encoding: str) -> str:
    """The bytes in a code page or another encoding; raises UnicodeDecodeError where it leaves one undefined."""
    return charmap_decode(data, "strict", table(encoding))[0] if encoding in SINGLE_BYTE else data.decode(encoding)


@cache
def bytes_of(page: str) -> Mapping[int, int]:
    """Character → its byte on a page. C1 controls stand for themselves, too, on those of Windows and ISO: text that
    went through Latin-1 and one of them holds both.
    """
    controls = {control: control for control in range(0x80, 0xA0) if has_controls(page)}
    return controls | {ord(character): byte for byte, character in enumerate(characters(page))}


def has_controls(page: str) -> bool:
    """True for pages beside which text may hold C1 controls; those of DOS and the Macintosh have letters there."""
    return page.startswith(("cp125", "iso8859"))


@cache
def held(page: str) -> frozenset[str]:
    """All characters that have a byte on a page."""
    return frozenset(map(chr, bytes_of(page)))


def image(text: str, page: str) -> bytes:
    """The bytes of a text on a page, one a character; a question mark for what it doesn't have.

    >>> image("â€™", "cp1252") == "’".encode()
    True
    """
    return charmap_encode(text, "replace", bytes_of(page))[0]


@cache
def at_home() -> Mapping[str, frozenset[str]]:
    """language → the pages that its texts were written in before UTF-8."""
    rows = (line.split() for line in lines_of("code-pages.txt"))
    return {language: frozenset(pages) for language, *pages in rows}


def named(page: str) -> str:
    """The page's name in a message."""
    return NAMES.get(page, page)
