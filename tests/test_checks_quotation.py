"""Quotation marks: which way they turn, and what has no partner."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintnews.checks.quotation import Quotation
from lintnews.checks.quotation_style import QuotationStyle
from lintnews.formats import plain


def found(text: str, check: Quotation | QuotationStyle) -> list[tuple[str, int]]:
    return [(hit.kind, hit.span.start) for hit in check.find(plain.read("a.txt", text))]


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("“Yes,” he said. “No.”", []),
        ('"Yes," he said. "No."', []),
        ("“Yes, he said.", [("unclosed", 0)]),
        ("Yes,” he said.", [("unopened", 4)]),
        ("“Yes.\n“No,” he said.", []),
        ("“Yes.\n\n\n“No,” he said.", []),
        ("“Yes.\nHe left.\n“No,” he said.", []),
        ("“Yes.\nHe left.\nA dog barked.", [("unclosed", 0)]),
        ("“Yes.\nHe left “early” that day.", [("unclosed", 0)]),
        ("“Yes.\nAnd no,” he said.", [("continued", 13)]),
        ('"Yes.\n\'Yes\' means "no," he said.', [("unclosed", 0)]),
        ("“Yes“ and ”no”", [("turned", 4), ("turned", 10)]),
        ('"He is 6\'2" tall," she said. "Is he?"', []),
        ('The "Fight for 15" movement and "a 15" screen', []),
        ('He said"yes" and she said "no', []),
        ('— "Yes," he said.\n—"\'Tis so," she said.', []),
        ("''Yes,'' he said. ''No.", [("unclosed", 18)]),
        ('"One. "Two," he said.', [("restarted", 0)]),
        ('"One," he said, "two, he said. "Three," he said.', [("unclosed", 16)]),
    ],
)
def test_each_mark_needs_its_partner(text, problems):
    assert found(text, Quotation()) == problems


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ('“Yes,” and “no,” and "why?"', [("marks", 21)]),
        ("It’s his, isn't it, and he’s right", [("apostrophes", 13)]),
        ("It’s 6' tall, and ‘so’ is he", []),
        ("Presidentʼs, workersʼ, OʼBrien, donʼt", [("letter", 9), ("letter", 20), ("letter", 24), ("letter", 35)]),
        ("Slovʼyansk, Kazanʼ, ʼAli", []),
    ],
)
def test_marks_of_two_sorts_are_told_apart(text, problems):
    assert found(text, QuotationStyle()) == problems


@given(st.text(alphabet="a1' \n.,“”\"’ʼs—-", max_size=60))
def test_no_text_raises(text):
    for check in (Quotation(), QuotationStyle()):
        for _, start in found(text, check):
            assert 0 <= start < len(text)


@pytest.mark.parametrize("unit", ['"', "“", "”", "“a. ", '"a ', "''", "ʼs"])
def test_a_long_line_is_no_burden(unit):
    found(unit * 50_000, Quotation())
    found(unit * 50_000, QuotationStyle())
