"""The end of a line within a paragraph of Markdown or HTML is a space, for every rule."""

import pytest

from lintnews.engine import lint
from lintnews.formats import read
from lintnews.rulebook import catalogue, choose

RULES = choose(catalogue())


@pytest.mark.parametrize(
    ("sentence", "rule", "found"),
    [
        ("The fair opens on Tuesday, | March 3, 2025, in the square.", "dates.weekday", "Tuesday, | March 3, 2025"),
        ("They walked along the river to the | the mill.", "repetition.word", "the | the"),
        ("He won in 12 of the 20 | wards (80%).", "numbers.total", "80%"),
        ("Rents rose from 800 to 1,000 | euros, a rise of | 40 percent.", "numbers.change", "40 percent"),
    ],
)
@pytest.mark.parametrize(
    ("path", "page", "end"),
    [
        ("a.md", "# A town\n\n{}\n", "\n"),
        ("a.md", "# A town\n\n> {}\n", "\n> "),
        ("a.html", "<h1>A town</h1>\n<p>{}</p>", "\n    "),
        ("a.html", "<h1>A town</h1>\r\n<p>{}</p>", "\r\n"),
    ],
)
def test_a_rule_sees_across_the_end_of_a_line(sentence, rule, found, path, page, end):
    source = page.format(sentence.replace(" | ", end))
    hits = [one for one in lint(read(path, source.encode()), RULES) if one.rule == rule]
    assert [one.text for one in hits] == [found.replace(" | ", end)]
    lines = source.split("\n")
    assert lines[hits[0].line - 1][hits[0].column - 1 :].startswith(found.partition(" |")[0])
