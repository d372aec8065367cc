"""A fix brings no mark of its format into a file, and writes escapes where the file does."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintnews.formats import read
from lintnews.formats.escaping import escaped_fix
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
    assert document.accepts(replacement, Span(start, start + len(word))) is taken


@pytest.mark.parametrize(
    ("path", "source", "word", "replacement", "written"),
    [
        ("a.html", "A caf&Atilde;&copy; here", "cafÃ©", "café", "caf&eacute;"),
        ("a.html", "A caf&#195;&#169; here", "cafÃ©", "café", "caf&#233;"),
        ("a.html", "A caf&#xC3;&#XA9; here", "cafÃ©", "café", "caf&#xE9;"),
        ("a.html", "l&rsquo;&Atilde;©tat", "l’Ã©tat", "l’état", "l&rsquo;&eacute;tat"),
        ("a.html", "&Atilde;© &amp; a", "Ã© & a", "é & a", "&eacute; &amp; a"),
        ("a.html", "&ecirc;&#134;&bull;", "ê†•", "ꆕ", "&#41365;"),
        ("a.html", "x&Atilde;<b>©</b>", "Ã©", "é", None),
        ("a.html", "x&Atilde;©", "Ã©", "<", None),
        ("a.html", "<img alt='&Atilde;©'>", "Ã©", "'", None),
        ("a.xml", "<nitf>R&amp;D, &amp;Ã©</nitf>", "&Ã©", "&é", "&amp;é"),
        ("a.xml", "<nitf>&#195;&#169;</nitf>", "Ã©", "é", "&#233;"),
        ("a.json", r'{"headlines": {"basic": "caf\u00c3\u00a9"}}', "cafÃ©", "café", r"caf\u00e9"),
        ("a.json", r'{"headlines": {"basic": "caf\u00C3\u00A9"}}', "cafÃ©", "café", r"caf\u00E9"),
        ("a.json", r'{"headlines": {"basic": "\u00f0\u0178\u02dc\u20ac"}}', "ðŸ˜€", "😀", r"\ud83d\ude00"),
        ("a.json", r'{"headlines": {"basic": "a\/Ã©"}}', "a/Ã©", "a/é", r"a\/é"),
        ("a.json", r'{"headlines": {"basic": "&Atilde;&copy; <b>"}}', "Ã©", "é", "&eacute;"),
        ("a.json", r'{"headlines": {"basic": "\u00c3\u00a9"}}', "Ã©", '"', None),
        ("a.md", "A caf&Atilde;&copy; here", "cafÃ©", "café", "caf&eacute;"),
        ("a.md", "to the\nthe mill", "the the", "the", "the"),
        ("a.md", "> to the\n> the mill", "the the", "the", None),
        ("a.html", "<p>to the\n  the mill", "the the", "the", "the"),
        ("a.html", "<p>to the\n  tha mill", "the tha", "the the", "the\n  the"),
        ("a.md", "A \\*Ã© here", "A *Ã©", "A *é", None),
        ("a.md", '---\ntitle: "\\xc3\\xa9"\n---\n', "Ã©", "é", r"\u00e9"),
        ("a.md", '---\ntitle: "\\u00f0\\u0178\\u02dc\\u20ac"\n---\n', "ðŸ˜€", "😀", r"\U0001f600"),
    ],
)  # fmt: skip
def test_a_mend_is_spelled_as_the_file_spells(path, source, word, replacement, written):
    document = read(path, source.encode())
    start = document.text.index(word)
    span = Span(start, start + len(word))
    assert not document.accepts(replacement, span)
    assert escaped_fix(document, replacement, span) == written
    if written is not None:
        at = document.in_source(span)
        mended = read(path, (source[: at.start] + written + source[at.end :]).encode())
        assert mended.text == document.text.replace(word, replacement)


LETTERS = st.text("aeé’Ã€Ω😀 x", min_size=1, max_size=8)
WAYS = {  # format → a source around a text, and the ways to write a character in it
    "html": ("<p>Q{}J</p>", (lambda c: c, lambda c: f"&#{ord(c)};", lambda c: f"&#x{ord(c):X};")),
    "json": ('{{"headlines": {{"basic": "Q{}J"}}}}', (lambda c: c, lambda c: json.dumps(c)[1:-1])),
    "xml": ("<nitf>Q{}J</nitf>", (lambda c: c, lambda c: f"&#x{ord(c):x};")),
}


@given(st.sampled_from(sorted(WAYS)), LETTERS, LETTERS, st.randoms(use_true_random=False), st.data())
def test_what_was_mended_reads_as_was_meant_and_the_rest_stays(format, text, replacement, chance, data):
    around, ways = WAYS[format]
    source = around.format("".join(chance.choice(ways)(character) for character in text))
    document = read("a", source.encode(), format)
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start + 1, data.draw(st.integers(start + 1, len(text))) + 1)
    place, written = document.in_source(span), escaped_fix(document, replacement, span)
    assert written is not None
    mended = read("a", (source[: place.start] + written + source[place.end :]).encode(), format)
    assert mended.text == document.text[: span.start] + replacement + document.text[span.end :]
