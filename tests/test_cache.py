"""The result cache: what has not changed is not checked again, and an old result is never shown."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import lintnews
from lintnews import Config
from lintnews.frontends.cache import LIBRARIES, library_versions, program_files, result_key
from lintnews.frontends.cli import main

RULE = "extends: existence\nmessage: '{message}'\nlevel: error\nwhy: A test.\ntokens: [dog]\n"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "desk" / "house" / "a").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "desk")
    for name, text in {
        "lintnews.toml": 'packs = ["house"]\nselect = ["a"]\n',
        "house/a/dog.yml": RULE.format(message="No %s."),
        "bad.txt": "A dog.\n",
        "good.txt": "A cat.\n",
    }.items():
        (tmp_path / "desk" / name).write_text(text)
    return tmp_path / "desk"


@pytest.fixture
def check(desk, capsys):
    def run(*words):
        capsys.readouterr()
        main(["check", "-q", "--output-format", "concise", *words])
        return capsys.readouterr().out

    return run


BAD = "bad.txt:1:3: error a.dog No dog.\n"


def tables(desk):
    return list((desk.parent / "cache" / "lintnews").glob("results-*-*"))


def test_a_result_is_remembered(desk, check):
    assert check() == BAD
    for table in tables(desk):
        table.write_bytes(table.read_bytes().replace(b"No dog", b"No cat"))  # only who reads the cache says so
    assert check() == "bad.txt:1:3: error a.dog No cat.\n"
    assert check("--no-cache") == BAD


def test_what_a_baseline_was_made_of_is_remembered(desk, check):
    main(["baseline", "create", "-q"])
    assert check() == ""
    for table in tables(desk):
        table.write_bytes(table.read_bytes().replace(b"No dog", b"No cat"))
    assert check("--no-baseline") == "bad.txt:1:3: error a.dog No cat.\n"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("bad.txt", "A new dog.\n", "bad.txt:1:7: error a.dog No dog.\n"),
        ("good.txt", "The dog.\n", BAD + "good.txt:1:5: error a.dog No dog.\n"),
        ("house/a/dog.yml", RULE.format(message="Never a %s."), "bad.txt:1:3: error a.dog Never a dog.\n"),
        ("house/a/cat.yml", RULE.format(message="No cat %s."), BAD.replace("dog No dog", "cat No cat dog")),
        (
            "lintnews.toml",
            'packs = ["house"]\nselect = ["a"]\nlevels = {a = "warning"}',
            BAD.replace("error", "warning"),
        ),
        ("lintnews.toml", 'packs = ["house"]\nselect = ["a"]\nexclude = ["bad.txt"]', ""),
    ],
)
def test_what_changed_is_checked_again(desk, check, name, text, said):
    assert check() == BAD
    (desk / name).write_text(text)
    assert check() == said


def test_a_changed_stylebook_is_no_old_result(desk, check):
    (desk / "lintnews.toml").write_text('select = ["names.inconsistent"]\nstylebook = "house.yml"\n')
    (desk / "bad.txt").write_text("The envoy met Zelensky on Monday, he said.\n\nIt was Zelenskyy who asked for it.\n")
    stylebook = "source: us\nnames: {%s: [%s]}\n"
    (desk / "house.yml").write_text(stylebook % ("Zelenskyy", "Zelensky"))
    before = check()
    (desk / "house.yml").write_text(stylebook % ("Zelensky", "Zelenskyy"))
    assert check() == check("--no-cache") != before


def test_only_the_changed_file_is_checked(desk, check):
    check()
    before = dict(rows(desk))
    (desk / "good.txt").write_text("The cat.\n")
    check()
    assert {os.path.basename(path) for path, kept in rows(desk) if before.get(path) != kept} == {"good.txt"}


def rows(desk):
    return [row for table in tables(desk) for row in json.loads(table.read_bytes().partition(b"\n")[2]).items()]


@pytest.mark.parametrize(
    "broken", [b"", b"x" * 5000, b"[]", b'{"bad.txt": 1}', b'{"bad.txt": ["STATE", [[[1, 2]], []]]}', None]
)
def test_a_broken_cache_is_no_matter(desk, check, broken):
    check()
    for table in tables(desk):
        heading, _, text = table.read_bytes().partition(b"\n")
        state = json.loads(text).get("bad.txt", [""])[0].encode()
        whole = text[: len(text) // 2] if broken is None else broken.replace(b"STATE", state)
        table.write_bytes(heading + b"\n" + whole)
    assert check() == BAD
    assert check() == BAD
    assert {os.path.basename(path) for path, _ in rows(desk)} == {"bad.txt", "good.txt"}


def test_a_changed_list_of_words_is_no_old_result(desk, check):
    """A dictionary or a list of words is no rule file: what depends on one is not kept."""
    pytest.importorskip("hunspell")
    rule = "extends: spelling\nmessage: '{message}'\nlevel: error\nwhy: A test.\nignore: [words.list]\n"
    (desk / "house" / "a" / "dog.yml").write_text(rule.format(message="No %s."))
    (desk / "words.list").write_text("")
    (desk / "bad.txt").write_text("A zorp.\n")
    assert check() == check() == "bad.txt:1:3: error a.dog No zorp.\n"
    (desk / "words.list").write_text("zorp\n")
    assert check() == ""


def test_a_new_version_of_a_library_is_no_old_result():
    """Every library that decides what is found stands in the key."""
    import tomllib

    with open(Path(lintnews.__file__).parents[1] / "pyproject.toml", "rb") as file:
        project = tomllib.load(file)["project"]
    extras = [wish for name in ("docx", "spelling") for wish in project["optional-dependencies"][name]]
    assert {re.match(r"[\w-]+", wish)[0] for wish in [*project["dependencies"], *extras]} == LIBRARIES
    assert [note for note in library_versions() if note.startswith("regex-")]


def test_a_program_that_changed_is_no_old_result(tmp_path, monkeypatch):
    """A checkout may change in any file; a wheel is installed as a whole, which its JSON of the rules tells."""
    assert {"engine.py", "__init__.py"} <= {os.path.basename(path) for path in program_files()}
    (tmp_path / "encoding").mkdir()
    (tmp_path / "news").mkdir()
    (tmp_path / "encoding.json").write_text("{}")
    (tmp_path / "news.json").write_text("{}")
    monkeypatch.setattr(sys.modules["lintnews.rulebook.catalogue"], "shipped_folder", lambda: str(tmp_path))
    assert list(program_files()) == [str(tmp_path / "news.json")]
    before = result_key(Config())
    assert result_key(Config()) == before
    (tmp_path / "new.json").write_text("{}")
    (tmp_path / "new.json").replace(tmp_path / "news.json")
    assert result_key(Config()) != before


def test_without_a_place_for_it_all_is_checked(desk, check, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(desk / "bad.txt"))
    assert check() == check() == BAD


def test_runs_that_share_it_do_no_harm(desk):
    for number in range(200):
        (desk / f"{number}.txt").write_text("A dog.\n" * (number % 3))
    command = [sys.executable, "-m", "lintnews", "check", "-q", "--output-format", "concise"]
    runs = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(4)]
    printed = [run.communicate() for run in runs]
    assert len({out for out, _ in printed}) == 1
    assert {err for _, err in printed} == {b""}


def test_the_cache_is_cleared(desk, check, capsys):
    check()
    assert main(["cache", "clear"]) == 0
    assert not (desk.parent / "cache" / "lintnews").exists()
