"""conditional: a phrase that calls for another, such as an abbreviation for its definition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

import regex

from lintnews.lazy import lazy
from lintnews.matching.actions import NO_ACTION, Action
from lintnews.matching.exceptions import Exceptions
from lintnews.matching.patterns import Deadline, compiled, prose_matches
from lintnews.model import Check, Document, Hit

CAPTURE = lazy(r"\\.|\[(?:\\.|[^\]\\])*\]|(\((?!\?)|\(\?P?<(?![=!]))", re.DOTALL)


class Conditional(Check):
    """Flag a match of the pattern `first` that no match of `second` allows.

    Where `second` has a group, that group names what it allows, from there on: `(\\w+ )+\\(([A-Z]+)\\)` defines
    an abbreviation. Without a group, `second` must stand in the same piece of text. `ignorecase`, `exceptions` and
    `vocab` are as in existence. A message may hold `%s`: what stands there.

    >>> from lintnews.formats import plain
    >>> article = plain.read_plain("a.txt", "The World Health Organization (WHO) met.\\nThe WHO asked the IAEA.")
    >>> check = Conditional(first="[A-Z]{3,5}", second=r"(?:[A-Z]\\w+ )+\\(([A-Z]{3,5})\\)")
    >>> [hit.words["match"] for hit in check.find(article)]
    ['IAEA']
    """

    first: str
    second: str
    ignorecase: bool = False
    exceptions: tuple[str, ...] = ()
    vocab: bool = True
    action: Action = NO_ACTION

    @cached_property
    def patterns(self) -> tuple[regex.Pattern[str], regex.Pattern[str]]:
        return compiled(self.first, self.ignorecase), compiled(self.second, self.ignorecase)

    @cached_property
    def names_what_it_allows(self) -> bool:
        return any(found[1] for found in CAPTURE.finditer(self.second))

    @cached_property
    def excepted(self) -> Exceptions:
        return Exceptions(self.exceptions)

    def find(self, document: Document) -> Iterator[Hit]:
        first, second = (Deadline(pattern, len(document.text)) for pattern in self.patterns)
        if not first.may_match(document.text):
            return
        defined: set[str] = set()
        for _, block in document.blocks:
            allowing = list(second.finditer(document.text, block))
            if allowing and not self.names_what_it_allows:
                continue
            defined.update(group for allowed in allowing for group in allowed.match.groups() if group)
            for seen in prose_matches(first, document, block):
                if seen.text not in defined and not self.excepted.allow(document, seen.span):
                    yield Hit(
                        seen.span,
                        {"match": seen.text},
                        replacement=self.action.mended(seen.text),
                        safe=self.action.safe,
                    )
