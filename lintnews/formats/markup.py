"""What HTML and Markdown share: which tags part blocks, which hide text, and the texts inside tags."""

# ruff: noqa: SIM905  (a row of tags is easier to read than a list of strings)

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from html import unescape
from typing import NamedTuple

from lintnews.formats.document_builder import DocumentBuilder
from lintnews.lazy import lazy

PAGE = "page"
# Tags that part the text, with the kind of block they begin; "" leaves that to the tag around them.
BLOCKS = {
    "blockquote": "quote",
    "caption": "caption",
    "dd": "list",
    "dt": "list",
    "figcaption": "caption",
    "h1": "heading.h1",
    "h2": "heading.h2",
    "h3": "heading.h3",
    "h4": "heading.h4",
    "h5": "heading.h5",
    "h6": "heading.h6",
    "li": "list",
    "td": "table.cell",
    "th": "table.header",
    "title": "frontmatter.title",
} | dict.fromkeys(
    "address article aside body center details dialog div dl fieldset figure form head header hgroup hr html legend"
    " main ol p picture search section summary table tbody tfoot thead tr ul video".split(),
    "",
)
# Tags of what stands on a page around its article; kinds of block within are of the page, too.
BLOCKS |= dict.fromkeys("button footer menu nav option select".split(), PAGE)
# Tags that hold no other: they are never closed.
VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
# Tags whose text is no prose, or that no reader sees.
HIDDEN = frozenset(
    "audio canvas code iframe kbd math noembed noframes noscript object pre samp script style svg template textarea tt"
    " var video".split()
)
# Of these, the ones that stand in a sentence.
INLINE_CODE = frozenset("code kbd samp tt var".split())
# Attributes that readers see or hear, with the kind of block they are.
ATTRIBUTES = {"alt": "alt", "title": "title"}
SPEAKING: dict[str, dict[str, str]] = {"link": {}, "meta": {"content": "frontmatter.description"}, "style": {}}
DESCRIPTION = lazy(r"""\bname\s*=\s*["']?description\b""", re.I)

TAG_NAME = lazy(r"</?[^\s/>]*")
ATTRIBUTE = lazy(r"""([^\s=/>"'][^\s=/>]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>][^\s>]*)))?""")
TEMPLATED = lazy(r"\{[{%]")  # a value that a program fills in
ENTITY = lazy(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?")


class Attribute(NamedTuple):
    """An attribute of a tag: its name in small letters, and where its value stands in the source."""

    name: str
    start: int
    end: int


def tag_attributes(source: str, start: int, end: int) -> Iterator[Attribute]:
    """The attributes of the tag that stands at source[start:end], with its angle brackets.

    >>> list(tag_attributes('<img alt="A dog" HIDDEN>', 0, 24))
    [Attribute(name='alt', start=10, end=15), Attribute(name='hidden', start=23, end=23)]
    """
    name = TAG_NAME.match(source, start, end)
    for found in ATTRIBUTE.finditer(source, name.end() if name else start, end):
        group = found.lastindex or 1
        yield Attribute(found[1].lower(), *(found.span(group) if group > 1 else (found.end(), found.end())))


def tag_texts(source: str, start: int, end: int, tag: str) -> Iterator[DocumentBuilder]:
    """What the tag at source[start:end] says to readers, each attribute as a block of its own."""
    kinds = SPEAKING.get(tag, ATTRIBUTES)
    if tag == "meta" and not DESCRIPTION.search(source, start, end):
        return
    yield from spoken_attributes(source, start, end, kinds)


def spoken_attributes(source: str, start: int, end: int, kinds: Mapping[str, str]) -> Iterator[DocumentBuilder]:
    """The attributes of source[start:end] whose names are among the kinds, each as a block of that kind."""
    for name, first, last in tag_attributes(source, start, end):
        if name in kinds and not TEMPLATED.search(source, first, last):
            builder = DocumentBuilder(source, kinds[name])
            add_unescaped(builder, first, last)
            yield builder


def add_unescaped(builder: DocumentBuilder, start: int, end: int) -> None:
    """Add source[start:end] with its entities as the characters that they stand for."""
    for found in ENTITY.finditer(builder.source, start, end):
        builder.add_source(start, found.start())
        builder.add_text(unescape(found[0]), *found.span())
        start = found.end()
    builder.add_source(start, end)


class OpenTags:
    """The tags that are open around a place, as far as they matter: what kind of block text is there."""

    def __init__(self) -> None:
        self.open: list[str] = []
        self.count: Counter[str] = Counter()
        self.kinds = ["paragraph"]

    @property
    def kind(self) -> str:
        return self.kinds[-1]

    def enter(self, tag: str, kind: str) -> None:
        self.open.append(tag)
        self.count[tag] += 1
        kind = kind or self.kind
        self.kinds.append(f"{PAGE}.{kind}" if self.kind.startswith(PAGE) and not kind.startswith(PAGE) else kind)

    def leave(self, tag: str) -> None:
        """Close the tag and all that was left open in it; nothing if it isn't open."""
        while self.count[tag]:
            last = self.open.pop()
            self.count[last] -= 1
            self.kinds.pop()
            if last == tag:
                return
