"""Patterns of a stranger: none fills the memory, and none runs for longer than seconds."""

import pytest

from lintnews.checks.existence import Existence
from lintnews.checks.marker import Marker
from lintnews.engine import lint
from lintnews.formats import read
from lintnews.frontends import cli
from lintnews.matching import patterns
from lintnews.matching.patterns import Deadline, compiled, verify
from lintnews.model import CheckError, Span


@pytest.mark.parametrize(
    "pattern",
    [
        "((a{1000}){1000}){1000}",
        "(a{0,60000}){60000}",
        "a{0,99999999}b",
        "a{99999999999999999999}",
        "(?:a{,999}){,999}",
        "(?R)?a",
        "(?0)a",
        "(a(?1)?b)+c",
        "(a(?-1)?b)",
        "(?P<n>a(?&n)?)",
        "(?P<n>a(?P>n)?)",
        "(" * 60 + "a" + ")" * 60,
        "(" * 200_000,
        "a" * 300_000,
    ],
)
def test_what_could_fill_the_memory_is_refused_before_it_is_compiled(pattern):
    for check in (Existence(tokens=(pattern,), nonword=True), Marker(patterns={"a": pattern})):
        with pytest.raises(CheckError, match="is not a valid pattern"):
            list(check.find(read("a.txt", b"aaa is a word.")))


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?:\w+ ){1,30}end",
        "[(?R)]{3}",
        r"\(?R\)?",
        r"\{99999999\}",
        "(?:(?:a|b){2,60}c){20}",
        "(?<name>a)(?=b)(?!c)",
        "{name}",
    ],
)
def test_what_desks_write_is_not(pattern):
    verify(pattern)
    compiled(pattern)


@pytest.mark.parametrize("pattern", ["(a|aa)+$", "((a)|(aa))*$", "(?:a|a)*$"])
@pytest.mark.parametrize("make", [lambda p: Existence(tokens=(p,), nonword=True), lambda p: Marker(patterns={"a": p})])
def test_a_pattern_that_goes_back_without_end_is_stopped(pattern, make, monkeypatch):
    monkeypatch.setattr(patterns, "PATIENCE", 0.05)
    patterns.pattern_cost.cache_clear()
    with pytest.raises(CheckError, match="ran too long"):
        list(make(pattern).find(read("a.txt", b"a" * 60 + b"!")))


def test_many_short_texts_give_a_pattern_no_more_time_than_one_long_one(monkeypatch):
    """What is asked again for each hit, such as an exception, has one budget."""
    pattern = compiled("(?:x+x+)+y")
    patterns.pattern_cost.cache_clear()
    for _ in range(3):
        assert not Deadline(pattern, 4).search("xxxx")
    patterns.pattern_cost(pattern).seconds = patterns.PATIENCE
    with pytest.raises(CheckError, match="ran too long"):
        Deadline(pattern, 4).search("xxxx")
    with pytest.raises(CheckError, match="ran too long"):
        list(Deadline(pattern, 4).finditer("xxxx", Span(0, 4)))


RULES = {
    "change": "rising: ['(a+)+$']\nfalling: [fell]\ntimes: {doubled: '2'}\nnouns: [people]\n",
    "relative_day": "words: ['(?:a|b)*c']\n",
    "second_reference": "verbs: ['" + "a?" * 20 + "']\n",
}


@pytest.mark.parametrize("extends", RULES)
def test_words_of_which_a_check_makes_patterns_are_words(extends, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "lintnews.toml").write_text('packs = ["house"]\n')
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "a.yml").write_text(f"extends: {extends}\nmessage: x\n{RULES[extends]}")
    (tmp_path / "a.txt").write_text("A quiet day.\n")
    assert cli.main(["check", "a.txt"]) == 2
    assert "a.yml:3: " in (said := capsys.readouterr().err)
    assert "must be words" in said


def test_a_stopped_rule_leaves_the_others_alone(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(patterns, "PATIENCE", 0.05)
    patterns.pattern_cost.cache_clear()
    monkeypatch.chdir(tmp_path)
    (tmp_path / "lintnews.toml").write_text('packs = ["house", "encoding"]\n')
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "a.yml").write_text("extends: existence\nmessage: x\nnonword: true\ntokens: ['(a|aa)+$']\n")
    (tmp_path / "a.txt").write_text("A cafÃ©. " + "a" * 60 + "!\n")
    assert cli.main(["check", "--no-cache", "--output-format", "concise", "a.txt"]) == 2
    out, err = capsys.readouterr()
    assert out.startswith("a.txt:1:6: error encoding.mojibake")
    assert "ran too long and was stopped" in err


def test_shipped_rules_are_within_their_bounds():
    from lintnews.rulebook import catalogue

    document = read("a.txt", b"TK TODO [x] Share: Advertisement. The embargo.\n" * 20)
    lint(document, catalogue())
