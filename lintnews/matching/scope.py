"""Scope: the pieces of a document that a rule looks at, in Vale's words.

A scope names kinds of blocks (`heading.h2`, `list`, `table.cell`, `frontmatter.title`), a size (`sentence`,
`paragraph`, `summary`, `raw`), all of the text (`text`), or all that nobody is quoted with (`unquoted`). `~` negates,
`&` joins, a list means any of them.
A document in scope is the same text with fewer or smaller blocks, so that every span stays right;
only `raw` is another text: the source.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from os.path import splitext
from typing import NamedTuple

from lintnews.language.quotes import quoted_spans
from lintnews.language.sentences import split
from lintnews.matching.stars import with_stars
from lintnews.model import Block, Document, SourceMap, Span, analysis
from lintnews.near import did_you_mean

# The words of which a scope is made; besides, an ending of files (`text.md`) and any key of the front matter.
WORDS = (
    *("text", "heading", "h1", "h2", "h3", "h4", "h5", "h6", "list", "blockquote", "paragraph", "sentence", "summary"),
    *("table", "cell", "header", "caption", "figure", "attr", "alt", "title", "frontmatter", "raw", "unquoted", "page"),
)
UNSEEN = ("code", "title")  # kinds of blocks that Vale doesn't read: code, and what a tag says when pointed at
LONGEST_ENDING = 4  # letters; what is no longer may be an ending of files
PROSE = ("paragraph", "list", "quote")  # what counts as running text; headings and tables don't
# What is read as paragraphs and sentences.
PIECES = ("byline", "dateline", "footnote", "heading", "headline", "list", "paragraph", "quote", "standfirst")
# Our word for a kind of block → Vale's.
VALES_WORDS = {"alt": "attr.alt", "caption": "figure.table.caption", "quote": "blockquote"}


class Part(NamedTuple):
    """One part of a scope: all its words must be said of a block, or, negated, not all of them."""

    words: frozenset[str]
    negated: bool

    def holds(self, said: frozenset[str]) -> bool:
        return (self.words <= said) is not self.negated


@cache
def scope_parts(alternative: str) -> tuple[Part, ...]:
    """What a scope asks for.

    >>> [(sorted(part.words), part.negated) for part in scope_parts("heading & ~heading.h1")]
    [(['heading'], False), (['h1', 'heading'], True)]
    """
    pieces = (piece.strip() for piece in alternative.split("&"))
    return tuple(Part(frozenset(piece.removeprefix("~").strip().split(".")), piece.startswith("~")) for piece in pieces)


def misspelt_word(scope: tuple[str, ...]) -> str:
    """The end of a message about a word of a scope that nearly is one that there is, or "".

    >>> misspelt_word(("headng & ~heading.h1",)), misspelt_word(("text.md", "frontmatter.headlin"))
    ("'headng'; did you mean 'heading'?", '')
    """
    for part in (part for alternative in scope for part in scope_parts(alternative)):
        for word in sorted(part.words - {*WORDS}):
            if len(word) > LONGEST_ENDING and "frontmatter" not in part.words and (near := did_you_mean(word, WORDS)):
                return f"{word!r}{near}"
    return ""


def in_scope(document: Document, scope: tuple[str, ...]) -> tuple[Document, ...]:
    """The document as a rule with this scope sees it; more than one where the scope names the text and the source."""
    views = _views(document)
    if scope not in views:
        views[scope] = tuple(_scoped(document, scope))
    return views[scope]


@analysis
def _views(document: Document) -> dict[tuple[str, ...], tuple[Document, ...]]:
    return {}


def _scoped(document: Document, scope: tuple[str, ...]) -> Iterator[Document]:
    document = with_stars(document)
    raw = [alternative for alternative in scope if piece_size(alternative) == "raw"]
    blocks = {block for alternative in scope if alternative not in raw for block in chosen(document, alternative)}
    if blocks:
        ordered = tuple(sorted(blocks, key=lambda block: (block.span, block.kind)))
        yield document.with_text(document.text, document.source_map, ordered)
    if raw:
        yield document.raw


def chosen(document: Document, alternative: str) -> Iterator[Block]:
    """The blocks that one alternative of a scope means."""
    wanted = scope_parts(alternative)
    suffix = splitext(document.path)[1].lstrip(".")
    for block in SIZES[piece_size(alternative)](document):
        said = frozenset({suffix, *VALES_WORDS.get(block.kind, block.kind).split(".")})
        if all(part.holds(said) for part in wanted):
            yield block


def piece_size(alternative: str) -> str:
    """The size of the pieces that an alternative asks for."""
    words = {word for part in scope_parts(alternative) if not part.negated for word in part.words}
    return next((word for word in SIZES if word in words), "text")


def _whole_text(document: Document) -> Iterator[Block]:
    if is_plain(document):  # nothing parts its paragraphs but white space
        yield Block("text", Span(0, len(document.text)))
    else:
        yield from _blocks(document, "text")


def _blocks(document: Document, size: str) -> Iterator[Block]:
    """What Vale reads, block by block, in its words."""
    for block in document.blocks:
        if block.kind not in UNSEEN:
            yield Block(f"{size}.{VALES_WORDS.get(block.kind, block.kind)}", block.span)


def is_plain(document: Document) -> bool:
    """Whether the text is the source, character for character."""
    return document.source_map == SourceMap.identity(len(document.source))


def _pieces(document: Document, size: str) -> Iterator[Block]:
    """The paragraphs and what stands for one: as with Vale, headings, items of lists and quotations, too."""
    for block in document.blocks:
        if block.kind.partition(".")[0] in PIECES:
            yield Block(f"{size}.{VALES_WORDS.get(block.kind, block.kind)}", block.span)


def _paragraphs(document: Document) -> Iterator[Block]:
    return _pieces(document, "paragraph")


def _sentences(document: Document) -> Iterator[Block]:
    for kind, span in _pieces(document, "sentence"):
        for sentence in split(document.text, span):
            yield Block(kind, sentence)


def _unquoted(document: Document) -> Iterator[Block]:
    for kind, (start, end) in _blocks(document, "unquoted"):
        borders = [start, *(border for span in quoted_spans(document.text, Span(start, end)) for border in span), end]
        yield from (Block(kind, Span(*piece)) for piece in zip(borders[::2], borders[1::2], strict=True))


def _summary(document: Document) -> Iterator[Block]:
    return (Block("summary", block.span) for block in document.blocks_of(*PROSE))


def _raw(document: Document) -> Iterator[Block]:
    return iter(document.raw.blocks)


# A word of a scope → the pieces that it asks for. The first that a scope says decides.
SIZES: dict[str, Callable[[Document], Iterator[Block]]] = {
    "raw": _raw,
    "summary": _summary,
    "sentence": _sentences,
    "paragraph": _paragraphs,
    "unquoted": _unquoted,
    "text": _whole_text,
}
