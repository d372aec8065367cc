"""Fixing files: fixes are made until none is left."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import NamedTuple

from lintnews.fixing import apply_fixes
from lintnews.formats.encoding import decode
from lintnews.formats.errors import UnreadableSource
from lintnews.frontends.linting import Linter
from lintnews.model import Finding

QUOTED = {'"': '\\"', "\\": "\\\\"}
WHY_NOT = "its fix makes new findings without end, or a file that can't be read"
PASSES = 10  # one fix may bring the next to light; that many times at most


class FixedFile(NamedTuple):
    """A file after its fixes: its new bytes, how many fixes were made, and what is left to find."""

    data: bytes
    made: int
    left: list[Finding]


def fixed_file(path: str, data: bytes, linter: Linter, unsafe: bool) -> FixedFile:
    """Make the fixes of a file's findings until there are none. The encoding, its mark and the line ends stay.

    A rule whose mend brings new findings of its own, time and again, or a file that can't be read any more, is named,
    and nothing of it is made.
    """
    refused: frozenset[str] = frozenset()
    while True:
        made, restless = fix_without(path, data, linter, unsafe, refused)
        if not restless:
            for rule in sorted(refused):
                linter.note(f"{path}: {rule} was not mended: {WHY_NOT}")
            return made
        refused |= restless


def fix_without(
    path: str, data: bytes, linter: Linter, unsafe: bool, refused: frozenset[str]
) -> tuple[FixedFile, frozenset[str]]:
    """The file after the fixes of all but some rules, and the rules that came to no end."""
    source, made = decode(data), 0
    left = linter.lint(linter.read(path, data))
    late: set[str] = set()  # rules that still found something in the second half of the passes
    for number in range(PASSES + 1):
        fixed = apply_fixes(source.text, [found for found in left if found.rule not in refused], unsafe)
        if not fixed.made:
            break
        late |= {found.rule for found in fixed.made} if number > PASSES // 2 else set()
        if number == PASSES:
            return FixedFile(data, made, left), frozenset(late)
        source = source._replace(text=fixed.source)
        try:
            new = source.encode()
        except UnicodeEncodeError:  # the file's own encoding has no such character: leave it to a person
            break
        try:
            left = linter.lint(linter.read(path, new))
        except UnreadableSource:
            return FixedFile(data, made, left), frozenset(found.rule for found in fixed.made)
        data, made = new, made + len(fixed.made)
    return FixedFile(data, made, left), frozenset()


def patch(path: str, old: bytes, new: bytes) -> Iterator[str]:
    """The change as `git apply` reads it."""
    from difflib import unified_diff

    before, after = (output_text(data).split("\n") for data in (old, new))
    rows = unified_diff(
        lines_with_ends(before), lines_with_ends(after), git_quoted(f"a/{path}"), git_quoted(f"b/{path}")
    )
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


def output_text(data: bytes) -> str:
    """A file's text as it goes to standard output, with its byte order mark."""
    source = decode(data)
    return ("\ufeff" if source.bom else "") + source.written


def lines_with_ends(lines: list[str]) -> list[str]:
    """Lines with their ends; the last has one only if it is empty."""
    *whole, last = lines
    return [line + "\n" for line in whole] + ([last] if last else [])
