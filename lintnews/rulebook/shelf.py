"""The shelf: the rules in the files of a pack, kept so that YAML is read only after a change."""

from __future__ import annotations

import os
from collections.abc import Callable

from lintnews.keeping import PACKAGE, keep, name_for, plain, recall, stamp_of
from lintnews.model import Examples, Late, Level, Rule, Variant
from lintnews.rulebook.reading import check, in_file
from lintnews.typing import Any, TypeVar

Keys = dict[str, Any]
Row = tuple[tuple[Any, ...], str, Keys]
Content = TypeVar("Content")

# Rooms that say what a rule is. Their folders change with each file that an upgrade brings.
ROOMS = [os.path.join(PACKAGE, room) for room in ("checks", "model", "rulebook")]


def kept(paths: list[str], load: Callable[[str], Content]) -> dict[str, Content]:
    """path → what `load` makes of the file: from the shelf where neither files nor program changed, else loaded."""
    shelf, stamp = name_for("packs", "".join(paths[:1])), [stamp_of(path) for path in (*ROOMS, *paths)]
    found: dict[str, Content] | None = recall(shelf, stamp)
    if found is None:
        found = {path: load(path) for path in paths}
        keep(shelf, stamp, found)
    return found


def packed(rule: Rule) -> Row:
    """A rule whose check is not made yet, as it can be kept: its fields, and what its check extends, with options."""
    *_, extends, options = rule.late.given
    fields = rule._asdict() | {"late": None}
    return plain(tuple(fields.values())), extends, options


def unpacked(fields: tuple[Any, ...], extends: str, options: Keys) -> Rule:
    """The rule as it was."""
    rule = Rule(*fields)
    return rule._replace(
        late=Late(in_file, rule.path, check, extends, options),
        level=Level(rule.level),
        kinds={kind: Variant(level and Level(level), message) for kind, (level, message) in rule.kinds.items()},
        examples=Examples(*rule.examples),
    )
