"""A style package as newsrooms have them: several dozen files, all keys of Vale's. It runs as it is."""

import shutil
from pathlib import Path

import pytest
import yaml

from lintnews.frontends.cli import main

PACKAGE = Path(__file__).parent / "data" / "vale"
FILES = sorted((PACKAGE / "styles" / "Newsdesk").glob("*.yml"))
EXTRA = "Newsdesk.Dictionary,Newsdesk.Spelling,Newsdesk.Tagged"  # need packages that may not be there
ALL = "action description extends level limit link message scope"
# A kind of rule → the keys that only it has.
KEYS = {
    "capitalization": "exceptions indicators match prefix style threshold vocab",
    "conditional": "exceptions first ignorecase second vocab",
    "consistency": "either ignorecase nonword",
    "existence": "append exceptions ignorecase nonword raw tokens vocab",
    "metric": "condition formula",
    "occurrence": "ignorecase max min token",
    "readability": "grade metrics",
    "repetition": "alpha exceptions ignorecase max tokens vocab",
    "script": "script",
    "sequence": "tokens",
    "spelling": "aff append custom dic dictionaries filters ignore threshold",
    "substitution": "capitalize exceptions ignorecase nonword swap vocab",
}


@pytest.fixture
def package(tmp_path, monkeypatch):
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    shutil.copytree(PACKAGE, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def check(capsys, *words):
    """What is found, a line each, and what is said beside it."""
    main(["check", "--config", ".vale.ini", "--output-format", "concise", *words, "story.md"])
    printed = capsys.readouterr()
    found = [line.removeprefix("story.md:") for line in printed.out.splitlines() if line.startswith("story.md:")]
    return found, printed.err.splitlines()


def test_each_key_of_each_kind_is_used():
    used = {(rule["extends"], key) for rule in map(yaml.safe_load, map(Path.read_text, FILES)) for key in rule}
    assert len(FILES) >= 36
    assert {key for _, key in used} >= set(ALL.split())
    assert used >= {(kind, key) for kind, keys in KEYS.items() for key in keys.split()}


def test_it_loads_without_edits_and_each_rule_finds_its_slip(package, capsys):
    found, said = check(capsys, "--ignore", EXTRA)
    assert found == (PACKAGE / "story.expected").read_text("utf-8").splitlines()
    silent = {path.stem for path in FILES} - {line.split()[2].partition(".")[2] for line in found}
    assert silent == {"Scripted", "Tagged", "Dictionary", "Spelling"}
    assert [line.rpartition("Newsdesk/")[2] for line in said] == [
        "Scripted.yml:1: Newsdesk.Scripted: extends script: scripts in Tengo are not run; the rule is left out",
    ]


def test_dictionaries_and_word_lists_are_heeded(package, capsys):
    pytest.importorskip("hunspell")
    found, _ = check(capsys, "--select", EXTRA)
    words = {line.partition("'")[2].partition("'")[0] for line in found}
    assert {"teh", "kount"} <= words
    assert words.isdisjoint({"standfirst", "hed", "the", "vote", "Ukrinform"})


@pytest.mark.parametrize(
    ("broken", "line"),
    [
        ("extends: existence\nmessage: m\ntokens:\n  - (un\n", 4),
        ("extends: existence\nmessage: m\nlevel: warning\ntoken: x\n", 4),
        ("extends: existence\nmessage: m\nlevel: fatal\n", 3),
        ("message: m\n", 1),
        ("extends: existence\nmessage: [\n", 3),
        ("extends: existance\nmessage: m\n", 1),
        ("extends: substitution\nmessage: m\nswap: [a]\n", 3),
        ("extends: existence\nmessage: m\nscope: link\ntokens: [x]\n", 3),
        ("extends: capitalization\nmessage: m\nmatch: $title\nstyle: MLA\n", 4),
        ("extends: metric\nmessage: m\nformula: words +\ncondition: '> 1'\n", 3),
    ],
)
def test_a_broken_file_is_named_with_its_line_and_the_others_run(package, capsys, broken, line):
    (package / "styles" / "Newsdesk" / "Broken.yml").write_text(broken)
    found, said = check(capsys, "--ignore", EXTRA)
    assert found == (PACKAGE / "story.expected").read_text("utf-8").splitlines()
    assert any(f"/Newsdesk/Broken.yml:{line}: " in one for one in said), said
