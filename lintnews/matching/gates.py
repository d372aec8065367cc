"""Gates: what a text must hold before a pattern can match in it. Looking up words is cheaper than searching."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from lintnews.lazy import lazy

WORDS = lazy(r"\w+")
# What a pattern is made of, as far as plain words matter. A class or a group may hold anything.
PIECE = lazy(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]|[*+?]|\{[^}]*\}|\w+|.", re.DOTALL)
LITERAL = lazy(r"[\w '’-]+")  # a token that stands for itself
EDGES = frozenset({"", " ", "'", "’", "-", ",", "\\b", "\\s", "\\-", "\\ "})  # beside these, a word is whole


OPAQUE = "()"  # a piece that may be anything
FEW = 12  # tokens for which a pattern of their own is soon made


class Key(NamedTuple):
    """One way to match a token: the words that it needs and, where it is no pattern, the phrase; in small letters."""

    token: str
    words: frozenset[str]
    phrase: str


class Gate(NamedTuple):
    """The tokens of a rule, and what those need of which that is known."""

    tokens: tuple[str, ...]
    keys: tuple[Key, ...]
    others: frozenset[str]

    def fitting(self, text: str) -> tuple[str, ...]:
        r"""The tokens that may match in a text, in their order; all of them where most may.

        >>> gate_of(["at loose ends", "fine", r"\w+ly"]).fitting("The ends were fine.")
        ('fine', '\\w+ly')
        """
        words, lowered = words_in(text)
        opened = {key.token for key in self.keys if key.words <= words and key.phrase in lowered}
        if len(opened) > FEW:
            return self.tokens
        return tuple(token for token in self.tokens if token in opened or token in self.others)


def gate_of(tokens: Iterable[str]) -> Gate:
    r"""What tokens need that are matched as whole words.

    >>> [sorted(key.words) for key in gate_of(["at loose ends", "(?:very|so) cold|warm", r"\w+ly"]).keys]
    [['at', 'ends', 'loose'], ['cold'], ['warm']]
    """
    tokens = tuple(tokens)
    keys: list[Key] = []
    others = set()
    for token in tokens:
        needed = [frozenset(certain_words(branch)) for branch in branches(token)]
        if all(needed):
            phrase = token.lower() if LITERAL.fullmatch(token) else ""
            keys += [Key(token, words, phrase) for words in needed]
        else:
            others.add(token)
    return Gate(tokens, tuple(keys), frozenset(others))


@lru_cache(maxsize=4)
def words_in(text: str) -> tuple[frozenset[str], str]:
    """The words of a text and all of it, in small letters."""
    lowered = text.lower()
    return frozenset(WORDS.findall(lowered)), lowered


def branches(token: str) -> Iterator[list[str]]:
    """The pieces of each alternative of a pattern; groups and what is repeated are opaque."""
    branch: list[str] = []
    depth = 0
    for piece in PIECE.findall(token):
        depth += (piece == "(") - (piece == ")")
        if piece == "|" and depth == 0:
            yield branch
            branch = []
        elif depth == 0 and piece[0] in "*+?{" and branch:
            branch[-1] = OPAQUE  # what is repeated may be missing
        elif depth == 0:
            branch.append(OPAQUE if piece == ")" else piece)
    yield branch


def certain_words(pieces: list[str]) -> Iterator[str]:
    """The words that stand in a row of pieces whole and for certain."""
    for before, piece, after in zip(["", *pieces], pieces, [*pieces[1:], ""], strict=False):
        if piece.isalnum() and before in EDGES and after in EDGES:
            yield piece.lower()
