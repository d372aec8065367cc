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
        "He pleaded guilty to the theft of $5 million.",
        "It built 12,500 cars, the Times reported.",
        "The inquest heard that 34 people had died.",
        "He stole 34 cars over two years, the court was told.",
        "He had hidden £40,000 in a shed, jurors heard.",
        "The suspect killed 34 people, police told reporters.",
        "The minister added that 34 people were missing.",
    ],
)
def test_a_sourced_figure_is_silent(text):
    assert flagged(text) == []


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("The group has sold 12,000 cars in Norway.", "12,000"),
        ("The club paid $35 million for the player in July.", "$35 million"),
        ("It built 12,500 cars, three times as many as last year.", "12,500"),
        ("A group claimed responsibility for a bomb that killed 34 people.", "34"),
        ("The union added to its 12,500 members in Leeds.", "12,500"),
        ("The suspect killed 34 people at a station.", "34"),
        ("The attack on a station killed 34 people.", "34"),
        ("The rail strike cost the firm $120 million.", "$120 million"),
        ("The firm recalled 12,500 cars in May.", "12,500"),
        ("The group released 34 hostages on Monday.", "34"),
    ],
)
def test_an_unsourced_figure_is_flagged(text, figure):
    assert flagged(text) == [figure]


@pytest.mark.parametrize(
    "unit", ["It sold 12,000 cars in Oslo. ", "said 12,000 ", "“12,000 cars” ", "killed 12 and ", "It sold 12 cars.\n"]
)
def test_endless_copy_is_no_burden(unit):
    flagged(unit * 3000)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The flood killed 34 people in the valley.", "toll"),
        ("Some 34,000 troops stand at the border.", "troops"),
        ("About 34,000 protesters filled the square.", "crowd"),
        ("The group paid $5 million for the site.", "money"),
        ("Unemployment fell to 4.1 percent in May.", "statistics"),
        ("The shop lost 12,000 customers in March.", "count"),
        ("The firm raised $5 million from a bank.", "money"),
        ("He lives on a farm with 340 sheep.", "count"),
        ("Some 34,000 troops have reportedly been sent.", "hearsay"),
        ("Some 34,000 troops stand at the border.\nThe mayor said he was worried.", "troops, source nearby"),
        (
            "Some 34,000 troops stand there.\n" + "It rained.\n" * 4 + "The mayor said he was worried.",
            "troops, source elsewhere",
        ),
    ],
)
def test_a_kind_says_what_the_figure_is_about(text, kind):
    assert [hit.kind for hit in Attribution().find(plain.read("a.txt", "A headline\n" + text))] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "More than 150 men have joined.\nThis was reported by a newspaper on Monday.",
        "The factory made 12,500 cars.\nIt made 12,500 cars in 2023, the company said.",
        "A headline of 12,500 cars\nThe story begins.",
        "A headline\nA poll by Ipsos asked 1,500 people.\nIt rained.\nThe Greens trail with 12 percent.",
    ],
)
def test_a_figure_sourced_elsewhere_is_silent(text):
    assert flagged(text) == []


def test_a_figure_is_flagged_once():
    assert flagged("The factory made 12,500 cars.\nIt sold all 12,500 cars in a year.") == ["12,500"]
