"""undecodable: bytes that are not UTF-8, which most programs show as “�” or leave out."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.language.characters import special_characters
from lintnews.lazy import lazy
from lintnews.model import Check, Document, Hit, Span

STRAY = lazy(r"[\udc80-\udcff]")  # how a byte that is no UTF-8 stands in the text (PEP 383)


class Undecodable(Check):
    """Flag the first byte that is not UTF-8, once a file; the words say how many there are.

    `guess` is the encoding in which the byte is read for the message: the one the writer's program may have used.
    """

    guess: str = "cp1252"

    def find(self, document: Document) -> Iterator[Hit]:
        special = special_characters(document)
        if special and (strays := STRAY.findall(special)):
            at = document.text.index(strays[0])
            byte = bytes([ord(strays[0]) - 0xDC00])
            words = {
                "byte": f"{byte[0]:02X}",
                "letter": byte.decode(self.guess, "replace"),
                "count": f"{len(strays):,}",
            }
            yield Hit(Span(at, at + 1), words)
