"""The rules in the files of a pack, kept in the disk cache so that YAML is read only after a change."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from lintnews.disk_cache import PACKAGE, DiskCache, name_for, plain, stamp_of
from lintnews.model import Examples, Late, Level, Rule, Variant
from lintnews.rulebook.reading import check, in_file

Row = list[Any]  # a rule's fields, what its check extends, and that check's options

# Rooms that say what a rule is. Their folders change with each file that an upgrade brings.
ROOMS = [os.path.join(PACKAGE, room) for room in ("checks", "model", "rulebook")]


def cached(paths: list[str], load: Callable[[str], Rule], cache: DiskCache | None) -> list[Rule]:
    """The rules of some files: from the cache where neither files nor program changed, else as `load` reads them."""
    name, key = name_for("rules", "".join(paths)), "\n".join(map(stamp_of, (*ROOMS, *paths)))
    try:
        rules = [unpacked(*row) for row in cache.load(name, key)] if cache else []
        if [rule.path for rule in rules] == paths:
            return rules
    except (AttributeError, KeyError, TypeError, ValueError):  # it is not what we kept
        pass
    rules = [load(path) for path in paths]
    if cache:
        cache.store(name, key, [packed(rule) for rule in rules])
    return rules


def packed(rule: Rule) -> Row:
    """A rule whose check is not made yet, as it can be kept: its fields, and what its check extends, with options."""
    *_, extends, options = rule.late.given
    row: Row = plain([[None if key == "late" else value for key, value in rule._asdict().items()], extends, options])
    return row


def unpacked(fields: Row, extends: str, options: dict[str, Any]) -> Rule:
    """The rule as it was. Its check reads the options as it reads those of a rule file, when it is made."""
    rule = Rule(*fields)
    return rule._replace(
        late=Late(in_file, rule.path, check, extends, options),
        level=Level(rule.level),
        scope=tuple(rule.scope),
        kinds={kind: Variant(level and Level(level), message) for kind, (level, message) in rule.kinds.items()},
        languages=tuple(rule.languages),
        examples=Examples(*map(tuple, rule.examples)),
    )
