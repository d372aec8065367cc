"""Every rule file proves itself: what its `bad` examples mark is found, exactly; its `good` ones are silent."""

import re

import pytest

from lintnews.engine import lint
from lintnews.formats import plain
from lintnews.model import Document, SourceMap
from lintnews.rulebook import catalogue
from lintnews.rulebook.examples import marked

RULES = catalogue()
BAD = [pytest.param(rule, text, id=f"{rule.id}-{n}") for rule in RULES for n, text in enumerate(rule.examples.bad, 1)]
GOOD = [pytest.param(rule, text, id=f"{rule.id}-{n}") for rule in RULES for n, text in enumerate(rule.examples.good, 1)]


def document(rule, text):
    """The text as a document in the first language that the rule speaks."""
    blocks = tuple(plain.paragraphs(text))
    return Document("example.txt", text, text, SourceMap.identity(len(text)), blocks, next(iter(rule.languages), "en"))


@pytest.mark.parametrize(("rule", "example"), BAD)
def test_a_bad_example_is_found_where_it_is_marked(rule, example):
    text, spans, replacements = marked(example)
    article = document(rule, text)
    findings = lint(article, [rule])
    assert [(f.line, f.column, f.end_line, f.end_column) for f in findings] == [
        (*article.place(span.start), *article.place(span.end)) for span in spans
    ], [f.text for f in findings]
    for finding, replacement in zip(findings, replacements, strict=True):
        assert replacement is None or (finding.fix and finding.fix.replacement == replacement)


@pytest.mark.parametrize(("rule", "example"), BAD)
def test_a_message_has_no_hole_left(rule, example):
    for finding in lint(document(rule, marked(example).text), [rule]):
        assert not re.search(r"%s|\{\w+\}", finding.message)


@pytest.mark.parametrize(("rule", "example"), GOOD)
def test_a_good_example_is_left_alone(rule, example):
    assert [finding.text for finding in lint(document(rule, example), [rule])] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_says_why_and_has_examples_of_both_kinds(rule):
    assert len(rule.why) > 40
    assert rule.examples.bad
    assert rule.examples.good
