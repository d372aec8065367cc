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
        """What bears upon a line being furniture, each sign from 0 to 1. `text` is that of the line."""
        line, words = self.lines[number], len(text.split())
        to_article = self.to_article(number)
        above = number < self.article.start
        yield "line", 1.0
        yield "in the article", float(number in self.article)
        yield "before the article", float(above)
        yield "headline's place", float(above and to_article <= FAR and words >= HEADLINE)
        yield "byline", float(above and text[:3].lower() == "by ")
        yield "far from the article", min(to_article, FAR) / FAR
        yield "sentence above", nearness(self.to_sentence(number, -1))
        yield "sentence below", nearness(self.to_sentence(number, 1))
        yield "words", min(words, WORDY) / WORDY
        yield "bullet", float(line.bulleted)
        yield "end mark", float(text.endswith((".", "!", "?")))
        yield "quotation mark", float(text.startswith(("“", '"', "‘")) or text.endswith(("”", '"', "’")))

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


def nearness(distance: int) -> float:
    """1 for the next line, less for those farther off, 0 for none."""
    return 1 / distance if distance else 0.0
