"""Patterns: regular expressions that strangers wrote, read in Vale's dialect and matched within bounds."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from time import thread_time
from typing import NamedTuple, TypeVar

import regex

from lintnews.language.addresses import cuts_address
from lintnews.lazy import lazy
from lintnews.model import CheckError, Document, Span

Made = TypeVar("Made")

WORD = r"(?m)\b(?:%s)\b"  # how a token becomes a whole word, in Vale's words: its WordTemplate
PATIENCE = 2.0  # seconds of CPU that one pattern may take over one document of up to a million characters
NONWORD = "(?m)(?:%s)"  # and how it stays as it is
DIALECT = lazy(r"\\x\{([0-9A-Fa-f]{1,6})\}|\\[pPkg]\{[^}]*\}|\\.|\[|\{(?!\d+(?:,\d*)?\})", re.DOTALL)
BORDERS = lazy(r"[\^$]|\\[AzZ]|\(\?(?:<?[=!])")  # what may match otherwise where a piece of text begins or ends
IN_CLASS = lazy(r"\\.|\]|\[|([-&|~])\1", re.DOTALL)


# The bounds of one pattern, before it is compiled: its characters, its groups within groups, and the characters that it
# has once each `{n}` is written out. The largest of Vale's public styles have 20,000, 6 and 3,000.
LONGEST, DEEPEST, HEAVIEST = 250_000, 50, 300_000
PART = lazy(
    r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]?|(?P<call>\(\?(?:R|&|P>|[+-]?\d))|(?P<open>\()|(?P<close>\))"
    r"|\{(?P<least>\d*)(?:,(?P<most>\d*))?\}|[*+?]|.",
    re.DOTALL,
)


@lru_cache(maxsize=4096)
def compiled(pattern: str, ignorecase: bool = False) -> regex.Pattern[str]:
    r"""A pattern in Vale's dialect, which is .NET's: `(?i)` holds to the end of its group, and ß is not ss.

    Raises CheckError.

    >>> compiled(r"(?i)wi-?fi|(?-i)IT").findall("WIFI it IT")
    ['WIFI', 'IT']
    """
    verify(pattern)
    try:
        return regex.compile(("(?-f)(?i)" if ignorecase else "(?-f)") + translated(pattern), regex.VERSION1)
    except (regex.error, RecursionError, OverflowError) as error:
        raise CheckError(pattern, f"is not a valid pattern: {pattern!r}: {error}"[:300]) from error


def verify(pattern: str) -> None:
    """Refuse what could fill the memory, however short: calls of itself, and counts of counts. Raises CheckError."""
    if len(pattern) > LONGEST:
        raise CheckError(pattern[:80], f"is not a valid pattern: it has more than {LONGEST:,} characters")
    weights, last = [0], 0
    for part in PART.finditer(pattern):
        if part["call"]:
            raise CheckError(
                pattern, f"is not a valid pattern: {pattern!r}: it calls itself or one of its groups"[:300]
            )
        if part["open"]:
            weights.append(0)
        elif part["close"] and len(weights) > 1:
            last = weights.pop()
            weights[-1] += last
        elif part["least"] or part["most"]:
            times = max(int((part["least"] or "0")[:9]), int((part["most"] or "0")[:9]), 1)
            weights[-1] += last * (times - 1)
            last *= times
        elif part[0] not in "*+?":
            last = 1
            weights[-1] += 1
        if len(weights) > DEEPEST or weights[-1] > HEAVIEST:
            raise CheckError(pattern, f"is not a valid pattern: it holds too much: {pattern!r}"[:300])


def translated(pattern: str) -> str:
    r"""The pattern as the `regex` package writes it.

    There `[[`, `&&`, `||`, `--` and `~~` are operators inside a class, and `{e}` asks for a fuzzy match.

    >>> translated(r"[[&&]{name}\z")
    '[\\[\\&\\&]\\{name}\\Z'
    """
    pieces, at = [], 0
    while found := DIALECT.search(pattern, at):
        pieces.append(pattern[at : found.start()])
        at = found.end()
        if found.group() == "[":
            inside, at = translated_class(pattern, at)
            pieces.append(inside)
        elif found[1]:
            pieces.append(f"\\U{int(found[1], 16):08x}")
        else:
            pieces.append({"{": "\\{", "\\z": "\\Z"}.get(found.group(), found.group()))
    return "".join([*pieces, pattern[at:]])


def translated_class(pattern: str, start: int) -> tuple[str, int]:
    """The character class whose inside begins at `start`, and where it ends."""
    opening = "[^" if pattern.startswith("^", start) else "["
    at = start + len(opening) - 1
    pieces = [opening]
    if pattern.startswith("]", at):  # a bracket that stands first is itself
        pieces.append("\\]")
        at += 1
    while found := IN_CLASS.search(pattern, at):
        pieces.append(pattern[at : found.start()])
        at = found.end()
        if found.group() == "]":
            return "".join([*pieces, "]"]), at
        pieces.append(found.group() if found.group()[0] == "\\" else "".join(f"\\{sign}" for sign in found.group()))
    return "".join([*pieces, pattern[at:]]), len(pattern)


def checked(whole: str, parts: Iterable[str], ignorecase: bool = False) -> regex.Pattern[str]:
    """The whole pattern; where it is broken, the error names the part that is to blame."""
    try:
        return compiled(whole, ignorecase)
    except CheckError:
        for part in parts:
            compiled(part)
        raise


class Found(NamedTuple):
    """A match within a piece of a text, at its place in the text."""

    match: regex.Match[str]
    shift: int

    @property
    def text(self) -> str:
        return self.match.group()

    @property
    def span(self) -> Span:
        return self.span_of(0)

    def span_of(self, group: int | str) -> Span:
        start, end = self.match.span(group)
        return Span(start + self.shift, end + self.shift)


def block_matches(pattern: regex.Pattern[str] | None, document: Document) -> Iterator[tuple[Span, Found]]:
    """The matches in each block, with the block. Raises CheckError for a pattern that takes too long."""
    if pattern is None:
        return
    within = Deadline(pattern, len(document.text))
    if within.may_match(document.text):
        for block in document.blocks:
            for match in prose_matches(within, document, block.span):
                yield block.span, match


def prose_matches(within: Deadline, document: Document, span: Span) -> Iterator[Found]:
    """The matches in a piece of a document, but those in addresses: nobody chose the words there."""
    return (found for found in within.finditer(document.text, span) if not cuts_address(document, found.span))


def is_found(pattern: regex.Pattern[str], text: str) -> bool:
    """Whether a pattern is found in a text. Raises CheckError for one that takes too long."""
    return Deadline(pattern, len(text)).search(text)


class PatternCost:
    """What a pattern has cost in all: seconds, and characters that it was tried on."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.characters = 0

    @property
    def left(self) -> float:
        """The seconds that it may still take; a text in many pieces gives it no more than the text as a whole."""
        return PATIENCE * max(1.0, self.characters / 1_000_000) - self.seconds


@lru_cache(maxsize=4096)
def pattern_cost(pattern: regex.Pattern[str]) -> PatternCost:
    return PatternCost()


def forget_costs() -> None:
    """Begin anew with what patterns may take."""
    pattern_cost.cache_clear()


class Deadline:
    """A pattern with the time that is left to it in one document."""

    def __init__(self, pattern: regex.Pattern[str], length: int) -> None:
        self.pattern = pattern
        self.cost = pattern_cost(pattern)
        self.end = thread_time() + PATIENCE * max(1.0, length / 1_000_000)

    @property
    def left(self) -> float:
        return max(0.001, min(self.end - thread_time(), self.cost.left))

    def timed(self, act: Callable[[], Made]) -> Made:
        """What comes of a part of the search. Raises CheckError for one that takes too long."""
        start = thread_time()
        try:
            made = act()
        except TimeoutError:
            raise self.too_long() from None
        finally:
            self.cost.seconds += thread_time() - start
        if self.cost.left < 0:
            raise self.too_long()
        return made

    def search(self, text: str) -> bool:
        self.cost.characters += len(text)
        return self.timed(lambda: self.pattern.search(text, timeout=self.left)) is not None

    def match(self, text: str, at: int = 0) -> regex.Match[str] | None:
        """The match that begins there."""
        return self.timed(lambda: self.pattern.match(text, at, timeout=self.left))

    def sub(self, replacement: Callable[[regex.Match[str]], str], text: str) -> str:
        """The text with its matches replaced."""
        return self.timed(lambda: self.pattern.sub(replacement, text, timeout=self.left))

    def may_match(self, text: str) -> bool:
        """Whether a piece of the text may hold a match: a cheap look at the whole, where its borders mean nothing."""
        return bool(BORDERS.search(self.pattern.pattern)) or self.search(text)

    def finditer(self, text: str, span: Span) -> Iterator[Found]:
        """The matches in a piece of the text that begins and ends as if nothing stood around it."""
        self.cost.characters += span.end - span.start
        found = self.pattern.finditer(text[slice(*span)], timeout=self.left)
        while match := self.timed(lambda: next(found, None)):
            yield Found(match, span.start)

    def too_long(self) -> CheckError:
        return CheckError(self.pattern.pattern, f"ran too long and was stopped: {self.pattern.pattern!r}"[:300])
