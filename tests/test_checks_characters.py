"""Invisible characters and codes are found; where a language needs them, they stay."""

import pytest

from lintnews.checks.escapes import Escapes
from lintnews.checks.invisible import Invisible
from lintnews.formats import plain


def found(check, text):
    return [text[hit.span.start : hit.span.end] for hit in check.find(plain.read("article.txt", text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor\u200b said", ["\u200b"]),
        ("The\ufeff mayor", ["\ufeff"]),
        ("bell\x07", ["\x07"]),
        ("\u202eright\u202c", ["\u202e", "\u202c"]),
        ("word\u200djoined", ["\u200d"]),
        ("👩\u200d🚀", []),
        ("می\u200cخواهم", []),
        ("\u200fשלום\u200e", []),
        ("tab\tand line\nend", []),
    ],
)
def test_what_nobody_sees_is_found_where_nobody_needs_it(text, expected):
    assert found(Invisible(), text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the mayor&#8217;s", ["&#8217;"]),
        ("&amp;amp;", ["&amp;amp;"]),
        ("R\\u00e9gion", ["\\u00e9"]),
        ("caf=C3=A9", ["=C3=A9"]),
        ("caf%C3%A9", ["%C3%A9"]),
        ("https://example.com/caf%C3%A9", []),
        ("AT&T; Q&A;", []),
        ("C:\\Users\\u1234", []),
        ("100%25 cotton", []),
    ],
)
def test_codes_are_found_outside_addresses(text, expected):
    assert found(Escapes(forms=("html", "javascript", "percent", "quoted-printable")), text) == expected
