"""existence: a phrase that should not stand there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import regex

from lintnews.model import Document, Hit, Span


@dataclass(frozen=True)
class Existence:
    """Flag a phrase. `tokens` are patterns matched as whole words, `raw` ones are joined as they stand."""

    tokens: tuple[str, ...] = ()
    raw: tuple[str, ...] = ()
    ignorecase: bool = False
    nonword: bool = False

    @cached_property
    def pattern(self) -> regex.Pattern[str]:
        body = "".join(self.raw) + (
            "|".join(self.tokens) if self.nonword or not self.tokens else rf"\b(?:{'|'.join(self.tokens)})\b"
        )
        return regex.compile(body, regex.MULTILINE | (regex.IGNORECASE if self.ignorecase else 0))

    def find(self, document: Document) -> Iterator[Hit]:
        for match in self.pattern.finditer(document.text):
            yield Hit(Span(*match.span()), {"match": match.group()})
