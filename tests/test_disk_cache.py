"""What one run keeps for the next: never shown under another key, never needed, never from a stranger."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import lintnews
from lintnews.disk_cache import DiskCache, cache_folder, cache_outside, json_value, name_for

CONTENT = {"a": [1, "é", [None, True]], "lone": "\udc9d"}
POSIX = pytest.mark.skipif(os.name == "nt", reason="Windows has neither these rights nor these links")


@pytest.fixture
def cache(tmp_path):
    return DiskCache(str(tmp_path / "cache" / "lintnews"))


def kept(cache, name="thing"):
    return Path(cache.folder, name)


def test_what_is_kept_is_found_under_its_key(cache):
    cache.store("thing", "key", CONTENT)
    assert cache.load("thing", "key") == CONTENT
    assert cache.load("thing", "another key") is None
    assert cache.load("another thing", "key") is None


@pytest.mark.parametrize("broken", [b"", b"lintnews", b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_json_is_not_read(cache, broken):
    cache.store("thing", "key", CONTENT)
    heading = kept(cache).read_bytes().partition(b"\n")[0] + b"\n"
    for data in (broken, heading + broken):
        kept(cache).write_bytes(data)
        assert cache.load("thing", "key") is None


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner).map(tuple)))
def test_a_thing_becomes_what_json_can_hold(thing):
    assert json.loads(json.dumps(json_value(thing))) == json_value(thing)


def test_without_a_place_nothing_is_kept(tmp_path):
    (tmp_path / "file").touch()
    cache = DiskCache(str(tmp_path / "file" / "lintnews"))
    cache.store("thing", "key", CONTENT)
    assert cache.load("thing", "key") is None


@POSIX
def test_the_folder_and_its_files_are_the_users_alone(cache):
    cache.store("thing", "key", CONTENT)
    assert os.stat(cache.folder).st_mode & 0o777 == 0o700
    assert kept(cache).stat().st_mode & 0o777 == 0o600


@POSIX
@pytest.mark.parametrize("mode", [0o770, 0o707, 0o777])
def test_a_folder_in_which_others_may_write_is_no_cache(cache, mode):
    cache.store("thing", "key", CONTENT)
    os.chmod(cache.folder, mode)
    assert cache.load("thing", "key") is None
    cache.store("other", "key", CONTENT)
    assert not kept(cache, "other").exists()


@POSIX
def test_a_file_that_others_may_write_is_not_read(cache):
    cache.store("thing", "key", CONTENT)
    os.chmod(kept(cache), 0o660)
    assert cache.load("thing", "key") is None


@pytest.mark.skipif(not hasattr(os, "chown") or os.geteuid() != 0, reason="only root can give a file away")
@pytest.mark.parametrize("owned", ["thing", "."])
def test_what_belongs_to_another_user_is_not_read(cache, owned):
    cache.store("thing", "key", CONTENT)
    os.chown(kept(cache, owned), 12345, -1)
    assert cache.load("thing", "key") is None


@POSIX
def test_no_link_is_followed(cache, tmp_path):
    cache.store("thing", "key", CONTENT)
    (tmp_path / "elsewhere").mkdir()
    moved = kept(cache).rename(tmp_path / "elsewhere" / "thing")
    kept(cache).symlink_to(moved)
    assert cache.load("thing", "key") is None
    kept(cache).unlink()
    Path(cache.folder).rmdir()
    Path(cache.folder).symlink_to(tmp_path / "elsewhere")
    assert cache.load("thing", "key") is None
    cache.store("other", "key", CONTENT)
    assert not (tmp_path / "elsewhere" / "other").exists()


@POSIX
def test_nothing_is_written_through_a_link(cache, tmp_path):
    (tmp_path / "precious").write_text("mine")
    os.makedirs(cache.folder, 0o700)
    os.symlink(tmp_path / "precious", kept(cache, f"thing.{os.getpid()}"))
    cache.store("thing", "key", CONTENT)
    assert (tmp_path / "precious").read_text() == "mine"


@POSIX
def test_what_is_no_file_does_not_hold_a_run_up(cache):
    os.makedirs(cache.folder, 0o700)
    os.mkfifo(kept(cache))
    assert cache.load("thing", "key") is None


@POSIX
@pytest.mark.parametrize("environment", [{"XDG_CACHE_HOME": "cache"}, {"XDG_CACHE_HOME": ""}, {}])
def test_a_relative_folder_is_not_taken(monkeypatch, environment):
    monkeypatch.setenv("HOME", "/home/ada")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert cache_folder() == "/home/ada/.cache/lintnews"


@POSIX
def test_a_user_without_a_home_has_no_cache(monkeypatch):
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv("HOME", "house")
    assert cache_folder() == ""
    assert cache_outside([]) is None


@POSIX
@pytest.mark.parametrize(
    ("home", "tree", "used"),
    [
        ("home", "desk", True),
        ("desk/home", "desk", False),
        ("desk", "desk", False),
        ("desk/home", "desk/articles", True),
        ("repo/home", "repo/articles", False),  # of one repository
        ("linked/home", "desk", False),  # `linked` leads to desk
        ("home", "linked", True),
    ],
)
def test_a_cache_in_the_tree_that_is_checked_is_not_used(tmp_path, monkeypatch, home, tree, used):
    for folder in ("home", "desk/home", "desk/articles", "repo/home", "repo/articles", "repo/.git"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "linked").symlink_to("desk")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / home))
    assert bool(cache_outside([str(tmp_path / tree)])) is used


def test_two_paths_have_two_names():
    assert name_for("rules", "/a/b") != name_for("rules", "/a/c")


@POSIX
@pytest.mark.parametrize("variable", ["HOME", "XDG_CACHE_HOME"])
def test_a_repository_can_neither_plant_a_cache_nor_get_one(tmp_path, variable):
    """The environment of a gate may name folders of the checkout: nothing is written there, nothing read."""
    (tmp_path / "story.txt").write_text("The mayor spoke.\n")
    home = {"PATH": os.environ["PATH"], variable: str(tmp_path / "cache")}
    command = [sys.executable, "-m", "lintnews", "check", "story.txt"]
    run = subprocess.run(command, cwd=tmp_path, env=home, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    assert not (tmp_path / "cache").exists()


UNTRUSTED = ("marshal", "pickle", "shelve", "exec(", "eval(", "_sre", "_compiler", "_imp")


def test_no_code_is_kept_and_no_format_is_read_that_runs_code():
    """The pool's processes are sent their work by Python itself, from the process that made them; nothing is kept."""
    for path in Path(lintnews.__file__).parent.rglob("*.py"):
        words = path.read_text("utf-8")
        for word in UNTRUSTED:
            assert f"import {word}" not in words, path
            assert f"from {word}" not in words, path
            assert not (word.endswith("(") and f" {word}" in words), path
