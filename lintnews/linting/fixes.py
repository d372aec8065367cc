"""Fixes made until none is left."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import AnyStr

from lintnews.fixing import FixedSource, apply_fixes
from lintnews.formats import UnreadableSource
from lintnews.formats.encoding import Source, decode
from lintnews.linting.results import Fixed
from lintnews.model import Document, Finding

ENDLESS = "makes new findings, without end"
UNREADABLE = "makes a file that can't be written, or read again"
PASSES = 10  # one fix may bring the next to light; that many times at most

Read = Callable[[AnyStr], Document]  # raises UnreadableSource
Lint = Callable[[Document], list[Finding]]


def fixed(source: AnyStr, read: Read[AnyStr], lint: Lint, unsafe: bool) -> tuple[Fixed[AnyStr], dict[str, str]]:
    """Make the fixes of a source's findings until there are none. The encoding, its mark and the line ends stay.

    A rule whose mend brings new findings of its own, time and again, or a file that would be read as another text, is
    refused: nothing of it is made, and the second value says why, by its name.
    """
    refused: dict[str, str] = {}
    while True:
        made, more = fixed_without(refused, source, read, lint, unsafe)
        if not more:
            return made, refused
        refused |= more


def fixed_without(
    refused: Collection[str], source: AnyStr, read: Read[AnyStr], lint: Lint, unsafe: bool
) -> tuple[Fixed[AnyStr], dict[str, str]]:
    """The source after the fixes of all but some rules, and the rules to refuse besides, with the reason."""
    written = decode(source) if isinstance(source, bytes) else Source(source)
    left = lint(read(source))
    made: list[Finding] = []
    late: set[str] = set()  # rules that still found something in the second half of the passes
    for number in range(PASSES + 1):
        step: FixedSource = apply_fixes(written.text, [found for found in left if found.rule not in refused], unsafe)
        if not step.made:
            break
        late |= {found.rule for found in step.made} if number > PASSES // 2 else set()
        if number == PASSES:
            return Fixed(source, tuple(made), left), dict.fromkeys(late, ENDLESS)
        new = encoded(source, read, written._replace(text=step.source))
        if new is None:
            blamed = spoilers(source, read, written, step.made)
            return Fixed(source, tuple(made), left), dict.fromkeys(blamed, UNREADABLE)
        source, written, made = new, written._replace(text=step.source), [*made, *step.made]
        left = lint(read(source))
    return Fixed(source, tuple(made), left), {}


def encoded(before: AnyStr, read: Read[AnyStr], written: Source) -> AnyStr | None:
    """A text as its source was given, text or bytes; None where it would not be read again as this very text.

    Its encoding may lack a character; one without a mark may look as if it were another; a format may be broken.
    """
    try:
        new = written.encode() if isinstance(before, bytes) else written.text
        read(new)
    except (UnicodeEncodeError, UnreadableSource):
        return None
    return new if isinstance(new, str) or decode(new)[:2] == written[:2] else None


def spoilers(before: AnyStr, read: Read[AnyStr], written: Source, made: Iterable[Finding]) -> set[str]:
    """The rules whose mends alone make a file that can't be read; all of them if none does so by itself."""
    by_rule: dict[str, list[Finding]] = {}
    for found in made:
        by_rule.setdefault(found.rule, []).append(found)
    texts = {rule: apply_fixes(written.text, found, unsafe=True).source for rule, found in by_rule.items()}
    blamed = {rule for rule, text in texts.items() if encoded(before, read, written._replace(text=text)) is None}
    return blamed or {*by_rule}
