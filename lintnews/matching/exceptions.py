"""Exceptions: words and phrases that a rule leaves alone, among them a desk's accepted vocabulary."""

from __future__ import annotations

from functools import cached_property

import regex

from lintnews.matching.patterns import Deadline, checked, is_found
from lintnews.model import Document, Span


class Exceptions:
    """Patterns of what is right as it stands. A term of one word frees what holds it; a phrase also frees its words."""

    def __init__(self, terms: tuple[str, ...] = ()) -> None:
        self.terms = terms

    @cached_property
    def pattern(self) -> regex.Pattern[str] | None:
        """Any term as a whole word, the longest first, in the case in which it is written."""
        terms = [term if term.startswith("(?i)") else f"(?-i){term}" for term in sorted(self.terms, key=len)[::-1]]
        return checked(rf"(?m)\b(?:{'|'.join(terms)})\b", terms) if terms else None

    @cached_property
    def phrases(self) -> regex.Pattern[str] | None:
        """Any term of more than one word, in any case."""
        phrases = [term for term in self.terms if " " in term or "\t" in term or "\\s" in term]
        return checked(rf"(?i)\b(?:{'|'.join(phrases)})\b", phrases) if phrases else None

    def allow(self, document: Document, span: Span) -> bool:
        """Whether what stands there is excepted.

        >>> from lintnews.formats import plain
        >>> article = plain.read_plain("a.txt", "A mea culpa, and a mea on its own.")
        >>> mea = Exceptions(("mea culpa",))
        >>> mea.allow(article, Span(2, 5)), mea.allow(article, Span(19, 22))
        (True, False)
        """
        if self.pattern and is_found(self.pattern, document.text[span.start : span.end].strip()):
            return True
        return bool(self.phrases) and any(phrase.covers(span) for phrase in self.phrases_near(document, span))

    def phrases_near(self, document: Document, span: Span) -> list[Span]:
        """The excepted phrases on the line of a span and the lines beside it."""
        assert self.phrases is not None
        start = document.text.rfind("\n", 0, span.start) + 1
        end = document.text.find("\n", span.end)
        around = Span(max(start, span.start - 1000), min(end if end >= 0 else len(document.text), span.end + 1000))
        within = Deadline(self.phrases, around.end - around.start)
        return [match.span for match in within.finditer(document.text, around)]
