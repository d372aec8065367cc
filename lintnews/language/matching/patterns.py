"""Patterns: regular expressions that strangers wrote, read in Vale's dialect and matched within bounds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from time import monotonic

import regex

from lintnews.lazy import lazy
from lintnews.model import CheckError, Document, Span
from lintnews.typing import NamedTuple

WORD = r"(?m)\b(?:%s)\b"  # how a token becomes a whole word, in Vale's words: its WordTemplate
PATIENCE = 2.0  # seconds that one pattern may take over one document of up to a million characters
NONWORD = "(?m)(?:%s)"  # and how it stays as it is
DIALECT = lazy(r"\\x\{([0-9A-Fa-f]{1,6})\}|\\[pPkg]\{[^}]*\}|\\.|\[|\{(?!\d+(?:,\d*)?\})", re.DOTALL)
BORDERS = lazy(r"[\^$]|\\[AzZ]|\(\?(?:<?[=!])")  # what may match otherwise where a piece of text begins or ends
IN_CLASS = lazy(r"\\.|\]|\[|([-&|~])\1", re.DOTALL)


@lru_cache(maxsize=4096)
def compiled(pattern: str, ignorecase: bool = False) -> regex.Pattern[str]:
    r"""A pattern in Vale's dialect, which is .NET's: `(?i)` holds to the end of its group, and ß is not ss.

    Raises CheckError.

    >>> compiled(r"(?i)wi-?fi|(?-i)IT").findall("WIFI it IT")
    ['WIFI', 'IT']
    """
    try:
        return regex.compile(("(?-f)(?i)" if ignorecase else "(?-f)") + translated(pattern), regex.VERSION1)
    except (regex.error, RecursionError, OverflowError) as error:
        raise CheckError(pattern, f"is not a valid pattern: {pattern!r}: {error}"[:300]) from error


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


def matches(pattern: regex.Pattern[str] | None, document: Document) -> Iterator[tuple[Span, Found]]:
    """The matches in each block, with the block. Raises CheckError for a pattern that takes too long."""
    if pattern is None:
        return
    within = Deadline(pattern, len(document.text))
    if within.may_match(document.text):
        for block in document.blocks:
            for match in within.finditer(document.text, block.span):
                yield block.span, match


def found(pattern: regex.Pattern[str], text: str) -> bool:
    """Whether a pattern is found in a text. Raises CheckError for one that takes too long."""
    return Deadline(pattern, len(text)).search(text)


class Deadline:
    """A pattern with the time that is left to it in one document."""

    def __init__(self, pattern: regex.Pattern[str], length: int) -> None:
        self.pattern = pattern
        self.end = monotonic() + PATIENCE * max(1.0, length / 1_000_000)

    @property
    def left(self) -> float:
        return max(0.001, self.end - monotonic())

    def search(self, text: str) -> bool:
        try:
            return self.pattern.search(text, timeout=self.left) is not None
        except TimeoutError:
            raise self.too_long() from None

    def may_match(self, text: str) -> bool:
        """Whether a piece of the text may hold a match: a cheap look at the whole, where its borders mean nothing."""
        return bool(BORDERS.search(self.pattern.pattern)) or self.search(text)

    def finditer(self, text: str, span: Span) -> Iterator[Found]:
        """The matches in a piece of the text that begins and ends as if nothing stood around it."""
        try:
            for match in self.pattern.finditer(text[slice(*span)], timeout=self.left):
                yield Found(match, span.start)
        except TimeoutError:
            raise self.too_long() from None

    def too_long(self) -> CheckError:
        return CheckError(self.pattern.pattern, f"ran too long and was stopped: {self.pattern.pattern!r}"[:300])
