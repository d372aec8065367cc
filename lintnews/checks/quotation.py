"""quotation: quotation marks that open and don't close, close and never opened, or turn the wrong way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lintnews.language.characters import without
from lintnews.lazy import lazy
from lintnews.model import Block, Check, Document, Hit, Span
from lintnews.typing import NamedTuple

# Agency copy writes two apostrophes for a mark: its search is slower, as it stops at each apostrophe. After 6'2 a mark
# means inches.
MARK = lazy(r"""[“”"]""")
AGENCY_MARK = lazy(r"""[“”"'](?:(?<!')|')""")
NO_MARKS = bytes(set(range(0x80)) - set(b'"\n'))
NO_MARK = lazy(r"""[^“”"\n]+""")
FEET_AND = lazy(r"\d['’′] ?\d{1,2}(?:\.\d)?$")
NUMBER = lazy(r"(?<![\w.$£€])\d{1,3}(?:\.\d)?[½¼¾]?$")
SPEECH = lazy(r"\b(?:said|says|added|told|asked|wrote|tweeted|argued|explained|replied)\b")
SPACE = frozenset(" \t\r\n\u00a0\u202a\u200b")
BEFORE_OPENING = SPACE | frozenset("([{/‘“")
AFTER_CLOSING = SPACE | frozenset(".,;:!?)]}—–-…'’”/")
DASHES = frozenset("—–-…")
TURNED = {"“": "”", "”": "“"}
WORDS = 5  # of a quotation that a message repeats


class Mark(NamedTuple):
    """A quotation mark; `turn` says what it does there: open, close, inch (or close), unknown."""

    span: Span
    char: str
    turn: str


class Quotation(Check):
    """Flag a quotation that its paragraph leaves open (`unclosed`) or closes without having opened it (`unopened`).

    A quotation may run on over paragraphs: then each of them opens with a mark, and only the last one closes.
    Where those marks are missing, but a later paragraph closes the quotation, it is `continued`; where the paragraphs
    were run together or parted anew, so that a mark stands in mid-quotation, `restarted`. A curly mark that turns the
    wrong way is `turned`. A paragraph with a mark that can't be told to open or to close is passed over.
    """

    most_between: int = 3  # paragraphs without a mark over which a quotation may run on

    def find(self, document: Document) -> Iterator[Hit]:
        text = document.text
        is_agency_copy = "''" in text
        if not is_agency_copy and all(map(in_pairs, marks_of_lines(text))):
            return
        pattern = AGENCY_MARK if is_agency_copy else MARK
        left_open: Mark | None = None
        between = 0
        for block in document.blocks:
            written = pattern.findall(text, *block.span)
            if not written:
                between += 1
                continue
            if not left_open and in_pairs("".join(written)):
                continue
            marks = [read(text, match, block) for match in pattern.finditer(text, *block.span)]
            if left_open and between <= self.most_between and marks[0].turn == "close":
                first = marks.pop(0)
                yield Hit(first.span, words(text, left_open), "continued", related=(left_open.span,))
            elif left_open and not runs_on(text, block, marks):
                goes_on = marks[0].turn == "open" and starts_again(text, left_open, marks[0])
                yield Hit(left_open.span, words(text, left_open), "restarted" if goes_on else "unclosed")
            left_open, between = None, 0
            if all(mark.turn != "unknown" for mark in marks):
                found = list(unpaired(text, marks))
                left_open = next((mark for mark, kind in found if kind == "open"), None)
                if left_open and is_over(text, left_open, marks):
                    yield Hit(left_open.span, words(text, left_open), "unclosed")
                    left_open = None
                turned = [mark for mark, kind in found if kind == "turned"]
                alone = [(mark, kind) for mark, kind in found if kind in ("restarted", "unopened")][:1]
                yield from (Hit(mark.span, {"mark": mark.char}, "turned", TURNED[mark.char]) for mark in turned)
                yield from (Hit(mark.span, words(text, mark, kind == "unopened"), kind) for mark, kind in alone)
        if left_open:
            yield Hit(left_open.span, words(text, left_open), "unclosed")


def marks_of_lines(text: str) -> set[str]:
    """The marks of every line, lines with the same ones once."""
    return set(NO_MARK.sub("", without(NO_MARKS, text)).split("\n"))


def in_pairs(marks: str) -> bool:
    """Whether the marks of a paragraph, as they are written, open and close in turn: almost all do."""
    half, odd = divmod(len(marks), 2)
    return not odd and marks in ("“”" * half, '""' * half, "''''" * (half // 2))


def read(text: str, match: re.Match[str], block: Block) -> Mark:
    """A mark, and which way it turns by what stands beside it."""
    start, end = match.span()
    before = text[start - 1] if start > block.span.start else " "
    after = text[end] if end < block.span.end else " "
    return Mark(Span(start, end), match.group(), turn(text, match, before, after))


def turn(text: str, match: re.Match[str], before: str, after: str) -> str:
    """What a mark does between two characters. A curly mark does what it says where they don't tell."""
    if before.isdigit() and FEET_AND.search(text[max(0, match.start() - 8) : match.start()]):
        return "feet"
    if before in BEFORE_OPENING and (after not in SPACE or match.group() in "“”"):
        return "open"
    if before in DASHES and after in "'‘[(…":
        return "open"
    if before not in BEFORE_OPENING and after in AFTER_CLOSING:
        number = match.group() == '"' and NUMBER.search(text[max(0, match.start() - 8) : match.start()])
        return "inch" if number else "close"
    if before in DASHES:
        return "open"
    return {"“": "open", "”": "close"}.get(match.group(), "unknown")


def runs_on(text: str, block: Block, marks: list[Mark]) -> bool:
    """Whether the paragraph opens with a mark, and so carries on a quotation."""
    return marks[0].turn == "open" and not text[block.span.start : marks[0].span.start].strip(" \t'‘[(")


def is_over(text: str, opened: Mark, marks: list[Mark]) -> bool:
    """Whether a quotation ended without a mark: somebody is named as having spoken, and another one begins."""
    again = next((mark for mark in marks if mark.turn == "open" and mark.span.start > opened.span.start), None)
    return bool(again and SPEECH.search(text, opened.span.end, again.span.start))


def unpaired(text: str, marks: list[Mark]) -> Iterator[tuple[Mark, str]]:
    """The marks of a paragraph that have no partner, or turn the wrong way, with what is wrong."""
    opened: list[Mark] = []
    for mark in marks:
        if mark.char == {"open": "”", "close": "“"}.get(mark.turn):
            yield mark, "turned"
        if mark.turn == "open":
            if opened and starts_again(text, opened[-1], mark):
                yield opened.pop(), "restarted"
            opened.append(mark)
        elif mark.turn in ("close", "inch") and opened:
            opened.pop()
        elif mark.turn == "close":
            yield mark, "unopened"
    if opened:
        yield opened[0], "open"


def starts_again(text: str, opened: Mark, mark: Mark) -> bool:
    """Whether a mark that opens within a quotation follows a sentence, and nobody was named as having spoken."""
    between = text[max(opened.span.end, mark.span.start - 300) : mark.span.start].rstrip()
    return between.endswith((".", "!", "?", "…")) and not SPEECH.search(between)


def words(text: str, mark: Mark, before: bool = False) -> dict[str, str]:
    """A few words after a mark, or before it."""
    if before:
        return {"words": " ".join(text[max(0, mark.span.start - 60) : mark.span.start].split()[-WORDS:]).strip('“”"')}
    return {"words": " ".join(text[mark.span.end : mark.span.end + 60].split()[:WORDS]).strip('“”"')}
