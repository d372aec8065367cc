"""The cache of rules saves reading YAML again, and never shows an old rule."""

import os
from pathlib import Path

import pytest

from lintnews.disk_cache import DiskCache
from lintnews.rulebook import RuleFileError, catalogue

RULE = "extends: existence\nmessage: '{message}'\nlevel: error\ntokens: [dog]\n"


@pytest.fixture
def house(tmp_path):
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "dog.yml").write_text(RULE.format(message="No dogs."))
    return tmp_path / "house"


def cache(house):
    return DiskCache(str(house.parent / "cache" / "lintnews"))


def messages(house):
    return [rule.message for rule in catalogue([str(house)], cache=cache(house))]


def test_a_kept_rule_is_the_same_rule(house):
    assert messages(house) == messages(house) == ["No dogs."]
    assert len(os.listdir(cache(house).folder)) == 1


def test_a_changed_rule_is_read_again(house):
    assert messages(house) == ["No dogs."]
    (house / "dog.yml").write_text(RULE.format(message="No dogs, please."))
    assert messages(house) == ["No dogs, please."]


def test_a_new_and_a_lost_rule_are_seen(house):
    assert messages(house) == ["No dogs."]
    (house / "cat.yml").write_text(RULE.format(message="No cats."))
    assert sorted(messages(house)) == ["No cats.", "No dogs."]
    (house / "dog.yml").unlink()
    assert messages(house) == ["No cats."]


@pytest.mark.parametrize(
    "broken", ["", "{", "[]", "{}", "null", "[1]", '[["a"]]', '[[[], "existence", {}]]', '[{"a": 1, "b": 2, "c": 3}]']
)
def test_a_broken_cache_is_made_again(house, broken):
    messages(house)
    [name] = os.listdir(cache(house).folder)
    path = Path(cache(house).folder, name)
    path.write_bytes(path.read_bytes().partition(b"\n")[0] + b"\n" + broken.encode())
    assert messages(house) == ["No dogs."]


def test_what_runs_is_a_check_whatever_the_cache_says(house):
    """A row of the cache can do no more than a rule file: what it extends is one of the checks."""
    messages(house)
    [name] = os.listdir(cache(house).folder)
    path = Path(cache(house).folder, name)
    path.write_bytes(path.read_bytes().replace(b'"existence"', b'"os:system"'))
    [rule] = catalogue([str(house)], cache=cache(house))
    with pytest.raises(RuleFileError, match="no check is called"):
        assert rule.check


def test_without_a_cache_all_is_read(house):
    assert [rule.message for rule in catalogue([str(house)])] == ["No dogs."]
