"""Texts within files of another format: HTML or plain words in a string of JSON, in XML, in Markdown."""

from __future__ import annotations

from collections.abc import Iterable

from lintnews.formats import html, plain
from lintnews.formats.galley import Galley
from lintnews.formats.strand import Strand
from lintnews.model import Block, Document, SourceMap, Span


def set_words(galley: Galley, strand: Strand, kind: str) -> None:
    """Set a strand as one block."""
    set_blocks(galley, strand, [Block(kind, Span(0, strand.length))])


def set_plain(galley: Galley, strand: Strand, kind: str) -> None:
    """Set a strand of plain text, paragraph by paragraph."""
    set_blocks(galley, strand, [Block(kind, span) for _, span in plain.paragraphs(strand.text)])


def set_html(galley: Galley, strand: Strand, kind: str) -> None:
    """Set a strand of HTML; what is a mere paragraph in it is of this kind."""
    page = html.read("", strand.text)
    named = (Block(kind, span) if own == "paragraph" else Block(own, span) for own, span in page.blocks)
    galley.include(Document("", page.source, page.text, page.source_map, tuple(named)), strand.source_map)


def set_blocks(galley: Galley, strand: Strand, blocks: Iterable[Block]) -> None:
    identity = SourceMap.identity(strand.length)
    galley.include(Document("", strand.text, strand.text, identity, tuple(blocks)), strand.source_map)
