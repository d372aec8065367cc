"""Examples: the tests in a rule file: what it must find, and what looks alike and is left alone."""

from __future__ import annotations

from typing import NamedTuple

from lintnews.lazy import lazy
from lintnews.model import Span

BYTE = lazy(r"\\x([89A-F][0-9A-F])")


class Marked(NamedTuple):
    """A text with its marks taken out: what must be found, and how it must be mended (None: nothing is asked)."""

    text: str
    spans: tuple[Span, ...]
    replacements: tuple[str | None, ...]


def marked(example: str) -> Marked:
    r"""Read the marks of an example: ⟦found⟧, or ⟦found→mended⟧. \xE9 stands for that byte, which is not UTF-8.

    >>> marked("Ask ⟦Zelensky→Zelenskyy⟧ again.")
    Marked(text='Ask Zelensky again.', spans=(Span(start=4, end=12),), replacements=('Zelenskyy',))
    """
    example = BYTE.sub(lambda byte: chr(0xDC00 + int(byte[1], 16)), example)
    pieces, spans, replacements = [], [], []
    length = 0
    outside, *marks = example.split("⟦")
    pieces.append(outside)
    length += len(outside)
    for mark in marks:
        inside, closed, outside = mark.partition("⟧")
        if not closed:
            raise ValueError(f"an example opens a mark that it doesn't close: ⟦{inside[:40]}")
        found, arrow, mended = inside.partition("→")
        spans.append(Span(length, length + len(found)))
        replacements.append(mended if arrow else None)
        pieces += [found, outside]
        length += len(found) + len(outside)
    return Marked("".join(pieces), tuple(spans), tuple(replacements))
