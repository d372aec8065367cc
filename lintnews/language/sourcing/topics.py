"""Topics: what a figure is about, for an editor asks a source for a toll sooner than for a price."""

from __future__ import annotations

from functools import cache

from lintnews.language.data import word_lists
from lintnews.language.sourcing.cues import WORD
from lintnews.language.sourcing.figures import Figure

NEAR = 60  # code points before and after a figure in which its topic shows


@cache
def topics() -> dict[str, dict[str, tuple[int, str]]]:
    """For each kind of figure the words that tell a topic, each with it and its place: the first presses most."""
    by_kind: dict[str, dict[str, tuple[int, str]]] = {}
    for number, (heading, words) in enumerate(word_lists("topics").items()):
        topic, _, kinds = heading.partition(": ")
        for kind in kinds.split(", "):
            known = by_kind.setdefault(kind, {})
            known.update((word, (number, topic)) for word in words - known.keys())
    return by_kind


def topic(text: str, figure: Figure) -> str:
    """What the figure is about; where nothing tells, its kind: money, percent, share, measure or count."""
    near = text[max(0, figure.span.start - NEAR) : figure.span.end + NEAR]
    known = topics().get(figure.kind, {})
    return min(filter(None, map(known.get, WORD.findall(near.lower()))), default=(0, figure.kind))[1]
