"""Names that nobody introduced, and days that nobody dated."""

import pytest

from lintnews.formats import plain
from lintnews.rulebook import catalogue

RULES = {rule.id: rule.check for rule in catalogue()}


def found(rule: str, text: str) -> list[str]:
    return [text[hit.span.start : hit.span.end] for hit in RULES[rule].find(plain.read_plain("a.txt", text))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("“No,” Kvartsin said. “Yes,” said Tolmerez.", ["Kvartsin", "Tolmerez"]),
        ("“No,” Kvartsin said. Kvartsin said yes.", ["Kvartsin"]),
        ("“No,” Kvartsin said. Andris Kvartsin left.", []),
        ("“No,” Kvartsin said. Mayor Kvartsin left.", []),
        ("“No,” Gov. Kvartsin said.", []),
        ("“No,” Lex van Kvartsin said.", []),
        ("Moscow said no, FooCorp said yes, and NASA said nothing.", []),
    ],
)
def test_a_name_that_speaks_is_introduced(text, names):
    assert found("names.second-reference", text) == names


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("He left yesterday. He comes back tomorrow.", ["yesterday"]),
        ("He said, “I left yesterday,” and left.", []),
        ("RIGA, April 11, 2025 — He left yesterday.", []),
        ("Today's papers, and USA TODAY, and yesterday's news.", []),
    ],
)
def test_a_relative_day_needs_a_date(text, days):
    assert found("dates.relative", text) == days
