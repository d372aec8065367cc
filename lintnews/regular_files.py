"""Regular files, read whole: no pipe that never ends, no device, and nothing larger than what one can mean to read."""

from __future__ import annotations

import errno
import os
from stat import S_ISDIR, S_ISREG

COPY = 64 * 1024 * 1024  # bytes of a file that is checked; a book has one
SETTINGS = (
    1024 * 1024
)  # of a configuration, a rule file, a stylebook or a vocabulary; the longest shipped one has 30,000
WORDS = 16 * 1024 * 1024  # of a dictionary or a list of words; Hunspell's longest have six million
IGNORES = 128 * 1024  # of a .gitignore; the longest of https://github.com/github/gitignore has 7,000

AS_BYTES = getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)


def read_bytes(path: str, most: int) -> bytes:
    """What a regular file of at most so many bytes holds. Raises OSError, whose `strerror` says what is wrong."""
    descriptor = os.open(path, os.O_RDONLY | AS_BYTES)
    try:
        state = os.fstat(descriptor)
        mode, size = state.st_mode, state.st_size
        if not S_ISREG(mode):
            raise refused("is a folder, not a file" if S_ISDIR(mode) else "is a device or a pipe, not a file")
        with open(descriptor, "rb", closefd=False) as file:
            data = file.read(size + 1) if size <= most else b""
            if len(data) > size:  # what lies below /proc says that it holds nothing
                data += file.read(most + 1 - len(data))
        if max(size, len(data)) > most:
            raise refused(f"is larger than {most >> 10:,} kB, and is not read")
        return data
    finally:
        os.close(descriptor)


def refused(why: str) -> OSError:
    return OSError(errno.EINVAL, why)


def read_text(path: str, most: int = SETTINGS, errors: str = "strict") -> str:
    """The text of a regular file, less its byte order mark, with its line ends as `\\n`.

    Raises OSError, and UnicodeDecodeError.
    """
    return read_bytes(path, most).decode("utf-8-sig", errors).replace("\r\n", "\n").replace("\r", "\n")
