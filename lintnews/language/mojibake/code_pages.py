"""Code pages: the bytes behind a text, if a program had taken them for one page or another."""

from __future__ import annotations

from codecs import charmap_decode, charmap_encode
from collections.abc import Mapping
from functools import cache

from lintnews.language.data import data_lines

# Pages that programs take for granted when nobody tells them otherwise, commonest first.
SINGLE_BYTE = (
    "cp1252", "cp1250", "cp1251", "cp1254", "cp437", "mac-roman", "cp1257", "cp1253", "cp1256", "cp1255",
    "iso8859-2", "iso8859-15", "koi8-r", "cp866", "cp850", "mac-cyrillic", "iso8859-9", "iso8859-4", "iso8859-13",
    "koi8-u",
)  # fmt: skip
NAMES = {
    "utf-8": "UTF-8",
    "big5": "Big5",
    "cp932": "Shift JIS",
    "euc_jp": "EUC-JP",
    "gbk": "GBK",
    "koi8-r": "KOI8-R",
    "koi8-u": "KOI8-U",
    "mac-cyrillic": "Mac Cyrillic",
    "mac-roman": "Mac Roman",
}  # for the message; other pages go by their own name


@cache
def python_table(page: str) -> str:
    """What each byte is on a page, as Python has it; U+FFFE for those that it leaves undefined."""
    known: str = bytes(range(0x100)).decode(page, "replace")
    return known.replace("\ufffd", "\ufffe")


@cache
def page_characters(page: str) -> str:
    """What each byte is on a page. Bytes that it leaves undefined are C1 controls, as in every browser.

    >>> page_characters("cp1252")[0x80], page_characters("cp1252")[0x81]
    ('€', '\x81')
    """
    return "".join(
        chr(byte) if character == "\ufffe" else character for byte, character in enumerate(python_table(page))
    )


def decode_leniently(data: bytes, page: str) -> str:
    """The bytes as a program reads them that takes them for `page`.

    >>> decode_leniently("’".encode(), "cp1252")
    'â€™'
    """
    return "".join(map(page_characters(page).__getitem__, data))


def decode_strictly(data: bytes, encoding: str) -> str:
    """The bytes in a code page or another encoding; raises UnicodeDecodeError where it leaves one undefined."""
    return (
        charmap_decode(data, "strict", python_table(encoding))[0] if encoding in SINGLE_BYTE else data.decode(encoding)
    )


@cache
def page_bytes(page: str) -> Mapping[int, int]:
    """Character → its byte on a page. C1 controls stand for themselves, too, on those of Windows and ISO: text that
    went through Latin-1 and one of them holds both.
    """
    controls = {control: control for control in range(0x80, 0xA0) if has_controls(page)}
    return controls | {ord(character): byte for byte, character in enumerate(page_characters(page))}


def has_controls(page: str) -> bool:
    """True for pages beside which text may hold C1 controls; those of DOS and the Macintosh have letters there."""
    return page.startswith(("cp125", "iso8859"))


@cache
def encodable(page: str) -> frozenset[str]:
    """All characters that have a byte on a page."""
    return frozenset(map(chr, page_bytes(page)))


def encode_on(text: str, page: str) -> bytes:
    """The bytes of a text on a page, one a character; a question mark for what it doesn't have.

    >>> encode_on("â€™", "cp1252") == "’".encode()
    True
    """
    return charmap_encode(text, "replace", page_bytes(page))[0]


@cache
def pages_of_languages() -> Mapping[str, frozenset[str]]:
    """language → the pages that its texts were written in before UTF-8."""
    rows = (line.split() for line in data_lines("code-pages.txt"))
    return {language: frozenset(pages) for language, *pages in rows}


def page_name(page: str) -> str:
    """The page's name in a message."""
    return NAMES.get(page, page)
