"""Hostile input: whatever stands in a file, the default rules answer, and every finding stands in the text."""

import re
import sys
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintnews.engine import lint
from lintnews.formats import FORMATS, UnreadableSource, read
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
def test_a_text_of_one_thing_comes_to_an_end(unit):
    lint(read("a.txt", (unit * (1_000_000 // len(unit.encode()))).encode()), RULES)


MANY = 100_000  # characters
BOMB = "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10))
STORIES = {
    "archieml": ("{}", "headline: {}", "[a]\n* {}", ":skip\n{}"),
    "html": ("{}", "<p>{}", "<nav>{}", "---\ntitle: {}\n---\n", "<meta content='{}'>", "<p alt='{}"),
    "json": ('{"content_elements": [{"type": "text", "content": "{}"}]}', '{"uri": "{}", "body_text": {}}'),
    "markdown": ("{}", "> {}", "---\ntitle: {}\n---\n", "+++\na = [{}\n+++\n", "|a|\n|-|\n|{}|"),
    "mdx": ("{}", "<A b={{}}>", "import {{}"),
    "plain": ("{}",),
    "xml": ("<nitf>{}</nitf>", "<rss><item><description>{}</description></item></rss>", "<!DOCTYPE r [{}]><rss/>"),
}
UNITS = (
    "<p>", "<b>x", "</p>", "<div><ul>", "<!--", "<![CDATA[", "<script>", "<a b='", "&amp;", "&#233", BOMB, "&a9;", "\0",
    "\udc80", r"\ud800", r"\u00e9", '\\"', "{", "[", "[]", '{"a":', "[a](", "![", "*a _", "`", "~~", "> ", "- ", "| ",
    "#", ":::", "{{", "{%", "{<A ", "import {\n", "a: ", "a = '", '"""', "\r", "\x85", "\ufdd0", "[^1]: ",
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("format", sorted(FORMATS.keys() - {"docx"}))
def test_a_file_of_one_thing_comes_to_an_end(format, unit):
    for story in STORIES[format]:
        source = story.replace("{}", unit * (MANY // len(unit)))
        with suppress(UnreadableSource):
            read("a", source.encode("utf-8", "surrogatepass"), format)


@pytest.mark.parametrize(
    "story",
    [
        "---\n{a: b\n}---\n",
        "---\n{title: A quiet day in town.\n}---\n",
        "---\ntitle: >-\n{  A quiet day in town.\n}---\n",
        "---\ntitle: '{A quiet day ''in'' town. }'\n---\n",
        '---\ntitle: "{A quiet day \\u2019in town. }"\n---\n',
        "---\nauthors:\n{- A quiet day in town.\n}---\n",
        '+++\n{title = "A quiet day in town."\n}+++\n',
        "---\n{title: A quiet day in town.\n}",
        "---\n{A quiet day in town.\n}---\n",
    ],
)
def test_the_work_on_front_matter_grows_as_it_does(story):
    before, unit, after = re.split("[{}]", story)
    steps = [calls(read, "a.md", (before + unit * count + after).encode()) for count in (500, 4000)]
    assert steps[1] <= 8.1 * steps[0]


def calls(work, *given):
    """How many calls a piece of work makes, of Python's functions and of C's."""
    count = 0

    def step(*_):
        nonlocal count
        count += 1

    work(*given)  # once, so that nothing is loaded while it is counted
    sys.setprofile(step)
    try:
        work(*given)
    finally:
        sys.setprofile(None)
    return count
