"""What is done to be quick finds what the plain way finds."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintnews.formats import plain
from lintnews.language.characters import rarer
from lintnews.language.dates import DATED_WEEKDAY, weekday_dates
from lintnews.language.known_words import holds_line
from lintnews.language.mojibake.alphabets import oddity
from lintnews.language.mojibake.code_pages import SINGLE_BYTE, decode_strictly
from lintnews.language.mojibake.scripts import MIXED, gibberish, scripts
from lintnews.language.naming.typos import one_typo_apart
from lintnews.language.numbers import DIGIT, first_digits

PIECES = ("Monday, May 3", "Tue. 4 Sept.", "Sat the 12th of May, 2021", "Sunday", "May", "31", "3rd", "2021", "the men")
LETTERS = "abAB éЖ"


@given(st.text(alphabet="019 ab.,:/’#-_éЖ二٣\n$", max_size=40))
def test_numbers_begin_where_their_pattern_says(text):
    assert list(first_digits(text)) == [match.start() for match in DIGIT.finditer(text)]


@given(st.lists(st.sampled_from(PIECES), max_size=8), st.sampled_from([" ", ", "]))
def test_dates_are_those_that_the_pattern_finds_in_all_of_the_text(pieces, between):
    text = between.join(pieces)
    dates = [date.span for date in weekday_dates(plain.read_plain("a.txt", text))]
    assert dates == [match.span() for match in DATED_WEEKDAY.finditer(text)]


@given(st.text(alphabet=LETTERS), st.text(alphabet=LETTERS), st.text(alphabet=LETTERS))
def test_what_stands_in_a_text_stands_in_its_rarer_characters(before, letters, after):
    assert rarer(letters) in rarer(before + letters + after)


@given(st.sets(st.text(alphabet="abcé", min_size=1, max_size=3)), st.text(alphabet="abcé", min_size=1, max_size=3))
def test_a_sorted_table_holds_its_lines(words, word):
    filler = {f"b{number}" for number in range(600)}
    table = "\n".join(["", *sorted({*words, *filler}), ""]).encode()
    assert holds_line(table, word) == (word in words | filler)


@given(st.text(alphabet="abc", min_size=4, max_size=7), st.text(alphabet="abc", min_size=4, max_size=7))
def test_a_slip_is_one_letter_less_or_more_or_changed_or_swapped(one, other):
    less, more = ({word[:at] + word[at + 1 :] for at in range(len(word))} for word in (one, other))
    changed = len(one) == len(other) and sum(here != there for here, there in zip(one, other, strict=True)) == 1
    swapped = {one[:at] + second + first + one[at + 2 :] for at, (first, second) in enumerate(pairwise(one))}
    plainly = one != other and (other in less or one in more or changed or other in swapped)
    assert one_typo_apart(one, other) == one_typo_apart(other, one) == plainly


@pytest.mark.parametrize("page", SINGLE_BYTE)
@given(data=st.binary(max_size=12), language=st.sampled_from(["en", "ru", "fr", "el"]))
def test_bytes_that_are_gibberish_make_a_text_that_is(page, data, language):
    odd = oddity(language)
    try:
        text = decode_strictly(data, page)
    except UnicodeDecodeError:
        return
    if gibberish(data, page, odd):
        assert odd.search(text)
        assert not scripts(text) or MIXED.search(text)
