"""A fix may not bring a mark of its format into a file."""

import json

import pytest

from lintnews.formats import read
from lintnews.model import Span

STORY = json.dumps({"content_elements": [{"type": "text", "content": "He dont go"}]})


@pytest.mark.parametrize(
    ("path", "source", "word", "replacement", "taken"),
    [
        ("a.txt", "He dont go", "dont", 'do "not" <go>', True),
        ("a.html", "<p>He dont go", "dont", "don't", True),
        ("a.html", "<p>He dont go", "dont", "do <not>", False),
        ("a.html", "<p>He d&#111;nt go", "dont", "don’t", False),
        ("a.html", "<img alt='He dont go'>", "dont", "don't", False),
        ("a.html", "<img alt='He dont go'>", "dont", "don’t", True),
        ("a.md", "He dont go", "dont", "*don’t*", False),
        ("a.md", "He dont go", "dont", "“don’t”", True),
        ("a.md", "He *dont* go", "He dont", "He do", False),
        ("a.md", "---\ntitle: 'He dont go'\n---", "dont", "don't", False),
        ("a.md", "He said *x* is 3", "3", "4", True),
        ("a.json", STORY, "dont", '"do"', False),
        ("a.json", STORY, "dont", "don't", True),
        ("a.xml", "<nitf>He dont go</nitf>", "dont", "R&D", False),
    ],
)  # fmt: skip
def test_a_fix_is_taken_where_the_format_takes_it(path, source, word, replacement, taken):
    document = read(path, source.encode())
    start = document.text.index(word)
    assert document.takes(replacement, Span(start, start + len(word))) is taken
