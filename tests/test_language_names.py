"""Names and transliteration: what is a name, and which spellings may be one."""

import pytest

from lintnews.language.known_words import is_known
from lintnews.language.naming.names import TextNames, clean, is_name
from lintnews.language.naming.transliteration import keys, squeezed, transliteration_steps
from lintnews.language.naming.typos import one_typo_apart


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("horlivka", "gorlovka"),
        ("xiaoping", "hsiaoping"),
        ("busan", "pusan"),
        ("tchekhov", "chekhov"),
        ("djindjic", "dindic"),
        ("hodeida", "hodeidah"),
        ("raqqa", "rakka"),
    ],
)
def test_spellings_of_one_name_share_a_key_and_lie_a_few_steps_apart(one, other):
    assert len(set(keys([one, other]))) == 1
    assert transliteration_steps(one, other) <= 1.5


@pytest.mark.parametrize(("one", "other"), [("hamas", "fatah"), ("johnson", "johnston"), ("austria", "australia")])
def test_no_steps_lead_from_one_name_to_another(one, other):
    assert transliteration_steps(one, other) == float("inf")


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("Brannigan", "Branigan", True),
        ("Byrne", "Bryne", True),
        ("Cooper", "Hooper", True),
        ("Cooper", "Cooper", False),
        ("Cooper", "Coppier", False),
        ("Cooper", "Coo", False),
    ],
)
def test_one_slip(one, other, slip):
    assert one_typo_apart(one, other) is slip
    assert one_typo_apart(other, one) is slip


@pytest.mark.parametrize("word", ["London", "united", "United", "Obama", "Aachen"])
def test_a_reader_knows_common_words_and_names(word):
    assert is_known(word)


@pytest.mark.parametrize("word", ["Londonn", "Uinted", "", "\udc80", "#"])
def test_a_reader_knows_no_other_words(word):
    assert not is_known(word)


@pytest.mark.parametrize(
    ("word", "name"), [("Boris", True), ("Zelensky", True), ("President", False), ("But", False), ("Kyiv-based", False)]
)
def test_a_name_is_no_title(word, name):
    assert is_name(word) is name


def test_names_are_counted_without_genitives_handles_titles_and_capitals_throughout():
    names = TextNames(
        "Trump’s aide met Zelensky. Zelensky’s aide wrote to @TrumpTeam about NATO, they said. They’re home."
    )
    assert names.words == {"Trump": 1, "Zelensky": 2}


def test_the_words_beside_a_name_are_known():
    names = TextNames("Boris Johnson met Don Johnston and Mr Johnson.")
    assert names.before == {"Johnson": {"Boris", "Mr"}, "Johnston": {"Don"}}


@pytest.mark.parametrize(
    ("word", "name"), [("Trump’s", "Trump"), ("Sana'a", "Sana'a"), ("They’re", "They"), ("Jones'", "Jones")]
)
def test_what_hangs_on_a_name_is_cut(word, name):
    assert clean(word) == name


def test_joints_and_marks_make_no_difference():
    assert squeezed("Ki-Moon") == squeezed("Ki Moon") == "kimoon"
    assert squeezed("Łódź") == "lodz"
