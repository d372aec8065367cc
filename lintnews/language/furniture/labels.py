"""Labels: phrases that fill a line. A number in one stands for any number, `…` for any words."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import chain
from operator import itemgetter
from typing import NamedTuple, TypeVar

from lintnews.language.furniture.page_lines import (
    END_OF_PHRASE,
    Ends,
    closing,
    first_letters,
    key_of,
    normalized,
    opening,
)
from lintnews.model import CheckError, Span

HOLE = "…"
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
        self.openings: dict[str, list[str]] = {}  # as far as they were asked for

    @cached_property
    def heads(self) -> dict[str, list[str]]:
        """The tokens by their first two characters: there are thousands, and so most need no second look."""
        return by_word(itemgetter(slice(2)), self.tokens)

    @cached_property
    def unopened(self) -> dict[str, list[str]]:
        """First letters → the tokens that begin with them and that no line has asked for yet."""
        found: dict[str, list[str]] = {}
        for head, tokens in self.heads.items():
            if not head.startswith(HOLE):
                found.setdefault(first_letters(head), []).extend(tokens)
        return found

    def opened_with(self, letters: Iterable[str]) -> dict[str, list[str]]:
        """First two words, or the only one before a hole or the end → the tokens that open with them.

        It holds at least the tokens that open with these first letters: there are thousands, and a page needs few.
        """
        for some in self.unopened.keys() & letters:
            for token in self.unopened.pop(some):
                self.openings.setdefault(opening(token)[1], []).append(token)
        return self.openings

    @cached_property
    def closings(self) -> "dict[str, list[Frame]]":
        """Last word → the tokens that open with a hole."""
        frames = (frame_of(token) for head, tokens in self.heads.items() if head.startswith(HOLE) for token in tokens)
        return by_word(lambda frame: closing(frame.tail), frames)

    def worth_reading(self, ends: Ends) -> list[Span]:
        """The lines that open or close with a word of ours."""
        opened = self.opened_with(ends.letters).keys() & ends.openings.keys()
        closed = self.closings.keys() & ends.closings.keys()
        if not opened and not closed:
            return []
        lines = [ends.openings[words] for words in opened] + [ends.closings[word] for word in closed]
        return sorted({*chain(*lines)})

    def say(self, key: str) -> bool:
        """Whether a line says one of the tokens, or several in a string."""
        if self.strung_together(key):
            return True
        closed = self.closings.get(closing(key), ()) if self.closings else ()
        return any(frame.fits(key) for frame in chain(*(ready.frames for ready in self.opened_like(key)), closed))

    def strung_together(self, key: str) -> int:
        """How many phrases a line is a string of: “facebook | twitter | email” is three; 0 if it says more."""
        count = 0
        while key:
            phrases = chain(*(ready.phrases for ready in self.opened_like(key)))
            phrase = next((phrase for phrase in phrases if opens_with(key, phrase)), "")
            if not phrase:
                return 0
            key = key[len(phrase) :].lstrip(SEPARATORS)
            count += 1
        return count

    def opened_like(self, key: str) -> "list[Ready]":
        """The tokens that open like a line: with its first two words, then with its first."""
        one, two = opening(key)
        return [ready for words in (two, one) if (ready := self.ready(words))]

    def ready(self, words: str) -> "Ready | None":
        """The tokens with this opening, made ready when a line first has it."""
        if (letters := first_letters(words)) in self.unopened:
            self.opened_with((letters,))
        if words in self.openings and words not in self.made_ready:
            tokens = self.openings[words]
            phrases = sorted((key_of(token) for token in tokens if HOLE not in token), key=len, reverse=True)
            self.made_ready[words] = Ready(phrases, [frame_of(token) for token in tokens if HOLE in token])
        return self.made_ready.get(words)


class Ready(NamedTuple):
    """Tokens ready for use: those without a hole, the longest first, and those with one."""

    phrases: list[str]
    frames: "list[Frame]"


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


def opens_with(key: str, phrase: str) -> bool:
    """Whether a line opens with a phrase, as whole words."""
    return key.startswith(phrase) and not key[len(phrase) :][:1].isalnum()


def frame_of(token: str) -> Frame:
    """The frame of a token. A piece ends or begins with a space where only a whole word will do."""
    head, *middle, tail = (piece.strip() for piece in normalized(token).split(HOLE))
    if not head and not tail:
        raise CheckError(token, f"has no word at either end of {token!r}")
    head = head + " " if head[-1:].isalnum() else head
    tail = " " + tail if tail[:1].isalnum() else tail
    return Frame(head, middle, tail.rstrip(END_OF_PHRASE))


def by_word(word_of: Callable[[Thing], str], things: Iterable[Thing]) -> dict[str, list[Thing]]:
    """Word → the things that have it."""
    found: defaultdict[str, list[Thing]] = defaultdict(list)
    for thing in things:
        found[word_of(thing)].append(thing)
    return found
