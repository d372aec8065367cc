"""standalone: a phrase that fills a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from lintnews.language.standing import END_OF_PHRASE, evened, key_of, standing_lines
from lintnews.model import Document, Hit

HOLE = "…"
SHOWN = 60  # code points of a line that a message quotes
SEPARATOR = re.compile(r"[\s|•·/\\>»›,–—]+")


@dataclass(frozen=True)
class Standalone:
    """Flag a line that says one of the `tokens` and nothing else.

    Case, bullets, end marks and the shape of quotation marks don't count. A number stands for any number, `…` for any
    words: “5 min read”, “Follow … on Facebook”. A line that strings several tokens together is found too:
    “Facebook | Twitter | Email”.

    A hit's kind is `inside` between the paragraphs of the article, else `edge`.
    """

    tokens: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for token in self.tokens:
            if not key_of(token):
                raise ValueError(f"a token must hold a word: {token!r}")

    @cached_property
    def phrases(self) -> frozenset[str]:
        """The tokens without holes."""
        return frozenset(key_of(token) for token in self.tokens if HOLE not in token)

    @cached_property
    def longest(self) -> dict[str, int]:
        """First word of a phrase → words of the longest phrase that begins with it."""
        lengths: dict[str, int] = {}
        for phrase in self.phrases:
            first, *others = phrase.split()
            lengths[first] = max(lengths.get(first, 0), 1 + len(others))
        return lengths

    @cached_property
    def frames(self) -> dict[str, list[tuple[str, str]]]:
        """First word of a token with a hole → what stands before the hole and after it; "" where the hole is first."""
        by_word: dict[str, list[tuple[str, str]]] = {}
        for token in self.tokens:
            head, hole, tail = evened(token).partition(HOLE)
            if hole:
                frame = (ending_word(head.strip()), beginning_word(tail.strip(END_OF_PHRASE)))
                by_word.setdefault(head.partition(" ")[0], []).append(frame)
        return by_word

    def find(self, document: Document) -> Iterator[Hit]:
        for line in standing_lines(document):
            if self.says(line.key):
                words = shortened(document.text[line.span.start : line.span.end])
                yield Hit(line.span, {"phrase": words}, "inside" if line.inside else "edge")

    def says(self, key: str) -> bool:
        """Whether a line says one of the tokens, or several in a string."""
        first = key.partition(" ")[0]
        return (
            key in self.phrases
            or any(fits(key, *frame) for frame in (*self.frames.get(first, ()), *self.frames.get("", ())))
            or (first in self.longest and self.strings_together(key))
        )

    def strings_together(self, key: str) -> bool:
        """Whether a line is a string of phrases: “facebook | twitter | email”."""
        words = [word for word in SEPARATOR.split(key) if word]
        at = 0
        while at < len(words):
            ends = range(min(at + self.longest.get(words[at], 0), len(words)), at, -1)
            at = next((end for end in ends if " ".join(words[at:end]) in self.phrases), 0)
            if not at:
                return False
        return True


def fits(key: str, head: str, tail: str) -> bool:
    """Whether a line begins and ends like this, with a word or more between."""
    return key.startswith(head) and key.endswith(tail) and len(key) > len(head) + len(tail)


def ending_word(head: str) -> str:
    return head + " " if head[-1:].isalnum() else head


def beginning_word(tail: str) -> str:
    return " " + tail if tail[:1].isalnum() else tail


def shortened(text: str) -> str:
    """A line as a message quotes it."""
    words = " ".join(text.split())
    return words if len(words) <= SHOWN else words[: SHOWN - 1].rstrip() + HOLE
