"""Every rule file proves itself: what its `bad` examples mark is found, exactly; its `good` ones are silent."""

import re

import pytest

from lintnews.engine import raise_error, rule_hits
from lintnews.reporters.explanation import explanation
from lintnews.reporters.style import Style
from lintnews.rule_tests import example_document, example_problems, messages
from lintnews.rulebook import catalogue
from lintnews.rulebook.catalogue import shipped_packs
from lintnews.rulebook.examples import marked

RULES = [rule for pack in shipped_packs() for rule in catalogue([pack])]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_holds_against_its_own_examples(rule):
    assert list(example_problems(rule)) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_can_be_explained(rule):
    plain, coloured = ("".join(explanation(rule, messages(rule), Style(terminal))) for terminal in (False, True))
    assert rule.why.split()[0] in plain
    assert re.sub(r"\x1b\[\d*m", "", coloured) == plain


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_says_why_and_has_examples_of_both_kinds(rule):
    assert len(rule.why) > 40
    assert rule.examples.bad
    assert rule.examples.good


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_check_names_the_kinds_of_its_hits(rule):
    documents = (example_document(rule, marked(example).text) for example in rule.examples.bad)
    found = {seen.hit.kind for document in documents for seen in rule_hits(document, [rule], raise_error)}
    assert found <= {"", *rule.check.kinds}
