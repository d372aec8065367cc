"""Laws for the checks that read numbers and dates: no text is too odd for them, and no line too long."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintnews.formats import plain
from lintnews.rulebook import catalogue

CHECKS = {rule.id: rule.check for rule in catalogue() if rule.id.startswith(("numbers.", "dates."))}


def look(rule: str, text: str) -> None:
    list(CHECKS[rule].find(plain.read_plain("a.txt", text)))


@pytest.mark.parametrize(
    ("rule", "letters", "longest"),
    [
        ("numbers.change", "from to 1,.5%$mriseupdoubled \n", 80),
        ("numbers.conversion", "1 2,.½(milekCF°-) to", 60),
        ("numbers.headline", "Seven 12,soldier.\n", 80),
        ("numbers.total", "the rest 1,.5%of (including) to percent\n", 80),
        ("dates.weekday", "MonTuesday Sunda,. April Feb 0123489thof\n", 80),
    ],
)
@given(st.data())
def test_no_text_raises(rule, letters, longest, data):
    look(rule, data.draw(st.text(alphabet=letters, max_size=longest)))


@pytest.mark.parametrize(
    ("rule", "unit", "times"),
    [
        ("numbers.change", "from 1 to 2, up 3%", 3_000),
        ("numbers.change", "from 1 ", 3_000),
        ("numbers.change", "rose from ", 3_000),
        ("numbers.change", "1% ", 3_000),
        ("numbers.conversion", "(1 km) ", 5_000),
        ("numbers.conversion", "1 km (1 mile) ", 5_000),
        ("numbers.conversion", "(", 5_000),
        ("numbers.conversion", "1", 5_000),
        ("numbers.conversion", "(1", 5_000),
        ("numbers.conversion", "1 mile ", 5_000),
        ("numbers.total", "the rest 1%, ", 3_000),
        ("numbers.total", "1 of 2 (3%) ", 3_000),
        ("numbers.total", "won 1% to 2% ", 3_000),
        ("numbers.total", "9 men, including 1 man, 2 men ", 3_000),
        ("numbers.two-ages", "Ann Lee, 34, ", 20_000),
        ("numbers.two-ages", ", 34,", 20_000),
        ("numbers.two-ages", "Ann ", 20_000),
        ("numbers.two-ages", "34-year-old Ann ", 20_000),
        ("dates.weekday", "Monday ", 5_000),
        ("dates.weekday", "Monday, April 8 ", 5_000),
        ("dates.weekday", "Mon. ", 5_000),
        ("dates.weekday", "April 8, 2025 ", 5_000),
    ],
)
def test_a_long_line_is_no_burden(rule, unit, times):
    look(rule, unit * times)
