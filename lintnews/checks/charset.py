"""charset: what a page says of its encoding, and is not so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lintnews.lazy import lazy
from lintnews.model import Check, Document, Hit, Span

# Not a piece of HTML for a page; comments may come first.
PAGE = lazy(r"\s*+(?:(?><!--(?s:.*?)-->)\s*+)*+<(?:!doctype\s+html|html|head)\b", re.I)
TEMPLATED = lazy(r"\{[{%]|<%|<\?php\b")  # a program puts the page together, and may well declare it elsewhere


class Charset(Check):
    """Flag a declared encoding that is not the file's own. For `scope: raw`.

    Kinds: `unmarked`, a text in UTF-16 without its mark; `wrong`; `late`, where a page declares it beyond its first
    1,024 bytes; `missing`, where a page with letters beyond ASCII doesn't declare it at all.
    """

    kinds = ("wrong", "missing", "late", "unmarked")

    def find(self, document: Document) -> Iterator[Hit]:
        charset = document.charset
        if not charset:
            return
        words = {"declared": charset.label, "encoding": charset.encoding.upper()}
        if charset.encoding == "utf-16" and not charset.marked and not charset.label:
            yield Hit(Span(0, 0), words, "unmarked")
        elif charset.label and not charset.fits:
            # A text in ASCII is the same in all encodings but those of two and four bytes.
            if not document.source.isascii() or charset.label.lower().startswith(("utf-16", "utf-32")):
                yield Hit(charset.place, words, "wrong", charset.encoding, safe=False)
        elif charset.marked or document.source.isascii() or not PAGE.match(document.source):
            return
        elif not charset.label and not TEMPLATED.search(document.source):
            yield Hit(Span(0, 0), words, "missing")
        elif charset.label and not charset.seen:
            yield Hit(charset.place, words, "late")
