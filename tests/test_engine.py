"""The engine: one finding a family and place, consequences left out, and an order that depends on the text alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintnews.checks.existence import Existence
from lintnews.engine import MOST, lint
from lintnews.formats import plain
from lintnews.model import LazyCheck, Level, Rule


def rule(name, *tokens, level=Level.ERROR, **keys):
    return Rule(name, name.partition(".")[0], LazyCheck.of(Existence(tokens=tokens)), level, "%s", **keys)


@pytest.mark.parametrize(
    ("rules", "found"),
    [
        ([rule("a.one", "dog")], ["a.one: dog"]),
        ([rule("a.one", "dog"), rule("b.two", "dog")], ["a.one: dog", "b.two: dog"]),
        ([rule("a.one", "dog"), rule("a.two", "dog bites")], ["a.two: dog bites"]),  # the longest of a family
        ([rule("a.one", "dog"), rule("a.two", "dog bites", level=Level.WARNING)], ["a.one: dog"]),  # the most severe
        ([rule("a.one", "dog"), rule("a.two", "man")], ["a.one: dog", "a.two: man"]),
        ([rule("a.one", "dog bites", hides=True), rule("b.two", "bites", "man")], ["a.one: dog bites", "b.two: man"]),
        ([rule("a.one", "bites", hides=True), rule("b.two", "dog bites")], ["b.two: dog bites", "a.one: bites"]),
        ([rule("a.one", "dog bites", hides=True), rule("b.two", "A dog", "bites the")], ["a.one: dog bites"]),
        ([rule("a.one", "dog", level=Level.OFF)], []),
        ([rule("a.one", "dog", languages=("de",))], []),
        ([rule("a.one", "[a-z]+", limit=2)], ["a.one: dog", "a.one: bites"]),
        (
            [rule("a.one", "[a-z]+", limit=1), rule("a.two", "[a-z]+", level=Level.WARNING)],
            ["a.one: dog", "a.two: bites", "a.two: the", "a.two: man"],
        ),
    ],
)
def test_what_is_reported(rules, found):
    findings = lint(plain.read_plain("a.txt", "A dog bites the man."), rules)
    assert [f"{finding.rule}: {finding.text}" for finding in findings] == found


def test_a_rule_that_matches_everywhere_stops_and_says_so():
    *others, last = lint(plain.read_plain("a.txt", "dog " * (MOST + 1)), [rule("a.one", "dog")])
    assert len(others) == MOST - 1
    assert last.message.endswith("lintnews looks no further.")
    assert not any("stops" in other.message for other in others)


RULES = [rule("a.one", "a b", "c"), rule("a.two", "b"), rule("b.one", "b c", hides=True), rule("c.one", "a", "c")]


@given(st.text(alphabet="abc \n", max_size=60), st.permutations(RULES))
def test_the_order_of_the_rules_makes_no_difference(text, rules):
    document = plain.read_plain("a.txt", text)
    assert lint(document, rules) == lint(document, RULES)


@given(st.text(max_size=80))
def test_a_finding_stands_where_it_says(text):
    for finding in lint(plain.read_plain("a.txt", text), [rule("a.one", r"\w+")]):
        assert text.split("\n")[finding.line - 1][finding.column - 1 :].startswith(finding.text)
