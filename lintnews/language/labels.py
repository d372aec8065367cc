"""Labels: phrases that fill a line. A number in one stands for any number, `…` for any words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import NamedTuple, TypeVar

from lintnews.language.standing import END_OF_PHRASE, Ends, closing, evened, key_of, opening
from lintnews.model import CheckError

HOLE = "…"
SUBHEADING = "sub-heading"  # the kind of a hit on what may be a label or a sub-heading
SEPARATORS = " |•·/\\>»›,–—"

Thing = TypeVar("Thing")


class Labels:
    """What lines may say.

    >>> labels = Labels(("5 min read", "Follow … on Facebook", "Share", "Email"))
    >>> [labels.say(key_of(line)) for line in ("12 Min Read", "Follow us on Facebook", "Share | Email", "Share prices")]
    [True, True, True, False]
    """

    def __init__(self, tokens: Iterable[str]) -> None:
        self.tokens = tuple(tokens)
        self.made_ready: dict[str, Ready] = {}

    @cached_property
    def openings(self) -> dict[str, list[str]]:
        """First word → the tokens that open with it."""
        return by_word(opening, (token for token in self.tokens if not token.startswith(HOLE)))

    @cached_property
    def closings(self) -> dict[str, list[Frame]]:
        """Last word → the tokens that open with a hole."""
        frames = (frame_of(token) for token in self.tokens if token.startswith(HOLE))
        return by_word(lambda frame: closing(frame.tail), frames)

    def worth_reading(self, ends: Ends) -> list[int]:
        """The numbers of the lines that open or close with a word of ours."""
        opened = (ends.openings[word] for word in self.openings.keys() & ends.openings.keys())
        closed = (ends.closings[word] for word in self.closings.keys() & ends.closings.keys())
        return sorted({number for numbers in (*opened, *closed) for number in numbers})

    def say(self, key: str) -> bool:
        """Whether a line says one of the tokens, or several in a string."""
        frames = (*self.opening_with(opening(key)).frames, *self.closings.get(closing(key), ()))
        return self.strung_together(key) or any(frame.fits(key) for frame in frames)

    def strung_together(self, key: str) -> bool:
        """Whether a line is one phrase, or a string of them: “facebook | twitter | email”."""
        while key:
            phrases = self.opening_with(opening(key)).phrases
            phrase = next((phrase for phrase in phrases if key.startswith(phrase)), "")
            rest = key[len(phrase) :]
            if not phrase or rest[:1].isalnum():
                return False
            key = rest.lstrip(SEPARATORS)
        return True

    def opening_with(self, word: str) -> Ready:
        """The tokens that open with a word, made ready when it is first met."""
        if word in self.openings and word not in self.made_ready:
            tokens = self.openings[word]
            phrases = sorted((key_of(token) for token in tokens if HOLE not in token), key=len, reverse=True)
            self.made_ready[word] = Ready(phrases, [frame_of(token) for token in tokens if HOLE in token])
        return self.made_ready.get(word, NOTHING)


class Ready(NamedTuple):
    """Tokens ready for use: those without a hole, the longest first, and those with one."""

    phrases: list[str]
    frames: list[Frame]


NOTHING = Ready([], [])


class Frame(NamedTuple):
    """A token with holes: what stands before the first hole, between holes, and after the last."""

    head: str
    middle: list[str]
    tail: str

    def fits(self, key: str) -> bool:
        """Whether a line consists of the pieces of the frame, with something in every hole."""
        if not (key.startswith(self.head) and key.endswith(self.tail)):
            return False
        at, end = len(self.head), len(key) - len(self.tail)
        for piece in self.middle:
            found = key.find(piece, at + 1, end)
            if found < 0:
                return False
            at = found + len(piece)
        return at < end


def frame_of(token: str) -> Frame:
    """The frame of a token. A piece ends or begins with a space where only a whole word will do."""
    head, *middle, tail = (piece.strip() for piece in evened(token).split(HOLE))
    if not head and not tail:
        raise CheckError(token, f"has no word at either end of {token!r}")
    head = head + " " if head[-1:].isalnum() else head
    tail = " " + tail if tail[:1].isalnum() else tail
    return Frame(head, middle, tail.rstrip(END_OF_PHRASE))


def by_word(word_of: Callable[[Thing], str], things: Iterable[Thing]) -> dict[str, list[Thing]]:
    """Word → the things that have it."""
    found: dict[str, list[Thing]] = {}
    for thing in things:
        found.setdefault(word_of(thing), []).append(thing)
    return found
