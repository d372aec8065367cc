"""Mended files as they are shown: a patch, or the text itself."""

from __future__ import annotations

import os
from collections.abc import Iterator

from lintnews import decode

QUOTED = {'"': '\\"', "\\": "\\\\"}


def patch(path: str, old: str, new: str) -> Iterator[str]:
    """The change as `git apply` reads it."""
    from difflib import unified_diff

    before, after = (lines_with_ends(text.split("\n")) for text in (old, new))
    rows = unified_diff(before, after, git_quoted(f"a/{path}"), git_quoted(f"b/{path}"))
    for row in rows:
        yield row if row.endswith("\n") else f"{row}\n\\ No newline at end of file\n"


def git_quoted(name: str) -> str:
    r"""The name of a file as git writes it.

    >>> print(git_quoted('a/sp ace.txt'), git_quoted('a/"\n.txt'))
    a/sp ace.txt "a/\"\012.txt"
    """
    if name.isprintable() and not {'"', "\\"} & set(name):
        return name
    return f'"{"".join(map(QUOTED.get, name, map(octal, name)))}"'


def octal(letter: str) -> str:
    return letter if letter.isprintable() else "".join(f"\\{byte:03o}" for byte in os.fsencode(letter))


def output_text(data: bytes, shown: bool) -> str:
    """A file as it goes to standard output: where that is shown to people as they read it, else byte by byte."""
    if not shown:
        return data.decode("utf-8", "surrogateescape")
    source = decode(data)
    return ("\ufeff" if source.bom else "") + source.written


def lines_with_ends(lines: list[str]) -> list[str]:
    """Lines with their ends; the last has one only if it is empty."""
    *whole, last = lines
    return [line + "\n" for line in whole] + ([last] if last else [])
