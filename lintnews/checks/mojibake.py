"""mojibake: text that was read with the wrong code page, and what it said before."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from lintnews.language.identify import language_of
from lintnews.language.mojibake.alphabets import oddity
from lintnews.language.mojibake.code_pages import named
from lintnews.language.sentences import index_at
from lintnews.lazy import lazy
from lintnews.model import Check, Document, Hit, Span
from lintnews.typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lintnews.language.mojibake.misreadings import Step
    from lintnews.language.mojibake.restoration import Restored

# A stretch without spaces, but for those that mojibake leaves behind its first bytes and before loose accents.
LONGEST = 400  # code points that are read at a time
TOKEN = lazy(rf"(?:[^ \t\r\n]|(?<=[À-ÖØ-Þ×âã]) {{1,2}}| (?=[\u0300-\u036f])){{1,{LONGEST}}}")
# What programs write for bytes that they could not read, and for letters that they could not write.
BLIND = lazy("(?:\ufffd|ï¿½|锟斤拷|锟斤|斤拷)+")
BLANKS = lazy(r"\?(?<![^\s(\"']\?)\?+(?:(?:[,;:.]?[ \t]+\?+)+|(?=[,;:.]?[ \t]+[^\W\d_A-Z]))")
SAFE_GAIN = 20.0  # bits
NEARBY = 300  # code points around, in which a name may stand in Latin letters
MOST = 10_000  # code points of odd text that are read in one document; one that holds more is damaged all over


class Mojibake(Check):
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
        from lintnews.language.mojibake.plausibility import plausibility
        from lintnews.language.mojibake.restoration import Restorer

        self.document = document
        self.odd = odd
        self.restorer = Restorer(plausibility(language_of(document)), confidence)

    def hits(self) -> Iterator[Hit]:
        """Line by line, since what happened to a line happened to all of it."""
        text = self.document.text
        lines: dict[int, tuple[list[Span], list[Span]]] = defaultdict(lambda: ([], []))
        for token in self.tokens():
            lines[index_at(self.document.lines, token.start)][0].append(token)
        for hole in (*BLIND.finditer(text), *BLANKS.finditer(text)):
            lines[index_at(self.document.lines, hole.start())][1].append(Span(*hole.span()))
        for number in sorted(lines):
            yield from self.in_line(*lines[number])

    def nearby(self, token: Span) -> str:
        """What stands around a token."""
        return self.document.text[max(0, token.start - NEARBY) : token.end + NEARBY]

    def tokens(self) -> Iterator[Span]:
        """The stretches that hold something odd."""
        text, at, left = self.document.text, 0, MOST
        while left > 0 and (odd := self.odd.search(text, at)):
            around = TOKEN.finditer(text, max(at, odd.start() - LONGEST))
            token = next((token for token in around if token.end() > odd.start()), odd)
            yield Span(*token.span())
            at = token.end()
            left -= at - token.start()

    def in_line(self, tokens: list[Span], holes: list[Span]) -> Iterator[Hit]:
        text = self.document.text
        lost = [Hit(hole, {"found": text[slice(*hole)]}, "lost") for hole in holes]
        yield from lost
        if not tokens:
            return
        found = self.restorer.line([text[slice(*token)] for token in tokens], [self.nearby(token) for token in tokens])
        restorations = [restored for restored in found if restored]
        whole = not lost and all(restored.certain for restored in restorations)
        clear = max((restored.gain for restored in restorations), default=0) > SAFE_GAIN
        for token, restored in zip(tokens, found, strict=True):
            if restored:
                mendable = whole and (clear or not restored.exact)
                yield repaired(token.start, text[token.start : token.end], restored, mendable)


def alike(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (here, there) in pairs if here != there), min(len(one), len(other)))


def repaired(start: int, damaged: str, restored: Restored, mendable: bool) -> Hit:
    """A hit on what differs between a damaged stretch and what it said; on whole words, where the words are guessed."""
    text = restored.reading.text
    ahead = alike(damaged, text)
    behind = alike(damaged[ahead:][::-1], text[ahead:][::-1])
    if not restored.exact:
        while ahead and text[ahead - 1 : ahead + 1].isalpha():
            ahead -= 1
        while behind and text[len(text) - behind - 1 : len(text) - behind + 1].isalpha():
            behind -= 1
    original = text[ahead : len(text) - behind]
    beside = 0 if original else min(behind, 1)  # what only has to go is told with the character after it: “Â£” was “£”
    return Hit(
        Span(start + ahead, start + len(damaged) - behind),
        {
            "found": damaged[ahead : len(damaged) - behind + beside],
            "original": text[ahead : len(text) - behind + beside],
            "history": ", then ".join(map(told, restored.reading.history)),
        },
        ("repaired" if restored.exact else "forced") if mendable else "likely",
        original if mendable else None,
        safe=restored.exact,
    )


def told(step: Step) -> str:
    """A step of a history in words."""
    taken = f"{named(step.was)} read as {named(step.read_as)}" if step.was else f"written as {named(step.read_as)}"
    return f"{taken}, {step.loss}" if step.loss else taken
