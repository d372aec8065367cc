"""Hiding: parts of a document that a project asks its rules not to read, by pattern, tag, class or kind of block."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

import regex

from lintnews.formats.markup import VOID
from lintnews.lazy import lazy
from lintnews.matching.patterns import Deadline
from lintnews.matching.scope import VALES_WORDS
from lintnews.matching.stars import starred
from lintnews.model import Block, Document, Segment, Span

CLASS = lazy(r"""\bclass\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
# A tag that Markdown writes in its own signs → those signs.
SIGNS = {
    "a": r"!?\[[^\]\n]*\](?:\([^)\n]*\)|\[[^\]\n]*\])",
    "em": r"(?<![*\w])\*[^*\n]+\*(?![*\w])|(?<![_\w])_[^_\n]+_(?![_\w])",
    "strong": r"\*\*[^*\n]+\*\*|__[^_\n]+__",
}
KINDS = {"li": "list", "td": "table.cell", "th": "table.header", "figcaption": "figure.caption"}
MARKDOWN = (".md", ".markdown", ".mdx")
MARKUP = ("html", "markdown")  # formats in which tags and addresses may stand
URL = regex.compile(r"(?:https?://|www\.)[^\s<>\")\]]+")
# A formula opens with a dollar sign that a character follows, and closes with one that no figure follows.
FORMULA = regex.compile(r"\$\$[^$]+\$\$|(?<![\\$])\$(?=\S)[^$\n]*[^\s$]\$(?![\d$])")


def hide_spans(document: Document, spans: Iterable[Span], read: tuple[str, ...] = ()) -> Document:
    """The document with stars for what stands in these stretches of its source, and without blocks of nothing else.

    Blocks of a kind that is `read` stay as they are.
    """
    ordered = united(spans)
    if not ordered:
        return document
    text = list(document.text)
    for segment in document.source_map.segments:
        for place in hidden_slices(segment, ordered):
            text[place] = starred("".join(text[place]))
    for _, span in document.blocks_of(*read) if read else ():
        text[slice(*span)] = document.text[slice(*span)]
    masked = "".join(text)
    blocks = tuple(block for block in document.blocks if masked[slice(*block.span)].strip("* \t\r\n"))
    return document.with_text(masked, document.source_map, blocks)


def hidden_slices(segment: Segment, spans: list[Span]) -> Iterator[slice]:
    """Where in the text a segment shows what stands in these stretches of the source."""
    at = max(bisect_right(spans, segment.source_start, key=lambda span: span.start) - 1, 0)
    while at < len(spans) and spans[at].start < segment.source_end:
        start, end = spans[at]
        if segment.source_start < end:
            first = max(start - segment.source_start, 0) if segment.verbatim else 0
            last = min(end - segment.source_start, segment.length) if segment.verbatim else segment.length
            yield slice(segment.text_start + first, segment.text_start + last)
        at += 1


def united(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that overlap as one."""
    ordered: list[Span] = []
    for span in sorted(spans):
        if ordered and span.start <= ordered[-1].end:
            ordered[-1] = Span(ordered[-1].start, max(ordered[-1].end, span.end))
        else:
            ordered.append(span)
    return ordered


def without_blocks(document: Document, words: Iterable[str]) -> Document:
    """The document without the blocks of which a skipped or ignored scope says all words."""
    scopes = [frozenset(KINDS.get(word, word).removeprefix("text.").split(".")) for word in words]
    blocks = tuple(
        block for block in document.blocks if not any(scope <= words_for_block(document, block) for scope in scopes)
    )
    if len(blocks) == len(document.blocks):
        return document
    return document.with_text(document.text, document.source_map, blocks)


def words_for_block(document: Document, block: Block) -> frozenset[str]:
    """What can be said of a block: its kind, piece by piece, and the file's ending."""
    suffix = document.path.rpartition(".")[2]
    return frozenset({*VALES_WORDS.get(block.kind, block.kind).split("."), suffix})


def found_by(patterns: Iterable[regex.Pattern[str]], source: str) -> Iterator[Span]:
    """What patterns ask to ignore: their first group, or, without one, all of the match. Raises CheckError."""
    for pattern in patterns:
        for match in Deadline(pattern, len(source)).finditer(source, Span(0, len(source))):
            yield match.span_of(1 if pattern.groups and match.match[1] is not None else 0)


def never_read(document: Document) -> Iterator[Span]:
    """What Vale shows to no rule: the addresses in a page or in Markdown, and Markdown's formulas."""
    if document.format not in MARKUP:
        return
    is_markdown = document.path.lower().endswith(MARKDOWN)
    for sign, pattern in (("://", URL), ("www.", URL), *((("$", FORMULA),) if is_markdown else ())):
        if sign in document.source:
            yield from found_by([pattern], document.source)


def elements(document: Document, tags: frozenset[str], classes: frozenset[str]) -> Iterator[Span]:
    """The elements with one of these tags or classes, as stretches of the source."""
    source = document.source
    if document.format not in MARKUP:
        return
    if document.path.lower().endswith(MARKDOWN):
        for tag in tags & SIGNS.keys():
            yield from (Span(*found.span()) for found in re.finditer(SIGNS[tag], source))
    if "<" not in source or (not tags and not any(name in source for name in classes)):
        return
    from lintnews.formats.html import placed

    opened, name, depth = 0, "", 0
    for token, start, end in placed(source):
        tag = str(token.tag or "").lower()
        if token.type.name == "START_TAG" and not name:
            if (tag in tags or has_class(source[start:end], classes)) and tag not in VOID:
                opened, name, depth = start, tag, 1
        elif tag == name and token.type.name in ("START_TAG", "END_TAG"):
            depth += 1 if token.type.name == "START_TAG" else -1
            if depth == 0:
                yield Span(opened, end)
                name = ""
    if name:
        yield Span(opened, len(source))


def has_class(tag: str, classes: frozenset[str]) -> bool:
    found = CLASS.search(tag)
    return bool(found) and not classes.isdisjoint(next(filter(None, found.groups()), "").split()) if found else False
