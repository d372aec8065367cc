"""quotation_style: straight and curly marks in one article, and letters that stand in for an apostrophe."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lintnews.language.lazy import lazy
from lintnews.model import Document, Hit, Span

STRAIGHT, CURLY = re.compile('"'), re.compile("[“”]")
STRAIGHT_APOSTROPHE, CURLY_APOSTROPHE = (
    re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])"),
    re.compile(r"(?<=[^\W\d_])’(?=[^\W\d_])"),
)
# U+02BC and its like are letters: they stand in Slovʼyansk and Hawaiʻi by right, in President's and O'Brien by mistake.
LETTER = "\u02bc"
LETTER_FOR_APOSTROPHE = lazy(r"(?<=[A-Za-z])ʼ(?=(?:s|t|re|ve|ll|d|m)\b)|(?<=s)ʼ(?!\w)|(?<=\b[DLOdl])ʼ(?=[A-Za-z])")


@dataclass(frozen=True)
class QuotationStyle:
    """Flag the rarer of straight and curly `marks`, and of straight and curly `apostrophes`: once an article.

    `share` is the smallest part of all that counts as a mixture: below it, the rarer kind came in with a headline or
    a post that is quoted. A `letter` that stands in for an apostrophe is flagged each time, and mended.
    """

    share: float = 0.0

    def find(self, document: Document) -> Iterator[Hit]:
        text = document.text
        if '"' in text and ("“" in text or "”" in text):
            yield from self.rarer(text, STRAIGHT, CURLY, "marks")
        if "'" in text and "’" in text:
            yield from self.rarer(text, STRAIGHT_APOSTROPHE, CURLY_APOSTROPHE, "apostrophes")
        if LETTER in text:
            apostrophe = "’" if "’" in text or "'" not in text else "'"
            for match in LETTER_FOR_APOSTROPHE.finditer(text):
                yield Hit(Span(*match.span()), {"mark": apostrophe}, "letter", apostrophe)

    def rarer(self, text: str, straight: re.Pattern[str], curly: re.Pattern[str], kind: str) -> Iterator[Hit]:
        many, few = len(straight.findall(text)), len(curly.findall(text))
        usual, rare, pattern = "straight", "curly", curly
        if few > many:
            many, few, usual, rare, pattern = few, many, "curly", "straight", straight
        match = pattern.search(text)
        if match and few >= self.share * (few + many):
            yield Hit(Span(*match.span()), {"rare": rare, "few": str(few), "usual": usual, "many": str(many)}, kind)
