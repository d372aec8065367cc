"""Cues: the words by which copy names a source."""

from functools import cache
from typing import NamedTuple

from lintnews.language.data import by_heading, data_table
from lintnews.lazy import lazy
from lintnews.model import Span

POSSESSIVE = ("'s", "’s")
LETTER = "[A-Za-zÀ-ÖØ-öø-ɏ]"  # spelled out: that is quicker than what Unicode calls a letter
WORD = lazy(rf"{LETTER}+(?:['’-]{LETTER}+)*")


class Cue(NamedTuple):
    """A word, or two, that may point to a source, and the lists of `data/attribution.txt` in which it stands."""

    start: int
    end: int
    kinds: frozenset[str]


class Cues(NamedTuple):
    """Each cue, in lower case, with the lists that hold it; the first words of those of two; those with a capital.

    `words` are all words that stand in cues.
    """

    kinds: dict[str, frozenset[str]]
    openers: frozenset[str]
    capitals: frozenset[str]
    words: frozenset[str]


@cache
def known_cues() -> Cues:
    """The cues of `data/attribution.txt`."""
    return Cues(*data_table("attribution.txt", cues_in))


def cues_in(lines: list[str]) -> tuple[dict[str, frozenset[str]], frozenset[str], frozenset[str], frozenset[str]]:
    """What `Cues` holds, in the lines of the file."""
    kinds: dict[str, tuple[str, ...]] = {}
    for kind, words in by_heading(lines).items():
        for word in words:
            kinds[word] = (*kinds.get(word, ()), kind)
    sets = {names: frozenset(names) for names in kinds.values()}
    return (
        {word.lower(): sets[names] for word, names in kinds.items()},
        frozenset(word.partition(" ")[0] for word in kinds if " " in word),
        frozenset(word.lower() for word in kinds if not word.islower()),
        frozenset(" ".join(kinds).lower().split()),
    )


def cues(text: str, within: Span) -> list[Cue]:
    """The cues of a stretch of text, in order. A possessive (“the ministry’s”) is the word itself.

    Two words that are a cue together are none alone: “according to”, “added to”.

    >>> [sorted(cue.kinds)[-1] for cue in cues("The report’s authors called for it.", Span(0, 35))]
    ['documents', 'speakers', 'wanting']
    """
    kinds, openers, capitals, words = known_cues()
    found: list[Cue] = []
    opener, opened = "", 0
    lowered = text[within.start : within.end].lower()
    if len(lowered) != within.end - within.start:  # a few capitals of other languages grow
        lowered = text[within.start : within.end]
    for word in WORD.finditer(lowered):
        written = key = word[0]
        if key not in words and (key[-1] != "s" or key[-2:] not in POSSESSIVE or (key := key[:-2]) not in words):
            opener = ""
            continue
        start = within.start + word.start()
        if opener and (pair := f"{opener} {written}") in kinds:
            if found and found[-1].start == opened:
                found.pop()
            found.append(Cue(opened, start + len(written), kinds[pair]))
            opener = ""
            continue
        if key in kinds and (key not in capitals or text[start].isupper()):
            found.append(Cue(start, start + len(written), kinds[key]))
        opener, opened = key if key in openers else "", start
    return found
