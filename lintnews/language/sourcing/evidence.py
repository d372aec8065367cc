"""Evidence: what stands around a figure and tells whether a source is named, each piece with a name of its own.

A verb of saying and how far away it is, a poll, quotation marks, what the sentence before hands on.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache, cached_property

from lintnews.language.quotes import quoted
from lintnews.language.sentences import index_at, split
from lintnews.language.sourcing.cues import Cue, cues, known_cues
from lintnews.language.sourcing.figures import Figure
from lintnews.lazy import lazy
from lintnews.model import Span

COMMA = lazy(r"[,;:—–]| --? ")  # what parts clauses
CLOSING = lazy(r"[”\"'](?:(?<!')|')")  # what parts a quotation from its speaker
SHORT = 9  # words: the longest subject of a verb of saying, and the longest rest of a sentence after it
MOST = 12  # cues on either side of a figure that count: endless sentences cost no time
GAP = 9  # code points of white space between paragraphs
QUOTATION_MARKS = ("”", '"', "'")
REST = 200  # code points after a verb that tell whether its sentence ends there
WORDS_AWAY = (3, 8, 15)  # between a verb and a figure
DISTANCES = ("0–3", "4–8", "9–15", "16 or more")

# A verb of these lists takes what is said as its clause, or closes the sentence in which it was said. The first counts.
VERBS = ("according", "saying", "showing", "reckoning", "judging", "wanting", "deciding", "said")
SOURCES = {"according", "documents", "outlets", "polls", "speakers"}  # between them and their figure clauses may stand
BESIDE = {"saying", "showing", "polls", "documents", "first person"}  # what a sentence hands on to the next
SILENT = {"hearsay", "joining", "opening", "otherwise", "turning"}  # lists that are no evidence by themselves


class Sentence:
    """A sentence as evidence is drawn from it. (A plain class: dataclasses take longer to import than one article.)"""

    def __init__(self, text: str, span: Span) -> None:
        self.text = text
        self.span = span

    @cached_property
    def cues(self) -> list[Cue]:
        return cues(self.text, self.span)

    @cached_property
    def is_hearsay(self) -> bool:
        """Whether it says “reportedly” or the like."""
        return any("hearsay" in cue.kinds for cue in self.cues)

    @cached_property
    def commas(self) -> list[int]:
        """Where commas, colons and dashes end."""
        return [comma.end() for comma in COMMA.finditer(self.text, *self.span)]

    @cached_property
    def partings(self) -> list[int]:
        """What may part a speaker from what was said: a comma or the end of a quotation."""
        return sorted(self.commas + [mark.end() for mark in CLOSING.finditer(self.text, *self.span)])

    @cached_property
    def joints(self) -> list[int]:
        """Where a clause may begin: at a comma or at a word that joins clauses."""
        return sorted(self.commas + [cue.start for cue in self.cues if "joining" in cue.kinds])

    @cached_property
    def turns(self) -> list[int]:
        """Where a clause does begin: at “after”, “because” …, or at a comma with “and”, “but” …"""
        return [
            cue.start
            for cue in self.cues
            if "turning" in cue.kinds
            or ("joining" in cue.kinds and self.text[cue.start - 2 : cue.start] in (", ", "; "))
        ]

    def near(self, figure: Span) -> Iterator[Cue]:
        """The nearest cues on either side of a figure, those before it from the nearest."""
        here = bisect_left(self.cues, (figure.start,))
        yield from reversed(self.cues[max(0, here - MOST) : here])
        yield from self.cues[here : here + MOST]


def between(places: list[int], start: int, end: int) -> int:
    """How many of the sorted places lie between two others."""
    return bisect_left(places, end) - bisect_left(places, start)


class Paragraph:
    """A paragraph that holds figures."""

    def __init__(self, text: str, span: Span) -> None:
        self.text = text
        self.span = span

    @cached_property
    def sentences(self) -> list[Sentence]:
        return [Sentence(self.text, span) for span in split(self.text, self.span)]

    @cached_property
    def quotations(self) -> list[Span]:
        return list(quoted(self.text, self.span))

    def is_quoted(self, place: Span) -> bool:
        index = index_at(self.quotations, place.start)
        return index >= 0 and self.quotations[index].overlaps(place)

    def sentence_at(self, place: int) -> Sentence:
        return self.sentences[self.index_at(place)]

    @cached_property
    def starts(self) -> list[int]:
        """Where the sentences begin."""
        return [sentence.span.start for sentence in self.sentences]

    def index_at(self, place: int) -> int:
        return bisect_right(self.starts, place) - 1

    def evidence(self, figure: Figure, about: str) -> Iterator[str]:
        """The names of everything around a figure that speaks for or against a source. A name may come twice."""
        index = self.index_at(figure.span.start)
        sentence = self.sentences[index]
        yield f"kind {figure.kind}"
        yield f"about {about}"
        yield from in_sentence(sentence, figure.span)
        yield from self.handed_on(index)

    def handed_on(self, index: int) -> Iterator[str]:
        """What the sentence before may hand on: a poll, a speaker, a quotation."""
        if not index:
            yield "opens the paragraph"
            above = self.text[max(0, self.span.start - GAP) : self.span.start].rstrip()
            if above.endswith(":"):
                yield "after a colon"
            elif above.endswith(QUOTATION_MARKS):
                yield "quotation in the paragraph before"
            return
        before = self.sentences[index - 1]
        if self.is_quoted(Span(before.span.end - 1, before.span.end)):
            yield "quotation in the sentence before"
        for cue in before.cues[-MOST:]:
            yield from (f"{kind} in the sentence before" for kind in cue.kinds & BESIDE)


def in_sentence(sentence: Sentence, figure: Span) -> Iterator[str]:
    """The cues of the figure's own sentence: on which side, how many clauses away, and how the figure hangs on them."""
    seen: set[str] = set()
    for cue in sentence.near(figure):
        is_before = cue.start < figure.start
        side, gap = ("before", (cue.end, figure.start)) if is_before else ("after", (figure.end, cue.start))
        verbs = verbs_among(cue.kinds)
        if verbs and not is_before:
            yield from (f"{verb} {how}" for how in after_figure(sentence, figure, cue) for verb in verbs)
        elif verbs and "a verb before" not in seen:
            seen.add("a verb before")
            yield from (f"{verbs[0]} {how}" for how in before_figure(sentence, figure, cue))
        for kind in cue.kinds - SILENT:
            if (piece := f"{kind} {side}") not in seen:
                seen.add(piece)
                yield piece
                if kind in SOURCES:
                    yield f"{piece}, {min(2, between(sentence.joints, *gap))} clauses away"


@cache
def verbs_among(kinds: frozenset[str]) -> tuple[str, ...]:
    """The lists of verbs among some lists, the first in VERBS first."""
    return tuple(kind for kind in VERBS if kind in kinds)


def before_figure(sentence: Sentence, figure: Span, verb: Cue) -> Iterator[str]:
    """How a figure hangs on the last verb before it: “X said that 12 …”, “X, who said so, has 12 …”."""
    gap = verb.end, figure.start
    commas = min(2, between(sentence.commas, *gap))
    yield f"…, {commas} commas" + (", then a new clause" if between(sentence.turns, *gap) else "")
    yield f"…, {DISTANCES[bisect_left(WORDS_AWAY, len(sentence.text[slice(*gap)].split()))]} words"
    if commas and is_relative(sentence, verb):
        yield "in a clause of its own"


def is_relative(sentence: Sentence, verb: Cue) -> bool:
    """Whether the verb's subject is “who” or “which”."""
    words = sentence.text[max(sentence.span.start, verb.start - 40) : verb.start].lower().split()[-3:]
    return not {"who", "which", "whose"}.isdisjoint(word.strip(",") for word in words)


def after_figure(sentence: Sentence, figure: Span, verb: Cue) -> Iterator[str]:
    """How a figure hangs on a verb after it: “12 …, X said”, “the 12 … said”, “12 …, which X said”."""
    index = bisect_left(sentence.partings, verb.start) - 1
    if index < 0 or sentence.partings[index] <= figure.end:
        yield "with the figure in its subject"
        return
    subject = sentence.text[sentence.partings[index] : verb.start].split()
    rest = sentence.text[verb.end : min(sentence.span.end, verb.end + REST)]
    if subject and "opening" in known_cues().kinds.get(subject[0].lower(), ()):
        yield "in a clause after"
    elif not subject or (len(subject) <= SHORT and "," not in rest and len(rest.split()) <= SHORT):
        yield "at the end"
