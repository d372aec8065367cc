"""HTML: tags vanish, entities become characters, block tags part the blocks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lintnews.formats.document_builder import DocumentBuilder
from lintnews.formats.errors import ForeignSource
from lintnews.formats.markup import BLOCKS, HIDDEN, INLINE_CODE, VOID, OpenTags, tag_texts
from lintnews.formats.templating import MASK, MASKS, PAGE, masked, stands_in_sentence
from lintnews.lazy import lazy
from lintnews.model import OBJECT, Document

if TYPE_CHECKING:
    from turbohtml import Token

LINE_END = lazy(r"\r\n?|\n")
INDENT = "\r\n \t\f"
SOFT_BREAK = lazy(rf"[\r\n][{INDENT}]*")
VANISHING = lazy(r"</>|\r(?=\n)")  # what browsers drop from text without a word

SAYING = frozenset({"alt", "content", "title"})  # attributes that may hold words for readers
RESERVED = "<>&"
DRAWING, LABEL = "g-artboard", "table.cell"  # the class of a chart whose labels ai2html writes as text; they are cells
OWN = '<meta name="generator" content="lintnews">'  # in the pages that lintnews writes, which quote what is wrong
HEAD = 200  # code points in which it stands


def read_html(path: str, source: str) -> Document:
    """A document of HTML; it may have front matter and templating, as the pages of static sites do.

    Raises ForeignSource for a report of lintnews.
    """
    if OWN in source[:HEAD]:
        raise ForeignSource("is a report of lintnews")
    builder, start, language = DocumentBuilder(source), 0, ""
    if source.startswith(("---", "+++")):
        from lintnews.formats import frontmatter  # here, because few pages have any

        start, language = frontmatter.add_front_matter(builder)
    reader = HtmlReader(builder, start)
    reader.run()
    return builder.build(path, reader.language or language, RESERVED)


def placed(source: str) -> Iterator[tuple[Token, int, int]]:
    """The tokens of HTML as browsers see them, with the offsets of each. turbohtml gives lines and columns."""
    from turbohtml import tokenize

    line_starts = [0, *(end.end() for end in LINE_END.finditer(source))]
    last, start = None, 0
    for token in tokenize(source, resolve_references=False):
        here = line_starts[token.line - 1] + token.col
        if last:
            yield last, start, here
        last, start = token, here
    if last:
        yield last, start, len(source)


class HtmlReader:
    """Builds a document from the tokens of a page."""

    def __init__(self, builder: DocumentBuilder, start: int = 0) -> None:
        self.builder = builder
        self.masked = MASK * start + masked(builder.source[start:], PAGE)
        self.add_source = self.keep_between if MASK in self.masked else self.keep_lines
        self.context = OpenTags()
        self.language = ""
        self.hidden, self.depth = "", 0  # the tag that hides this place, and how many of its name are open
        self.broken = False  # whether a <br> came last
        self.takers = (self.text, self.open, self.close, None, None, self.reference)  # in the order of TokenType

    def run(self) -> None:
        for token, start, end in placed(self.masked):
            self.take(token, start, end)

    def take(self, token: Token, start: int, end: int) -> None:
        """Add what one token says."""
        if self.hidden:
            self.pass_over(token)
        if not self.hidden and token.type < len(self.takers) and (taker := self.takers[token.type]):
            taker(token, start, end)

    def pass_over(self, token: Token) -> None:
        """Look out for the end of what is hidden. Code in a sentence ends with its block at the latest."""
        if token.tag == self.hidden:
            self.depth += 1 if token.type.name == "START_TAG" else -1
        if not self.depth or (self.hidden in INLINE_CODE and token.tag in BLOCKS):
            self.hidden = ""

    def open(self, token: Token, start: int, end: int) -> None:
        tag = token.tag or ""
        attributes = dict(token.attrs or ())
        self.language = self.language or attributes.get("lang") or ""
        if not SAYING.isdisjoint(attributes):
            for aside in tag_texts(self.builder.source, start, end, tag):
                self.builder.add_aside(aside)
        if tag == "br":
            self.line_break(start, end)
        elif tag in HIDDEN or ("hidden" in attributes and tag not in VOID):
            self.hide(tag, start, end)
        elif tag in BLOCKS:
            if tag not in VOID:
                drawn = DRAWING in (attributes.get("class") or "")
                self.context.enter(tag, LABEL if drawn else BLOCKS[tag])
            self.builder.begin(self.context.kind)

    def close(self, token: Token, start: int, end: int) -> None:
        tag = token.tag or ""
        if tag in BLOCKS:
            self.context.leave(tag)
            self.builder.begin(self.context.kind)

    def hide(self, tag: str, start: int, end: int) -> None:
        self.hidden, self.depth = tag, 1
        if tag in INLINE_CODE:
            self.builder.add_text(OBJECT, start, end)
        elif tag in BLOCKS:
            self.builder.begin(self.context.kind)

    def line_break(self, start: int, end: int) -> None:
        """One parts lines, two part paragraphs."""
        if self.broken:
            self.builder.end()
        else:
            self.builder.add_text("\n", start, end)
        self.broken = True

    def text(self, token: Token, start: int, end: int) -> None:
        data = token.data or ""
        follows, self.broken = self.broken, self.broken and data.isspace()
        if len(data) == end - start:
            self.add_source(end - len(data.lstrip(INDENT)) if follows else start, end)
        else:
            self.text_with_gaps(len(data), start, end)

    def text_with_gaps(self, length: int, start: int, end: int) -> None:
        """Add a text of which browsers show only so many characters. At the end, an unfinished tag vanishes too."""
        counted = start
        for gap in VANISHING.finditer(self.builder.source, start, end):
            run = gap.start() - counted
            if run >= length:
                break
            length -= run
            counted = gap.end()
            if gap[0] == "</>":
                self.add_source(start, gap.start())
                start = counted
        self.add_source(start, counted + length)

    def keep_between(self, start: int, end: int) -> None:
        """Keep what stands between pieces of templating, and leave a stand-in for those that are words."""
        for mask in MASKS.finditer(self.masked, start, end):
            self.keep_lines(start, mask.start())
            if stands_in_sentence(self.builder.source[mask.start() : mask.end()]):
                self.builder.add_text(OBJECT, *mask.span())
            start = mask.end()
        self.keep_lines(start, end)

    def keep_lines(self, start: int, end: int) -> None:
        """Keep a text, with a space for the end of each line and what indents the next: so browsers show it."""
        for soft in SOFT_BREAK.finditer(self.builder.source, start, end):
            self.builder.add_source(start, soft.start())
            self.builder.add_text(" ", *soft.span())
            start = soft.end()
        self.builder.add_source(start, end)

    def reference(self, token: Token, start: int, end: int) -> None:
        self.broken = False
        self.builder.add_text(token.data or "", start, start + len(token.source or "") or end)
