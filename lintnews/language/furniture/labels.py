"""Labels: phrases that fill a line. A number in one stands for any number, `…` for any words."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import chain
from operator import itemgetter
from typing import NamedTuple, TypeVar

from lintnews.language.furniture.page_lines import (
    END_OF_PHRASE,
    LONGEST,
    closing,
    first_letters,
    key_of,
    normalized,
    opening,
)
from lintnews.model import CheckError, Span

HOLE = "…"
SEPARATORS = " |•·/\\>»›,–—&"

Thing = TypeVar("Thing")


class Labels:
    """What lines may say.

    >>> labels = Labels(("5 min read", "Follow … on Facebook", "Share", "Email"))
    >>> [labels.say(key_of(line)) for line in ("12 Min Read", "Follow us on Facebook", "Share & Email", "Share prices")]
    [True, True, True, False]
    """

    def __init__(self, tokens: Iterable[str]) -> None:
        self.tokens = tuple(tokens)
        self.made_ready: dict[str, Ready] = {}
        self.openings: dict[str, dict[str, list[str]]] = {}  # by first letters, as far as they were asked for

    @cached_property
    def heads(self) -> dict[str, list[str]]:
        """The tokens by their first two characters: there are thousands, and so most need no second look."""
        return by_word(itemgetter(slice(2)), self.tokens)

    @cached_property
    def letters(self) -> dict[str, list[str]]:
        """First letters → the tokens that begin with them."""
        found: dict[str, list[str]] = {}
        for head, tokens in self.heads.items():
            if not head.startswith(HOLE):
                found.setdefault(first_letters(head), []).extend(tokens)
        return found

    def opened_with(self, letters: str) -> dict[str, list[str]]:
        """First two words, or the only one before a hole or the end → the tokens that open with them.

        Of those that begin with these first letters: there are thousands, and a page needs few.
        """
        if letters not in self.openings:
            self.openings[letters] = by_word(lambda token: opening(token)[1], self.letters.get(letters, ()))
        return self.openings[letters]

    @cached_property
    def closings(self) -> "dict[str, list[Frame]]":
        """Last word → the tokens that open with a hole."""
        frames = (frame_of(token) for head, tokens in self.heads.items() if head.startswith(HOLE) for token in tokens)
        return by_word(lambda frame: closing(frame.tail), frames)

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
        if words not in self.made_ready and (tokens := self.opened_with(first_letters(words)).get(words)):
            phrases = sorted((key_of(token) for token in tokens if HOLE not in token), key=len, reverse=True)
            self.made_ready[words] = Ready(phrases, [frame_of(token) for token in tokens if HOLE in token])
        return self.made_ready.get(words)


class SharedLabels:
    """Several Labels, asked together for the lines that may say one of theirs: most articles have none.

    >>> shared = SharedLabels((Labels(("5 min read",)), Labels(("Share", "Share … on Facebook"))))
    >>> shared.worth_reading("It rained.\\nShare", [Span(0, 10), Span(11, 16)])
    {1: [Span(start=11, end=16)]}
    """

    def __init__(self, sets: Sequence[Labels]) -> None:
        self.sets = sets
        self.openings: dict[str, dict[str, list[int]]] = {}  # by first letters, as far as they were asked for

    @cached_property
    def closings(self) -> dict[str, list[int]]:
        """Last word → the numbers of the sets that have it."""
        return numbers_by_word(labels.closings for labels in self.sets)

    def opened_with(self, letters: str) -> dict[str, list[int]]:
        """First words that begin with these letters → the numbers of the sets that have them."""
        if letters not in self.openings:
            self.openings[letters] = numbers_by_word(labels.opened_with(letters) for labels in self.sets)
        return self.openings[letters]

    def worth_reading(self, text: str, lines: Iterable[Span]) -> dict[int, list[Span]]:
        """Number of a set → the short lines that open or close with a word of its, in the order of the text."""
        found: defaultdict[int, set[Span]] = defaultdict(set)
        for line in lines:
            start, end = line
            if end - start <= LONGEST:
                one, two = opening(text, start, end)
                openings, last = self.opened_with(first_letters(one)), closing(text[start:end])
                for number in (*openings.get(one, ()), *openings.get(two, ()), *self.closings.get(last, ())):
                    found[number].add(line)
        return {number: sorted(spans) for number, spans in found.items()}


def numbers_by_word(sets: Iterable[Iterable[str]]) -> dict[str, list[int]]:
    """Word → the numbers of the sets that hold it."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(sets):
        for word in words:
            found[word].append(number)
    return found


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
