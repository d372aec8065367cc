"""What nobody asked for by name: text that is piped in without `-`, and a folder's files where none of them is copy."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Sequence
from stat import S_ISFIFO, S_ISREG, S_ISSOCK

from lintnews import UserError
from lintnews.frontends.coverage import counts_in_words
from lintnews.frontends.files import ENDINGS, PASSED_OVER, folder_entries
from lintnews.reporters.style import counted

PIPED = (
    "text is piped in, but no path says what to check: lintnews check - for the text, lintnews check . for this folder"
)
MOST = 20_000  # files that are counted
KINDS = 5  # endings that are named


def refuse_piped_text() -> None:
    """Ask whether the text or the folder was meant, where both may have been. Raises UserError.

    To read the text unasked would pass a gate in a git hook, to which git pipes the names of commits; to check the
    folder would pass it where the text was meant.
    """
    if bytes_waiting():
        raise UserError(PIPED)


def bytes_waiting() -> int:
    """How many bytes wait at standard input, as far as that can be told without reading them."""
    try:
        descriptor = sys.stdin.fileno()
        state = os.fstat(descriptor)
        if S_ISREG(state.st_mode):
            return max(0, state.st_size - os.lseek(descriptor, 0, os.SEEK_CUR))
        if S_ISFIFO(state.st_mode) or S_ISSOCK(state.st_mode):
            return bytes_in_pipe(descriptor)
    except (AttributeError, OSError, ValueError):  # closed, or none of the system's
        pass
    return 0


def bytes_in_pipe(descriptor: int) -> int:
    """How many bytes wait in a pipe; 0 on Windows, which doesn't tell."""
    try:
        from fcntl import ioctl
        from termios import FIONREAD
    except ImportError:
        return 0
    return int.from_bytes(ioctl(descriptor, FIONREAD, bytes(4)), sys.byteorder)


def why_no_copy(paths: Sequence[str], globs: Sequence[str]) -> str:
    """Why nothing in these folders was checked, though all could be read."""
    kinds = kinds_in(paths)
    copy = sum(kinds[ending] for ending in ENDINGS)
    where = " ".join(paths)
    if copy and globs:
        return f"nothing was checked: --glob leaves out all copy in {where} ({counted(copy, 'file')})"
    if copy:
        return f"nothing was checked: git ignores all copy in {where} ({counted(copy, 'file')}); --isolated reads it"
    if not kinds:
        return f"nothing was checked: there is no file in {where}"
    others = counts_in_words(Counter(dict(sorted(kinds.items(), key=lambda row: (-row[1], row[0]))[:KINDS])))
    more = ", …" if len(kinds) > KINDS else ""
    return (
        f"nothing was checked: by its ending no file in {where} is copy ({others}{more}); "
        "one that you name is read as text whatever its ending"
    )


def kinds_in(paths: Sequence[str]) -> Counter[str]:
    """The endings of the files in folders, with their numbers, of the first thousands."""
    kinds: Counter[str] = Counter()
    waiting = [*reversed(paths)]
    while waiting and kinds.total() < MOST:
        for entry in folder_entries(waiting.pop(), lambda *_: None):
            if entry.is_dir(follow_symlinks=False) and entry.name not in PASSED_OVER:
                waiting.append(entry.path)
            elif entry.is_file(follow_symlinks=False):
                kinds[ending_of(entry.name)] += 1
    return kinds


def ending_of(name: str) -> str:
    """A file's ending, as lintnews knows it, or else what stands behind its last dot."""
    lower = name.lower()
    known = next((ending for ending in ENDINGS if lower.endswith(ending)), "")
    return known or os.path.splitext(lower)[1] or "no ending"
