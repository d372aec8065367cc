"""What is a figure, and what only looks like one."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintnews.formats import plain
from lintnews.language.numbers import worth
from lintnews.language.sourcing.figures import figures


def found(text: str) -> list[tuple[str, str]]:
    return [(text[span.start : span.end], kind) for span, kind, _, _ in figures(plain.read_plain("a.txt", text))]


@pytest.mark.parametrize(
    ("text", "figure", "kind"),
    [
        ("They sold 12,000 cars.", "12,000", "count"),
        ("They sold two dozen cars.", "two dozen", "count"),
        ("Several hundred people came.", "Several hundred", "count"),
        ("It cost $1.5 billion.", "$1.5 billion", "money"),
        ("It cost US$20.", "US$20", "money"),
        ("It cost €40 to €50.", "€40 to €50", "money"),
        ("It cost A$20m.", "A$20m", "money"),
        ("It cost Rs 500 crore.", "Rs 500 crore", "money"),
        ("It cost Rs. 2,500.", "Rs. 2,500", "money"),
        ("It cost 20 lakh rupees.", "20 lakh rupees", "money"),
        ("It cost 300 rubles.", "300 rubles", "money"),
        ("It cost 30 million Swiss francs.", "30 million Swiss francs", "money"),
        ("It cost 15 pounds sterling.", "15 pounds sterling", "money"),
        ("It owes 15 million pounds sterling ($23.4 million).", "15 million pounds sterling", "money"),
        ("It cost twenty thousand dollars.", "twenty thousand dollars", "money"),
        ("Sales fell 3.5%.", "3.5%", "percent"),
        ("Sales fell 10 to 15 percent.", "10 to 15 percent", "percent"),
        ("Seventy-eight percent agreed.", "Seventy-eight percent", "percent"),
        ("She leads by four percentage points.", "four percentage points", "percent"),
        ("One in five children is hungry.", "One in five", "share"),
        ("Two-thirds of voters agreed.", "Two-thirds", "share"),
        ("He drove 300 miles.", "300", "measure"),
        ("Gunmen opened fire, killing 49.", "49", "count"),
        ("Tens of thousands of people came.", "Tens of thousands", "count"),
        ("Scores of people came.", "Scores", "count"),
        ("Half of the staff left.", "Half", "share"),
        ("The death toll rose to 267.", "267", "count"),
        ("An 11,000-strong crowd sang.", "11,000", "count"),
        ("He paid 300 000 rubles.", "300 000 rubles", "money"),
        ("It fell to 350–375 million.", "350–375 million", "count"),
        ("It owes $1.9bn (£980m).", "$1.9bn", "money"),
        ("It is 90 miles (145 km) away.", "90", "measure"),
        ("A 20-point lead is gone.", "20-point", "percent"),
        ("The 112-acre park is open.", "112", "count"),
        ("About 7 in 10 agreed.", "7 in 10", "share"),
        ("He has 4,500 on his list.", "4,500", "count"),
    ],
)
def test_a_figure_is_found_whole(text, figure, kind):
    assert found(text) == [(figure, kind)]


def test_amounts_in_two_currencies_are_no_range():
    assert [figure for figure, _ in found("It lent NZ$3bn and HK$400, £20 and £30.")] == [
        "NZ$3bn",
        "HK$400",
        "£20 and £30",
    ]


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
        "They met at 10 Downing Street and at 115 Spring St. in New York.",
        "His 401(k) came up at the Group of 20 meeting.",
        "The striker scored 20 points, made 12 appearances and won the 200m.",
        "Steffi Brandt, 34, of Group 12 read verses 12:14 to 12:20.",
        "284 Marit Solberg (Norway) 69 71 71 73",
        "Bath, 56-13 winners, led the table.",
        "The 2:30 race drew 42,093 H Webb.",
        "The composer dies at 62.",
        "The women, between the ages of 45 and 75, were killed.",
        "The index closed at 2,121.65.",
        "The team is 11 points behind at the top of the table and has 43 points from 20 games.",
        "The Euro 96 striker met the 400 metres hurdles champion and the 100m hurdles medallist.",
        "She came second in 12.77 ahead of Lee, who shot 71 75 70 68.",
        "The 28-nation bloc and the 112-member council read the 400-page report.",
        "The FTSE 100 rose, and the S&P 500 and Standard & Poor's 500 fell.",
        "Call 0800 555 111 or +44 20 7946 0000.",
        "She hit 14 fours off 143 balls, a 10-under-par round.",
        "At one point he was in his 40s.",
        "The mother of 12 left, and the second half of the year was wet.",
        "Mr. Brandt dies at 62\nRecord sales fell.",
    ],
)
def test_a_date_a_time_a_label_is_no_figure(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12,000", 12_000),
        ("1.5 billion", 1.5e9),
        ("300 000", 300_000),
        ("sixty-seven", 67),
        ("a dozen", 12),
        ("5 crore", 5e7),
        ("", 0),
    ],
)
def test_a_number_is_worth_what_it_says(written, value):
    assert worth(written) == value


@given(st.text(alphabet="0129,.$€%- \nmtwenty in ten dozen'’", max_size=80))
def test_figures_lie_in_order_and_apart(text):
    spans = [figure.span for figure in figures(plain.read_plain("a.txt", text))]
    assert all(here.end <= there.start for here, there in pairwise(spans))
    assert all(text[start:end].strip() for start, end in spans)


@pytest.mark.parametrize("unit", ["1", "1,", "1 ", "ten ", "$1 (£1) ", "twenty-", "3 in ", " points", "million "])
def test_a_long_line_of_numbers_is_no_burden(unit):
    figures(plain.read_plain("a.txt", unit * 20_000))
