"""swapped_letters: a near miss of a known place, two of whose letters changed seats."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from lintnews.language.naming.names import names_of
from lintnews.lazy import lazy
from lintnews.model import Check, Document, Hit, Span

# What says that a name is a place: what stands before it, or after.
WITHIN = lazy(
    r"\b(?:across|around|central|eastern|from|in|into|near|northern|outside|southern|through|throughout|to|"
    r"towards?|via|western|within) \Z"
)
FOLLOWED = lazy(r"(?: (?:airport|city|county|district|oblast|port|province|region|river|state|valley)\b|['’]s\b)")
LONGER = lazy(r" [A-Z][a-z]")  # Bandra Kurla Complex is a name of its own
REACH = 12  # code points before a name
MOST_SLIPS = 50  # the text is searched for each: an article with more is no English


class SwappedLetters(Check):
    """Flag a capitalised word that two neighbouring letters keep from being a known place, and that stands as one.

    Places are those of `language/data/places.txt`. Other near misses are left alone: a letter more, or another one,
    makes too many real names. So is a word that stands more than `most` times in the article: it is a name.
    """

    most: int = 2

    def find(self, document: Document) -> Iterator[Hit]:
        words = names_of(document).words
        if not words:
            return
        from lintnews.language.places import swapped

        text = document.text
        for word in islice(filter(swapped, words), MOST_SLIPS):
            place = swapped(word)
            # Alone: no part of an address, a handle or a longer word.
            spans = [Span(*match.span()) for match in re.finditer(rf"(?<![\w@#/._-]){word}(?![\w/_-])", text)]
            if len(spans) <= self.most and any(stands_as_place(text, span) for span in spans):
                for span in spans:
                    yield Hit(span, {"word": word, "place": place}, replacement=place, safe=False)


def stands_as_place(text: str, span: Span) -> bool:
    """Whether the words beside a name are those of a place.

    >>> stands_as_place("in Lonodn.", Span(3, 9)), stands_as_place("said Monies", Span(5, 11))
    (True, False)
    """
    within = WITHIN.search(text, max(0, span.start - REACH), span.start) and not LONGER.match(text, span.end)
    return bool(within or FOLLOWED.match(text, span.end))
