"""Writing files: whole or not at all."""

from __future__ import annotations

import os


class FileChanged(OSError):
    """A file that somebody else changed since it was read."""


def write(path: str, new: bytes, old: bytes | None = None) -> None:
    """Write a file whole or not at all, with its permissions; raises FileChanged if it no longer holds `old`."""
    path = os.path.realpath(path)
    folder, name = os.path.split(path)
    part = os.path.join(folder, f".{name}.lintnews-{os.getpid()}")
    try:
        with open(part, "xb") as file:
            file.write(new)
            file.flush()
            os.fsync(file.fileno())
        if os.path.exists(path):
            os.chmod(part, os.stat(path).st_mode & 0o7777)
        if old is not None:
            unchanged(path, old)
        os.replace(part, path)
    finally:
        if os.path.exists(part):
            os.remove(part)


def unchanged(path: str, old: bytes) -> None:
    """Raise FileChanged unless a file still holds these bytes."""
    with open(path, "rb") as file:
        if file.read() != old:
            raise FileChanged("was changed by somebody else meanwhile; it was left as it is")
