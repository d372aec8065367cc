"""Topics: what a figure is about, for an editor asks a source for a toll sooner than for a price."""

from __future__ import annotations

from functools import cache

from lintnews.language.data import word_lists
from lintnews.language.sourcing.cues import WORD
from lintnews.language.sourcing.figures import Figure

NEAR = 60  # code points before and after a figure in which its topic shows


@cache
def topics() -> dict[str, dict[str, frozenset[str]]]:
    """For each kind of figure its topics, most pressing first, with their words."""
    by_kind: dict[str, dict[str, frozenset[str]]] = {}
    for heading, words in word_lists("topics").items():
        topic, _, kinds = heading.partition(": ")
        for kind in kinds.split(", "):
            by_kind.setdefault(kind, {})[topic] = words
    return by_kind


def topic(text: str, figure: Figure) -> str:
    """What the figure is about; where nothing tells, its kind: money, percent, share, measure or count."""
    near = text[max(0, figure.span.start - NEAR) : figure.span.end + NEAR]
    words = set(WORD.findall(near.lower()))
    return next(
        (topic for topic, known in topics().get(figure.kind, {}).items() if not known.isdisjoint(words)), figure.kind
    )
