"""What is a figure, and what only looks like one."""

import pytest

from lintnews.formats import plain
from lintnews.language.numbers import figures


def found(text: str) -> list[tuple[str, str]]:
    return [(text[span.start : span.end], kind) for span, kind, _, _ in figures(plain.read("a.txt", text))]


@pytest.mark.parametrize(
    ("text", "figure", "kind"),
    [
        ("They sold 12,000 cars.", "12,000", "count"),
        ("They sold two dozen cars.", "two dozen", "count"),
        ("Several hundred people came.", "Several hundred", "count"),
        ("It cost $1.5 billion.", "$1.5 billion", "money"),
        ("It cost US$20.", "US$20", "money"),
        ("It cost €40 to €50.", "€40 to €50", "money"),
        ("It cost 300 rubles.", "300 rubles", "money"),
        ("It cost twenty thousand dollars.", "twenty thousand dollars", "money"),
        ("Sales fell 3.5%.", "3.5%", "percent"),
        ("Sales fell 10 to 15 percent.", "10 to 15 percent", "percent"),
        ("Seventy-eight percent agreed.", "Seventy-eight percent", "percent"),
        ("She leads by four percentage points.", "four percentage points", "percent"),
        ("One in five children is hungry.", "One in five", "share"),
        ("Two-thirds of voters agreed.", "Two-thirds", "share"),
        ("He drove 300 miles.", "300", "measure"),
        ("Gunmen opened fire, killing 49.", "49", "count"),
    ],
)
def test_a_figure_is_found_whole(text, figure, kind):
    assert found(text) == [(figure, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "It happened in 2014, on May 12, at 11:30 p.m.",
        "It lasted 15 years, 12 straight days and thirty minutes.",
        "The 34-year-old, John Smith, 34, left.",
        "Article 51 of Law No. 154 and Section 230 apply.",
        "They won 12-3 in the 1960s and the ’80s.",
        "The 25th anniversary of Boeing 757 flights fell on Sept. 11.",
        "Nine people came, and seven left.",
        "Call 911. Visit page 48.",
    ],
)
def test_a_date_a_time_a_label_is_no_figure(text):
    assert found(text) == []
