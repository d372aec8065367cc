"""Rule files and configurations of any shape: a mistake is told with its file and line, and nothing breaks."""

import itertools

import pytest

from lintnews.checks import CHECKS, check_class
from lintnews.frontends import check
from lintnews.frontends.parser import parsed
from lintnews.model import UserError
from lintnews.rulebook.options import options_of
from lintnews.rulebook.rule_file import COMMON

SHAPES = ["[a]", "[[a]]", "{a: b}", "{a: [b]}", "{a: {b: c}}", "5", "-1", "1e400", "nan", "'('", "''", "~", "[]", "{}"]
SHAPES += ["'%s%d{a}'", "true", "[{a: b}]", "&self [*self]", "9" * 20, "{a: {message: [x], level: [y]}}"]
KEYS = ("extends", "message", "kinds", "examples", "swap", "code", "description", "vocab", "dicpath", *COMMON)
MADE = {  # a value that fits, for options that must be given
    "tuple[Step, ...]": "[{pattern: quiet}, {tag: NN}]",
    "tuple[str, ...]": "[quiet]",
    "Mapping[str, str]": "{quiet: '1', day: '2'}",
    "Mapping[str, tuple[str, ...]]": "{quiet: [a]}",
    "Mapping[str, float]": "{quiet: 1}",
    "str": "quiet",
}


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("A quiet day in town. The the colour, the color. WHO met.\n")
    (tmp_path / "house" / "style").mkdir(parents=True)
    (tmp_path / "lintnews.toml").write_text('packs = ["house"]\n')
    (tmp_path / ".vale.ini").write_text("StylesPath = house\n[*.txt]\nBasedOnStyles = style\n")
    return tmp_path


def run(capsys, config):
    """What is said of a mistake, if anything is."""
    try:
        words = ["check", "--no-cache", "-q", "--config", config, "a.txt"]
        check.run(parsed(words))
    except UserError as error:
        return str(error)
    return capsys.readouterr().err


def keys_of(extends):
    """The keys of a rule that works."""
    kind = check_class(extends)
    needed = {key: MADE[type_] for key, type_ in options_of(kind).items() if not hasattr(kind, key)}
    return {"extends": extends, "message": "'“%s”'", **needed}


@pytest.mark.slow
@pytest.mark.parametrize("extends", CHECKS)
def test_a_value_of_another_shape_is_told_with_file_and_line(desk, capsys, extends):
    keys = dict.fromkeys((*KEYS, *options_of(check_class(extends))))
    for key, shape, config in itertools.product(keys, SHAPES, ("lintnews.toml", ".vale.ini")):
        rule = {**keys_of(extends), key: shape}
        (desk / "house" / "style" / "a.yml").write_text("".join(f"{name}: {value}\n" for name, value in rule.items()))
        said = run(capsys, config)
        assert "itself failed" not in said, (key, shape)
        assert not said or "a.yml:" in said or "lintnews[spelling]" in said or "dictionary" in said, (key, shape, said)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("extends: [a]\nmessage: x\n", 1),
        ("message: x\nextends: {a: b}\n", 2),
        ("extends: consistency\nmessage: x\neither: {a: b}\ntemplate: a\n", 4),
        ("extends: spelling\nmessage: x\ndicpath: [a]\n", 3),
        ("extends: existence\nmessage: x\nscope: {a: [b]}\ntokens: [a]\n", 3),
        ("extends: existence\nmessage: [x]\ntokens: [a]\n", 2),
        ("extends: existence\nmessage: x\ntokens: [a]\nexceptions: {c: d}\n", 4),
        ("extends: substitution\nmessage: x\nswap: [a]\n", 3),
        ("? [a]\n: b\nextends: existence\nmessage: x\n", 1),
        ("- a\n", 1),
        ("a: [" * 5000, 1),
        ("extends: existence\nmessage: x\ntokens: &t [*t]\n", 3),
        ("extends: escapes\nmessage: x\nforms: [runes]\n", 3),
    ],
)
@pytest.mark.parametrize("config", ["lintnews.toml", ".vale.ini"])
def test_a_mistake_has_a_line(desk, capsys, config, text, line):
    (desk / "house" / "style" / "a.yml").write_text(text)
    assert f"a.yml:{line}: " in run(capsys, config)


def test_aliases_that_say_millions_of_words_are_not_written_out(desk, capsys):
    rows = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    rows += [f"{one}: &{one} [{', '.join([f'*{before}'] * 9)}]" for before, one in itertools.pairwise("abcdefghij")]
    for key in ("tokens", "exceptions", "scope", "message", "level", "description", "kinds", "examples"):
        rule = "\n".join([*rows, "extends: existence", f"{key}: *j", *(["message: x"] * (key != "message")), ""])
        (desk / "house" / "style" / "a.yml").write_text(rule)
        for config in ("lintnews.toml", ".vale.ini"):
            assert "a.yml:" in run(capsys, config)


@pytest.mark.parametrize(
    "value", ["5", "[5]", "[[]]", "{}", "{a = 5}", "{a = []}", "true", "2026-01-01", "[[['a']]]", "''"]
)
def test_a_setting_of_another_shape_is_told_or_taken(desk, capsys, value):
    from lintnews.config import READERS

    for key in READERS:
        (desk / "lintnews.toml").write_text(f"{key} = {value}\n")
        assert "itself failed" not in run(capsys, "lintnews.toml")


@pytest.mark.parametrize(
    "text", ["a = " + "[" * 5000, "[" * 5000, "a" + ".a" * 5000 + " = 1", "\0", "packs", "x = 1e999"]
)
def test_a_configuration_that_is_none_is_told(desk, capsys, text):
    (desk / "lintnews.toml").write_text(text)
    assert run(capsys, "lintnews.toml").startswith("lintnews.toml")


@pytest.mark.parametrize("text", ["[]", "{}", '{"files": 5}', '{"files": {"a": 5}}', "[" * 9000, "\udc80", "{"])
def test_a_baseline_that_is_none_is_told(desk, capsys, text):
    (desk / ".lintnews-baseline.json").write_bytes(text.encode("utf-8", "surrogateescape"))
    (desk / "house" / "style" / "a.yml").write_text("extends: existence\nmessage: x\ntokens: [a]\n")
    assert "is not a baseline" in run(capsys, "lintnews.toml")
