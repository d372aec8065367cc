"""characters: single characters within words, for which others should stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from re import Pattern

from lintnews.language.characters import special_characters
from lintnews.language.identify import language_of
from lintnews.language.mojibake.alphabets import oddity
from lintnews.language.sentences import index_at
from lintnews.model import Check, Document, Hit, Span


class Characters(Check):
    """Flag characters beyond ASCII that stand beside a letter. `swap` leads from each to what to write instead.

    `unsure_in`: languages in which such a character may have been another letter, so that no mend is safe; none is
    either in a line where other characters look damaged.
    """

    swap: Mapping[str, str]
    unsure_in: tuple[str, ...] = ()

    @cached_property
    def pattern(self) -> Pattern[str]:
        return re.compile(f"[{re.escape(''.join(self.swap))}]")

    def find(self, document: Document) -> Iterator[Hit]:
        special = special_characters(document)
        if not special or not self.pattern.search(special):
            return
        text, language = document.text, language_of(document)

        @cache
        def is_damaged(line: int) -> bool:
            """Whether a line holds other characters that clean copy doesn't: this one may be damaged as well."""
            rest = self.pattern.sub("", text[slice(*document.lines[line])])
            return oddity(language).search(rest) is not None

        for found in self.pattern.finditer(text):
            if text[found.start() - 1 : found.start()].isalpha() or text[found.end() : found.end() + 1].isalpha():
                words = {"character": found[0], "letters": self.swap[found[0]]}
                safe = language not in self.unsure_in and not is_damaged(index_at(document.lines, found.start()))
                yield Hit(Span(*found.span()), words, replacement=self.swap[found[0]], safe=safe)
