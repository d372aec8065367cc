"""marker: words that a desk leaves for itself: placeholders, notes, embargo lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from typing import TYPE_CHECKING

from lintnews.language.characters import rarer, rarer_characters
from lintnews.model import Check, CheckError, Document, Hit, Span

if TYPE_CHECKING:
    from regex import Match, Pattern

OPENING_MARKS = frozenset("\"'“‘«„")
IN_ADDRESS = frozenset("/=&?@#_%-")  # beside a word of an address, of a file's name, of a number with holes

WRITTEN_BY_HAND = frozenset({"markdown", "mdx"})


class Marker(Check):
    r"""Flag what matches a pattern, unless it stands in quotation marks and so is quoted.

    `patterns` leads from a few letters to a pattern. The pattern is tried only in an article that holds those
    letters, in that case: hundreds of thousands of articles hold none, and cost a plain search per entry.
    `^` and `$` are the ends of a line. With `prose` nothing is found in tables and in addresses. What writers bring
    along themselves (`embedded`), such as a post, tells nothing of the other lines of a story in Markdown.
    """

    patterns: Mapping[str, str]
    prose: bool = False
    embedded: bool = False

    @cached_property
    def gates(self) -> list[tuple[str, str, str]]:
        """For each pattern its letters, and before them the rarer ones."""
        return [(rarer(letters), letters, pattern) for letters, pattern in self.patterns.items()]

    def find(self, document: Document) -> Iterator[Hit]:
        for pattern in self.opened(document):
            yield from self.matches(document, pattern)

    def opened(self, document: Document) -> list[str]:
        """The patterns whose letters the article holds. They are looked up once: a marker's family asks as well."""
        if self not in document.analyses:
            text, rare = document.text, rarer_characters(document)
            opened = [pattern for few, letters, pattern in self.gates if few in rare and letters in text]
            document.analyses[self] = opened
        found: list[str] = document.analyses[self]
        return found

    def find_alone(self, document: Document) -> Iterator[Hit]:
        return iter(()) if self.embedded and document.format in WRITTEN_BY_HAND else self.find(document)

    def matches(self, document: Document, pattern: str) -> Iterator[Hit]:
        text = document.text
        for match in matches_of(pattern, text):
            start, end = match.span()
            if text[start - 1 : start] not in OPENING_MARKS and not (self.prose and is_no_prose(document, start, end)):
                yield Hit(Span(start, end), {"match": match.group()})


def is_no_prose(document: Document, start: int, end: int) -> bool:
    """Whether a place is a piece of an address, of a table or of what an attribute says."""
    if not IN_ADDRESS.isdisjoint(document.text[start - 1 : start] + document.text[end : end + 1]):
        return True
    block = document.block_at(start)
    return bool(block and (block.kind == "title" or block.kind.startswith("table")))


def matches_of(pattern: str, text: str) -> Iterator[Match[str]]:
    """The matches of a pattern, which may be a stranger's: within bounds. What bounds it takes long to import."""
    from lintnews.matching.patterns import Deadline

    return (found.match for found in Deadline(compiled_marker(pattern), len(text)).finditer(text, Span(0, len(text))))


@cache
def compiled_marker(pattern: str) -> Pattern[str]:
    """The pattern, with `^` and `$` as the ends of a line. Raises CheckError."""
    import regex

    from lintnews.matching.patterns import verify

    verify(pattern)
    try:
        return regex.compile(pattern, regex.MULTILINE)
    except (regex.error, RecursionError, OverflowError) as error:
        raise CheckError(pattern, f"is not a valid pattern: {pattern!r}: {error}"[:300]) from error
