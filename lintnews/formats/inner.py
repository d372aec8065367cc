"""Texts within files of another format: HTML or plain words in a string of JSON, in XML, in Markdown."""

from __future__ import annotations

from lintnews.formats import html, plain
from lintnews.formats.galley import Galley
from lintnews.formats.strand import Strand
from lintnews.model import Block, Span


def set_words(galley: Galley, strand: Strand, kind: str) -> None:
    """Set a strand as one block."""
    galley.include(strand.text, strand.source_map, [Block(kind, Span(0, strand.length))])


def set_plain(galley: Galley, strand: Strand, kind: str) -> None:
    """Set a strand of plain text, paragraph by paragraph."""
    text = strand.text
    galley.include(text, strand.source_map, [Block(kind, span) for _, span in plain.paragraphs(text)])


def set_html(galley: Galley, strand: Strand, kind: str) -> None:
    """Set a strand of HTML; what is a mere paragraph in it is of this kind."""
    text = strand.text
    if "<" not in text and "&" not in text:
        set_words(galley, strand, kind)
        return
    page = html.read("", text)
    blocks = (Block(kind, span) if own == "paragraph" else Block(own, span) for own, span in page.blocks)
    galley.include(page.text, page.source_map.over(strand.source_map), blocks)
