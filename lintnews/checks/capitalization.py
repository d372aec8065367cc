"""capitalization: a heading that is not written as the desk writes headings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property

import regex

from lintnews.language.addresses import addresses_in
from lintnews.matching.actions import NO_ACTION, Action
from lintnews.matching.exceptions import Exceptions
from lintnews.matching.patterns import Deadline, compiled, is_found
from lintnews.matching.titles import STYLES, SentenceCase, capitals_that_fit, title_case
from lintnews.model import Check, CheckError, Document, Hit, Span

THRESHOLD = 0.8  # share of the words; Vale's default


class Capitalization(Check):
    """Flag a text whose capitals are not as `match` says: `$title`, `$sentence`, `$lower`, `$upper` or a pattern.

    `style` is the style of titles, AP or Chicago. The share `threshold` of the words must fit. Words in the
    list of `exceptions`, and with `vocab` the desk's vocabulary, always fit. After a word that ends in one of the
    `indicators` a sentence begins anew. What the pattern `prefix` matches is left out of account. With `action: {name:
    replace}` the finding carries its mend. A message may hold `%s` twice: the text, the text as it should be.

    >>> from lintnews.formats import plain
    >>> article = plain.read_plain("a.txt", "War and Peace\\nWar And peace")
    >>> [hit.words["expected"] for hit in Capitalization(match="$title").find(article)]
    ['War and Peace']
    """

    match: str = "$title"
    style: str = "AP"
    threshold: float = THRESHOLD
    indicators: tuple[str, ...] = ()
    prefix: str = ""
    exceptions: tuple[str, ...] = ()
    vocab: bool = True
    action: Action = NO_ACTION

    def verify(self) -> None:
        if self.style and self.style not in STYLES:
            raise CheckError("style", f"no style of titles is called {self.style!r}; there are: {', '.join(STYLES)}")

    @cached_property
    def excepted(self) -> Exceptions:
        return Exceptions(self.exceptions)

    def find(self, document: Document) -> Iterator[Hit]:
        for _, block in document.blocks:
            text = document.text[slice(*block)]
            start = block.start + len(text) - len(text.lstrip())
            text = text.strip()
            kept = [Span(one.start - start, one.end - start) for one in addresses_in(document, block)]
            expected = self.expected(text, kept)
            if text and not self.fits(text, expected):
                yield Hit(Span(start, start + len(text)), {"text": text, "expected": expected}, "", self.mend(expected))

    def mend(self, expected: str) -> str | None:
        """The text as it should be, where the rule says what that is and asks for it."""
        return expected if self.action.name == "replace" and self.match in CONVERTERS else self.action.mended(expected)

    def expected(self, text: str, kept: list[Span]) -> str:
        """The text as it should be, with the addresses in it `kept`; for a pattern, the pattern."""
        if self.match not in CONVERTERS:
            return self.match
        skipped = self.skipped(text)
        converted = text[:skipped] + CONVERTERS[self.match](self, text[skipped:])
        if len(converted) != len(text):
            return converted
        if self.excepted.pattern:
            within = Deadline(self.excepted.pattern, len(text))
            kept = [*kept, *(found.span for found in within.finditer(text, Span(0, len(text))))]
        letters = list(converted)
        for start, end in kept:
            letters[start:end] = text[start:end]
        return "".join(letters)

    def skipped(self, text: str) -> int:
        """How many characters at the start don't count."""
        prefix = Deadline(compiled(self.prefix), len(text)).match(text) if self.prefix else None
        return prefix.end() if prefix else 0

    def fits(self, text: str, expected: str) -> bool:
        """Whether a text's capitals are as they should be."""
        excepted = self.excepted.pattern
        if self.match not in SHARED:
            pattern = compiled(self.match) if self.match not in CONVERTERS else compiled(regex.escape(expected) + r"\Z")
            return is_found(pattern, text) or bool(excepted and is_found(excepted, text))
        skipped = self.skipped(text)
        words = list(capitals_that_fit(text[skipped:], expected[skipped:], excepted))
        if not words or (self.match == "$sentence" and not words[0]):
            return not words
        return sum(words) / len(words) >= (self.threshold or THRESHOLD)


# Words for `match` → what makes a text so.
CONVERTERS: dict[str, Callable[[Capitalization, str], str]] = {
    "$lower": lambda _, text: text.lower(),
    "$sentence": lambda check, text: SentenceCase(check.indicators).convert(text),
    "$title": lambda check, text: title_case(text, check.style or "AP"),
    "$upper": lambda _, text: text.upper(),
}
SHARED = ("$sentence", "$title")  # where a share of the words is enough
