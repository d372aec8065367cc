"""The schemas: every shipped file is valid, and an editor underlines a misspelt key."""

import tomllib
from contextlib import suppress

import jsonschema
import pytest
import yaml

from lintnews.checks import CHECKS, check_class
from lintnews.formats import read
from lintnews.model import CheckError
from lintnews.rulebook.catalogue import rule_files, shipped_folder
from lintnews.rulebook.options import OptionError, build
from lintnews.rulebook.schema import config_schema, rule_schema

RULE = jsonschema.Draft7Validator(rule_schema())
CONFIG = jsonschema.Draft7Validator(config_schema())


@pytest.mark.parametrize("path", sorted(rule_files(shipped_folder())), ids=lambda path: path.rpartition("rules/")[2])
def test_a_shipped_rule_is_valid(path):
    with open(path, encoding="utf-8") as file:
        assert [error.message for error in RULE.iter_errors(yaml.safe_load(file))] == []


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ("extends: existence\nmessage: m\ntokens: [dog]", True),
        ("extends: existence\nmessage: m\nlevel: off", True),
        ("extends: existence\nmessage: m\ntokens: [no, 911]", True),
        ("extends: existence\nmessage: m\ntokns: [dog]", False),
        ("extends: existence\nmessage: m\nswap: {dog: cat}", False),
        ("extends: substitution\nmessage: m\nswap: {dog: cat}", True),
        ("extends: marker\nmessage: m", False),
        ("extends: marker\nmessage: m\npatterns: {note: TK}", True),
        ("extends: existance\nmessage: m", False),
        ("extends: existence", False),
        ("extends: existence\nmessage: m\nlevel: fatal", False),
        ("extends: existence\nmessage: m\nexamples: {bda: []}", False),
    ],
)
def test_a_misspelt_key_is_told(text, valid):
    assert RULE.is_valid(yaml.safe_load(text)) is valid


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        (
            'select = ["chrome"]\nfail-on = "warning"\n[levels]\nchrome = "off"\n[per-file-ignores]\n"a*" = ["names"]',
            True,
        ),
        ('selct = ["chrome"]', False),
        ('select = "chrome"', False),
        ('[levels]\nchrome = "fatal"', False),
    ],
)
def test_a_misspelt_setting_is_told(text, valid):
    assert CONFIG.is_valid(tomllib.loads(text)) is valid


@pytest.mark.parametrize("name", sorted(CHECKS))
def test_a_rule_that_says_nothing_is_a_rule_or_told_what_it_lacks(name):
    """An option that the check can't do without is asked for when the rule is read, not missed when it runs."""
    document = read("a.txt", b"The mayor spoke on Monday. She has 12,000 voters, a 40% share.\n")
    with suppress(OptionError, CheckError, NotImplementedError):
        list(build(check_class(name), name, {}).find(document))
