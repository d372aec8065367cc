"""Siblings: a check that judges by what others find is given those others, the checks of its family and languages."""

from __future__ import annotations

from collections.abc import Iterable

from lintnews.model import LazyCheck, Rule


def check_with_siblings(rules: Iterable[Rule], others: Iterable[Rule]) -> None:
    """Tell the checks of some rules, which nobody has asked for yet, of their siblings among the others."""
    families: dict[tuple[str, tuple[str, ...]], list[LazyCheck]] = {}
    for other in others:
        families.setdefault((other.family, other.languages), []).append(other.lazy_check)
    for rule in rules:
        rule.lazy_check.siblings = tuple(families.get((rule.family, rule.languages), ()))
