"""Fixes made until none is left."""

from __future__ import annotations

from typing import AnyStr, Generic, NamedTuple

from lintnews.fixing import FixedSource, apply_fixes
from lintnews.formats import UnreadableSource
from lintnews.formats.encoding import Source, decode
from lintnews.linting.linter import Linter
from lintnews.model import Finding

WHY_NOT = "its fix makes new findings without end, or a file that can't be read"
PASSES = 10  # one fix may bring the next to light; that many times at most


class Fixed(NamedTuple, Generic[AnyStr]):
    """A source after its fixes, as text or bytes as it was given: the findings that were mended, and those left."""

    source: AnyStr
    mended: tuple[Finding, ...]
    left: list[Finding]


def fixed(linter: Linter, path: str, source: AnyStr, unsafe: bool) -> Fixed[AnyStr]:
    """Make the fixes of a source's findings until there are none. The encoding, its mark and the line ends stay.

    A rule whose mend brings new findings of its own, time and again, or a file that can't be read any more, is named,
    and nothing of it is made.
    """
    refused: frozenset[str] = frozenset()
    while True:
        made, restless = fixed_without(refused, linter, path, source, unsafe)
        if not restless:
            for rule in sorted(refused):
                linter.note(f"{path}: {rule} was not mended: {WHY_NOT}")
            return made
        refused |= restless


def fixed_without(
    refused: frozenset[str], linter: Linter, path: str, source: AnyStr, unsafe: bool
) -> tuple[Fixed[AnyStr], frozenset[str]]:
    """The source after the fixes of all but some rules, and the rules that came to no end."""
    written = decode(source) if isinstance(source, bytes) else Source(source)
    left = linter.findings(linter.read(source, path), linter.drop)
    made: list[Finding] = []
    late: set[str] = set()  # rules that still found something in the second half of the passes
    for number in range(PASSES + 1):
        step: FixedSource = apply_fixes(written.text, [found for found in left if found.rule not in refused], unsafe)
        if not step.made:
            break
        late |= {found.rule for found in step.made} if number > PASSES // 2 else set()
        if number == PASSES:
            return Fixed(source, tuple(made), left), frozenset(late)
        written = written._replace(text=step.source)
        try:
            new = written.encode() if isinstance(source, bytes) else written.text
        except UnicodeEncodeError:  # the file's own encoding has no such character: leave it to a person
            break
        try:
            left = linter.findings(linter.read(new, path), linter.drop)
        except UnreadableSource:
            return Fixed(source, tuple(made), left), frozenset(found.rule for found in step.made)
        source, made = new, [*made, *step.made]
    return Fixed(source, tuple(made), left), frozenset()
