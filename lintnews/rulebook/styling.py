"""Styling: rules about names take the spellings that a house prefers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace

from lintnews.model import Rule


def styled(rules: Iterable[Rule], preferred: Mapping[str, str]) -> Iterator[Rule]:
    """The rules, those with an option `preferred` under the house's own spellings and on."""
    for rule in rules:
        check = rule.check
        if is_dataclass(check) and any(field.name == "preferred" for field in fields(check)):
            rule = rule._replace(check=replace(check, preferred=preferred), enabled=True)
        yield rule
