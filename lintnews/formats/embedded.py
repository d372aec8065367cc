"""Texts within files of another format: HTML or plain words in a string of JSON, in XML, in Markdown."""

from __future__ import annotations

from lintnews.formats import html, plain
from lintnews.formats.document_builder import Galley
from lintnews.formats.mapped_text import Strand
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
    galley.begin(kind)
    html.Reader(Inset(galley, strand, kind)).run()
    galley.end()


class Inset(Galley):
    """A galley for what is read out of a strand: it sets all in the galley around it, at its place in the file."""

    def __init__(self, galley: Galley, strand: Strand, kind: str) -> None:
        super().__init__(strand.text, kind)
        self.galley = galley
        self.map = strand.source_map

    def begin(self, kind: str) -> None:
        self.galley.begin(self.kind if kind == "paragraph" else kind)

    def end(self) -> None:
        self.galley.end()

    def aside(self, other: Galley) -> None:
        page = other.document("")
        inset = Galley(self.galley.source)
        inset.include(page.text, page.source_map.over(self.map), page.blocks)
        self.galley.aside(inset)

    def keep(self, start: int, end: int) -> None:
        for at, length, first, last, verbatim in self.map.within(Span(start, end)):
            if verbatim:
                self.galley.keep(first, last)
            else:
                self.galley.put(self.source[at : at + length], first, last)

    def put(self, text: str, start: int, end: int) -> None:
        self.galley.put(text, *self.map.in_source(Span(start, end)))
