"""The catalogue: the rules that ship with lintnews, and those of a desk's own folders."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import partial

from lintnews.model import Rule
from lintnews.rulebook.hearing import introduced
from lintnews.rulebook.reading import RuleFileError, load, proven_rule, read_rule
from lintnews.rulebook.shelf import kept
from lintnews.typing import Any

PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def shipped() -> str:
    """The folder of the shipped rules: inside an installed package, beside it in a checkout."""
    inside = os.path.join(PACKAGE, "rules")
    return inside if os.path.isdir(inside) else os.path.join(os.path.dirname(PACKAGE), "rules")


def catalogue(folders: Iterable[str] = ()) -> list[Rule]:
    """All rules: the shipped ones and those of further folders, by id. A later folder's rule replaces an earlier one's.

    Raises RuleFileError for a folder or a file that can't be read as rules.
    """
    rules = {rule.id: rule for folder in (shipped(), *folders) for rule in rules_of(folder)}
    ordered = [rules[name] for name in sorted(rules)]
    return introduced(ordered, ordered)


def rules_of(folder: str) -> Iterator[Rule]:
    """The rules in a folder; a rule's id is its place: chrome/share.yml is chrome.share."""
    if not os.path.isdir(folder):
        raise RuleFileError(f"{folder}: is not a folder of rule files")
    for path, keys in kept(sorted(rule_files(folder)), partial(proven, folder)).items():
        yield proven_rule(path, rule_id(path, folder), keys)


def proven(folder: str, path: str) -> dict[str, Any]:
    """The keys of a rule file that makes a rule. Raises RuleFileError."""
    keys = load(path)
    read_rule(path, rule_id(path, folder), keys)
    return keys


def rule_files(folder: str) -> Iterator[str]:
    """The .yml files in a folder and below it."""
    for parent, _, names in os.walk(folder):
        yield from (os.path.join(parent, name) for name in names if name.endswith(".yml"))


def rule_id(path: str, folder: str) -> str:
    return os.path.relpath(path, folder).removesuffix(".yml").replace(os.sep, ".")
