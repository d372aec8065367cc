"""Stylebooks: the shipped ones can be read, and a broken one says what is wrong."""

import pytest

from lintnews.rulebook import catalogue
from lintnews.rulebook.house_spellings import with_house_spellings
from lintnews.rulebook.stylebook import StylebookError, read_stylebook, shipped_stylebooks


@pytest.mark.parametrize("book", shipped_stylebooks())
def test_a_shipped_stylebook_prefers_kyiv(book):
    assert read_stylebook(book)["Kiev"] == "Kyiv"


def test_a_stylebook_of_ones_own_is_named_by_its_path(tmp_path):
    (tmp_path / "house.yml").write_text("source: our desk\nnames:\n  Kiev: [Kyiv]\n", "utf-8")
    assert read_stylebook("house.yml", str(tmp_path)) == {"Kyiv": "Kiev"}
    assert read_stylebook(str(tmp_path / "house.yml")) == {"Kyiv": "Kiev"}


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("names: [Kyiv]", "holds `names:`"),
        ("- Kyiv", "holds `names:`"),
        ("names: {Kyiv: Kiev}", "needs a list"),
        ("names: {Kyiv: [Kiev]}\nsources: us", "has no 'sources'"),
        ("names: {Kyiv: [Kiev], Kiew: [Kiev]}", "under 'Kyiv' and under 'Kiew'"),
        ("names: {Kyiv: [Kiev], Kiev: [Kiew]}", "'Kiev' is preferred"),
        ("names: {", "not valid YAML"),
        ("names: " + "[" * 10_000, "not valid YAML"),
        ("source: 2026-99-99", "not valid YAML"),
    ],
)
def test_a_broken_stylebook_says_what_is_wrong(tmp_path, text, complaint):
    path = tmp_path / "house.yml"
    path.write_text(text, "utf-8")
    with pytest.raises(StylebookError, match=complaint):
        read_stylebook(str(path))


def test_an_unknown_stylebook_is_told_the_names_that_there_are():
    with pytest.raises(StylebookError, match="there are: ap, bbc"):
        read_stylebook("pa")


def test_a_missing_file_is_told():
    with pytest.raises(StylebookError, match="can't be read"):
        read_stylebook("./nowhere.yml")


def test_rules_about_names_take_the_spellings_of_a_stylebook():
    rules = {rule.id: rule for rule in with_house_spellings(catalogue(), {"Kyiv": "Kiev"})}
    assert rules["names.inconsistent"].check.preferred == {"Kyiv": "Kiev"}
    assert rules["names.house-style"].check.preferred == {"Kyiv": "Kiev"}
    assert rules["names.house-style"].enabled
