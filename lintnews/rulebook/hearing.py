"""Hearing: a check that judges by what others find is given those others, the checks of its family and languages."""

from __future__ import annotations

from collections.abc import Sequence

from lintnews.model import Check, Hearing, Late, Rule


def introduced(rules: Sequence[Rule], others: Sequence[Rule]) -> list[Rule]:
    """The rules, each that hears witnesses with those among the others."""
    return [rule._replace(late=Late(introduce, rule, others)) for rule in rules]


def introduce(rule: Rule, others: Sequence[Rule]) -> Check:
    """The rule's check, with its witnesses if it hears any."""
    check = rule.check
    return check.hearing(witnesses(rule, others)) if isinstance(check, Hearing) else check


def witnesses(rule: Rule, others: Sequence[Rule]) -> tuple[Check, ...]:
    """The checks of the rule's family and languages, its own among them."""
    return tuple(other.check for other in others if (other.family, other.languages) == (rule.family, rule.languages))
