"""WordPress exports (WXR): posts and pages, read as they come, whatever the size of the file; the row is the item."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from xml.parsers import expat

from lintnews.archive.linting import LONGEST
from lintnews.archive.readers.article import read_article
from lintnews.archive.readers.opened import Columns, Opened, Stream
from lintnews.archive.tables import Article, storable

PIECE = 1 << 16  # bytes that are parsed at a time
TAG = 1 << 20  # bytes of one tag or comment, which expat holds until it is over
ITEM = 4 * LONGEST  # bytes of an item, and of what stands before it
DEEPEST = 1000  # elements within elements
CONTENT = "http://purl.org/rss/1.0/modules/content/"
EXPORT = re.compile(r"http://wordpress\.org/export/[\d.]+/")
WANTED = ("link", f"{CONTENT} encoded", "post_id", "post_date", "post_type", "status")
SECTION = "category"
BLOCKS = re.compile(r"<p[\s>]|<!-- wp:", re.IGNORECASE)


def read_xml(opened: Opened, columns: Columns, after: int) -> Iterator[Article]:
    """The articles of an XML file: a WordPress export, or else an article of its own."""
    with opened.stream() as stream:
        exported = EXPORT.search(stream.peek(PIECE)[:PIECE].decode("latin-1"))
    return (read_wordpress if exported else read_article)(opened, columns, after)


def read_wordpress(opened: Opened, columns: Columns, after: int) -> Iterator[Article]:
    """The posts and pages that are published. Raises ValueError for what is no XML, or declares entities."""
    for row, item in enumerate(items_of(opened.stream()), 1):
        if row > after:
            yield item_article(opened.name, row, item)


def items_of(stream: Stream) -> Iterator[dict[str, str]]:
    """The items of a feed; where it breaks, those before that, and then ValueError."""
    items = Items()
    read = since = 0  # bytes: of all, and of that up to the last item's end
    over = False
    while not over:
        piece = stream.read1(PIECE)
        read += len(piece)
        over, broken = not piece, None
        try:
            items.parser.Parse(piece, over)
        except expat.ExpatError as error:
            broken = error
        since = read if items.done else since
        while items.done:
            yield items.done.popleft()
        if read - since > ITEM:
            raise ValueError(f"is XML with an item of more than {ITEM >> 20} MB")
        if read - items.parser.CurrentByteIndex > TAG:
            raise ValueError(f"is XML with a tag of more than {TAG >> 20} MB")
        if broken:
            why = expat.ErrorString(broken.code)
            raise ValueError(f"is no XML: {why} in line {broken.lineno}, column {broken.offset + 1}") from broken


class Items:
    """Collects the items of a feed, each as a table of its fields, while expat reads."""

    def __init__(self) -> None:
        self.done: deque[dict[str, str]] = deque()
        self.item: dict[str, str] | None = None
        self.inside: list[str] | None = None  # the pieces of a field's text
        self.size = self.depth = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.EntityDeclHandler = self.refuse

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = bare(name)
        self.depth += 1
        if self.depth > DEEPEST:
            raise ValueError(f"is XML with more than {DEEPEST:,} elements within elements")
        if name == "item":
            self.item, self.size = {}, 0
        elif self.item is not None and (name in WANTED or (name == SECTION and attributes.get("domain") == SECTION)):
            self.inside = []

    def text(self, said: str) -> None:
        if self.inside is not None and self.size <= LONGEST:
            self.inside.append(said)
            self.size += len(said)

    def end(self, name: str) -> None:
        name = bare(name)
        self.depth -= 1
        if name == "item" and self.item is not None:
            self.done.append(self.item)
            self.item = None
        elif self.item is not None and self.inside is not None:
            self.item.setdefault(name, "".join(self.inside))
            self.inside = None

    def refuse(self, *_: object) -> None:
        """A few lines of entities can stand for gigabytes."""
        raise ValueError("is XML that declares entities of its own, which lintnews doesn't read")


def bare(name: str) -> str:
    """A name less the namespace of WordPress, whose number changes with its editions."""
    return EXPORT.sub("", name).strip()


def item_article(path: str, row: int, item: dict[str, str]) -> Article:
    """The article in an item. Where its paragraphs are parted by empty lines alone, it is read as Markdown."""
    made = Article(
        path,
        row,
        item.get("link") or item.get("post_id"),
        date=item.get("post_date"),
        section=item.get(SECTION),
    )
    kind, status = item.get("post_type", "post"), item.get("status", "publish")
    if kind not in ("post", "page") or status != "publish":
        return made._replace(passed=f"is {kind if kind not in ('post', 'page') else status}")
    content = storable(item.get(f"{CONTENT} encoded", ""))
    return made._replace(text=content, format="html" if BLOCKS.search(content) else "markdown")
