"""The disk cache: what one run worked out and the next can use, as JSON files in a folder of the user's own.

Nothing that is kept is needed, and nothing is trusted because it is there: no code is kept, a file counts only under
the key that it was written with, and whoever reads it checks what it holds. A repository that is checked must not be
able to write here (docs/security.md): the folder has an absolute path outside the tree that is checked, is the user's
own and closed to others, and no link is followed in it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import IO, TYPE_CHECKING

from lintnews import __version__

if TYPE_CHECKING:
    from lintnews.json_types import Json

PACKAGE = os.path.dirname(os.path.abspath(__file__))
OTHERS_MAY_WRITE = 0o022
LARGEST = 64 * 1024 * 1024  # bytes of a file that is read
NO_LINK = getattr(os, "O_NOFOLLOW", 0)
FOLDER = getattr(os, "O_DIRECTORY", 0)
BINARY = getattr(os, "O_BINARY", 0)


class DiskCache:
    """A folder in which things are kept by name, each under the key that tells what it was made from."""

    def __init__(self, folder: str) -> None:
        self.folder = folder

    def load(self, name: str, key: str) -> Json:
        """What was kept under this name and key, as JSON has it; None if nothing was."""
        try:
            with self.opened(name, os.O_RDONLY) as file:
                if not is_own_file(os.fstat(file.fileno())) or file.readline() != heading(key):
                    return None
                import json

                kept: Json = json.loads(file.read())
                return kept
        except (OSError, ValueError, RecursionError):
            return None

    def store(self, name: str, key: str, content: object) -> None:
        """Keep what JSON can hold, whole or not at all; a second run that keeps it at the same time does no harm."""
        import json

        part = f"{name}.{os.getpid()}"
        try:
            os.makedirs(self.folder, 0o700, exist_ok=True)
            with self.opened(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL) as file:
                file.write(heading(key) + json.dumps(content).encode())
            self.rename(part, name)
        except (OSError, ValueError):  # no room, no right: do without
            return

    def opened(self, name: str, flags: int) -> IO[bytes]:
        """A file of the folder. Raises OSError, also for a link, and where the folder isn't the user's alone."""
        mode = "wb" if flags & os.O_WRONLY else "rb"
        if os.open not in os.supports_dir_fd:  # Windows, where a user's own folder is closed to others
            return os.fdopen(os.open(os.path.join(self.folder, name), flags | BINARY, 0o600), mode)
        folder = own_folder(self.folder)
        try:
            return os.fdopen(os.open(name, flags | NO_LINK | os.O_NONBLOCK, 0o600, dir_fd=folder), mode)
        finally:
            os.close(folder)

    def rename(self, part: str, name: str) -> None:
        """Let a file that was written whole take the place of what was kept before. Raises OSError."""
        if os.rename not in os.supports_dir_fd:
            os.replace(os.path.join(self.folder, part), os.path.join(self.folder, name))
            return
        folder = own_folder(self.folder)
        try:
            os.rename(part, name, src_dir_fd=folder, dst_dir_fd=folder)
        finally:
            os.close(folder)


def cache_folder() -> str:
    """Where programs keep what they can make again, by the custom of the system; "" for a user without a home.

    XDG asks to ignore a relative path (https://specifications.freedesktop.org/basedir-spec/latest/).
    """
    home = os.path.expanduser("~")
    if os.name == "nt":
        base = os.environ.get("LOCALAPPDATA") or home
    else:
        base = os.environ.get("XDG_CACHE_HOME", "")
        base = base if os.path.isabs(base) else os.path.join(home, ".cache")
    return os.path.join(base, "lintnews") if os.path.isabs(base) else ""


def cache_outside(trees: Iterable[str]) -> DiskCache | None:
    """The user's cache; None where there is no home, or where it lies in one of these folders or their repositories."""
    folder = cache_folder()
    if not folder:
        return None
    real = os.path.realpath(folder)
    if any(lies_in(real, repository(os.path.realpath(tree))) for tree in trees):
        return None
    return DiskCache(folder)


def repository(folder: str) -> str:
    """The nearest folder, from this one upward, that git calls a repository; else this one."""
    above = folder
    while not os.path.lexists(os.path.join(above, ".git")):
        if above == (above := os.path.dirname(above)):
            return folder
    return above


def lies_in(path: str, folder: str) -> bool:
    """Whether a path is a folder or leads into it."""
    return path == folder or path.startswith(os.path.join(folder, ""))


def stays_in(folder: str, path: str) -> bool:
    """Whether a path stays in a folder, wherever links lead; with "" it may lead anywhere."""
    return not folder or lies_in(os.path.realpath(path), os.path.realpath(folder))


def is_whole_disk(folder: str) -> bool:
    """Whether a folder is the one above all others, which nobody can mean to have read."""
    real = os.path.realpath(folder)
    return real == os.path.dirname(real)


def own_folder(path: str) -> int:
    """A descriptor of a folder that belongs to this user and that nobody else can write in. Raises OSError."""
    descriptor = os.open(path, os.O_RDONLY | FOLDER | NO_LINK)
    state = os.fstat(descriptor)
    if state.st_uid == os.geteuid() and not state.st_mode & OTHERS_MAY_WRITE:
        return descriptor
    os.close(descriptor)
    raise PermissionError(f"{path} is not this user's alone")


def is_own_file(state: os.stat_result) -> bool:
    """Whether a file is a regular one of this user's that nobody else can have written. (Windows doesn't tell.)"""
    from stat import S_ISREG

    own = os.name == "nt" or (state.st_uid == os.geteuid() and not state.st_mode & OTHERS_MAY_WRITE)
    return own and S_ISREG(state.st_mode) and state.st_size <= LARGEST


def heading(key: str) -> bytes:
    """The line that a file opens with: this program and the key."""
    return f"lintnews {__version__} {key!a}\n".encode()


def name_for(kind: str, path: str) -> str:
    """Under which name to keep what belongs to a path. Should two paths share it, their keys tell them apart."""
    from zlib import crc32

    return f"{kind}-{crc32(os.fsencode(path)):08x}"


def stamp_of(path: str) -> str:
    """What changes when a file or folder does, path included; the path alone for one that isn't there."""
    try:
        state = os.stat(path)
    except (OSError, ValueError):
        return path
    return f"{path} {state.st_size} {state.st_mtime_ns} {state.st_ctime_ns} {state.st_ino}"


def json_value(value: object) -> object:
    """A value as JSON can hold it: tuples, with names or without, as lists; levels as texts."""
    if isinstance(value, dict):
        return {key: json_value(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return list(map(json_value, value))
    return str(value) if isinstance(value, str) else value
