"""Figures without a source."""

import pytest

from lintnews.checks.attribution import Attribution
from lintnews.formats import plain


def flagged(text: str) -> list[str]:
    document = plain.read("a.txt", text)
    return [text[hit.span.start : hit.span.end] for hit in Attribution().find(document)]


@pytest.mark.parametrize(
    "text",
    [
        "The strike killed 34 people, the health ministry said.",
        "According to the census, 12,000 people live here.",
        "“More than 150 of them have joined,” the president told reporters.",
        "A Gallup poll showed that 61 percent of voters disagreed.",
        "The mayor promised to hire 200 officers.",
    ],
)
def test_a_sourced_figure_is_silent(text):
    assert flagged(text) == []


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("The group has sold 12,000 cars in Norway.", "12,000"),
        ("The club paid $35 million for the player in July.", "$35 million"),
    ],
)
def test_an_unsourced_figure_is_flagged(text, figure):
    assert flagged(text) == [figure]
