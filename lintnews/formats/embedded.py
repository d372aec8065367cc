"""Texts within files of another format: HTML or plain words in a string of JSON, in XML, in Markdown."""

from __future__ import annotations

from lintnews.formats import html, plain
from lintnews.formats.document_builder import DocumentBuilder
from lintnews.formats.mapped_text import MappedText
from lintnews.model import Block, Span


def add_plain(builder: DocumentBuilder, mapped: MappedText, kind: str) -> None:
    """Add an embedded plain text, paragraph by paragraph."""
    text = mapped.text
    builder.add_blocks(text, mapped.source_map, [Block(kind, span) for _, span in plain.paragraphs(text)])


def add_html(builder: DocumentBuilder, mapped: MappedText, kind: str) -> None:
    """Add embedded HTML; what is a mere paragraph in it is of this kind."""
    text = mapped.text
    if "<" not in text and "&" not in text:
        builder.add_mapped(mapped, kind)
        return
    builder.begin(kind)
    html.HtmlReader(EmbeddedBuilder(builder, mapped, kind)).run()
    builder.end()


class EmbeddedBuilder(DocumentBuilder):
    """Builds from an embedded text: it adds everything to the builder of the file, at its place there."""

    def __init__(self, builder: DocumentBuilder, mapped: MappedText, kind: str) -> None:
        super().__init__(mapped.text, kind)
        self.builder = builder
        self.map = mapped.source_map

    def begin(self, kind: str) -> None:
        self.builder.begin(self.kind if kind == "paragraph" else kind)

    def end(self) -> None:
        self.builder.end()

    def add_aside(self, other: DocumentBuilder) -> None:
        page = other.build("")
        inset = DocumentBuilder(self.builder.source)
        inset.add_blocks(page.text, page.source_map.composed_with(self.map), page.blocks)
        self.builder.add_aside(inset)

    def add_source(self, start: int, end: int) -> None:
        for at, length, first, last, verbatim in self.map.within(Span(start, end)):
            if verbatim:
                self.builder.add_source(first, last)
            else:
                self.builder.add_text(self.source[at : at + length], first, last)

    def add_text(self, text: str, start: int, end: int) -> None:
        self.builder.add_text(text, *self.map.in_source(Span(start, end)))
