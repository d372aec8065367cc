"""Attribution: whether the copy says where a figure comes from.

Every cue that stands around a figure (a verb of saying, a poll, quotation marks …) is a piece of evidence with a name.
What each piece weighs was learned from published news by `benchmarks/figures/train.py`; the data file shows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from lintnews.language.numbers import Figure
from lintnews.language.quotes import quotations
from lintnews.language.sentences import index_at, sentences
from lintnews.language.wordlists import FOLDER, word_lists
from lintnews.model import Document, Span

WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_]))*")
CLAUSE = re.compile(r"[,;:—–]| --? |\b(?:and|but|while|although|which|who|where|after|as|because)\b")
NEW_CLAUSE = re.compile(
    r"[,;] (?:and|but|while|though|although|which|where|who|as|after|because)\b"
    r"| (?:after|since|before|because|whose|who) "
)
POSSESSIVE = re.compile("['’]s$")
PARTING = re.compile(
    r".*(?:[,;”\"—–]|''| - )", re.DOTALL
)  # up to the last mark that parts a speaker from what was said
RELATIVE = frozenset({"who", "which", "whose"})
OPENS_CLAUSE = RELATIVE | {"that", "where", "and", "but", "while", "because", "although", "though"}
OPENS_CLAUSE |= {"after", "before", "when", "since", "if", "or", "with"}
SHORT = 9  # words: the longest subject of a verb of saying, and the longest rest of a sentence after it
LONGEST_SENTENCE = 1000  # code points looked at on either side of a figure

# A verb of these lists takes what is said as its clause, or closes the sentence in which it was said.
VERBS = ("said", "saying", "showing", "reckoning", "judging", "wanting")
SOURCES = frozenset({"documents", "outlets", "polls", "speakers"})
BESIDE = frozenset({"saying", "showing", "polls", "documents", "first person"})  # what a sentence hands on to the next


class Cue(NamedTuple):
    """A word that may point to a source, and the lists in which it stands."""

    span: Span
    kinds: frozenset[str]


@cache
def kinds_of_cue() -> dict[str, frozenset[str]]:
    """Each cue of the word lists with the lists that hold it."""
    lists = word_lists("attribution")
    words = frozenset().union(*lists.values())
    return {word: frozenset(kind for kind, members in lists.items() if word in members) for word in words}


@cache
def weights() -> dict[str, float]:
    """What each piece of evidence weighs: above zero speaks for a figure without a source, below for one with."""
    lines = (FOLDER / "attribution_weights.tsv").read_text(encoding="utf-8").split("\n")
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {piece: float(weight) for weight, piece in rows}


def unsourced(document: Document, figure: Figure) -> float:
    """How much speaks for it that nobody is named for the figure: above zero more than against it (log odds)."""
    known = weights()
    return known["always"] + sum(known.get(piece, 0.0) for piece in set(evidence(document, figure)))


def cues(text: str, within: Span) -> list[Cue]:
    """The cues of a stretch of text, single words and pairs of words, in order."""
    known, found, last = kinds_of_cue(), [], ""
    for word in WORD.finditer(text, within.start, within.end):
        key = POSSESSIVE.sub("", word.group().lower())
        if f"{last} {key}" in known:
            found.append(Cue(Span(word.start() - len(last) - 1, word.end()), known[f"{last} {key}"]))
        if key in known:
            found.append(Cue(Span(*word.span()), known[key]))
        last = key
    return found


def evidence(document: Document, figure: Figure) -> Iterator[str]:
    """The names of everything around a figure that speaks for or against a source. A name may come twice."""
    spans = sentences(document)
    here = index_at(spans, figure.span.start)
    sentence = around(spans[here], figure.span)
    block = document.blocks[index_at([block.span for block in document.blocks], figure.span.start)].span
    found = cues(document.text, sentence)
    yield f"kind {figure.kind}"
    yield from in_sentence(document.text, figure.span, found)
    for cue in found:
        for verb in cue.kinds.intersection(VERBS):
            parts = before_figure if cue.span.start < figure.span.start else after_figure
            yield from (f"{verb} {part}" for part in parts(document.text, sentence, figure.span, cue.span))
    if is_quoted(document, figure.span):
        yield "quoted"
    yield from in_sentence_before(document, here, block)


def around(stretch: Span, place: Span) -> Span:
    """The part of a stretch of text that lies near a place, so that endless lines cost no time."""
    return Span(max(stretch.start, place.start - LONGEST_SENTENCE), min(stretch.end, place.end + LONGEST_SENTENCE))


def in_sentence(text: str, figure: Span, found: list[Cue]) -> Iterator[str]:
    """The kinds of cue in the figure's own sentence, on which side they stand and how many clauses away."""
    seen = set()
    for cue in [*reversed([cue for cue in found if cue.span.start < figure.start]), *found]:
        is_before = cue.span.start < figure.start
        side = "before" if is_before else "after"
        between = text[cue.span.start : figure.start] if is_before else text[figure.end : cue.span.start]
        for kind in cue.kinds - {"hearsay"}:
            if (kind, side) not in seen:
                seen.add((kind, side))
                yield f"{kind} {side}"
                yield f"{kind} {side}, {min(2, len(CLAUSE.findall(between)))} clauses away"


def before_figure(text: str, sentence: Span, figure: Span, verb: Span) -> Iterator[str]:
    """How a figure hangs on a verb that stands before it: “X said that 12 …”, “X, who said so, has 12 …”."""
    between, subject = text[verb.end : figure.start], text[sentence.start : verb.start].split()[-3:]
    commas = len(re.findall(r"[,;:—]| - ", between))
    if commas and not RELATIVE.isdisjoint(word.lower().strip(",") for word in subject):
        yield "in a clause of its own"
    elif " that " in between[:60]:
        yield f"that …, {min(commas, 1)} commas"
    else:
        yield f"…, {min(commas, 2)} commas"
    if NEW_CLAUSE.search(between):
        yield "…, then a new clause"


def after_figure(text: str, sentence: Span, figure: Span, verb: Span) -> Iterator[str]:
    """How a figure hangs on a verb that stands after it: “12 …, X said”, “the 12 … said”, “12 …, which X said”."""
    parting = PARTING.match(text, figure.end, verb.start)
    rest = text[verb.end : sentence.end]
    subject = text[parting.end() : verb.start].strip(" ”\"'-").split() if parting else []
    if not parting:
        yield "with the figure in its subject"
    elif subject and subject[0].lower() in OPENS_CLAUSE:
        yield "in a clause after"
    elif not subject or (len(subject) <= SHORT and "," not in rest and len(rest.split()) <= SHORT):
        yield "at the end"


def is_quoted(document: Document, figure: Span) -> bool:
    """Whether the figure stands in a quotation."""
    spans = quotations(document)
    index = index_at(spans, figure.start)
    return index >= 0 and spans[index].end >= figure.end


def in_sentence_before(document: Document, here: int, block: Span) -> Iterator[str]:
    """What the sentence before, in the same paragraph, may hand on: a poll, a speaker, a quotation."""
    spans = sentences(document)
    if not here or spans[here - 1].start < block.start:
        yield "opens the paragraph"
        return
    before = around(spans[here - 1], spans[here])
    yield from (f"{kind} in the sentence before" for cue in cues(document.text, before) for kind in cue.kinds & BESIDE)
    quotation = index_at(quotations(document), before.end - 1)
    if quotation >= 0 and quotations(document)[quotation].overlaps(before):
        yield "quotation in the sentence before"


def block_at(document: Document, figure: Figure) -> int:
    """The index of the block in which the figure stands."""
    return index_at([block.span for block in document.blocks], figure.span.start)


def is_hearsay(document: Document, figure: Figure) -> bool:
    """Whether the figure's sentence only says “reportedly” or the like."""
    spans = sentences(document)
    sentence = around(spans[index_at(spans, figure.span.start)], figure.span)
    return any("hearsay" in cue.kinds for cue in cues(document.text, sentence))


def source_in_blocks(document: Document, indexes: Iterable[int]) -> bool:
    """Whether one of these blocks names a source: somebody says something there, or a paper shows it."""
    spans = (document.blocks[index].span for index in indexes if 0 <= index < len(document.blocks))
    return any(names_source(document.text, Span(start, min(end, start + LONGEST_SENTENCE))) for start, end in spans)


def names_source(text: str, within: Span) -> bool:
    kinds = frozenset().union(*(cue.kinds for cue in cues(text, within)))
    return not kinds.isdisjoint({"saying", "showing"}) and not kinds.isdisjoint(SOURCES)
