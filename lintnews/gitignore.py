"""Gitignore: the patterns of a .gitignore, matched as git matches them, in time that grows as path and pattern do."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lintnews.lazy import lazy

WILD = frozenset(b"*?[\\")
SIGN = lazy(rb"\*+|[?\[/]|\\(.)|[^*?\[\\/]+", re.DOTALL)
GLUED_STARS = lazy(rb"([^*?\[\\]*[^*?\[\\/])\*\*+(?:/\*\*+)*(?:(/)|\Z)", re.DOTALL)  # `**` after letters
IN_CLASS = lazy(rb"\[:([^\]]*):\]|\\(.)|(.)", re.DOTALL)
ONE = lazy(rb"\\(.)|([^\\])", re.DOTALL)
# The classes of POSIX, for bytes.
POSIX = {
    b"alnum": rb"0-9A-Za-z", b"alpha": rb"A-Za-z", b"blank": rb" \t", b"cntrl": rb"\x00-\x1f\x7f", b"digit": rb"0-9",
    b"graph": rb"!-~", b"lower": rb"a-z", b"print": rb" -~", b"punct": rb"!-/:-@\[-`{-~", b"space": rb"\s",
    b"upper": rb"A-Z", b"xdigit": rb"0-9A-Fa-f",
}  # fmt: skip
NEVER = rb"(?!)"
ANY_FOLDERS: list[bytes] = []  # what `**` is among the names of a glob


class Pattern(NamedTuple):
    """One line: what fits it, whether that is ignored (or, after `!`, is not), and of what alone it speaks."""

    ignores: bool
    folders: bool
    by_name: bool
    plain: bytes  # what has no wildcard is compared
    wild: re.Pattern[bytes]


class Gitignore:
    """The patterns of one file; the last that fits decides (https://git-scm.com/docs/gitignore)."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self.patterns = [pattern for line in lines for pattern in pattern_in(line)][::-1]

    def says(self, path: str, is_folder: bool) -> bool | None:
        """Whether a path below is ignored by its own name and place; None where no pattern fits.

        >>> ignoring = Gitignore([b"*.txt", b"!kept.txt", b"drafts/"])
        >>> ignoring.says("a/b.txt", False), ignoring.says("a/kept.txt", False), ignoring.says("drafts", False)
        (True, False, None)
        """
        whole = os.fsencode(path)
        name = whole.rpartition(b"/")[2]
        for pattern in self.patterns:
            if pattern.folders and not is_folder:
                continue
            seen = name if pattern.by_name else whole
            if seen == pattern.plain if pattern.plain else pattern.wild.match(seen):
                return pattern.ignores
        return None

    def hides(self, path: str) -> bool:
        """Whether a file is ignored by itself or with one of its folders."""
        while path.startswith("../"):  # a file elsewhere, as seen from here
            path = path[3:]
        ends = [at for at, letter in enumerate(path) if letter == "/"]
        return any(self.says(path[:end], True) for end in ends) or bool(self.says(path, False))


def pattern_in(line: bytes) -> Iterator[Pattern]:
    """The pattern in a line, if there is one."""
    line = without_spaces(line.rstrip(b"\r\n"))
    if not line or line.startswith(b"#"):
        return
    ignores = not line.startswith(b"!")
    line = line if ignores else line[1:]
    folders = line.endswith(b"/")
    line = line[:-1] if folders else line
    by_name = b"/" not in line
    line = line.removeprefix(b"/")
    if line:
        plain = b"" if WILD.intersection(line) else line
        yield Pattern(ignores, folders, by_name, plain, lazy(b"" if plain else glob_regex(line)))


def without_spaces(line: bytes) -> bytes:
    """The line without the spaces at its end, but for one after a backslash."""
    bare = line.rstrip(b" ")
    escaped = (len(bare) - len(bare.rstrip(b"\\"))) % 2 == 1
    return line[: len(bare) + 1] if escaped and len(bare) < len(line) else bare


def glob_regex(glob: bytes) -> bytes:
    """The glob as a pattern, as git reads it: what stands before the first wildcard is compared for itself.

    So the stars of `a**/b` stand at a beginning, and mean any folders: it fits `ab` and `a1/2/b`.
    """
    if not (found := GLUED_STARS.match(glob)):
        return names_regex(glob)
    start, more = re.escape(found[1]), glob[found.end() :]
    return start + (rb"/?" + names_regex(b"**/" + more) if found[2] else rb"(?s:.*)\Z")


def names_regex(glob: bytes) -> bytes:
    """The glob as a pattern that never goes back further than one star.

    Between stars stands what has a fixed length, so that the first place where it fits is as good as any other: what
    was found is not given up again (`(?>…)`). The same holds for folders between `**`.
    """
    rows: list[list[bytes]] = [[]]  # the names between `**`
    try:
        for pieces in segments_of(glob):
            if pieces is ANY_FOLDERS:
                rows.append([])
            else:
                rows[-1].append(segment_regex(pieces))
    except ValueError:
        return NEVER
    *rows, last = rows
    made = [b"".join(name + b"/" for name in row) for row in rows]
    between = [rb"(?>(?:[^/]+/)*?" + row + b")" for row in made[1:] if row]
    ending = b"/".join(last) if not rows else rb"(?:[^/]+/)*" + b"/".join(last) if last else rb"(?s:.+)"
    return b"".join([*made[:1], *between, ending, rb"\Z"])


def segments_of(glob: bytes) -> Iterator[list[bytes]]:
    """The names between slashes, each as the patterns of what stands between its stars. Raises ValueError."""
    pieces, at = [b""], 0
    while at < len(glob):
        if not (found := SIGN.match(glob, at)):
            raise ValueError("a backslash at the end")
        sign, at = found[0], found.end()
        if sign == b"/" or found[1] == b"/":
            yield pieces
            pieces = [b""]
        elif sign.startswith(b"**") and pieces == [b""] and glob[at : at + 1] in (b"", b"/"):
            pieces = ANY_FOLDERS
        elif sign.startswith(b"*"):
            pieces.append(b"")
        elif sign == b"[":
            inside, at = in_class(glob, at)
            pieces[-1] += inside
        else:
            pieces[-1] += b"[^/]" if sign == b"?" else re.escape(found[1] or sign)
    yield pieces


def segment_regex(pieces: list[bytes]) -> bytes:
    """A name, from what stands between its stars."""
    first, *rest = pieces
    if not rest:
        return first
    *middle, last = rest
    fixed = b"".join(rb"(?>[^/]*?" + piece + b")" for piece in middle if piece)
    return first + fixed + (rb"(?>[^/]*?" + last + rb"(?=/|\Z))" if last else rb"[^/]*")


def in_class(glob: bytes, at: int) -> tuple[bytes, int]:
    """The class whose inside begins there, and where it ends. Raises ValueError for one that doesn't."""
    negated = glob[at : at + 1] in (b"!", b"^")
    start = at = at + negated
    made: list[bytes] = []
    while glob[at : at + 1] != b"]" or at == start:
        found = IN_CLASS.match(glob, at)
        if not found or (found[1] is not None and found[1] not in POSIX):
            raise ValueError("a class that doesn't end, or that nobody knows")
        at = found.end()
        if found[1] is not None:
            made.append(POSIX[found[1]])
            continue
        low, high = found[2] or found[3], None
        if glob[at : at + 1] == b"-" and glob[at + 1 : at + 2] not in (b"", b"]"):
            high = ONE.match(glob, at + 1)
            if not high:
                raise ValueError("a backslash at the end")
        if not high:
            made.append(re.escape(low))
            continue
        at, last = high.end(), high[1] or high[2]
        made += [re.escape(low) + b"-" + re.escape(last)] if low <= last else []
    inside = b"".join(made)
    if negated:
        return b"[^/" + inside + b"]", at + 1
    return (b"(?!/)[" + inside + b"]" if inside else NEVER), at + 1
