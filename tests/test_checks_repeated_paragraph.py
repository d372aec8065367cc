"""Paragraphs that stand in an article twice."""

import pytest

from lintnews.checks.repeated_paragraph import RepeatedParagraph
from lintnews.formats import plain, read

ONE, TWO, THREE = "The river rose by a metre.", "The people left for the hills.", "The bridge fell into the river."


@pytest.mark.parametrize(
    ("paragraphs", "again"),
    [
        ([ONE, TWO, THREE], []),
        ([ONE, TWO, ONE], [ONE]),
        ([ONE, TWO, ONE, TWO], [ONE + "\n" + TWO]),
        ([ONE, TWO, THREE, TWO, THREE, ONE], [TWO + "\n" + THREE, ONE]),
        ([ONE, ONE, ONE], [ONE, ONE]),
        ([ONE, TWO, ONE.replace(" metre", "  metre")], [ONE.replace(" metre", "  metre")]),
        (["Read more", ONE, "Read more"], []),
    ],
)
def test_what_stands_twice_is_found_in_one_piece(paragraphs, again):
    text = "\n".join(paragraphs)
    hits = list(RepeatedParagraph().find(plain.read("a.txt", text)))
    assert [text[hit.span.start : hit.span.end] for hit in hits] == again


@pytest.mark.parametrize(
    "source",
    [
        f"<title>{ONE}</title><h1>{ONE}</h1>",
        f"<h1>{ONE}</h1><meta name=description content='{ONE}'>",
        f"<table><tr><td>{ONE}<td>{ONE}</table>",
        f"<p>{ONE} <img alt='{ONE}' title='{ONE}'>",
    ],
)
def test_a_table_and_what_a_page_says_besides_its_text_may_repeat_it(source):
    assert not list(RepeatedParagraph().find(read("a.html", source.encode())))
