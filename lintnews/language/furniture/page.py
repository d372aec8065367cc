"""The page around an article: what speaks for and against a line being a part of it, such as a menu or a teaser."""

from __future__ import annotations

from collections.abc import Container, Iterator

from lintnews.language.furniture.standing import Line, article_among
from lintnews.model import Span
from lintnews.typing import NamedTuple

NEAR = 3  # lines above and below that bear upon a line
FAR = 8  # lines from the article; farther makes no difference
HEADLINE = 5  # words; a headline has as many or more
PARAGRAPH = 150  # code points; a longer sentence is a paragraph of some article
WORDY = 15  # words; more make no difference
END_MARKS = (".", "!", "?")
OPENING_MARKS = ("“", '"', "‘")
CLOSING_MARKS = ("”", '"', "’")


class Page(NamedTuple):
    """The lines of a page; the numbers of those known to be furniture, and of those of the article."""

    lines: tuple[Line, ...]
    furniture: frozenset[int]
    article: range

    @classmethod
    def of(cls, lines: tuple[Line, ...], known: Container[Span]) -> Page:
        """A page of these lines, of which those in known places are furniture."""
        furniture = frozenset(number for number, line in enumerate(lines) if line.span in known)
        return cls(lines, furniture, article_among(lines, furniture))

    def doubtful(self) -> Iterator[int]:
        """The short lines that may be furniture: all outside the article, and within it those near some.

        What the file marks as a list, a table, a heading or a caption is what it says.
        """
        for number, line in enumerate(self.lines):
            if line.short and line.kind == "paragraph" and number not in self.furniture and not self.settled(number):
                yield number

    def settled(self, number: int) -> bool:
        """Whether a line lies within the article, far from any furniture, or is a whole paragraph."""
        line = self.lines[number]
        if line.sentence and line.span.end - line.span.start > PARAGRAPH:
            return True
        return number in self.article and self.furniture.isdisjoint(range(number - NEAR, number + NEAR + 1))

    def signs(self, number: int, text: str) -> Iterator[tuple[str, float]]:
        """What bears upon a line being furniture: each sign that it shows, up to 1. `text` is that of the line."""
        words, to_article = len(text.split()), self.to_article(number)
        yield "line", 1.0
        if number in self.article:
            yield "in the article", 1.0
        if number < self.article.start:
            yield "before the article", 1.0
            if to_article <= FAR and words >= HEADLINE:
                yield "headline's place", 1.0
            if text[:3].lower() == "by ":
                yield "byline", 1.0
        if to_article:
            yield "far from the article", min(to_article, FAR) / FAR
        if above := self.to_sentence(number, -1):
            yield "sentence above", 1 / above
        if below := self.to_sentence(number, 1):
            yield "sentence below", 1 / below
        yield "words", min(words, WORDY) / WORDY
        if self.lines[number].bulleted:
            yield "bullet", 1.0
        if text.endswith(END_MARKS):
            yield "end mark", 1.0
        if text.startswith(OPENING_MARKS) or text.endswith(CLOSING_MARKS):
            yield "quotation mark", 1.0

    def to_article(self, number: int) -> int:
        """Lines from a line to the article; 0 within it, and where there is none."""
        return max(self.article.start - number, number - self.article.stop + 1, 0) if self.article else 0

    def is_outside(self, number: int) -> bool:
        """Whether a line is surely no part of the article: neither its head, nor a list that it ends with."""
        if number < self.article.start:
            return self.to_article(number) > FAR
        return not self.furniture.isdisjoint(range(self.article.stop, number))

    def to_sentence(self, number: int, step: int) -> int:
        """Lines to the next sentence, upward (-1) or downward (1); 0 if furniture comes first, or none is near."""
        for distance in range(1, NEAR + 1):
            other = number + step * distance
            if not 0 <= other < len(self.lines) or other in self.furniture:
                return 0
            if self.lines[other].sentence:
                return distance
        return 0
