"""headline_number: a number in the headline that the story does not bear out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from lintnews.language.numbers import MAGNITUDE, MAGNITUDES, NUMERAL, SYMBOLS, TEENS, TENS, UNITS, YEARS, worth
from lintnews.lazy import lazy
from lintnews.model import Block, Check, Document, Hit, Span

IN_WORDS = rf"(?:(?:{'|'.join(TENS)})(?:-(?:{'|'.join(UNITS)}))?|{'|'.join((*TEENS, *UNITS))})"
COUNT = lazy(
    rf"(?<![\w.,{SYMBOLS}:/#’'-])(?P<number>(?:{NUMERAL}|{IN_WORDS})(?:[ -]{MAGNITUDE}\b)?)"
    rf"(?![\w%:/]|[.,]\d|[-–]\d) (?P<noun>[A-Za-z]{{3,}})",
    re.IGNORECASE,
)
ITEM = lazy(r"^[ \t]*(?:No\. ?|#)?(\d{1,3})(?:[.):]|[ \t]*[-–—])[ \t]", re.MULTILINE)
DIGITS = frozenset("0123456789")
NUMBER_WORDS = frozenset((*UNITS, *TEENS, *TENS))
LONGEST_HEADLINE = 20  # words


class HeadlineNumber(Check):
    """Flag a count in the headline (`count`) if the story gives other numbers of the same thing and not this one.

    Within a `share` of the headline's number the story's may differ: headlines round. A number with a word of
    `hedges` before it is left alone, and so is what is counted in `nouns`: years and points come in all numbers.
    `list`: the headline promises so many of what `lists` hold, and the story's numbered list has more or fewer.
    """

    kinds = ("count", "list")
    hedges: tuple[str, ...]
    nouns: tuple[str, ...]
    lists: tuple[str, ...] = ()
    share: float = 0.05

    @cached_property
    def hedge(self) -> re.Pattern[str]:
        return lazy(rf"\b(?:{'|'.join(self.hedges)}) $", re.IGNORECASE)

    def find(self, document: Document) -> Iterator[Hit]:
        text = document.text
        headline = headline_of(document)
        if not headline or not holds_number(text[headline.start : headline.end]):
            return
        for match in COUNT.finditer(text, *headline):
            value, noun = worth(match["number"]), noun_stem(match["noun"])
            span = Span(*match.span("number"))
            words = {"number": match["number"], "noun": match["noun"]}
            items = list_length(text, headline.end) if span.start == headline.start and noun in self.listed else 0
            if not items and ((value in YEARS and match["number"].isdigit()) or value < 2 or noun in self.passed):
                continue
            if items and items != value:
                yield Hit(span, words | {"found": str(items)}, "list")
            elif not items and not self.hedge.search(text[headline.start : span.start]):
                yield from self.other_counts(text, headline.end, value, noun, Hit(span, words, "count"))

    @cached_property
    def listed(self) -> frozenset[str]:
        return frozenset(map(noun_stem, self.lists))

    @cached_property
    def passed(self) -> frozenset[str]:
        return frozenset(map(noun_stem, self.nouns))

    def other_counts(self, text: str, start: int, value: float, noun: str, hit: Hit) -> Iterator[Hit]:
        """The hit, if the story counts the same thing, and never so many."""
        counts = [(worth(match["number"]), match) for match in COUNT.finditer(text, start)]
        if any(abs(count - value) <= self.share * value for count, _ in counts) or stands_in_story(text, start, value):
            return
        same = [match for _, match in counts if noun_stem(match["noun"]) == noun]
        if same:
            first = Span(*same[0].span())
            words = {**hit.words, "found": text[first.start : first.end]}
            yield Hit(hit.span, words, hit.kind, related=(first,))


def headline_of(document: Document) -> Span | None:
    """The headline: the block that is one, or a first line as short as one, and no sentence."""
    marked = next(document.blocks_of("headline"), None)
    if marked or len(document.blocks) < 2:
        return marked.span if marked else None
    first: Block = document.blocks[0]
    line = document.text[first.span.start : first.span.end]
    return first.span if len(line.split()) <= LONGEST_HEADLINE and not line.endswith(".") else None


def holds_number(line: str) -> bool:
    """Whether a line may hold a number: most don't, and need no pattern."""
    return bool(DIGITS.intersection(line) or NUMBER_WORDS.intersection(line.lower().replace("-", " ").split()))


def noun_stem(noun: str) -> str:
    """A noun without its plural, near enough."""
    return noun.lower().removesuffix("s")


def stands_in_story(text: str, start: int, value: float) -> bool:
    """Whether the number stands anywhere in the story, whatever it counts."""
    digits = f"{value:,.10g}"
    forms = {
        digits,
        digits.replace(",", ""),
        *(word for word in (*UNITS, *TEENS, *TENS, *MAGNITUDES) if worth(word) == value),
    }
    return any(
        re.search(rf"(?<![\w.,]){re.escape(form)}(?![\w]|[.,]\d)", text[start:], re.IGNORECASE) for form in forms
    )


def list_length(text: str, start: int) -> int:
    """How many items a numbered list has, from 1 up or down to 1; 0 if there is none of three or more."""
    numbers = [int(number) for number in ITEM.findall(text, start)]
    if len(numbers) >= 3 and numbers in (list(range(1, len(numbers) + 1)), list(range(len(numbers), 0, -1))):
        return len(numbers)
    return 0
