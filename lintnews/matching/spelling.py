"""Spelling: Hunspell's dictionaries, by way of the package `chunspell` (the extra `lintnews[spelling]`)."""

from __future__ import annotations

import os
import re
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

import regex

from lintnews import language
from lintnews.disk_cache import stamp_of
from lintnews.model import CheckError, Span
from lintnews.regular_files import WORDS, read_bytes, read_text

if TYPE_CHECKING:
    from hunspell import Hunspell

WORD = regex.compile(r"[\p{L}\p{N}_][^\s—–…/|<>\"“”„«»(){}\[\]]*")
TRY = regex.compile(r"(?m)^TRY[ \t]+(\S+)")  # where a dictionary lists its letters
LEADING_NUMBER = re.compile(rb"\d{0,9}")
OWN_PLACES = 1000  # that Hunspell's table has beyond those for the words
MOST_IN_PLACE = 100  # words in a place: two million are read in a second
MOST_TWINS = 10_000  # times that a word may stand there, also an empty line
AROUND = "'’‘.,;:!?*`-"  # what may stand around a word and is none of it
# The words of SCOWL to size 70, as of 2020.12.07, its last release: the package's own knows neither blogs nor selfies.
AMERICAN = os.path.join(os.path.dirname(language.__file__), "data", "en_US")
MISSING = "spelling needs the package chunspell: pip install 'lintnews[spelling]'"


def words_to_spell(text: str, span: Span) -> Iterator[tuple[str, Span]]:
    """The words of a stretch of text, as a dictionary knows them, and where they are.

    >>> [word for word, _ in words_to_spell("“Don’t,” said the well-known O'Neill.", Span(0, 37))]
    ["Don't", 'said', 'the', 'well-known', "O'Neill"]
    """
    for found in WORD.finditer(text, span.start, span.end):
        if word := found.group().rstrip(AROUND):
            yield word.replace("’", "'").replace("‘", "'"), Span(found.start(), found.start() + len(word))


class Dictionary(NamedTuple):
    """One of Hunspell's, and the letters of its words; none if it doesn't say. SCOWL writes café without its accent."""

    hunspell: Hunspell
    letters: frozenset[str]
    accents: bool

    def knows(self, word: str) -> bool:
        """Whether a word is right, or of another script than the dictionary's."""
        if self.letters and self.letters.isdisjoint(word):
            return True
        try:
            known = bool(self.hunspell.spell(word))
        except UnicodeEncodeError:
            return True
        return known or (not (self.accents or word.isascii()) and self.knows(unaccented_word(word)))


def unaccented_word(word: str) -> str:
    """A word without its accents.

    >>> unaccented_word("Zürich")
    'Zurich'
    """
    return normalize("NFD", word).encode("ascii", "ignore").decode()


class Speller:
    """Several dictionaries, and lists of words in any case: a word is known if any of them holds it."""

    def __init__(self, dictionaries: tuple[str, ...], word_files: tuple[str, ...]) -> None:
        self.dictionaries = [dictionary(path) for path in dictionaries]
        self.words = frozenset(word.lower() for path in word_files for word in words_in_list(path))

    def knows(self, word: str) -> bool:
        """Whether a word is right, or of letters that no dictionary here has."""
        return word.lower() in self.words or any(one.knows(word) for one in self.dictionaries)


@lru_cache(64)
def speller_as_of(stamps: tuple[str, ...], dictionaries: tuple[str, ...], word_files: tuple[str, ...]) -> Speller:
    return Speller(dictionaries, word_files)


def speller(dictionaries: tuple[str, ...], word_files: tuple[str, ...]) -> Speller:
    """One that has read these files, as they are now: an editor runs for days, and the desk adds to its list."""
    return speller_as_of(tuple(map(stamp_of, word_files)), dictionaries, word_files)


@cache
def dictionary(path: str) -> Dictionary:
    """A dictionary by its path without an ending; "" is the American one that ships with lintnews."""
    try:
        import hunspell
    except ImportError as error:
        raise CheckError("extends", MISSING) from error
    path = path or AMERICAN
    for ending in (".dic", ".aff"):
        if not os.path.isfile(path + ending) or os.path.getsize(path + ending) > WORDS:
            raise CheckError("dictionaries", f"{path}{ending}: there is no such dictionary, or it is too large")
    if path != AMERICAN and (why := slowness(read_bytes(f"{path}.dic", WORDS))):
        raise CheckError("dictionaries", f"{path}.dic: {why}, on which Hunspell would work for minutes")
    found = hunspell.Hunspell(os.path.basename(path), hunspell_data_dir=os.path.dirname(path))
    return Dictionary(found, letters(path), path != AMERICAN)


def slowness(words: bytes) -> str:
    """Why Hunspell would be slow to read a dictionary: it looks at all that fell into one place of a table, which is as
    large as the first line says.

    >>> slowness(b"2\\nquiet\\n" + b"\\n" * 200_000)
    'says that it holds 2 words and holds 200,001'
    """
    head, _, rest = words.removeprefix(BOM_UTF8).partition(b"\n")
    said, lines = int(LEADING_NUMBER.findall(head)[0] or 0), rest.count(b"\n")
    if lines > MOST_IN_PLACE * (said + OWN_PLACES):
        return f"says that it holds {said:,} words and holds {lines:,}"
    if lines > MOST_TWINS:
        ((word, times),) = Counter(line.partition(b"/")[0].strip() for line in BytesIO(rest)).most_common(1)
        return f"holds {word.decode('utf-8', 'replace')!r} {times:,} times" if times > MOST_TWINS else ""
    return ""


def letters(path: str) -> frozenset[str]:
    """The letters that a dictionary's words are made of, as far as it says so."""
    said = TRY.search(read_text(f"{path}.aff", WORDS, "replace"))
    return frozenset((said[1].lower() + said[1].upper()) if said else "")


def words_in_list(path: str) -> list[str]:
    """The words in a list, one a line."""
    try:
        rows = read_text(path, WORDS, "replace").split("\n")
        return [row.strip() for row in rows if row.strip()]
    except OSError as error:
        raise CheckError("ignore", f"{path}: can't be read: {error.strerror}") from error
