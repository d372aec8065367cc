"""The shelf: what the rule files of a folder hold, kept as JSON, so that YAML is read only after a change."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from zlib import crc32

from lintnews import __version__
from lintnews.typing import Any

Keys = dict[str, Any]
FORM = "texts"  # how the keys are kept: every scalar as it is written. Another word makes old shelves void


def kept(paths: list[str], load: Callable[[str], Keys]) -> dict[str, Keys]:
    """path → what `load` makes of the file: from the shelf where no file has changed, else loaded and shelved.

    The shelf is a file in the user's own cache folder. Without one that can be read or written, all is loaded.
    """
    stamp = [__version__, FORM, *(stamp_of(path) for path in paths)]
    shelf = os.path.join(cache_folder(), f"rules-{crc32(repr(paths).encode()):08x}.json")
    try:
        with open(shelf, encoding="utf-8") as file:
            found = json.load(file)
        if found["stamp"] == stamp:
            return dict(found["keys"])
    except (OSError, ValueError, KeyError, TypeError):
        pass
    keys = {path: load(path) for path in paths}
    write(shelf, {"stamp": stamp, "keys": keys})
    return keys


def stamp_of(path: str) -> list[Any]:
    """What changes when a file does."""
    try:
        state = os.stat(path)
    except OSError:
        return [path, None, None]
    return [path, state.st_size, state.st_mtime_ns]


def cache_folder() -> str:
    """Where programs keep what they can make again, by the custom of the system."""
    home = os.path.expanduser("~")
    if os.name == "nt":
        return os.path.join(os.environ.get("LOCALAPPDATA", home), "lintnews", "cache")
    return os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache"), "lintnews")


def write(path: str, content: Keys) -> None:
    """Write the shelf whole or not at all; a second run that writes it at the same time does no harm."""
    part = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(part, "w", encoding="utf-8") as file:
            json.dump(content, file, ensure_ascii=False)
        os.replace(part, path)
    except (OSError, TypeError, ValueError):  # no room, no right, or YAML that JSON can't hold: do without
        if os.path.exists(part):
            os.remove(part)
