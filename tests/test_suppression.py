"""Comments in the copy that ask for silence, and what is said of those that ask in vain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintnews.model import Finding, Level
from lintnews.suppression import COMMENT, sift, suppressions, uncoded


def finding(line, rule):
    return Finding("a.md", line, 1, line, 2, rule, Level.ERROR, "", "")


@pytest.mark.parametrize(
    ("source", "kept"),
    [
        ("one\ntwo", [1, 2]),
        ("<!-- lintnews-disable-next-line -->\ntwo", [1]),
        ("<!-- lintnews-disable-next-line chrome -->\ntwo", [1]),
        ("<!-- lintnews-disable-next-line chrome.share -->\ntwo", [1]),
        ("<!-- lintnews-disable-next-line figures, chrome -->\ntwo", [1]),
        ("<!-- lintnews-disable-next-line figures -->\ntwo", [1, 2]),
        ("<!-- lintnews-disable-next-line chrom -->\ntwo", [1, 2]),
        ("<!-- lintnews-disable-next-line chrome -- the story is about figures -->\ntwo", [1]),
        ("{/* lintnews-disable-next-line chrome */}\ntwo", [1]),
        ("one <!-- lintnews-disable-line -->\ntwo", [2]),
        ("one\ntwo\n<!-- lintnews-disable-file -->\nfour", []),
        ("one\n<!-- lintnews-disable -->\nthree\n<!-- lintnews-enable -->\nfive", [1, 5]),
        ("one\n<!-- lintnews-disable chrome -->\nthree", [1]),
        ("one\n<!-- lintnews-disable chrome -->\n<!-- lintnews-enable figures -->\nfour", [1]),
        ("one\n<!-- lintnews-disabled -->\nthree", [1, 2, 3]),
        ("one\n<!-- lintnews-disable --\nthree", [1, 2, 3]),
    ],
)
def test_a_comment_silences_its_lines(source, kept):
    findings = [finding(line, "chrome.share") for line in range(1, source.count("\n") + 2)]
    assert [found.line for found in sift(source, findings).kept] == kept


@pytest.mark.parametrize(
    ("source", "asked"),
    [
        ("<!-- lintnews-disable-file -->", 1),
        ("`<!-- lintnews-disable-file -->`", 0),
        ("``a ` b <!-- lintnews-disable-file -->``", 0),
        ("```html\n<!-- lintnews-disable-file -->\n```\n", 0),
        ("~~~\n<!-- lintnews-disable-file -->\n", 0),
        ("A stray ` mark.\n\n<!-- lintnews-disable-file -->", 1),
    ],
)
def test_a_comment_in_code_asks_for_nothing(source, asked):
    assert len(suppressions(uncoded(source))) == asked


def test_a_suppression_that_silences_nothing_is_told():
    sifted = sift("<!-- lintnews-disable-next-line names -->\ntwo", [finding(2, "chrome.share")])
    assert [(one.line, one.rules) for one in sifted.unused] == [(1, ("names",))]


@given(st.text(alphabet="<!-lintews:disable/*{} \n", max_size=300))
def test_no_text_raises(source):
    sift("lintnews-" + source, [])


def test_a_comment_that_never_closes_costs_little():
    assert not COMMENT.search("<!-- lintnews-disable " * 20_000)
