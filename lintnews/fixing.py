"""Fixing: findings → the edited source. Pure: frontends/writing.py writes the file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from lintnews.model import Finding, Fix


class FixedSource(NamedTuple):
    """A source after its fixes, and the findings that were mended."""

    source: str
    made: tuple[Finding, ...]


def apply_fixes(source: str, findings: Iterable[Finding], unsafe: bool = False) -> FixedSource:
    """Make the safe fixes, and the unsafe ones on request. Of two that touch, the first is made, unless both cut.

    A fix that was left may still be asked for when the mended text is checked again.
    """
    pieces: list[str] = []
    made: list[Finding] = []
    at, replacement = 0, ""
    for found, fix in fixes_to_make(findings, unsafe):
        touches = bool(made) and fix.span.start == at
        if fix.span.start < at or (touches and (fix.replacement or replacement)):
            continue
        pieces += [source[at : fix.span.start], fix.replacement]
        made.append(found)
        at, replacement = fix.span.end, fix.replacement
    return FixedSource("".join([*pieces, source[at:]]), tuple(made))


def fixes_to_make(findings: Iterable[Finding], unsafe: bool) -> list[tuple[Finding, Fix]]:
    """The findings that have a fix to make, in the order of the source."""
    fixes = [(found, found.fix) for found in findings if found.fix and (found.fix.safe or unsafe)]
    return sorted(fixes, key=lambda pair: pair[1].span)
