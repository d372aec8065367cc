"""Document: a text as a reader sees it, with its way back to the file."""

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterator
from functools import cached_property, wraps
from typing import Any, NamedTuple, TypeVar

from lintnews.model.source_map import SourceMap
from lintnews.model.span import Span

Result = TypeVar("Result")

# Stands in the text for what is no prose, such as code in a sentence (U+FFFC, object replacement character).
OBJECT = "\ufffc"
QUOTES = "\"'"  # which end the value of an attribute, and the title in front matter


class Block(NamedTuple):
    """A piece of the text with its kind: paragraph, headline, byline, heading.h1, caption, quote, list, table.cell …"""

    kind: str
    span: Span

    @property
    def apart(self) -> bool:
        """True for what stands outside the run of the text, and may well repeat it.

        >>> Block("frontmatter.title", Span(0, 5)).apart, Block("heading.h1", Span(0, 5)).apart
        (True, False)
        """
        return self.kind.startswith(("alt", "frontmatter.", "page", "title"))


class DeclaredCharset(NamedTuple):
    """The encoding of a file whose format lets it declare one, such as HTML.

    `label` is the word with which it does, "" where it doesn't, and `place` where that word stands in the source.
    `fits`: that is the encoding it is in. `seen`: the word stands where programs look for it. `marked`: a byte order
    mark says it besides, and is believed first.
    """

    encoding: str
    label: str = ""
    place: Span = Span(0, 0)
    fits: bool = True
    seen: bool = True
    marked: bool = False


class Document:
    """One text to check. `source` is the decoded file, `text` what a reader sees of it.

    `format` is the name of the file's format. `language` is what the source declares (a BCP 47 tag), or "" where it
    declares nothing; `reserved` are the characters that mean something else in the source than in the text, as `<` does
    in HTML; `charset` is there where the format lets a file declare its encoding. A `read_only` file takes no fix.
    Nothing of a document changes; what is worked out from it (`@analysis`) is kept with it.
    """

    format = "plain"
    charset: DeclaredCharset | None = None
    read_only = False
    read_wider: "Callable[[], Document] | None" = None  # parses the source again for `page`

    def __init__(
        self,
        path: str,
        source: str,
        text: str,
        source_map: SourceMap,
        blocks: tuple[Block, ...],
        language: str = "",
        reserved: str = "",
    ) -> None:
        self.path = path
        self.source = source
        self.text = text
        self.source_map = source_map
        self.blocks = blocks
        self.language = language
        self.reserved = reserved
        self.analyses: dict[Hashable, Any] = {}

    def with_text(self, text: str, source_map: SourceMap, blocks: tuple[Block, ...]) -> "Document":
        """The same file seen as another text, or in other blocks."""
        seen = Document(self.path, self.source, text, source_map, blocks, self.language, self.reserved)
        seen.format, seen.charset, seen.read_only = self.format, self.charset, self.read_only
        return seen

    @property
    def page(self) -> "Document":
        """The document with what its format takes for code, and what may be lines of a page that somebody pasted."""
        return self._wider or self

    @cached_property
    def _wider(self) -> "Document | None":
        if not self.read_wider:
            return None
        page = self.read_wider()
        page.format, page.language, page.charset = self.format, self.language, self.charset
        page.read_only = self.read_only
        return page

    @cached_property
    def raw(self) -> "Document":
        """The source as a text of its own, in one block; no mark of the format is one there."""
        length = len(self.source)
        raw = self.with_text(self.source, SourceMap.identity(length), (Block("raw", Span(0, length)),))
        raw.reserved = ""
        return raw

    def forget(self) -> None:
        """Let go of what was worked out. Much of it leads back to the document, and both would wait for the garbage
        collector: memory grows, and fresh memory is slow.
        """
        for seen in (self.__dict__.pop("_wider", None), self.__dict__.pop("raw", None)):
            if seen:
                seen.forget()
        self.analyses.clear()

    def blocks_of(self, *kinds: str) -> Iterator[Block]:
        """The blocks of these kinds, in order; all blocks if none is named."""
        return (block for block in self.blocks if not kinds or block.kind in kinds)

    def in_source(self, span: Span) -> Span:
        return span if self.text is self.source else self.source_map.in_source(span)

    def editable(self, span: Span) -> bool:
        """True only where the source holds the very same characters, in one piece."""
        return self.source_map.editable(span)

    def accepts(self, replacement: str, span: Span) -> bool:
        """True where a replacement can be written into the source as it is, and brings in no reserved character."""
        brought = set(replacement).difference(self.text[span.start : span.end])
        return not self.read_only and self.editable(span) and brought.isdisjoint(self.reserved_at(span.start))

    def reserved_at(self, offset: int) -> frozenset[str]:
        """The characters that would be taken for marks of the format at an offset of the text."""
        block = self.block_at(offset)
        return frozenset(self.reserved + QUOTES if self.reserved and block and block.apart else self.reserved)

    def block_at(self, offset: int) -> Block | None:
        """The last block that begins at or before an offset of the text."""
        index = bisect_right(self.blocks, offset, key=lambda block: block.span.start)
        return self.blocks[index - 1] if index else None

    @cached_property
    def lines(self) -> tuple[Span, ...]:
        r"""The lines of the text without their ends. Only `\n` parts lines: U+0085 is common in mojibake."""
        spans, start = [], 0
        for line in self.text.split("\n"):
            end = start + len(line)
            spans.append(Span(start, end - line.endswith("\r")))
            start = end + 1
        return tuple(spans)

    @cached_property
    def _source_line_starts(self) -> list[int]:
        starts, at = [0], self.source.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.source.find("\n", at + 1)
        return starts

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of a source offset, both from 1; columns count code points."""
        line = bisect_right(self._source_line_starts, offset)
        return line, offset - self._source_line_starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """The source offset of a line and column, as `place` counts them."""
        return self._source_line_starts[line - 1] + column - 1


def analysis(work_out: Callable[[Document], Result]) -> Callable[[Document], Result]:
    """What several checks need to know of a document: worked out on first use, then shared."""

    @wraps(work_out)
    def shared(document: Document) -> Result:
        if work_out not in document.analyses:
            document.analyses[work_out] = work_out(document)
        result: Result = document.analyses[work_out]
        return result

    return shared
