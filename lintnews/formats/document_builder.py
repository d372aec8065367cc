"""DocumentBuilder: builds the text that a reader sees, piece by piece, and records where each piece came from."""

from __future__ import annotations

from collections.abc import Iterable

from lintnews.formats.mapped_text import MappedText
from lintnews.model import OBJECT, Block, Document, Segment, SourceMap, Span

# What a block neither begins nor ends with. Not U+0085, which is a trace of mojibake.
WHITE = " \t\r\n\f\v\xa0"


class DocumentBuilder:
    """A document in the making.

    Blocks don't nest; beginning one ends the one before. A block without a word in it leaves no trace, and
    none begins or ends with white space. A line break that no source character stands for parts the blocks.

    >>> builder = DocumentBuilder("<p>Ki<b>ev</b></p><p>fell</p>")
    >>> builder.add_source(3, 5), builder.add_source(8, 10), builder.begin("paragraph"), builder.add_source(21, 25)
    (None, None, None, None)
    >>> builder.build("story.html").text
    'Kiev\\nfell'
    """

    def __init__(self, source: str, kind: str = "paragraph") -> None:
        self.source = source
        self.kind = kind  # of the block that is open or comes next
        self.length = 0  # code points set
        self.segments: list[Segment] = []
        self.words: list[str | None] = []  # for each segment its text, None where it is verbatim
        self.blocks: list[Block] = []
        self.opened: int | None = None  # where the open block begins in the text
        self.worded = False  # whether it holds more than stand-ins
        self.waiting_asides: list[DocumentBuilder] = []  # what stands in the open block, but not in its text

    def begin(self, kind: str) -> None:
        """What comes now is a block of this kind."""
        self.end()
        self.kind = kind

    def end(self) -> None:
        """Close the block; what comes now is a block of the same kind."""
        if self.opened is not None:
            if self.worded:
                self._trim()
                self.blocks.append(Block(self.kind, Span(self.opened, self.length)))
            else:
                self._take_back(self.blocks[-1].span.end if self.blocks else 0)
        self.opened, self.worded = None, False
        if self.waiting_asides:
            kind, asides, self.waiting_asides = self.kind, self.waiting_asides, []
            for aside in asides:
                page = aside.build("")
                self.add_blocks(page.text, page.source_map, page.blocks)
            self.kind = kind

    def add_aside(self, other: DocumentBuilder) -> None:
        """Add another builder's blocks after this one: a picture's alternative text would cut its sentence in two."""
        self.waiting_asides.append(other)
        if self.opened is None:
            self.end()

    def add_source(self, start: int, end: int) -> None:
        """Add source[start:end] as it stands."""
        if self.opened is None:
            start = end - len(self.source[start:end].lstrip(WHITE))
            if start < end:
                self._open(start)
        if start < end:
            self._set(end - start, start, end, None)
            self.worded = self.worded or not self.source[start:end].isspace()

    def add_text(self, text: str, start: int, end: int) -> None:
        """Add a text in the place of source[start:end], for which it stands: an entity, an escape, a line break."""
        if self.opened is None:
            text = text.lstrip(WHITE)
            if text:
                self._open(start)
        if text:
            self._set(len(text), start, end, text)
            self.worded = self.worded or not (text == OBJECT or text.isspace())

    def add_blocks(self, text: str, source_map: SourceMap, blocks: Iterable[Block]) -> None:
        """Add the blocks of a text that was made from this source, or from a piece of it; its map leads here."""
        for kind, span in blocks:
            self.begin(kind)
            for at, length, start, end, verbatim in source_map.within(span):
                if verbatim:
                    self.add_source(start, end)
                else:
                    self.add_text(text[at : at + length], start, end)
        self.end()

    def add_mapped(self, mapped: MappedText, kind: str) -> None:
        """Add a text that was taken out of this source, as one block."""
        self.add_blocks(mapped.text, mapped.source_map, [Block(kind, Span(0, mapped.length))])

    def build(self, path: str, language: str = "", reserved: str = "") -> Document:
        """The finished document. A fix may not bring in `reserved` characters: they would be read as marks."""
        self.end()
        text = "".join(map(self._text_of, self.segments, self.words))
        return Document(
            path, self.source, text, SourceMap(tuple(self.segments)), tuple(self.blocks), language, reserved
        )

    def _open(self, at: int) -> None:
        if self.length:
            self._set(1, at, at, "\n")
        self.opened = self.length

    def _set(self, length: int, start: int, end: int, word: str | None) -> None:
        last = self.segments[-1] if self.segments else None
        if word is None and last and last.verbatim and last.source_end == start:
            self.segments[-1] = Segment(last.text_start, last.length + length, last.source_start, end, True)
        else:
            self.segments.append(Segment(self.length, length, start, end, word is None))
            self.words.append(word)
        self.length += length

    def _text_of(self, segment: Segment, word: str | None) -> str:
        return self.source[segment.source_start : segment.source_end] if word is None else word

    def _trim(self) -> None:
        """Take back white space at the end of the open block."""
        while not (bare := self._text_of(self.segments[-1], self.words[-1]).rstrip(WHITE)):
            self._take_back(self.segments[-1].text_start)
        last, word = self.segments[-1], self.words[-1]
        if not (surplus := last.length - len(bare)):
            return
        self.segments[-1] = last._replace(length=len(bare), source_end=last.source_end - (0 if word else surplus))
        self.words[-1] = word and bare
        self.length -= surplus

    def _take_back(self, length: int) -> None:
        """Remove what stands beyond this length."""
        while self.segments and self.segments[-1].text_start >= length:
            self.segments.pop()
            self.words.pop()
        self.length = length
