"""News in XML: NITF, NewsML-G2 and NewsML 1, RSS, Atom and WordPress's export."""

from __future__ import annotations

from typing import NamedTuple

from lintnews.formats import html
from lintnews.formats.document_builder import DocumentBuilder
from lintnews.formats.embedded import add_html
from lintnews.formats.errors import ForeignSource
from lintnews.formats.mapped_text import MappedText
from lintnews.formats.markup import BLOCKS, HIDDEN, OpenTags, tag_texts
from lintnews.formats.xml_events import listen
from lintnews.model import Document

# How an element is read: with tags that part blocks, as one block, or as HTML that is written out in its text.
MARKUP, WORDS, PAGE = "markup", "words", "page"
SKIPPED, UNREAD = "skipped", ""  # with all that is in it, or save for what the table names
RESERVED = "<>&"


class ElementReading(NamedTuple):
    """How an element is read, and the kind of block that it is."""

    mode: str
    kind: str


# Element, or parent/element → how it is read.
NEWSML = {
    "HeadLine": ElementReading(WORDS, "headline"),
    "SubHeadLine": ElementReading(WORDS, "standfirst"),
    "ByLine": ElementReading(WORDS, "byline"),
    "DateLine": ElementReading(WORDS, "dateline"),
    "DataContent": ElementReading(MARKUP, "paragraph"),
    "headline": ElementReading(WORDS, "headline"),
    "by": ElementReading(WORDS, "byline"),
    "dateline": ElementReading(WORDS, "dateline"),
    "description": ElementReading(WORDS, "caption"),
    "inlineXML": ElementReading(MARKUP, "paragraph"),
    "inlineData": ElementReading(MARKUP, "paragraph"),
}
FEED = {
    "channel/title": ElementReading(PAGE, "frontmatter.title"),
    "channel/description": ElementReading(PAGE, "frontmatter.description"),
    "feed/title": ElementReading(PAGE, "frontmatter.title"),
    "image": ElementReading(SKIPPED, ""),
    "comment": ElementReading(SKIPPED, ""),  # of WordPress: what readers wrote
    "title": ElementReading(PAGE, "headline"),
    "creator": ElementReading(WORDS, "byline"),
    "author/name": ElementReading(WORDS, "byline"),
    "description": ElementReading(PAGE, "frontmatter.description"),
    "summary": ElementReading(PAGE, "frontmatter.description"),
    "content": ElementReading(PAGE, "paragraph"),
    "encoded": ElementReading(PAGE, "paragraph"),
}
NITF = {"nitf": ElementReading(MARKUP, "paragraph")}
ROOTS = {
    "NewsML": NEWSML,
    "RDF": FEED,
    "feed": FEED,
    "newsItem": NEWSML,
    "newsMessage": NEWSML,
    "nitf": NITF,
    "packageItem": NEWSML,
    "rss": FEED,
}

# The tags of NITF beside those of HTML, https://iptc.org/std/NITF/; "" leaves the kind to the tag around them.
TAGS = BLOCKS | {
    "abstract": "standfirst",
    "block": "",
    "body.content": "",
    "body.end": "",
    "body.head": "",
    "bq": "quote",
    "byline": "byline",
    "dateline": "dateline",
    "distributor": "byline",
    "fn": "footnote",
    "hl1": "headline",
    "hl2": "heading.h2",
    "media": "",
    "media-caption": "caption",
    "media-producer": "byline",
    "note": "",
    "tagline": "",
}
UNSEEN = HIDDEN | {"docdata", "media-metadata", "media-object", "media-reference", "nitf-table-metadata", "rights"}


def read_xml(path: str, source: str) -> Document:
    """A document of one item, or of the items of a message or feed."""
    reader = XmlReader(source)
    listen(source, reader)
    if reader.is_page:
        return html.read_html(path, source)
    return reader.builder.build(path, reader.language, RESERVED)


class XmlReader:
    """Builds a document from the elements of a file."""

    def __init__(self, source: str) -> None:
        self.builder = DocumentBuilder(source)
        self.context = OpenTags()
        self.names: list[str] = []
        self.modes: list[str] = []
        self.table: dict[str, ElementReading] = {}
        self.page: MappedText | None = None  # the HTML in the element that is open
        self.language = ""
        self.is_page = False

    @property
    def mode(self) -> str:
        return self.modes[-1] if self.modes else UNREAD

    def start(self, name: str, attributes: dict[str, str], at: int) -> None:
        if not self.names:
            self.root(name)
        self.language = self.language or attributes.get("xml:lang", "")
        mode = self.mode or self.begin(name, attributes)
        if mode == MARKUP:
            mode = self.tag(name, attributes, at)
        self.names.append(name)
        self.modes.append(mode)

    def root(self, name: str) -> None:
        """Choose the table by the outermost element."""
        self.is_page = name == "html"
        if name not in ROOTS and not self.is_page:
            raise ForeignSource(f"is XML, but neither NITF, NewsML, RSS nor Atom: it begins with <{name}>")
        self.table = ROOTS.get(name, {})

    def begin(self, name: str, attributes: dict[str, str]) -> str:
        """Begin to read an element that the table names."""
        parent = self.names[-1] if self.names else ""
        mode, kind = self.table.get(f"{parent}/{name}") or self.table.get(name) or ElementReading(UNREAD, "")
        if mode == PAGE and attributes.get("type") == "xhtml":
            mode = MARKUP
        if mode == PAGE:
            self.page = MappedText(self.builder.source)
        self.builder.begin(kind)
        return mode

    def tag(self, name: str, attributes: dict[str, str], at: int) -> str:
        """A tag within markup."""
        source = self.builder.source
        if not attributes.keys().isdisjoint(("alt", "title")):
            for aside in tag_texts(source, at, source.find(">", at) + 1, name):
                self.builder.add_aside(aside)
        if name in UNSEEN:
            return SKIPPED
        if name == "br":
            self.builder.add_text("\n", at, at)
        elif name in TAGS:
            self.context.enter(name, TAGS[name])
            self.builder.begin(self.context.kind)
        return MARKUP

    def end(self, name: str) -> None:
        self.names.pop()
        mode = self.modes.pop()
        if mode == MARKUP and name in TAGS:
            self.context.leave(name)
            self.builder.begin(self.context.kind)
        elif mode and not self.mode:
            if self.page:
                add_html(self.builder, self.page, self.builder.kind)
                self.page = None
            self.builder.end()

    def add_source(self, start: int, end: int) -> None:
        if self.mode in (MARKUP, WORDS):
            self.builder.add_source(start, end)
        elif self.page:
            self.page.add_source(start, end)
        elif self.names[-1:] == ["language"] and not self.language:
            self.language = self.builder.source[start:end]

    def add_text(self, text: str, start: int, end: int) -> None:
        if self.mode in (MARKUP, WORDS):
            self.builder.add_text(text, start, end)
        elif self.page:
            self.page.add_text(text, start, end)
