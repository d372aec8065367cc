"""Places that are known, and slips of the pen."""

import pytest

from lintnews.checks.swapped_letters import SwappedLetters
from lintnews.formats import plain
from lintnews.language.places import known_places, swapped


def test_the_list_holds_single_capitalised_words():
    for names in (known_places().names, known_places().right):
        assert len(names) > 20
        assert all(name.isalpha() and name[0].isupper() and len(name) >= 6 for name in names)


@pytest.mark.parametrize(
    ("slip", "place"), [("Lonodn", "London"), ("Kyviskyi", "Kyivskyi"), ("Washignton", "Washington")]
)
def test_swapped_letters_lead_to_the_place(slip, place):
    assert swapped(slip) == place


@pytest.mark.parametrize(
    "word", ["London", "Odessa", "Odesa", "Kharkov", "Kharkiv", "Marion", "Marcia", "Nolond", "Englund"]
)
def test_other_names_are_left_alone(word):
    assert swapped(word) == ""


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("He went to Lonodn.", 1),
        ("Lonodn is far from Lonodn.", 2),
        ("Lonodn came. Lonodn spoke. Lonodn left.", 0),
        ("Monies must be spent, said the ESUS (Entreprise Solidaire), and Nicoals won.", 0),
        ("She ran Lonodn's port and the Lonodn district.", 2),
        ("See @Lonodn, lonodn.com/Lonodn and Lonodn-Smith.", 0),
    ],
)
def test_a_word_that_comes_back_is_a_name(text, count):
    assert len(list(SwappedLetters().find(plain.read_plain("a.txt", text)))) == count
