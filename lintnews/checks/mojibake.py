"""mojibake: text that was read with the wrong code page, and what it said before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lintnews.language.alphabets import oddity
from lintnews.language.code_pages import named
from lintnews.language.identify import language_of
from lintnews.model import Document, Hit, Span

if TYPE_CHECKING:
    from lintnews.language.misreadings import History

# A stretch without spaces, but for those that mojibake leaves behind its first bytes and before loose accents.
TOKEN = re.compile(r"(?:[^ \t\r\n]|(?<=[À-ÖØ-Þ×âã]) {1,2}| (?=[\u0300-\u036f]))+")
BLIND = re.compile("(?:\ufffd|ï¿½|锟斤拷|锟斤|斤拷)+")  # what programs write for bytes that they could not read
SAFE_GAIN = 20.0  # bits


@dataclass(frozen=True)
class Mojibake:
    """Flag text whose bytes were read as another code page, with the repair where it is certain.

    `confidence`: bits by which the restored text must be the more usual one.
    """

    confidence: float = 7.0

    def find(self, document: Document) -> Iterator[Hit]:
        odd = oddity(language_of(document))
        if odd.search(document.text):
            yield from Damage(document, odd, self.confidence).hits()


class Damage:
    """The damaged stretches of one document."""

    def __init__(self, document: Document, odd: re.Pattern[str], confidence: float) -> None:
        # Loading these takes longer than most articles need in all.
        from lintnews.language.plausibility import Plausibility
        from lintnews.language.restoration import Restorer

        self.document = document
        self.odd = odd
        self.restorer = Restorer(Plausibility(language_of(document)), confidence)

    def hits(self) -> Iterator[Hit]:
        for line in self.document.lines:
            if self.odd.search(self.document.text, line.start, line.end):
                yield from self.in_line(line)

    def in_line(self, line: Span) -> Iterator[Hit]:
        text = self.document.text
        tokens = [
            Span(*token.span())
            for token in TOKEN.finditer(text, line.start, line.end)
            if self.odd.search(text, *token.span())
        ]
        lost = [Hit(Span(*blind.span()), {"found": blind.group()}, "lost") for blind in BLIND.finditer(text, *line)]
        found = self.restorer.line([text[token.start : token.end] for token in tokens])
        restorations = [restored for restored in found if restored]
        certain = (
            not lost
            and all(restored.certain for restored in restorations)
            and max((restored.gain for restored in restorations), default=0) > SAFE_GAIN
        )
        yield from lost
        for token, restored in zip(tokens, found, strict=True):
            if restored:
                damaged = text[token.start : token.end]
                yield repaired(token.start, damaged, *restored.reading, certain)


def alike(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (here, there) in pairs if here != there), min(len(one), len(other)))


def repaired(start: int, damaged: str, text: str, history: History, certain: bool) -> Hit:
    """A hit on what differs between a damaged stretch and its repair."""
    ahead = alike(damaged, text)
    behind = alike(damaged[ahead:][::-1], text[ahead:][::-1])
    found, original = damaged[ahead : len(damaged) - behind], text[ahead : len(text) - behind]
    steps = ", then ".join(
        f"{named(step.was)} read as {named(step.read_as)}" + (f", {step.loss}" if step.loss else "") for step in history
    )
    return Hit(
        Span(start + ahead, start + len(damaged) - behind),
        {"found": found, "original": original, "history": steps},
        "repaired" if certain else "likely",
        original if certain else None,
    )
