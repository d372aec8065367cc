"""The shelf: what the rule files of a folder hold, kept so that YAML is read only after a change."""

from __future__ import annotations

from collections.abc import Callable

from lintnews.keeping import keep, name_for, recall, stamp_of
from lintnews.typing import Any

Keys = dict[str, Any]


def kept(paths: list[str], load: Callable[[str], Keys]) -> dict[str, Keys]:
    """path → what `load` makes of the file: from the shelf where no file has changed, else loaded and shelved."""
    shelf, stamp = name_for("rules", "".join(paths[:1])), [stamp_of(path) for path in paths]
    keys: dict[str, Keys] | None = recall(shelf, stamp)
    if keys is None:
        keys = {path: load(path) for path in paths}
        keep(shelf, stamp, keys)
    return keys
