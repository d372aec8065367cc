"""What one run makes and the next can use: kept whole, never shown under another stamp, never needed."""

import marshal
import os
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lintnews.keeping import OURS, cache_folder, keep, made, once, recall, remember
from lintnews.lazy import compiled

CONTENT = {"a": [1, "é", (None, True)]}


@pytest.fixture(autouse=True)
def own_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def test_what_is_kept_is_recalled_under_its_stamp():
    keep("thing", ["stamp"], CONTENT)
    assert recall("thing", ["stamp"]) == CONTENT
    assert recall("thing", ["another stamp"]) is None
    assert recall("another thing", ["stamp"]) is None


@pytest.mark.parametrize("left", [0, 5, 30, -1])
def test_what_was_cut_off_is_not_recalled(left):
    keep("thing", "stamp", CONTENT)
    path = os.path.join(cache_folder(), "thing")
    with open(path, "rb") as file:
        data = file.read()
    with open(path, "wb") as file:
        file.write(data[:left])
    assert recall("thing", "stamp") is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_what_a_disk_spoiled_is_not_recalled(data):
    keep("thing", "stamp", CONTENT)
    path = os.path.join(cache_folder(), "thing")
    with open(path, "rb+") as file:
        content = bytearray(file.read())
        content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
        file.seek(0)
        file.write(content)
    assert recall("thing", "stamp") is None


@pytest.mark.skipif(os.name == "nt", reason="Windows doesn't tell")
def test_what_others_may_write_is_not_read():
    old = os.umask(0)
    try:
        keep("thing", "stamp", CONTENT)
    finally:
        os.umask(old)
    assert recall("thing", "stamp") == CONTENT
    os.chmod(os.path.join(cache_folder(), "thing"), 0o660)
    assert recall("thing", "stamp") is None


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no symbolic links")
def test_nothing_is_written_through_a_link(tmp_path):
    (tmp_path / "precious").write_text("mine")
    os.makedirs(cache_folder())
    os.symlink(tmp_path / "precious", os.path.join(cache_folder(), f"thing.{os.getpid()}"))
    keep("thing", "stamp", CONTENT)
    assert (tmp_path / "precious").read_text() == "mine"


@pytest.mark.skipif(not hasattr(os, "chown") or os.geteuid() != 0, reason="only root can give a file away")
def test_what_another_user_wrote_is_not_read():
    keep("thing", "stamp", CONTENT)
    os.chown(os.path.join(cache_folder(), "thing"), 12345, -1)
    assert recall("thing", "stamp") is None


def test_a_thing_is_made_once_under_one_stamp():
    made.cache_clear()
    assert once("thing", "stamp", lambda: CONTENT) == CONTENT
    remember()
    made.cache_clear()
    assert once("thing", "stamp", dict) == CONTENT
    assert once("thing", "another stamp", dict) == {}


def test_runs_at_the_same_time_learn_from_each_other():
    made.cache_clear()
    once("one", None, list)
    keep(*OURS, {"other": (None, marshal.dumps(1))})
    remember()
    made.cache_clear()
    assert {"one", "other"} <= made().keys()


def test_without_a_place_nothing_is_kept(tmp_path, monkeypatch):
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    keep("thing", "stamp", CONTENT)
    assert recall("thing", "stamp") is None


@pytest.mark.parametrize(
    ("pattern", "flags"),
    [
        (r"(?P<day>\d+)[. ](?P<month>\w+)|(x)", 0),
        ("[^\u0000-\u02ff]ß", re.IGNORECASE),
        (r"""(?x) a  b # c""", re.DOTALL),
        (rb"<\?xml", re.I),
        (r"(?:a|ab)*+(?<!c)(?=d)", re.MULTILINE),
    ],
)
def test_a_program_that_was_kept_makes_the_same_pattern(pattern, flags):
    made.cache_clear()
    first = compiled(pattern, flags)
    remember()
    made.cache_clear()
    assert (pattern, int(flags)) in made()
    assert compiled(pattern, flags) == first == re.compile(pattern, flags)
    assert compiled(pattern, flags).groupindex == first.groupindex


def test_a_broken_program_is_compiled_anew():
    made()["a+", 0] = None, marshal.dumps((32, [999_999], 0, {}, (None,)))
    assert compiled("a+").fullmatch("aaa")


def test_a_broken_pattern_is_a_mistake_as_ever():
    with pytest.raises(re.error, match="unterminated"):
        compiled("(a")
