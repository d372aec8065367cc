"""ArchieML, in which graphics desks write: keys and commands vanish, values and free text remain."""

from __future__ import annotations

import re

from lintnews.formats.document_builder import DocumentBuilder
from lintnews.formats.embedded import add_html
from lintnews.formats.mapped_text import MappedText
from lintnews.lazy import lazy
from lintnews.model import Document

# http://archieml.org/spec/1.0/CR-20151015.html
LINE = lazy(r"[^\n]+")
KEY = lazy(r"\s*([\w\-.]++)[ \t]*:[ \t]*")
ITEM = lazy(r"\s*\*[ \t]*")
COMMAND = lazy(r"\s*(?::(skip|endskip|ignore|end\w*)\b|[{\[][^\]}]*[}\]]\s*\Z)", re.I)
ESCAPE = lazy(r"\s*\\(?=[\\:{\[*]|[\w\-.]+[ \t]*:)")

# What a key's value is; the value of another key is text if it looks like a phrase.
KINDS = {
    "alt": "alt",
    "author": "byline",
    "byline": "byline",
    "caption": "caption",
    "credit": "byline",
    "dek": "standfirst",
    "headline": "headline",
    "hed": "headline",
    "lede": "standfirst",
    "quote": "quote",
    "subhed": "heading.h2",
    "title": "headline",
}
FEWEST_WORDS = 3
ADDRESS = lazy(r"\S+://|\S+\.\w{2,4}\Z")
RESERVED = "<>&:[]{}*\\\r\n"


def read_archieml(path: str, source: str) -> Document:
    """A document of ArchieML; each line of free text is a paragraph."""
    builder = DocumentBuilder(source)
    skipping = False
    for line in LINE.finditer(source):
        if command := COMMAND.match(line[0]):
            word = (command[1] or "").lower()
            if word == "ignore":
                break
            skipping = word == "skip" or (skipping and word != "endskip")
        elif not skipping:
            add_line(builder, line[0], line.start(), line.end())
    return builder.build(path, reserved=RESERVED)


def add_line(builder: DocumentBuilder, line: str, start: int, end: int) -> None:
    """Add what a line says: a value, an item of a list, or text."""
    kind = "paragraph"
    if found := KEY.match(line):
        name = found[1].rpartition(".")[2].lower()
        kind = KINDS.get(name, "paragraph" if is_phrase(line[found.end() :]) else "")
    elif found := ITEM.match(line):
        kind = "list"
    elif found := ESCAPE.match(line):
        pass
    if kind:
        mapped = MappedText(builder.source)
        mapped.add_source(start + (found.end() if found else 0), end)
        add_html(builder, mapped, kind)


def is_phrase(value: str) -> bool:
    """True for words that a reader may see; not for an address, a colour, a slug.

    >>> is_phrase("Two bridges shut"), is_phrase("two-bridges-shut"), is_phrase("http://x.y a b c")
    (True, False, False)
    """
    return len(value.split(None, FEWEST_WORDS)) >= FEWEST_WORDS and not ADDRESS.match(value)
