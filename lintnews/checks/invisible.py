"""invisible: characters that nobody sees and that break searches, copies and line breaks."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.language.characters import special_characters
from lintnews.lazy import lazy
from lintnews.model import Check, Document, Hit, Span

INVISIBLE = lazy(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]+"
)
RIGHT_TO_LEFT = lazy("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
JOINERS, DIRECTIONS = (
    frozenset("\u200c\u200d"),
    frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"),
)
LATIN_END = 0x0530  # letters below it are never joined: Latin, Greek, Cyrillic
NAMES = {"\u200b": "zero-width space", "\ufeff": "byte order mark", "\u2060": "word joiner"}


class Invisible(Check):
    """Flag zero-width and control characters. Joiners stay in emoji and in scripts that join letters, direction marks
    in lines that hold Arabic or Hebrew."""

    def find(self, document: Document) -> Iterator[Hit]:
        if not INVISIBLE.search(special_characters(document)):
            return
        for run in INVISIBLE.finditer(document.text):
            if not needed(document.text, *run.span()):
                yield Hit(Span(*run.span()), {"name": name(run.group()[0])}, replacement="")


def needed(text: str, start: int, end: int) -> bool:
    """True for a run that shapes the letters around it."""
    run = set(text[start:end])
    if run <= JOINERS:
        around = text[max(0, start - 1) : start] + text[end : end + 1]
        return any(ord(character) >= LATIN_END for character in around)
    if run <= DIRECTIONS:
        near = text[max(0, start - 200) : end + 200]
        return bool(RIGHT_TO_LEFT.search(near))
    return False


def name(character: str) -> str:
    """What Unicode calls a character.

    >>> name("\\u200b"), name("\\u202e"), name("\\x07")
    ('zero-width space', 'right-to-left override', 'control character U+0007')
    """
    from unicodedata import name

    return NAMES.get(character) or name(character, f"control character U+{ord(character):04X}").lower().replace(
        "u+", "U+"
    )
