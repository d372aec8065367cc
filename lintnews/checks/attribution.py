"""attribution: a figure for which the copy names no source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lintnews.language.attribution import unsourced
from lintnews.language.numbers import figures
from lintnews.model import Document, Hit


@dataclass(frozen=True)
class Attribution:
    """Flag a claimed quantity without a source. The higher `caution`, the surer the check is (log odds)."""

    caution: float = 0.0

    def find(self, document: Document) -> Iterator[Hit]:
        for figure in figures(document):
            if unsourced(document, figure) > self.caution:
                written = document.text[figure.span.start : figure.span.end]
                yield Hit(figure.span, {"figure": written}, kind=figure.kind)
