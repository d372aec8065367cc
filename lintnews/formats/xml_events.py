"""XML read by expat, with the place of every tag and every run of text in the file."""

from __future__ import annotations

from typing import Protocol
from xml.parsers import expat

from lintnews.formats.errors import UnreadableSource
from lintnews.formats.offsets import CodePoints, utf8


class Listener(Protocol):
    """What is told of an XML file. Offsets are code points; names come without their prefix."""

    def start(self, name: str, attributes: dict[str, str], at: int) -> None: ...

    def end(self, name: str) -> None: ...

    def add_source(self, start: int, end: int) -> None:
        """Text that stands in the file as it is."""

    def add_text(self, text: str, start: int, end: int) -> None:
        """An entity, and the character that it stands for."""


def listen(source: str, listener: Listener) -> None:
    """Tell the listener of everything in the source.

    Raises UnreadableSource for what is not well-formed, and for a file that declares entities of its own: a few
    lines of them can stand for gigabytes.
    """
    data = utf8(source)
    at = CodePoints(data)
    parser = expat.ParserCreate("utf-8")  # whatever the file declares: the text is decoded already
    literal = False  # within CDATA
    declares = False  # entities of its own

    def start(name: str, attributes: dict[str, str]) -> None:
        listener.start(local_name(name), attributes, at(parser.CurrentByteIndex))
        if declares:
            raise UnreadableSource("is XML that declares entities of its own, which lintnews doesn't read")

    def declare(*_: object) -> None:
        nonlocal declares
        declares = True

    def text(said: str) -> None:
        first = parser.CurrentByteIndex
        here = at(first)
        if data[first] == AMPERSAND and not literal:
            listener.add_text(said, here, source.index(";", here) + 1)
        elif said == "\n":  # which may be written CR LF
            listener.add_source(here, here + 1 + (source[here : here + 2] == "\r\n"))
        else:
            listener.add_source(here, here + len(said))

    def unknown(name: str, _: bool) -> None:
        from html import unescape  # HTML's entities, of which the document type would tell us

        here = at(parser.CurrentByteIndex)
        listener.add_text(unescape(f"&{name};"), here, here + len(name) + 2)

    def in_cdata(value: bool) -> None:
        nonlocal literal
        literal = value

    parser.UseForeignDTD(True)  # so that an entity of HTML is skipped, and not refused
    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: listener.end(local_name(name))
    parser.CharacterDataHandler = text
    parser.SkippedEntityHandler = unknown
    parser.StartCdataSectionHandler = lambda: in_cdata(True)
    parser.EndCdataSectionHandler = lambda: in_cdata(False)
    parser.EntityDeclHandler = declare
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        why = expat.ErrorString(error.code)
        raise UnreadableSource(f"is no XML: {why} in line {error.lineno}, column {error.offset + 1}") from error


AMPERSAND = ord("&")


def local_name(name: str) -> str:
    """A name without its prefix.

    >>> local_name("content:encoded")
    'encoded'
    """
    return name.rpartition(":")[2]
