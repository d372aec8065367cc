"""Alphabets: the letters that a language prints every day, and what looks odd beside them."""

from __future__ import annotations

import re
from functools import cache

from lintnews.language.data import lines_of

EVERYDAY = "\x00-\x7f\xa0£°–—‘’“”•…€«»¿¡§©®™½"  # marks that clean copy holds in any language

# Marks where copy doesn't have them: within words, or as the tail of a misread quotation mark or letter.
FRAGMENTS = r"\w[¿¡«§©®™°“‘]\w|[a-z][A]?[©£§«»¡¿°]|[a-z]€|€[™œ˜”“]"


@cache
def alphabets() -> dict[str, str]:
    """language → its small letters beyond a–z."""
    return dict(line.split() for line in lines_of("alphabets.txt"))


@cache
def oddity(language: str) -> re.Pattern[str]:
    """Matches what clean copy in a language doesn't hold: strange characters, and marks or capitals within words.

    >>> bool(oddity("fr").search("L’été, déjà !")), bool(oddity("fr").search("L’étÃ©"))
    (False, True)
    """
    small = alphabets().get(language, "")
    large = "".join(letter for letter in small.upper() if letter not in small)
    strange = f"[^{EVERYDAY}{small}{large}]|{FRAGMENTS}"
    return re.compile(rf"{strange}|[a-z{small}][{large}ÃÂ]|[{small}{large}][©®°]" if small else strange)
