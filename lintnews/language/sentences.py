"""Sentences: where one ends and the next begins, within a block."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from lintnews.language.data import word_lists
from lintnews.lazy import lazy
from lintnews.model import Document, Span, analysis

# A stop, the marks that close over it, a space, the marks that open after it. Runs are capped to stay linear. One set
# of letters leads for both scripts: so the search skips from stop to stop.
STOP = lazy(r"""[.!?…。！？](?:(?<=[.!?…])["'”’»›)\]]{0,4}\s+["'“‘«‹„(\[¿¡]{0,4}|(?<=[。！？])[」』”’）]{0,4})""")
WORD = lazy(r"[^\W\d_]+(?:['’]s|['’]re)?")
DOTTED = lazy(r"(?:[^\W\d_]\.)*[^\W\d_]")  # initials, U.S, a.m, e.g
LONGEST_ABBREVIATION = 16  # code points looked at before a stop
LONGEST = 2000  # code points of a sentence: what runs on for longer is cut at a space, since each figure asks all of it


@analysis
def sentences(document: Document) -> tuple[Span, ...]:
    """The sentences of the document, in order. None crosses the border of its block."""
    return tuple(sentence for block in document.blocks for sentence in split(document.text, block.span))


def split(text: str, within: Span) -> Iterator[Span]:
    """The sentences of a stretch of text, without the white space around them.

    >>> text = "Gen. Smith left the U.S. on Monday. “Why?” he asked. It was 5 p.m. No one knew."
    >>> [text[start:end] for start, end in split(text, Span(0, len(text)))]
    ['Gen. Smith left the U.S. on Monday.', '“Why?” he asked.', 'It was 5 p.m.', 'No one knew.']
    """
    begin = within.start
    for stop in STOP.finditer(text, within.start, within.end):
        if stop.end() < within.end and ends_sentence(text, stop, begin):
            end = stop.start() + len(stop.group().split(None, 1)[0])
            yield from trimmed(text, begin, end)
            begin = end
    yield from trimmed(text, begin, within.end)


def trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while end - start > LONGEST:
        cut = text.rfind(" ", start, start + LONGEST) + 1 or start + LONGEST
        yield from trimmed(text, start, cut)
        start = cut
    piece = text[start:end]
    if bare := piece.strip():
        start += len(piece) - len(piece.lstrip())
        yield Span(start, start + len(bare))


def ends_sentence(text: str, stop: re.Match[str], begin: int) -> bool:
    """Whether the stop ends a sentence: not before a lower-case letter, nor after an abbreviation."""
    following = text[stop.end()]
    if following.islower():
        return False
    if text[stop.start()] != ".":
        return True
    before = text[max(begin, stop.start() - LONGEST_ABBREVIATION) : stop.start()].split()
    return not before or not is_abbreviated(before[-1].lstrip("\"'“‘([«—–-"), text, stop.end())


def is_abbreviated(word: str, text: str, after: int) -> bool:
    """Whether the stop belongs to the word before it, given what stands after."""
    abbreviations = word_lists("abbreviations")
    if word in abbreviations["titles"]:
        return True
    if word in abbreviations["before numbers"]:
        return text[after].isdigit()
    if word in abbreviations["anywhere"] or DOTTED.fullmatch(word):
        opener = WORD.match(text, after)
        return opener is None or opener.group().replace("’", "'") not in abbreviations["openers"]
    return False


def index_at(spans: Sequence[Span], offset: int) -> int:
    """The index of the last of these sorted spans that begins at or before the offset; -1 if none does."""
    return bisect_left(spans, (offset + 1,)) - 1
