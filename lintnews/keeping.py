"""What one run makes and the next can use, kept in the user's own cache folder as Python keeps its `.pyc` files."""

from __future__ import annotations

import os
from marshal import dumps, loads

from lintnews import __version__
from lintnews.typing import Any

LONGEST = 60  # code points of a path that stand in the name of a file


def cache_folder() -> str:
    """Where programs keep what they can make again, by the custom of the system."""
    home = os.path.expanduser("~")
    if os.name == "nt":
        return os.path.join(os.environ.get("LOCALAPPDATA", home), "lintnews", "cache")
    return os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.join(home, ".cache"), "lintnews")


def name_for(kind: str, path: str) -> str:
    """Under which name to keep what belongs to a path. Should two paths share it, their stamps tell them apart."""
    return kind + "".join(letter if letter.isalnum() else "-" for letter in path[-LONGEST:])


def recall(name: str, stamp: object) -> Any:
    """What was kept under this name and stamp; None if nothing was, or not by this version of lintnews."""
    head = heading(stamp)
    try:
        with open(os.path.join(cache_folder(), name), "rb") as file:
            data = file.read()
        return loads(memoryview(data)[len(head) :]) if data.startswith(head) else None
    except (OSError, EOFError, ValueError, TypeError):
        return None


def keep(name: str, stamp: object, content: Any) -> None:
    """Keep data whole or not at all; a second run that keeps it at the same time does no harm."""
    path = os.path.join(cache_folder(), name)
    part = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(part, "wb") as file:
            file.write(heading(stamp) + dumps(content))
        os.replace(part, path)
    except (OSError, ValueError):  # no room, no right: do without
        if os.path.exists(part):
            os.remove(part)


def heading(stamp: object) -> bytes:
    """The bytes that a file opens with, so that nothing is read that isn't ours and new."""
    return f"lintnews {__version__} {stamp!r}\n".encode()
