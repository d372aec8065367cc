"""Letters of another script within a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintnews.formats import plain
from lintnews.rulebook import catalogue

CHECK = next(rule.check for rule in catalogue() if rule.id == "encoding.homoglyph")


def mended(text: str) -> list[str | None]:
    return [hit.replacement for hit in CHECK.find(plain.read_plain("a.txt", text))]


@pytest.mark.parametrize(
    ("text", "mends"),
    [
        ("Кremlin", ["Kremlin"]),
        ("Mосква", ["Москва"]),
        ("Αthens", ["Athens"]),
        ("Кremlin, Кyiv and Рutin", ["Kremlin", "Putin"]),
        ("Teхas Suppоrt", ["Texas", "Support"]),
        ("NATOвский", []),
        ("5 μm, 3 kΩ and α-synuclein", []),
        ("WeРІР", []),
        ("Київ is Kyiv", []),
        ("naïve Zelenský", []),
    ],
)
def test_a_word_comes_back_in_one_script(text, mends):
    assert mended(text) == mends


def test_a_text_in_disguise_is_said_to_be_one_and_every_word_is_flagged():
    text = " ".join(f"Perо {word}аr" for word in ["lleg", "pag", "cant", "habl", "jug", "trabaj", "compr", "viaj"])
    first, *words = CHECK.find(plain.read_plain("a.txt", text))
    assert (first.kind, first.words["count"], len(words)) == ("many", "16", 16)


@given(st.text(alphabet="aсСCвéβν ;1\u037e\u0483", max_size=40))
def test_no_text_raises_and_a_mend_keeps_the_length(text):
    for hit in CHECK.find(plain.read_plain("a.txt", text)):
        assert hit.kind == "many" or len(hit.replacement) == hit.span.end - hit.span.start


@pytest.mark.parametrize("unit", ["aс", "с", "aсвa "])
def test_a_long_line_is_no_burden(unit):
    mended(unit * 50_000)
