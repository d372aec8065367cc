"""Paragraphs that stand in an article twice."""

import pytest

from lintnews.checks.repeated_paragraph import RepeatedParagraph
from lintnews.formats import read

ONE = "The river rose by a metre in the night, and nobody slept."
TWO = "The people left for the hills with what they could carry."
THREE = "The bridge fell into the river before the sun had come up."
LINK = "Link to: Flood drives a hundred families out"
FAR = [f"It was the morning of day {number}." for number in range(12)]


def again(name: str, text: str) -> list[str]:
    document = read(name, text.encode())
    found = RepeatedParagraph(by_design=("licence", "photo by")).find(document)
    return [document.text[hit.span.start : hit.span.end] for hit in found]


@pytest.mark.parametrize(
    ("paragraphs", "found"),
    [
        ([ONE, TWO, THREE], []),
        ([ONE, TWO, ONE], [ONE]),
        ([ONE, TWO, ONE, TWO], [ONE + "\n" + TWO]),
        ([ONE, TWO, THREE, TWO, THREE, ONE], [TWO + "\n" + THREE, ONE]),
        ([ONE, TWO, *FAR, ONE, TWO], [ONE + "\n" + TWO]),
        ([ONE, TWO, "Free to use under a licence.", *FAR, ONE, TWO], []),
        ([ONE, TWO, ONE.replace(" metre", "  metre")], [ONE.replace(" metre", "  metre")]),
        (
            [
                "Flood drives a hundred families from home",
                "1 min read",
                "Flood drives a hundred families from home",
                ONE,
            ],
            ["Flood drives a hundred families from home"],
        ),
        ([ONE, LINK, "Read", LINK, LINK.replace("Flood", "Fire")], []),
        (
            [ONE, "Flood drives a hundred families out", "WEATHER", "Flood drives a hundred families out"],
            ["Flood drives a hundred families out"],
        ),
        # What returns by design.
        (["Read more", ONE, "Read more"], []),
        ([ONE, ONE, ONE], []),
        ([ONE, TWO, *FAR, ONE], []),
        ([ONE, "May 2, 2008 — Ann Lee of Bergen", TWO, "May 2, 2008 — Ann Lee of Bergen", THREE], []),
        ([ONE, "And nobody counts the sheep.", TWO, "And nobody counts the sheep."], []),
        ([ONE, "Why did you not come home that day in May?", TWO, "Why did you not come home that day in May?"], []),
        (
            [
                ONE,
                "This text stands under the licence of the town hall.",
                "This text stands under the licence of the town hall.",
            ],
            [],
        ),
        (
            [
                ONE,
                "A photo by Tom Dale for the Town Gazette of Riga.",
                TWO,
                "A photo by Tom Dale for the Town Gazette of Riga.",
            ],
            [],
        ),
        (
            [
                ONE,
                "1) the names of all that have come to the hall.",
                TWO,
                "1) the names of all that have come to the hall.",
            ],
            [],
        ),
        (
            [
                ONE,
                "18:00-20:00, the town hall, the river and the bridge by the mill",
                TWO,
                THREE,
                "18:00-20:00, the town hall, the river and the bridge by the mill",
            ],
            [],
        ),
        (
            [
                ONE,
                "write a poem of two lines about a river and a bridge.",
                TWO,
                "write a poem of two lines about a river and a bridge.",
            ],
            [],
        ),
    ],
)
def test_what_stands_twice_is_found_in_one_piece(paragraphs, found):
    assert again("a.txt", "\n".join(paragraphs)) == found


@pytest.mark.parametrize(
    "source",
    [
        f"- {ONE}\n- {TWO}\n\n# Day\n\n- {ONE}",
        f"# {ONE}\n\n{TWO}\n\n# {ONE}",
        f"# Spring\n\n{ONE}\n\n# Autumn\n\n{ONE}",
        f"# Spring\n\n{THREE}\n\n{ONE}\n\n# Autumn\n\n{TWO}\n\n{ONE}",
        "The use of `mill.open()` lets the river into the house at night.\n\n"
        "The use of `mill.break()` lets the river into the house at night.",
        f"1. [The day of the great flood](#a)\n\n{ONE}\n\nThe day of the great flood\n",
    ],
)
def test_contents_and_entries_repeat_one_another(source):
    assert again("a.md", source) == []


@pytest.mark.parametrize(
    "source",
    [
        f"<title>{ONE}</title><h1>{ONE}</h1>",
        f"<h1>{ONE}</h1><meta name=description content='{ONE}'>",
        f"<table><tr><td>{ONE}<td>{ONE}</table>",
        f"<figure><figcaption>{ONE}</figcaption></figure><p>{TWO}<figure><figcaption>{ONE}</figcaption></figure>",
        f"<p>{ONE} <img alt='{ONE}' title='{ONE}'>",
    ],
)
def test_a_table_and_what_a_page_says_besides_its_text_may_repeat_it(source):
    assert again("a.html", source) == []
