"""Where sentences end."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintnews.formats import plain
from lintnews.language.sentences import LONGEST, index_at, sentences
from lintnews.model import Span


def texts(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(plain.read_plain("a.txt", text))]


@pytest.mark.parametrize(
    "parts",
    [
        ["He left.", "She stayed."],
        ["“We lost 30 men.”", "The general spoke on Monday."],
        ["He asked: “Why?”", "Nobody knew."],
        ["(It rained.)", "The match went on."],
        ["It ended at 5 p.m.", "The crowd went home."],
        ["They flew to the U.S.", "It took a day."],
        ["It belongs to Smith & Co.", "The price is not known."],
        ["It ended in 2015.", "The war went on…", "Then it stopped!"],
        ["He said no.", "Nobody believed him."],
        ["Sales rose 3.5 percent.", "Profits fell."],
        ["これは文です。", "次の文です。"],
    ],
)
def test_a_sentence_ends_here(parts):
    joiner = "" if parts[0].endswith("。") else " "
    assert texts(joiner.join(parts)) == parts


@pytest.mark.parametrize(
    "sentence",
    [
        "Gen. Oleh Marchuk and Mr. Brown met Sen. Ann Lee in St. Louis.",
        "John F. Kennedy and J. K. Rowling never met.",
        "The U.S. Army and the U.N. Security Council agreed at 5 a.m. Monday.",
        "The law, No. 154, is long.",
        "He left on Sept. 11 and came back on Jan. 3.",
        "“Why?” he asked, and left.",
        "Costs (e.g. Rents) rose by 3.5 percent, i.e. Not much.",
        "Ford Motor Co. Chairman Bill Ford spoke.",
        "Apple Inc. shares fell.",
        "It was … a long day.",
        "Visit example.com for more.",
    ],
)
def test_a_sentence_runs_on_here(sentence):
    assert texts(sentence) == [sentence]


def test_sentences_stay_within_their_block():
    assert texts("A headline without a stop\nThe story begins") == ["A headline without a stop", "The story begins"]


def test_hard_wrapped_sentences_cross_lines():
    line = "the quick brown fox jumps over the lazy dog and then it runs"
    text = "\n".join([line, line, line, line, line + ". Done"])
    assert len(texts(text)) == 2


def test_the_sentence_at_an_offset_is_found():
    spans = [Span(2, 5), Span(6, 9)]
    assert [index_at(spans, offset) for offset in (0, 2, 5, 6, 99)] == [-1, 0, 0, 1, 1]


@given(st.text(alphabet='aA1.?!… \n"”“(U.S.Mr。\u0085', max_size=60))
def test_sentences_hold_every_visible_character_once(text):
    spans = sentences(plain.read_plain("a.txt", text))
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
    assert all(here.end <= there.start for here, there in pairwise(spans))


@pytest.mark.parametrize("unit", [". ", ".", "a.", "。", '"', " ", ".\u00a0”"])
def test_a_long_line_is_no_burden(unit):
    sentences(plain.read_plain("a.txt", unit * 100_000))


@pytest.mark.parametrize("unit", ["12,000 men died and ", "a", "字"])
def test_what_never_ends_is_cut(unit):
    spans = sentences(plain.read_plain("a.txt", unit * 5000))
    assert max(span.end - span.start for span in spans) <= LONGEST
