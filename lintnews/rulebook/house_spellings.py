"""House spellings: rules about names take the spellings of the stylebook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lintnews.checks import check_class
from lintnews.model import Rule


def with_house_spellings(rules: Iterable[Rule], preferred: Mapping[str, str]) -> Iterator[Rule]:
    """The rules, those with an option `preferred` under the house's own spellings and on."""
    for rule in rules:
        lazy = rule.lazy_check
        if "preferred" in check_class(lazy.extends).fields:
            rule = rule._replace(lazy_check=lazy.changed(preferred=preferred), enabled=True)
        yield rule
