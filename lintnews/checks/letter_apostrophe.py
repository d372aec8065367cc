"""letter_apostrophe: a letter that stands in for an apostrophe."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.lazy import lazy
from lintnews.model import Check, Document, Hit, Span

# U+02BC is a letter: it stands in Slovʼyansk by right, in President's and O'Brien by mistake.
LETTER = "\u02bc"
FOR_APOSTROPHE = lazy(r"(?<=[A-Za-z])ʼ(?=(?:s|t|re|ve|ll|d|m)\b)|(?<=s)ʼ(?!\w)|(?<=\b[DLOdl])ʼ(?=[A-Za-z])")


class LetterApostrophe(Check):
    """Flag the letter U+02BC before an English ending or after d, l and O, and mend it as the article writes others."""

    def find(self, document: Document) -> Iterator[Hit]:
        text = document.text
        if LETTER in text:
            apostrophe = "’" if "’" in text or "'" not in text else "'"
            for match in FOR_APOSTROPHE.finditer(text):
                yield Hit(Span(*match.span()), {"mark": apostrophe}, replacement=apostrophe)
