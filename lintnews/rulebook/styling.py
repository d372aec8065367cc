"""Styling: rules about names take the spellings that a house prefers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lintnews.model import Rule


def styled(rules: Iterable[Rule], preferred: Mapping[str, str]) -> Iterator[Rule]:
    """The rules, those with an option `preferred` under the house's own spellings and on."""
    for rule in rules:
        if "preferred" in type(rule.check).__annotations__:
            rule = rule.with_check(rule.check.changed(preferred=preferred))._replace(enabled=True)
        yield rule
