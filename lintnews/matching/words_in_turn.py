"""Words in turn: the words of a sentence, their parts of speech, and steps that ask for words that follow one another.

The parts of speech are found by the package `textblob` (the extra `lintnews[spelling]`), which knows English alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

import regex

from lintnews.lazy import lazy
from lintnews.matching.patterns import NONWORD, compiled, is_found
from lintnews.model import CheckError, Span

# As the Penn Treebank parts them: can | n't, it | 's, well-known, 1,000; signs stand alone.
TOKEN = lazy(r"(?i:\w+(?=n['’]t\b)|n['’]t\b|['’](?:s|re|ve|ll|d|m)\b)|\w+(?:[-.,]\w+)*|[^\w\s]")
MISSING = "parts of speech need the package textblob: pip install 'lintnews[spelling]'"
FARTHEST = 100  # words that a step may skip
# The part of speech that a word has most often, and that of the word before it → which it mostly has there.
BEHIND = {
    ("NN", "MD"): "VB",  # they may run
    ("NN", "PRP"): "VBP",  # they run
    ("NN", "TO"): "VB",  # to run
    ("POS", "PRP"): "VBZ",  # it’s
    ("VB", "DT"): "NN",  # a meet
    ("VB", "NNS"): "VBP",  # papers say
    ("VB", "PRP"): "VBP",  # they say
    ("VB", "PRP$"): "NN",  # her say
    ("VBD", "VB"): "VBN",  # have said
    ("VBD", "VBD"): "VBN",  # was said
    ("VBD", "VBP"): "VBN",  # are said
    ("VBD", "VBZ"): "VBN",  # is said
    ("VBN", "NNP"): "VBD",  # Ann held
    ("VBN", "PRP"): "VBD",  # she held
    ("VBP", "MD"): "VB",  # they may say
    ("VBP", "TO"): "VB",  # to say
}


class Word(NamedTuple):
    """A word of a sentence, with a straight apostrophe, and its part of speech as the Penn Treebank names it."""

    text: str
    span: Span
    tag: str = ""


class Step(NamedTuple):
    """What is asked of one word: a pattern, a pattern of parts of speech, or both; with `negate`, neither may fit.

    `skip` words may stand between it and its neighbour on the side where the search begins.
    """

    pattern: str = ""
    tag: str = ""
    negate: bool = False
    skip: int = 0

    def fits(self, word: Word, ignorecase: bool) -> bool:
        """Whether a word is such a one; a word whose part of speech is not known may have any."""
        asked = []
        if self.pattern:
            asked.append((compiled(NONWORD.replace("%s", self.pattern), ignorecase), word.text))
        if self.tag and word.tag:
            asked.append((compiled(self.tag), word.tag))
        return all(is_found(pattern, text) is not self.negate for pattern, text in asked)


def words_in(text: str, within: Span) -> list[Word]:
    """The words of a sentence.

    >>> [word.text for word in words_in("It’s well-known: they can't.", Span(0, 28))]
    ['It', "'s", 'well-known', ':', 'they', 'ca', "n't", '.']
    """
    found = TOKEN.finditer(text, within.start, within.end)
    return [Word(one.group().replace("’", "'"), Span(*one.span())) for one in found]


def tagged(words: Sequence[Word]) -> list[Word]:
    """The words of a sentence with their parts of speech. Raises CheckError without the package."""
    made, before = [], ""
    for word, (_, tag) in zip(words, parser().find_tags([word.text for word in words]), strict=True):
        before = BEHIND.get((tag, before), tag)
        made.append(word._replace(tag=before))
    return made


@cache
def parser() -> Any:
    try:
        from textblob.en import parser as found
    except ImportError as error:
        raise CheckError("extends", MISSING) from error
    return found


def places(steps: Sequence[Step], words: Sequence[Word], ignorecase: bool) -> Iterator[tuple[int, int]]:
    """Where words follow one another as the steps ask: the first and the last index of each place.

    The search begins at the first step with a pattern, and goes on to both sides from there.
    """
    anchor = anchor_of(steps)
    for index, word in enumerate(words):
        if steps[anchor].fits(word, ignorecase):
            first = farthest(reversed(steps[:anchor]), words, index, -1, ignorecase)
            last = farthest(steps[anchor + 1 :], words, index, 1, ignorecase)
            if first is not None and last is not None:
                yield first, last


def anchor_of(steps: Sequence[Step]) -> int:
    """The step at which the search begins: the first with a pattern that must fit."""
    return next((index for index, step in enumerate(steps) if step.pattern and not step.negate), 0)


def farthest(steps: Any, words: Sequence[Word], start: int, side: int, ignorecase: bool) -> int | None:
    """The index of the last step's word, to one side of a word; None where a step finds none."""
    at = start
    for step in steps:
        near = (at + side * (1 + skipped) for skipped in range(step.skip + 1))
        found = (index for index in near if 0 <= index < len(words) and step.fits(words[index], ignorecase))
        if (at := next(found, -1)) < 0:
            return None
    return at


def anchor_pattern(steps: Sequence[Step], ignorecase: bool) -> regex.Pattern[str] | None:
    """The pattern without which no place is found, or None."""
    step = steps[anchor_of(steps)]
    return compiled(NONWORD.replace("%s", step.pattern), ignorecase) if step.pattern and not step.negate else None
