"""quotation: quotation marks that open and don't close, close and never opened, or turn the wrong way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from lintnews.language.characters import without_bytes
from lintnews.lazy import lazy
from lintnews.model import Block, Check, Document, Hit, Span

# Agency copy writes two apostrophes for a mark: its search is slower, as it stops at each apostrophe. After 6'2 a mark
# means inches.
MARK = lazy(r"""[“”"″’](?:(?<!’)|(?<!’’)’(?!’))""")  # ’’ closes what " or “ opened
AGENCY_MARK = lazy(r"""[“”"″'’](?:(?<!['’])|(?<=')'|(?<=’)(?<!’’)’(?!’))""")
NO_MARKS = bytes(set(range(0x80)) - set(b'"\n'))
NO_MARK = lazy(r"""[^“”"\n]+""")
FEET_AND = lazy(r"\d['’′] ?\d{1,2}(?:\.\d)?$")
NUMBER = lazy(r"(?<![\w.$£€])(?:\d{1,3}(?:\.\d)?[½¼¾⅓⅔⅛⅜⅝⅞]?|[½¼¾⅓⅔⅛⅜⅝⅞])$")
GERMAN = lazy(r"„[^“”„\n]{0,2000}[“”]")  # „so“: its second mark opens nothing
# Somebody is named as having spoken: “…, the mayor said”; “…, said the mayor.” “…. He added: ”. Within a quotation one
# may say “I said”, “they told me”, “he had asked”.
SAID = r"""(?<!\bI\s)(?<!\b[Ww]e\s)(?<!they\s)(?<!you\s)(?<!have\s)(?<!had\s)(?<!['’]ve\s)
    (?<!['’]d\s)(?<!was\s)(?<!even\s)(?<!ly\s)\b(?:said|says|added|adds|told|asked|wrote|writes|tweeted|argued|explained|replied)\b"""
SPEECH = lazy(
    rf"""[,!?][”’"']?\ (?:[^,.!?:;“”"\n]{{0,60}}\ )?{SAID}[^,.!?;“”"\n]{{0,80}}(?:[,.:]|\Z)|
    [.!?]\ [A-Z]\w*\.?(?:\ \w+)?\ add(?:ed|s)\b|{SAID}[^.!?,“”"\n]{{0,60}}[:,]\s*\Z""",
    re.VERBOSE,
)
SPACE = frozenset(" \t\r\n\u00a0\u200b\u200e\u200f\u202a")
BEFORE_OPENING = SPACE | frozenset("([{/‘“")
AFTER_CLOSING = SPACE | frozenset(".,;:!?)]}—–-…'’”/")
DASHES = frozenset("—–-…")
TURNED = {"“": "”", "”": "“", "″": "”"}
WORDS = 5  # of a quotation that a message repeats
FARTHEST = 40  # blocks after a quotation of whole paragraphs or of a list opens, its close is looked for
CODE = lazy(
    r"""==|[”"];=|=\w+\(|\\[nt"]|\$\{|\(\);|</|=["”“'‘]|[{};]\s*\Z"""
)  # marks in code open and close other things
ESCAPED = lazy(r"''(?<=\w'')[st]\b")  # a program doubled the apostrophes of the text
STRAY_BYTE = lazy("[\udc80-\udcff]")  # a byte that is no UTF-8 may be a mark: in Windows-1252, 93 is “
PROSE_WORDS = 10  # of a sentence that stands between two paragraphs in quotation marks, and is in none
PASSED_OVER = ("alt", "table")  # kinds of blocks: a cell holds a piece of what was said, as a chat's log does
AT_EDGE = " \t\r\n'‘’[(*_>.…)]"  # what may stand between the edge of a paragraph and its mark


class Mark(NamedTuple):
    """A quotation mark; `turn` says what it does there: open, close, inch (or close), unknown."""

    span: Span
    char: str
    turn: str


class Open(NamedTuple):
    """A mark that its block leaves open, and the number of the block."""

    mark: Mark
    number: int


class Quotation(Check):
    """Flag a quotation that its paragraph leaves open (`unclosed`) or closes without having opened it (`unopened`).

    A quotation may run on over paragraphs: then each of them opens with a mark, and only the last one closes.
    Where those marks are missing, but a later paragraph closes the quotation, it is `continued`; where the paragraphs
    were run together or parted anew, so that a mark stands in mid-quotation, `restarted`. A curly mark that turns the
    wrong way is `turned`. A mark alone on its line opens or closes a block. A paragraph with a mark that can't be told
    to open or to close, or to mean inches, is passed over, and so is one with a byte that is not UTF-8.
    """

    kinds = ("unclosed", "unopened", "restarted", "continued", "turned")
    most_between: int = 3  # paragraphs without a mark over which a quotation may run on

    def find(self, document: Document) -> Iterator[Hit]:
        text = document.text
        is_agency_copy = "''" in text and not ESCAPED.search(text) and "``" not in text and "'''" not in text
        if not is_agency_copy and all(map(in_pairs, marks_of_lines(text))):
            return
        pattern = AGENCY_MARK if is_agency_copy else MARK
        left_open: Open | None = None
        blocks = [block for block in document.blocks if not block.kind.startswith(PASSED_OVER)]
        for number, block in enumerate(blocks):
            written = pattern.findall(text, *block.span)
            if not written or (not left_open and in_pairs("".join(written))):
                continue
            if not text[slice(*block.span)].strip(AT_EDGE + '“”"'):
                left_open = None
                continue
            marks = [mark_of(text, match, block) for match in pattern.finditer(text, *block.span)]
            found = unpaired(text, without_german(text, block, marks))
            if found and (CODE.search(text, *block.span) or STRAY_BYTE.search(text, *block.span)):
                found = None
            if found is None:
                left_open = None
                continue
            goes_on = False
            if left_open:
                kind, goes_on = self.later(text, blocks, left_open, number, marks, found)
                if kind == "continued":
                    closing = next(one for one in found if one[1] == "unopened")
                    found.remove(closing)
                    yield Hit(closing[0].span, quoted_words(text, left_open.mark), kind, related=(left_open.mark.span,))
                elif kind:
                    yield Hit(left_open.mark.span, quoted_words(text, left_open.mark), kind)
            yield from turned_hits(text, found, written)
            if not goes_on:
                yield from unpaired_hits(text, marks, found)
                left_open = still_open(text, number, marks, found)
        if left_open:
            yield Hit(left_open.mark.span, quoted_words(text, left_open.mark), "unclosed")

    def later(
        self,
        text: str,
        blocks: list[Block],
        opened: Open,
        number: int,
        marks: list[Mark],
        found: list[tuple[Mark, str]],
    ) -> tuple[str, bool]:
        """What becomes of an open quotation in a later block: what is wrong with it, if anything, and if it goes on."""
        block, away = blocks[number], number - opened.number
        if begins_with(text, block, marks[0]) and marks[0].turn == "open":
            between = blocks[opened.number + 1 : number]
            said = between and SPEECH.search(text, opened.mark.span.end, blocks[opened.number].span.end)
            return ("unclosed" if said or any(is_sentence_block(text, one) for one in between) else ""), False
        many = takes_blocks(text, blocks[opened.number], opened.mark)
        alone, kind = next((one for one in found if one[1] != "turned"), (marks[0], ""))
        if kind == "unopened" and text.startswith(("'", "‘"), block.span.start):
            return "", False  # it opens with the wrong mark
        if kind == "unopened":
            closes_block = many and not text[alone.span.end : block.span.end].strip(AT_EDGE)
            if away <= (FARTHEST if closes_block else self.most_between + 1):
                return "continued", False
        if marks[0].turn == "open" and starts_again(text, opened.mark, marks[0]):
            return "restarted", False
        return ("", True) if many and away <= FARTHEST else ("unclosed", False)


def turned_hits(text: str, found: list[tuple[Mark, str]], written: list[str]) -> Iterator[Hit]:
    """The marks that turn the wrong way; in a row of the same marks nobody can tell.

    One alone would leave more marks of one turn than of the other: where there are as many of both, quotations of the
    same marks lie within one another.
    """
    marks = [
        mark for mark, kind in found if kind == "turned" and mark.char * 2 not in mark_and_neighbours(text, mark.span)
    ]
    if len(marks) == 1 and written.count("“") == written.count("”"):
        return
    certain = all(kind == "turned" for _, kind in found)  # once they are turned, all have partners
    for mark in marks:
        yield Hit(mark.span, {"mark": mark.char}, "turned", TURNED[mark.char] if certain else None)


def mark_and_neighbours(text: str, span: Span) -> str:
    """A mark with the characters on either side."""
    return text[max(0, span.start - 1) : span.end + 1]


def unpaired_hits(text: str, marks: list[Mark], found: list[tuple[Mark, str]]) -> Iterator[Hit]:
    """The marks that have no partner, and won't find one in a later block: the first of those that close."""
    for mark, kind in found:
        if kind == "open" and is_over(text, mark, marks):
            yield Hit(mark.span, quoted_words(text, mark), "unclosed")
    for mark, kind in [(mark, kind) for mark, kind in found if kind in ("restarted", "unopened")][:1]:
        yield Hit(mark.span, quoted_words(text, mark, kind == "unopened"), kind)


def still_open(text: str, number: int, marks: list[Mark], found: list[tuple[Mark, str]]) -> Open | None:
    """The quotation that the block leaves open, and that a later one may close."""
    mark = next((mark for mark, kind in found if kind == "open" and not is_over(text, mark, marks)), None)
    return Open(mark, number) if mark else None


def takes_blocks(text: str, block: Block, mark: Mark) -> bool:
    """Whether later blocks may belong to a quotation: it begins its block and names nobody, or leads to a list."""
    if text[block.span.end - 3 : block.span.end].rstrip(")]").endswith(":"):
        return True
    return begins_with(text, block, mark) and not SPEECH.search(text, mark.span.end, block.span.end)


def is_sentence_block(text: str, block: Block) -> bool:
    words = text[slice(*block.span)].split()
    return block.kind == "paragraph" and len(words) >= PROSE_WORDS and words[-1].endswith(".")


def begins_with(text: str, block: Block, mark: Mark) -> bool:
    """Whether the block begins with a mark."""
    return not text[block.span.start : mark.span.start].strip(AT_EDGE)


def without_german(text: str, block: Block, marks: list[Mark]) -> list[Mark]:
    """The marks without those that close a German quotation."""
    ends = {match.end() for match in GERMAN.finditer(text, *block.span)} if "„" in text else ()
    return [mark for mark in marks if mark.span.end not in ends] if ends else marks


def marks_of_lines(text: str) -> set[str]:
    """The marks of every line, lines with the same ones once."""
    return set(NO_MARK.sub("", without_bytes(NO_MARKS, text)).split("\n"))


def in_pairs(marks: str) -> bool:
    """Whether the marks of a paragraph, as they are written, open and close in turn: almost all do."""
    half, odd = divmod(len(marks), 2)
    return not odd and marks in ("“”" * half, '""' * half, "''''" * (half // 2))


def mark_of(text: str, match: re.Match[str], block: Block) -> Mark:
    """A mark, and which way it turns by what stands beside it."""
    start, end = match.span()
    before = text[start - 1] if start > block.span.start else " "
    after = text[end] if end < block.span.end else " "
    return Mark(Span(start, end), match.group(), turn(text, match, before, after))


def turn(text: str, match: re.Match[str], before: str, after: str) -> str:
    """What a mark does between two characters. A curly mark does what it says where they don't tell."""
    if before.isdigit() and FEET_AND.search(text[max(0, match.start() - 8) : match.start()]):
        return "feet"
    if before in "([" and after in ")]":  # the mark itself is meant: a straight one (")
        return "unknown"
    if before == "â" or "\x80" <= before < "\xa0":  # a dash or a mark that was misread: 4.1â"4.3
        return "unknown"
    if match.group() == "''" and before in BEFORE_OPENING and after in AFTER_CLOSING:  # no mark: an empty string
        return "unknown"
    if before in SPACE and after in SPACE and match.group() in "“”":  # it stands by itself: it does what it says
        return "open" if match.group() == "“" else "close"
    if before in BEFORE_OPENING and after not in SPACE:
        return "open"
    if before in DASHES and after in "'‘[(…":
        return "open"
    if before not in BEFORE_OPENING and after in AFTER_CLOSING:
        number = match.group() in '"”″' and NUMBER.search(text[max(0, match.start() - 8) : match.start()])
        return "inch" if number else "close"
    if before in DASHES:
        return "open"
    return {"“": "open", "”": "close"}.get(match.group(), "unknown")


def is_over(text: str, opened: Mark, marks: list[Mark]) -> bool:
    """Whether a quotation ended without a mark: somebody is named as having spoken, and another one begins."""
    again = next((mark for mark in marks if mark.turn == "open" and mark.span.start > opened.span.start), None)
    return bool(again and SPEECH.search(text, opened.span.end, again.span.start))


def unpaired(text: str, marks: list[Mark]) -> list[tuple[Mark, str]] | None:
    """The marks of a paragraph without a partner, or turned the wrong way, and what is wrong; None where none can tell.

    After a number a mark may mean inches or close: either reading will do in which all marks have partners.
    """
    if any(mark.turn == "unknown" for mark in marks):
        return None
    closing = list(partnerless(text, marks))
    if not any(mark.turn == "inch" for mark in marks):
        return closing
    inches = list(partnerless(text, [mark for mark in marks if mark.turn != "inch"]))
    return next((found for found in (closing, inches) if all(kind == "turned" for _, kind in found)), None)


def partnerless(text: str, marks: list[Mark]) -> Iterator[tuple[Mark, str]]:
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
            if mark.char == "″":
                yield mark, "turned"
        elif mark.turn == "close" and mark.char != "’’":  # that may be an apostrophe and a mark
            yield mark, "unopened"
    if opened:
        yield opened[0], "open"


def starts_again(text: str, opened: Mark, mark: Mark) -> bool:
    """Whether a mark that opens within a quotation follows a sentence, and nobody was named as having spoken."""
    between = text[max(opened.span.end, mark.span.start - 300) : mark.span.start].rstrip()
    return between.rstrip("'’”)]").endswith((".", "!", "?", "…")) and not SPEECH.search(between)


def quoted_words(text: str, mark: Mark, before: bool = False) -> dict[str, str]:
    """A few words after a mark, or before it."""
    if before:
        return {"words": " ".join(text[max(0, mark.span.start - 60) : mark.span.start].split()[-WORDS:]).strip('“”"')}
    return {"words": " ".join(text[mark.span.end : mark.span.end + 60].split()[:WORDS]).strip('“”"')}
