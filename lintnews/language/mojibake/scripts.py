"""Scripts: which languages a letter is written in, and what in a text gives away that no language wrote it."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache

from lintnews.language.mojibake.code_pages import SINGLE_BYTE, page_characters
from lintnews.lazy import lazy

# First and last letters of each script, and its languages, for words in a script that isn't the article's own. As
# patterns these ranges would take milliseconds to compile.
SCRIPTS = (
    ((("\u0400", "\u052f"),), ("ru", "uk", "bg", "be", "mk")),
    ((("\u0370", "\u03ff"), ("\u1f00", "\u1fff")), ("el",)),
    ((("\u0590", "\u05ff"),), ("he",)),
    ((("\u0600", "\u06ff"),), ("ar", "fa", "ur")),
    ((("\u3040", "\u30ff"),), ("ja",)),
    ((("\uac00", "\ud7a3"),), ("ko",)),
    ((("\u4e00", "\u9fff"),), ("zh", "ja")),
    ((("\u0900", "\u097f"),), ("hi",)),
    ((("\u0980", "\u09ff"),), ("bn",)),
    ((("\u0b80", "\u0bff"),), ("ta",)),
)
FIRST = "\u0370"  # letters before it are Latin

# No word is written in two scripts.
MIXED = lazy("[a-zA-Z\xc0-\u024f](?=[\u0370-\u06ff])|[\u0370-\u06ff](?=[a-zA-Z\xc0-\u024f])")
NEVER = lazy(b"(?!)")


def scripts(text: str) -> tuple[str, ...]:
    """The languages written in the scripts of a text; none for Latin letters."""
    return () if max(text, default="") < FIRST else languages_of(frozenset(map(script_of, text)))


@lru_cache(maxsize=10_000)
def script_of(character: str) -> tuple[str, ...]:
    """The languages written in the script of a character; none for a Latin letter."""
    return next((languages for letters, languages in SCRIPTS if stands_in(character, letters)), ())


def stands_in(character: str, letters: tuple[tuple[str, str], ...]) -> bool:
    """Whether a character is one of the first to the last of any of these."""
    return any(first <= character <= last for first, last in letters)


def chief_language(text: str) -> str:
    """The language that most texts in the commonest script of a text are in; "" where that is the Latin one.

    >>> chief_language("قال رئيس البلدية"), chief_language("Mayor Иванов said no")
    ('ar', '')
    """
    counts = Counter(script_of(letter) for letter in text if letter.isalpha())
    languages = max(counts, key=counts.__getitem__, default=())
    return languages[0] if languages else ""


@cache
def languages_of(scripts: frozenset[tuple[str, ...]]) -> tuple[str, ...]:
    """The languages of several scripts."""
    return tuple(language for _, languages in SCRIPTS if languages in scripts for language in languages)


def gibberish(data: bytes, page: str, odd: re.Pattern[str]) -> bool:
    """True where bytes on a page would be odd characters in Latin letters, or letters of two scripts in a word.

    It spares most readings: the bytes alone tell it, and no text need be made of them.

    >>> gibberish("naïve".encode("cp1252"), "cp1251", re.compile("[а-я]"))  # “naпve”
    True
    """
    if strange(page, odd).isdisjoint(data):
        return False
    return scripted(page).isdisjoint(data) or mixed(page).search(data) is not None


@cache
def strange(page: str, odd: re.Pattern[str]) -> frozenset[int]:
    """The bytes of a code page that stand for a character that is odd wherever it stands; none of another encoding."""
    return frozenset(byte for byte, character in upper_half(page) if odd.search(character))


@cache
def scripted(page: str) -> frozenset[int]:
    """The bytes of a code page that stand for letters of a script other than the Latin one."""
    return frozenset(byte for byte, character in upper_half(page) if scripts(character))


@cache
def mixed(page: str) -> re.Pattern[bytes]:
    """Matches bytes on a page that are a Latin letter beside one of another script."""
    others = re.escape(bytes(byte for byte, character in upper_half(page) if MIXED.search(f"a{character}")))
    return lazy(b"[a-zA-Z](?=[%b])|[%b](?=[a-zA-Z])" % (others, others)) if others else NEVER


def upper_half(page: str) -> list[tuple[int, str]]:
    """The bytes beyond ASCII, each with its character, of a page that writes one byte a character."""
    return list(enumerate(page_characters(page)))[0x80:] if page in SINGLE_BYTE else []
