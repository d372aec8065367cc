"""Markdown: its marks vanish, code and templating are masked, titles and alternative texts are blocks of their own."""

from __future__ import annotations

import re
from collections.abc import Callable
from re import Pattern
from typing import Any, TypedDict

from lintnews.formats import frontmatter
from lintnews.formats.document_builder import DocumentBuilder
from lintnews.formats.embedded import add_html
from lintnews.formats.mapped_text import MappedText
from lintnews.formats.markup import HIDDEN, OpenTags
from lintnews.formats.markup import tag_texts as texts_in_tag
from lintnews.formats.offsets import CodePoints, utf8
from lintnews.formats.templating import MARKDOWN, MASK, MASKS, masked, stands_in_sentence, template_texts
from lintnews.lazy import lazy
from lintnews.model import OBJECT, Document

# The kind of block that a piece of Markdown begins; "" leaves that to the piece around it.
BLOCKS = {
    "BlockQuote": "quote",
    "CodeBlock": "",
    "FootnoteDefinition": "footnote",
    "Heading": "",
    "HtmlBlock": "",
    "Item": "list",
    "List": "",
    "Paragraph": "",
    "Table": "",
    "TableCell": "",
    "TableHead": "table.header",
    "TableRow": "table.cell",
}
# The words at the end of a link.
LINK_TITLE = lazy(r"""\s(?:"((?:[^"\\]|\\.)*+)"|'((?:[^'\\]|\\.)*+)'|\(((?:[^()\\]|\\.)*+)\))\s*\)\Z""", re.S)
TAG = lazy(r"<(/?)([a-zA-Z][^\s/>]*)")
ADDRESSES = frozenset({"Autolink", "Email"})  # links whose text is their address, in angle brackets
LONGEST_ESCAPE = 6  # code points that one of a title may take in the source, as &quot; does
CODE = frozenset("<>[]{}=;$\\")  # a line with none of these may as well be text
RESERVED = "*_`~[]<>&#|{}\\\r\n"


class ByteRange(TypedDict):
    """Where pyromark found something, in bytes."""

    start: int
    end: int


def read_markdown(path: str, source: str, templating: Pattern[str] = MARKDOWN, indented: bool = False) -> Document:
    """A document of Markdown: CommonMark, tables, footnotes, front matter; with `indented` also code that is so marked.

    Lines of a page that somebody pasted are often indented, as they were laid out on the page.
    """
    builder = DocumentBuilder(source)
    front = frontmatter.add_front_matter(builder)
    reader = MarkdownReader(builder, front.end, templating, indented)
    reader.run()
    document = builder.build(path, front.language, RESERVED)
    if reader.indented_code and not indented:
        document.read_wider = lambda: read_markdown(path, source, templating, indented=True)
    return document


class MarkdownReader:
    """Builds a document from the events of pyromark."""

    def __init__(self, builder: DocumentBuilder, start: int, templating: Pattern[str], indented: bool = False) -> None:
        self.builder = builder
        self.indented = indented  # whether indented code is text, each line a block
        self.indented_code = False  # whether there is some that may as well be text
        self.in_lines = False  # whether this place is indented code
        self.source = builder.source
        self.outer: list[
            DocumentBuilder
        ] = []  # builders around this one: a picture's words go into a block of their own
        self.start = start
        self.bytes = utf8(masked(builder.source[start:], templating))
        self.masked = self.bytes.decode()
        self.code_points = CodePoints(self.bytes)
        self.context = OpenTags()
        self.silent = False  # within code, or an address
        self.hidden = ""  # the tag in a sentence that hides this place
        self.titles: list[str] = []  # of the links around this place
        self.html: list[tuple[int, int]] = []  # the ranges of a block of HTML
        self.takers: dict[str, Callable[[Any, ByteRange], None]] = {
            "Code": self.stand_in,
            "End": self.end,
            "HardBreak": self.hard_break,
            "Html": lambda _, place: self.html.append(self.offsets(place)),
            "InlineHtml": self.tag,
            "SoftBreak": self.soft_break,
            "Start": self.begin,
            "Text": self.text,
        }

    def run(self) -> None:
        from pyromark import Options, events_with_range

        options = Options.ENABLE_TABLES | Options.ENABLE_FOOTNOTES | Options.ENABLE_STRIKETHROUGH
        for event, place in events_with_range(self.masked, options=options | Options.ENABLE_TASKLISTS):
            name, payload = event_name(event)
            if taker := self.takers.get(name):
                taker(payload, place)

    def offsets(self, place: ByteRange) -> tuple[int, int]:
        """The place in code points of the source. Asked only of small places: the way is counted."""
        return self.start + self.code_points(place["start"]), self.start + self.code_points(place["end"])

    def begin(self, payload: Any, place: ByteRange) -> None:
        name, details = event_name(payload)
        if name in BLOCKS:
            kind = f"heading.{details['level'].lower()}" if name == "Heading" else BLOCKS[name]
            self.context.enter(name, kind)
            self.builder.begin(self.context.kind)
            self.hidden = ""
        elif name == "Image":
            self.outer.append(self.builder)
            self.builder = DocumentBuilder(self.source, "alt")
        if name in ("Image", "Link"):
            self.titles.append(details["title"])
            if details["link_type"] in ADDRESSES:
                self.stand_in(None, place)
                self.silent = True
        if name == "CodeBlock":
            self.in_lines = details == "Indented"
            self.silent = not (self.indented and self.in_lines)

    def end(self, payload: Any, place: ByteRange) -> None:
        name, _ = event_name(payload)
        self.silent = self.in_lines = False
        if name == "HtmlBlock":
            self.html_block()
        if name in BLOCKS:
            self.context.leave(name)
            self.builder.begin(self.context.kind)
        elif name == "Image":
            picture, self.builder = self.builder, self.outer.pop()
            self.builder.add_aside(picture)
        if name in ("Image", "Link") and (title := self.titles.pop()):
            self.link_title(title, self.offsets({"start": place["end"], "end": place["end"]})[0])

    def text(self, payload: str | None, place: ByteRange) -> None:
        """Add words as they stand; escapes and entities as what they stand for."""
        if self.silent or self.hidden:
            if self.in_lines and payload and not payload.isspace() and CODE.isdisjoint(payload):
                self.indented_code = True
            return
        start, end = self.offsets(place)
        if self.in_lines:
            self.builder.begin("code")
        piece = self.masked[start - self.start : end - self.start]
        if payload is not None and piece != payload:
            self.builder.add_text(payload.replace(MASK, ""), start, end)
            return
        for mask in MASKS.finditer(piece) if MASK in piece else ():
            self.builder.add_source(start, end - len(piece) + mask.start())
            start = end - len(piece) + mask.end()
            self.template(start - len(mask[0]), start)
        self.builder.add_source(start, end)

    def template(self, start: int, end: int) -> None:
        """Leave a stand-in for a masked word; what a shortcode says to readers is a block of its own."""
        if stands_in_sentence(self.source[start:end]):
            self.builder.add_text(OBJECT, start, end)
        for aside in template_texts(self.source, start, end):
            self.builder.add_aside(aside)

    def stand_in(self, _: object, place: ByteRange) -> None:
        if not self.hidden:
            self.builder.add_text(OBJECT, *self.offsets(place))

    def soft_break(self, _: object, place: ByteRange) -> None:
        """The end of a line within a paragraph: readers see a space."""
        if not self.silent and not self.hidden:
            self.builder.add_text(" ", *self.offsets(place))

    def hard_break(self, _: object, place: ByteRange) -> None:
        self.builder.add_text("\n", *self.offsets(place))

    def link_title(self, title: str, end: int) -> None:
        """Add the words after a link's address as a block of their own: [text](address "title")."""
        before = self.source[max(0, end - LONGEST_ESCAPE * len(title) - 10) : end]
        if found := LINK_TITLE.search(before):
            start = end - len(before) + found.start(found.lastindex or 0)
            builder = DocumentBuilder(self.source, "title")
            words = found[found.lastindex or 0]
            if words == title:
                builder.add_source(start, start + len(words))
            else:
                builder.add_text(title, start, start + len(words))
            self.builder.add_aside(builder)

    def tag(self, tag: str, place: ByteRange) -> None:
        """A tag in a sentence: most vanish."""
        start, end = self.offsets(place)
        found = TAG.match(tag)
        name = found[2].lower() if found else ""
        if self.hidden:
            self.hidden = "" if found and found[1] and name == self.hidden else self.hidden
        elif name == "br":
            self.builder.add_text("\n", start, end)
        elif found and not found[1]:
            for aside in texts_in_tag(self.source, start, end, name):
                self.builder.add_aside(aside)
            if name in HIDDEN:
                self.builder.add_text(OBJECT, start, end)
                self.hidden = name

    def html_block(self) -> None:
        """Add a block of HTML, which may be cut into lines by the marks of a quotation or a list."""
        mapped = MappedText(self.source)
        for start, end in self.html:
            mapped.add_source(start, end)
        add_html(self.builder, mapped, self.context.kind)
        self.html = []


def event_name(event: Any) -> tuple[str, Any]:
    """The name and the details of what pyromark gives as a word, or as a dict of one entry."""
    return (event, None) if isinstance(event, str) else next(iter(event.items()))
