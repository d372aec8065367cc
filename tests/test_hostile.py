"""Hostile input: whatever stands in a file, the default rules answer, and every finding stands in the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintnews.engine import lint
from lintnews.formats import read
from lintnews.rulebook import catalogue, choose

RULES = choose(catalogue())
PIECES = """
“ ” " \' ’ ( ) , . ; : … — - \t \x85 \u2028 \ufeff \u200b \udc80 Ã© â€™ Ð¡ ï¿½ Zelensky Zelenskyy Kyiv U.S. US 12,000 $5
million 43 percent 1/2 ½ said. Monday, April 7 2025 Read more Share | @ # &amp; &#8217; \\u2019 %E2%80%99 the the from
10 to 20 5 miles (8 km) TK XXX By Reporter https://x.org/a pic.twitter.com/a 你好 привет مرحبا
"""
WORDS = st.sampled_from([*PIECES.split(" "), "\n", "\n\n"]) | st.text(
    st.characters(exclude_characters="\0"), max_size=5
)


@given(st.lists(WORDS, max_size=60).map(" ".join))
def test_no_text_raises_and_every_finding_stands_in_it(text):
    document = read("a.txt", b"A " + text.encode("utf-8", "surrogatepass"))
    lines = document.source.split("\n")
    for found in lint(document, RULES):
        assert found.line <= found.end_line <= len(lines)
        assert lines[found.line - 1][found.column - 1 :].startswith(found.text.split("\n")[0])


@given(st.binary(max_size=200))
def test_no_bytes_raise(data):
    lint(read("a.txt", b"A " + data.replace(b"\0", b"")), RULES)


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        "a",
        " ",
        "\n",
        ".",
        "“",
        '"',
        "(",
        "1",
        "1,",
        "$",
        "-",
        "Ab ",
        "Zelensky ",
        "12,000 people ",
        "he said. ",
        "Share\n",
        "é",
        "Ã©",
        "â€™ ",
    ],
)
def test_a_text_of_one_thing_ends_in_seconds(unit):
    lint(read("a.txt", (unit * (1_000_000 // len(unit.encode()))).encode()), RULES)
