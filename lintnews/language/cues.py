"""Cues: the words by which copy names a source, and the marks that part its clauses."""

from __future__ import annotations

from functools import cache

from lintnews.language.lazy import lazy
from lintnews.language.wordlists import word_lists
from lintnews.model import Span
from lintnews.typing import NamedTuple

POSSESSIVE = ("'s", "’s")
WORD = lazy(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


class Cue(NamedTuple):
    """A word, or two, that may point to a source, and the lists of `data/attribution.txt` in which it stands."""

    start: int
    end: int
    kinds: frozenset[str]


@cache
def kinds_of_cue() -> dict[str, frozenset[str]]:
    """Each cue with the lists that hold it."""
    kinds: dict[str, list[str]] = {}
    for kind, words in word_lists("attribution").items():
        for word in words:
            kinds.setdefault(word, []).append(kind)
    return {word: frozenset(names) for word, names in kinds.items()}


@cache
def pair_openers() -> frozenset[str]:
    """The first words of the cues of two words."""
    return frozenset(cue.partition(" ")[0] for cue in kinds_of_cue() if " " in cue)


def cues(text: str, within: Span) -> list[Cue]:
    """The cues of a stretch of text, in order. A possessive (“the ministry’s”) is the word itself.

    >>> [sorted(cue.kinds)[-1] for cue in cues("The poll’s authors called for it.", Span(0, 33))]
    ['polls', 'speakers', 'wanting']
    """
    known, openers, found, last = kinds_of_cue(), pair_openers(), [], ""
    lowered = text[within.start : within.end].lower()
    if len(lowered) != within.end - within.start:  # a few capitals of other languages grow
        lowered = text[within.start : within.end]
    for word in WORD.finditer(lowered):
        key = word[0]
        if last and (pair := f"{last} {key}") in known:
            found.append(Cue(within.start + word.start() - len(last) - 1, within.start + word.end(), known[pair]))
        if key not in known and key[-2:] in POSSESSIVE:
            key = key[:-2]
        if key in known:
            found.append(Cue(within.start + word.start(), within.start + word.end(), known[key]))
        last = key if key in openers else ""
    return found


@cache
def plain_verbs() -> tuple[str, ...]:
    """The plainest verbs of saying, each with the space before it."""
    return tuple(f" {verb}" for verb in sorted(word_lists("attribution")["said"] | {"according to"}))


def names_source(text: str) -> bool:
    """Whether somebody says something in a text, at a glance."""
    return any(verb in text for verb in plain_verbs())
