"""What one run makes and the next can use, kept in the user's own cache folder as Python keeps its `.pyc` files.

Nothing that is kept is needed, and nothing is read that is not whole, or that another user, program, version or Python
may have written.
"""

from __future__ import annotations

import os
import sys
from _imp import source_hash  # what Python's own `.pyc` files are told by; quick, and loaded with Python
from collections.abc import Callable, Hashable
from functools import cache
from marshal import dumps, loads

from lintnews import __version__
from lintnews.typing import Any

PACKAGE = os.path.dirname(__file__)
OTHERS_MAY_WRITE = 0o022
SEAL = 8  # bytes
LONGEST = 60  # code points of a path that stand in the name of a file
Made = dict[Hashable, tuple[object, bytes]]  # each thing with its stamp, packed by itself: a run needs few

learnt: Made = {}  # what this run made


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
            seal, data = (file.read(SEAL), file.read()) if is_ours(os.fstat(file.fileno())) else (b"", b"")
        if not data.startswith(head) or seal != sealed(data):
            return None
        return loads(memoryview(data)[len(head) :])
    except (OSError, EOFError, ValueError, TypeError):
        return None


def is_ours(file: os.stat_result) -> bool:
    """Whether only the user who runs this can have written a file: it may hold code. (Windows doesn't tell.)"""
    return os.name == "nt" or (file.st_uid == os.geteuid() and not file.st_mode & OTHERS_MAY_WRITE)


def sealed(data: bytes) -> bytes:
    """The seal that a file opens with: read with a byte wrong, packed code does other things or stops Python itself."""
    return source_hash(SEAL, data)


def keep(name: str, stamp: object, content: Any) -> None:
    """Keep data whole or not at all; a second run that keeps it at the same time does no harm."""
    path = os.path.join(cache_folder(), name)
    part = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        data = heading(stamp) + dumps(content)
        with open(part, "xb", opener=privately) as file:
            file.write(sealed(data) + data)
        os.replace(part, path)
    except (OSError, ValueError):  # no room, no right: do without
        if os.path.exists(part):
            os.remove(part)


def privately(path: str, flags: int) -> int:
    """Open a file that only its owner reads and writes."""
    return os.open(path, flags, 0o600)


def once(key: Hashable, stamp: object, make: Callable[[], Any]) -> Any:
    """What `make` makes of plain data: once on a machine, and again under another stamp."""
    kept = made().get(key)
    if kept and kept[0] == stamp:
        return loads(kept[1])
    thing = make()
    made()[key] = learnt[key] = stamp, dumps(thing)
    return thing


@cache
def made() -> Made:
    """What this and earlier runs made."""
    return recall(*OURS) or {}


def remember() -> None:
    """Keep what this run made for the next, beside what others made meanwhile."""
    if learnt:
        keep(*OURS, (recall(*OURS) or {}) | learnt)
        learnt.clear()


# Where this copy of the program, under this very Python, keeps what `once` made.
OURS = name_for(f"made-{sys.implementation.cache_tag}", PACKAGE), (PACKAGE, sys.version, sys.flags.optimize)


def stamp_of(path: str) -> tuple[str, int, int]:
    """What changes when a file does."""
    try:
        state = os.stat(path)
    except OSError:
        return path, 0, 0
    return path, state.st_size, state.st_mtime_ns


def plain(value: Any) -> Any:
    """A value as it can be kept: tuples with names as tuples, and levels as texts."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return tuple(map(plain, value))
    return str(value) if isinstance(value, str) else value


def heading(stamp: object) -> bytes:
    """The bytes that a file opens with, so that nothing is read that isn't ours and new."""
    return f"lintnews {__version__} {stamp!r}\n".encode()
