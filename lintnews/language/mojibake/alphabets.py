"""Alphabets: the letters that a language prints every day, and what looks odd beside them."""

from __future__ import annotations

import re
from functools import cache

from lintnews.language.data import data_lines
from lintnews.lazy import lazy

EVERYDAY = "\x00-\x7f\xa0£°–—―‘’“”•…€«»¿¡§©®™½"  # marks that clean copy holds in any language
# Letters that no code page holds: no misreading makes them.
HARMLESS = "\u0180-\u0190\u0193-\u02c5\u0460-\u048f\u0492-\u05af\u0700-\u1fff\U00010000-\U0010ffff"

CYRILLIC = "аџ"

# Marks and capitals that are right in their place, and suspicious within words or as the tail of a misread character.
# One scan for all of them keeps clean copy cheap; the conditions look back over the mark that was found.
SUSPECTS = "?¿¡«»§©®™°“‘€£―"
CONDITIONS = (
    r"(?<=[^\W\u0590-\u05ff][¿¡«§©®™°“‘―])\w",  # Hebrew writes ג‘ורג‘ and צה“ל
    r"(?<=[a-z][©£§«»¡¿°€])",
    r"(?<=[a-z]A[©£§«»¡¿°])",
    r"(?<=€)[™œ˜”“]",
    "(?<=»[¿ї])",  # the end of a byte order mark
    r"(?<=(?<!\w)Ã)(?= [^\W\d_A-Z])",  # no word
    r"(?<=[^\W\d_]\?)\?{0,40}[^\W\d_A-Z]",  # no sentence ends before the rest of a word
    r"(?<=\?)(?<![^\s(\"]\?)\?{0,40}[^\W\d_A-Z]",
    r"(?<=\?)(?<![^\s(]\?)[^\W\d_]",  # nor before a word
    r"(?<=\?)(?<![^\s(\"]\?)\?{1,40}[,;:.]?[ \t]+(?:\?|[^\W\d_A-Z])",  # no sentence ends before the next word
)


@cache
def alphabets() -> dict[str, str]:
    """language → its small letters beyond a–z."""
    return dict(line.split() for line in data_lines("alphabets.txt"))


def may_be_odd(text: str) -> bool:
    """False where no `oddity` stands: of ASCII, all but the mark “?” is plain in any language.

    The pattern takes three milliseconds to compile, and many a short article needs none.
    """
    return "?" in text or not text.isascii()


@cache
def oddity(language: str) -> re.Pattern[str]:
    """Matches what clean copy in a language doesn't hold: strange characters, and marks or capitals within words.

    >>> bool(oddity("fr").search("L’été, déjà !")), bool(oddity("fr").search("L’étÃ©"))
    (False, True)
    """
    small = alphabets().get(language, "")
    large = "".join(letter for letter in small.upper() if letter not in small)
    everyday = "".join(chr(code) for code in range(0x80)) + EVERYDAY[3:]
    plain = "".join(re.escape(mark) for mark in everyday if mark not in SUSPECTS)
    conditions = [f"(?<=[^{EVERYDAY}{HARMLESS}{small}{large}])", *CONDITIONS]
    if small:
        conditions += [f"(?<=[a-z{small}][{large}])"] * bool(large) + [f"(?<=[{small}{large}][©®°])"]
    if small and CYRILLIC[0] <= small[0] <= CYRILLIC[1]:
        conditions.append(f"(?<=[{large}]{{5}})")  # KOI8-R holds capitals where cp1251 holds small letters
    return lazy(f"[^{plain}{HARMLESS}{small}](?:{'|'.join(conditions)})")
