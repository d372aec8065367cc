"""letter_apostrophe: a sign that stands in for an apostrophe."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.language.characters import special_characters
from lintnews.lazy import lazy
from lintnews.model import Check, Document, Hit, Span

SIGNS = {"\u02bc": "the letter U+02BC", "\u00b4": "an acute accent", "\u2032": "a prime"}
# U+02BC is a letter: it stands in Slovʼyansk by right, in President's and O'Brien by mistake.
FOR_APOSTROPHE = lazy(r"(?<=[A-Za-z])[ʼ´′](?=(?:s|t|re|ve|ll|d|m)\b)|(?<=s)ʼ(?!\w)|(?<=\b[DLOdl])ʼ(?=[A-Za-z])")


class LetterApostrophe(Check):
    """Flag the letter U+02BC, an acute accent or a prime before an English ending, the letter after d, l and O as well,
    and mend it as the article writes others.
    """

    def find(self, document: Document) -> Iterator[Hit]:
        text = document.text
        if not SIGNS.keys().isdisjoint(special_characters(document)):
            apostrophe = "’" if "’" in text or "'" not in text else "'"
            for match in FOR_APOSTROPHE.finditer(text):
                words = {"sign": SIGNS[match[0]], "mark": apostrophe}
                yield Hit(Span(*match.span()), words, replacement=apostrophe)
