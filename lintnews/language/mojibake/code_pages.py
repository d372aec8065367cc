"""Code pages: the bytes behind a text, if a program had taken them for one page or another."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

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

OUTSIDE = "\uffff"  # stands for a character that the page doesn't have


class _Image(dict[int, str]):
    """A table for str.translate: character → the character whose number is its byte."""

    def __missing__(self, character: int) -> str:
        return OUTSIDE


@cache
def characters(page: str) -> tuple[str, ...]:
    """What each byte is on a page. Bytes that it leaves undefined are C1 controls, as in every browser.

    >>> characters("cp1252")[0x80], characters("cp1252")[0x81]
    ('€', '\x81')
    """
    known = bytes(range(0x100)).decode(page, "replace")
    return tuple(chr(byte) if character == "\ufffd" else character for byte, character in enumerate(known))


def read(data: bytes, page: str) -> str:
    """The bytes as a program reads them that takes them for `page`.

    >>> read("’".encode(), "cp1252")
    'â€™'
    """
    page_characters = characters(page)
    return "".join(page_characters[byte] for byte in data)


@cache
def _table(page: str) -> Mapping[int, str]:
    table = _Image({control: chr(control) for control in range(0x80, 0xA0)})
    table.update((ord(character), chr(byte)) for byte, character in enumerate(characters(page)))
    return table


@lru_cache(maxsize=100)
def image(text: str, page: str) -> str:
    """The text with each character replaced by the one whose code point is its byte on `page`.

    C1 controls stand for themselves, too: text that went through Latin-1 and a page of Windows holds both.

    >>> image("â€™", "cp1252") == "’".encode().decode("latin-1")
    True
    """
    return text.translate(_table(page))


@cache
def at_home() -> Mapping[str, frozenset[str]]:
    """language → the pages that its texts were written in before UTF-8."""
    rows = (line.split() for line in lines_of("code-pages.txt"))
    return {language: frozenset(pages) for language, *pages in rows}


def named(page: str) -> str:
    """The page's name in a message."""
    return NAMES.get(page, page)
