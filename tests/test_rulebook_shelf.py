"""The shelf saves reading YAML again, and never shows an old rule."""

import json
import os

import pytest

from lintnews.keeping import cache_folder
from lintnews.rulebook import catalogue

RULE = "extends: existence\nmessage: '{message}'\nlevel: error\ntokens: [dog]\n"


@pytest.fixture
def house(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "house").mkdir()
    (tmp_path / "house" / "dog.yml").write_text(RULE.format(message="No dogs."))
    return tmp_path / "house"


def messages(house):
    return [rule.message for rule in catalogue([str(house)]) if rule.path.startswith(str(house))]


def test_a_shelved_rule_is_the_same_rule(house):
    assert messages(house) == messages(house) == ["No dogs."]
    assert len(os.listdir(cache_folder())) == 1


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


@pytest.mark.parametrize("broken", ["", "{", "[]", "{}", json.dumps({"stamp": [], "keys": {}})])
def test_a_broken_shelf_is_made_again(house, broken):
    messages(house)
    for name in os.listdir(cache_folder()):
        with open(os.path.join(cache_folder(), name), "w") as file:
            file.write(broken)
    assert messages(house) == ["No dogs."]


def test_without_a_place_for_it_all_is_read(house, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(house / "dog.yml"))
    assert messages(house) == ["No dogs."]
