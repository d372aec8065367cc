"""Writing files: whole or not at all, with all that they were besides their bytes."""

from __future__ import annotations

import os
import re
import stat
from contextlib import suppress
from typing import TextIO

from lintnews import UserError
from lintnews.disk_cache import lies_in, repository

PART = ".lintnews-"  # a file in the making, beside the one that it will be; sixteen digits follow
PARTS = re.compile(rf"{re.escape(PART)}[0-9a-f]{{16}}")
ALONE = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


class NotReplaced(OSError):
    """A file that is not replaced: it would lose something, or was changed by somebody else since it was read."""


def write(path: str, new: bytes, old: bytes | None = None) -> None:
    """Replace a file whole or not at all. It keeps its permissions, owner, links and attributes.

    Raises NotReplaced where they can't be kept, where it is read-only, and where it no longer holds `old`.
    """
    path = os.path.realpath(path)
    there = os.path.exists(path)
    part, handle = new_part(os.path.dirname(path), 0o600 if there else 0o666)
    try:
        with open(handle, "wb") as file:
            file.write(new)
            file.flush()
            os.fsync(handle)
            if there:
                copy_metadata(handle, path, old)
            if os.name != "nt":  # while it is locked; Windows replaces no file that is open
                os.replace(part, path)
        if os.name == "nt":
            os.replace(part, path)
    except BaseException:
        with suppress(OSError):
            os.remove(part)
        raise


def new_text(path: str) -> TextIO:
    """A file for a report or a page, empty. In the tree only regular files are written, and through no link.

    Raises UserError.
    """
    try:
        if not is_in_tree(path):  # such as >(…) of a shell
            return open(path, "w", encoding="utf-8", errors="backslashreplace")
        if os.path.lexists(path) and not stat.S_ISREG(os.lstat(path).st_mode):
            raise UserError(f"{path}: is not written, it is no regular file")
        handle = os.open(path, (ALONE & ~os.O_RDWR) | os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
        return open(handle, "w", encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise UserError(f"{path}: {error.strerror}") from None


def is_in_tree(path: str) -> bool:
    """Whether a path lies in the repository or folder you stand in, or in another repository, each of which may be a
    stranger's. Raises UserError for one that a link there leads to another place.
    """
    named, here = os.path.abspath(path), repository(os.getcwd())
    tree = here if lies_in(named, here) else repository(os.path.dirname(named))
    if tree != here and not os.path.lexists(os.path.join(tree, ".git")):
        return False
    if os.path.realpath(path) != os.path.normpath(os.path.join(os.path.realpath(tree), os.path.relpath(named, tree))):
        raise UserError(f"{path}: is not written, it is a link to another place")
    return True


def new_part(folder: str, mode: int) -> tuple[str, int]:
    """A new file of a short name, locked for as long as it is open."""
    while True:
        part = os.path.join(folder, f"{PART}{os.urandom(8).hex()}")
        handle = os.open(part, ALONE | os.O_CREAT | os.O_EXCL, mode)
        if can_lock(handle) and os.fstat(handle).st_nlink:
            return part, handle
        os.close(handle)  # a run that sweeps was quicker


def can_lock(handle: int) -> bool:
    """Whether nobody else writes this file; true where the system has no locks."""
    try:
        import fcntl
    except ImportError:  # Windows: nobody can remove what is open
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True


def copy_metadata(part: int, path: str, old: bytes | None) -> None:
    """Give the part all that the file has besides its bytes. Raises NotReplaced."""
    with open(path, "rb") as file:
        if old is not None and file.read() != old:
            raise NotReplaced("was changed by somebody else meanwhile; it was left as it is")
        seen = os.fstat(file.fileno())
        if seen.st_nlink > 1:
            raise NotReplaced("has other names (hard links), which would keep the old text; it was left as it is")
        if not seen.st_mode & 0o222 or not os.access(path, os.W_OK):
            raise NotReplaced("is read-only; it was left as it is")
        if os.name == "nt":
            return
        try:
            if (seen.st_uid, seen.st_gid) != (os.fstat(part).st_uid, os.fstat(part).st_gid):
                os.fchown(part, seen.st_uid, seen.st_gid)
            copy_attributes(part, file.fileno())
            os.fchmod(part, stat.S_IMODE(seen.st_mode))
        except OSError as error:
            raise NotReplaced("has an owner or attributes that can't be kept; it was left as it is") from error


def copy_attributes(part: int, whole: int) -> None:
    """Give the part the extended attributes of the whole, access lists among them, and no others."""
    wanted, had = extended_attributes(whole), extended_attributes(part)
    for name in had.keys() - wanted.keys():
        os.removexattr(part, name)
    for name, value in wanted.items() - had.items():
        os.setxattr(part, name, value)


def extended_attributes(handle: int) -> dict[str, bytes]:
    """The extended attributes of an open file; none where the system or the file system has none."""
    if not hasattr(os, "listxattr"):
        return {}
    try:
        return {name: os.getxattr(handle, name) for name in os.listxattr(handle)}
    except OSError:
        return {}


def remove_leftovers(folder: str) -> None:
    """Remove what runs that were killed left in a folder. What another run is writing now is locked."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if PARTS.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                with suppress(OSError):
                    remove_part(entry.path)


def remove_part(part: str) -> None:
    """Remove a part that nobody writes."""
    handle = os.open(part, ALONE)
    try:
        if can_lock(handle) and os.name != "nt":
            os.remove(part)
    finally:
        os.close(handle)
    if os.name == "nt":
        os.remove(part)
