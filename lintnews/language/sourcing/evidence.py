"""Evidence: what stands around a figure and tells whether a source is named, each piece with a name of its own.

A verb of saying and how far away it is, a poll, quotation marks, what the sentence before hands on.
"""

from __future__ import annotations

from bisect import bisect_left
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
SILENT = frozenset({"hearsay", "joining", "opening", "otherwise", "turning"})  # lists that are no evidence alone


class Sentence:
    """A sentence as evidence is drawn from it. (A plain class: dataclasses take longer to import than one article.)"""

    def __init__(self, text: str, span: Span) -> None:
        self.text = text
        self.span = span
        self.cues = cues(text, span)

    @property
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

    def around(self, figure: Span) -> tuple[list[Cue], list[Cue]]:
        """The nearest cues before a figure and after it, from the nearest."""
        here = bisect_left(self.cues, (figure.start,))
        return self.cues[max(0, here - MOST) : here][::-1], self.cues[here : here + MOST]


def between(places: list[int], start: int, end: int) -> int:
    """How many of the sorted places lie between two others."""
    return bisect_left(places, end) - bisect_left(places, start)


class Paragraph:
    """A paragraph that holds figures."""

    def __init__(self, text: str, span: Span) -> None:
        self.text = text
        self.span = span
        self.quotations = list(quoted(text, span))
        self.spans = list(split(text, span))
        self.sentences: dict[int, Sentence] = {}  # those that were asked for

    def is_quoted(self, place: Span) -> bool:
        index = index_at(self.quotations, place.start)
        return index >= 0 and self.quotations[index].overlaps(place)

    def sentence(self, index: int) -> Sentence:
        if index not in self.sentences:
            self.sentences[index] = Sentence(self.text, self.spans[index])
        return self.sentences[index]

    def sentence_at(self, place: int) -> Sentence:
        return self.sentence(index_at(self.spans, place))

    def evidence(self, figure: Figure, about: str) -> Iterator[str]:
        """The names of everything around a figure that speaks for or against a source. A name may come twice."""
        index = index_at(self.spans, figure.span.start)
        yield f"kind {figure.kind}"
        yield f"about {about}"
        yield from in_sentence(self.sentence(index), figure.span)
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
        before = self.sentence(index - 1)
        if self.is_quoted(Span(before.span.end - 1, before.span.end)):
            yield "quotation in the sentence before"
        for cue in before.cues[-MOST:]:
            yield from named(cue.kinds & BESIDE, "in the sentence before")


def in_sentence(sentence: Sentence, figure: Span) -> Iterator[str]:
    """The cues of the figure's own sentence: on which side, how many clauses away, and how the figure hangs on them."""
    before, after = sentence.around(figure)
    if verb := next((cue for cue in before if verbs_among(cue.kinds)), None):
        yield from (f"{verbs_among(verb.kinds)[0]} {how}" for how in before_figure(sentence, figure, verb))
    for cue in after:
        if verbs := verbs_among(cue.kinds):
            yield from (f"{verb} {how}" for how in after_figure(sentence, figure, cue) for verb in verbs)
    for side, nearest in ("before", before), ("after", after):
        seen = SILENT
        for cue in nearest:
            if kinds := cue.kinds - seen:
                seen |= kinds
                yield from named(kinds, side)
                for kind in kinds & SOURCES:
                    gap = (cue.end, figure.start) if side == "before" else (figure.end, cue.start)
                    yield f"{kind} {side}, {min(2, between(sentence.joints, *gap))} clauses away"


@cache
def named(kinds: frozenset[str], where: str) -> tuple[str, ...]:
    """The names of the evidence that a cue of these lists is, by where it stands."""
    return tuple(f"{kind} {where}" for kind in kinds)


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
