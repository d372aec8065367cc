"""How an editor writes a rule: `rules new`, `rules test`, `rules try`."""

import os
import re

import pytest

from lintnews.checks import CHECKS
from lintnews.frontends.cli import main
from lintnews.frontends.rule_commands import FIRST_RULES
from lintnews.rulebook.catalogue import shipped_folder


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def rule(desk, **changes):
    keys = {
        "extends": "existence",
        "message": "“%s” is an advertisement.",
        "level": "error",
        "why": "Readers did not come for it.",
        "tokens": "[tap here]",
        "examples": '{bad: ["Now ⟦tap here⟧."], good: ["Tapping is fine."]}',
    } | changes
    path = desk / "house" / "ads" / "tap.yml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{key}: {value}\n" for key, value in keys.items()))


@pytest.mark.parametrize("options", [[], *(["--extends", kind] for kind in FIRST_RULES)])
def test_a_first_rule_works_and_proves_itself(desk, capsys, options):
    assert main(["rules", "new", "house/style/problem.yml", *options]) == 0
    said = capsys.readouterr().out
    assert "house/style/problem.yml is written: the rule style.problem, by its folder, " in said
    assert 'It runs where a lintnews.toml names its folder: packs = ["encoding", "news", "house"]\n' in said
    (desk / "lintnews.toml").write_text('packs = ["house"]\n')
    assert main(["rules", "new", "house/style/other.yml", *options]) == 0
    assert "It runs where" not in capsys.readouterr().out
    (desk / "house" / "style" / "other.yml").unlink()
    assert "level: suggestion\n" in (desk / "house" / "style" / "problem.yml").read_text()
    assert main(["rules", "test", "house"]) == 0
    assert "style.problem: 1 bad, 1 good\n1 rule tested: all hold.\n" in capsys.readouterr().out


def test_a_shipped_rule_is_the_same_by_a_relative_path(monkeypatch, capsys):
    monkeypatch.chdir(os.path.dirname(shipped_folder()))
    assert main(["rules", "test", "rules/news/numbers/style.yml"]) == 0
    assert "1 rule tested: all hold.\n" in capsys.readouterr().out


def test_a_rule_file_is_never_overwritten(desk, capsys):
    rule(desk)
    assert main(["rules", "new", "house/ads/tap.yml"]) == 2
    assert capsys.readouterr().err == "lintnews: house/ads/tap.yml: is there already\n"


@pytest.mark.parametrize(
    ("examples", "said"),
    [
        ('{bad: ["Now ⟦tap here⟧."]}', ""),
        ('{bad: ["⟦Now⟧ tap there."]}', "bad example 1: doesn't find “Now”"),
        ('{bad: ["Now tap here."]}', "bad example 1: finds “tap here”, which is not marked"),
        ('{bad: ["Now ⟦tap here→go⟧."]}', "bad example 1: has no mend for “tap here”, not “go”; see `action`"),
        ('{bad: ["Now ⟦tap here."]}', "bad example 1: an example opens a mark that it doesn't close"),
        ('{good: ["Now tap here."]}', "good example 1: finds “tap here”"),
        ('{good: ["Tapping is fine."]}', "has no bad example"),
        ("{}", "has no bad example"),
    ],
)
def test_examples_say_how_they_fail(desk, capsys, examples, said):
    rule(desk, examples=examples)
    status = main(["rules", "test", "house/ads/tap.yml"])
    assert (status, said in capsys.readouterr().out) == (int(bool(said)), True)


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("“%s” is an %s, and %s.", "nothing fills %s in the message; there are: {match}, {replacement}\n"),
        ("“{words}” is an advertisement.", "nothing fills {words} in the message; there are: {match}, {replacement}\n"),
        ("“{match}” is an advertisement, 100%% sure.", ""),
    ],
)
def test_a_message_asks_for_what_the_check_tells(desk, capsys, message, said):
    rule(desk, message=f'"{message}"', nonword="true", tokens="[tap here, '%s']", examples='{bad: ["⟦tap here⟧ ⟦%s⟧"]}')
    assert main(["rules", "test", "house/ads/tap.yml"]) == int(bool(said))
    assert said in capsys.readouterr().out


def test_a_runaway_pattern_is_told_by_file_and_line(desk, capsys, monkeypatch):
    monkeypatch.setattr("lintnews.matching.patterns.PATIENCE", 0.01)
    rule(desk, nonword="true", tokens="\n  - dog\n  - (a|a)+b", examples=f'{{bad: ["{"a" * 60}"]}}')
    (desk / "a.txt").write_text("a" * 60)
    assert main(["rules", "try", "house/ads/tap.yml", "a.txt"]) == 2
    assert "house/ads/tap.yml:7: ads.tap ran too long and was stopped" in capsys.readouterr().err
    assert main(["rules", "test", "house"]) == 1
    assert "house/ads/tap.yml: ran too long" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("lintnews.checks.nowhere:Nowhere", r"checks/__init__\.py:\d+: .*No module named 'lintnews\.checks\.nowhere'"),
        ("lintnews.checks.weekday:Nowhere", r"checks/__init__\.py:[1-9]\d: .*has no attribute 'Nowhere'"),
        ("wrong_name:Check", r"wrong_name\.py:2: the check 'mine' can't be used: name 'nowhere' is not defined"),
        ("wrong_syntax:Check", r"wrong_syntax\.py:2: the check 'mine' can't be used: '\(' was never closed"),
    ],
)
def test_a_check_that_cannot_be_imported_is_told_by_file_and_line(desk, capsys, monkeypatch, place, said):
    monkeypatch.setitem(CHECKS, "mine", place)
    monkeypatch.syspath_prepend(desk)
    (desk / "wrong_name.py").write_text("one = 1\ntwo = nowhere\n")
    (desk / "wrong_syntax.py").write_text("one = 1\ntwo = (\n")
    rule(desk, extends="mine")
    (desk / "lintnews.toml").write_text('packs = ["house"]\n')
    (desk / "a.txt").write_text("Now tap here.")
    for command in (["check", "a.txt"], ["rules", "test", "house"]):
        assert main(command) == 2
        assert re.search(said, capsys.readouterr().err)


@pytest.mark.parametrize(
    "looked_for",
    [
        "extends: existence\ntokens: [tap here, 'download (?:our(|the) app']\n",
        "extends: substitution\nswap: {tap here: touch, 'download (?:our(|the) app': load}\n",
    ],
)
def test_a_pattern_that_no_example_calls_for_is_proved_too(desk, capsys, looked_for):
    rule(desk)
    (desk / "house/ads/tap.yml").write_text(f"{looked_for}message: Cut it.\nexamples: {{bad: [Now ⟦tap here⟧.]}}\n")
    assert main(["rules", "test", "house"]) == 1
    assert "missing )" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["ads.tap", "ads"])
def test_a_rule_is_tested_by_its_name_too(desk, capsys, name):
    rule(desk, examples='{bad: ["Now ⟦tap here⟧."]}')
    (desk / "lintnews.toml").write_text('packs = ["house"]\n')
    assert main(["rules", "test", name]) == 0
    assert capsys.readouterr().out == "ads.tap: 1 bad, 0 good\n1 rule tested: all hold.\n"


def test_a_rule_of_a_pack_is_tried_before_the_pack_is_named(desk, capsys):
    (desk / "a.txt").write_text("He walked towards it, amongst others.")
    assert main(["rules", "try", "ap-style", "a.txt"]) == 0
    assert capsys.readouterr().out.startswith("2 findings in 1 of 1 article,")
    assert main(["explain", "ap-style.among"]) == 0
    assert capsys.readouterr().out.startswith("ap-style.among")
    assert main(["check", "--select", "ap-style.among", "a.txt"]) == 2
    assert "is of the pack 'ap-style', which the configuration does not name" in capsys.readouterr().err


def test_a_draft_is_tried_over_the_archive(desk, capsys):
    rule(desk)
    (desk / "archive").mkdir()
    for day, text in enumerate(["Now tap here. And tap here.", "Quiet.", "Later, tap here."]):
        (desk / "archive" / f"{day}.txt").write_text(text)
    assert main(["rules", "try", "house/ads/tap.yml", "archive"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("3 findings in 2 of 3 articles, 100.0 per 100 articles.\n")
    assert "      3  tap here\n" in out
    assert "archive/0.txt:1:5: …Now ⟦tap here⟧. And tap here.…\n" in out


@pytest.mark.skipif(os.name == "nt", reason="no such names there")
def test_the_name_of_a_rule_is_no_command_of_a_runner(desk, capsys):
    rule(desk)
    os.rename("house/ads", "house/ads\n::error::x")
    assert main(["rules", "test", "house"]) == 0
    assert "\n::error" not in capsys.readouterr().out
