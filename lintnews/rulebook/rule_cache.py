"""The keys of rule files, kept in the disk cache, so that YAML is read and a rule is tried only after a change."""

from __future__ import annotations

import os
from collections.abc import Callable

from lintnews.disk_cache import PACKAGE, DiskCache, name_for, stamp_of
from lintnews.rulebook.rule_file import Keys

# Rooms that say what a rule is. Their folders change with each file that an upgrade brings.
ROOMS = [os.path.join(PACKAGE, room) for room in ("checks", "model", "rulebook")]


def cached_rules(paths: list[str], load: Callable[[str], Keys | None], cache: DiskCache | None) -> dict[str, Keys]:
    """Path → the keys of its file: from the cache where neither files nor program changed, else as `load` reads them.

    What comes from the cache is read as a rule file is, and can do no more than one. A file of which `load` says
    nothing is left out, and asked for again.
    """
    name, key = name_for("rules", "".join(paths)), "\n".join(map(stamp_of, (*ROOMS, *paths)))
    kept = cache.load(name, key) if cache else None
    if isinstance(kept, dict) and list(kept) == paths and all(isinstance(keys, dict) for keys in kept.values()):
        return kept
    tables = {path: keys for path in paths if (keys := load(path)) is not None}
    if cache and len(tables) == len(paths):
        cache.store(name, key, tables)
    return tables
