"""A gate never shuts out a match: what it lets a search skip holds no word that the tokens need."""

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from lintnews.matching.gates import gate_of

TOKENS = [
    "at loose ends",
    "(?:very|so) cold",
    "warm|hot",
    r"\w+ly",
    "e-?mail",
    "don't",
    r"co\.uk",
    "a{2}",
    "x?y",
    "[ab] c",
]
WORDS = [
    "at",
    "loose",
    "ends",
    "very",
    "so",
    "cold",
    "warm",
    "hot",
    "badly",
    "email",
    "e-mail",
    "don't",
    "co.uk",
    "aa",
    "y",
]


@given(st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join), st.permutations(TOKENS))
def test_the_tokens_that_fit_find_the_same(text, tokens):
    def found(chosen):
        return regex.findall(rf"(?i)\b(?:{'|'.join(chosen)})\b", text) if chosen else []

    assert found(gate_of(tokens).fitting(text)) == found(tokens)


@pytest.mark.parametrize("token", [r"\w+ly", "e?mail", "(?:a|b)c", "[ab]c", "", r"\d+"])
def test_a_token_without_a_certain_word_is_always_searched(token):
    assert gate_of([token]).fitting("Nothing of the kind.") == (token,)


@pytest.mark.parametrize(
    ("token", "text"), [("Show More", "show me more"), ("a|b", "c d"), ("very (?:cold|hot)", "hot")]
)
def test_a_token_is_not_searched_for_without_its_words(token, text):
    assert gate_of([token]).fitting(text) == ()
