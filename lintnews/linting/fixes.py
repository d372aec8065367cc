"""Fixes made until none is left."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import AnyStr, Generic, NamedTuple

from lintnews.fixing import FixedSource, apply_fixes
from lintnews.formats import UnreadableSource
from lintnews.formats.encoding import Source, decode
from lintnews.linting.linter import Linter
from lintnews.model import Finding

ENDLESS = "makes new findings, without end"
UNREADABLE = "makes a file that can't be written, or read again"
PASSES = 10  # one fix may bring the next to light; that many times at most


class Fixed(NamedTuple, Generic[AnyStr]):
    """A source after its fixes, as text or bytes as it was given: the findings that were mended, and those left."""

    source: AnyStr
    mended: tuple[Finding, ...]
    left: list[Finding]


def fixed(linter: Linter, path: str, source: AnyStr, unsafe: bool) -> Fixed[AnyStr]:
    """Make the fixes of a source's findings until there are none. The encoding, its mark and the line ends stay.

    A rule whose mend brings new findings of its own, time and again, or a file that would be read as another text, is
    named, and nothing of it is made.
    """
    refused: dict[str, str] = {}  # rule → why
    while True:
        made, more = fixed_without(refused, linter, path, source, unsafe)
        if not more:
            for rule, why in sorted(refused.items()):
                linter.note(f"{path}: {rule} was not mended: its fix {why}")
            return made
        refused |= more


def fixed_without(
    refused: Mapping[str, str], linter: Linter, path: str, source: AnyStr, unsafe: bool
) -> tuple[Fixed[AnyStr], dict[str, str]]:
    """The source after the fixes of all but some rules, and the rules to refuse besides, with the reason."""
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
            return Fixed(source, tuple(made), left), dict.fromkeys(late, ENDLESS)
        new = encoded(linter, path, source, written._replace(text=step.source))
        if new is None:
            blamed = spoilers(linter, path, source, written, step.made)
            return Fixed(source, tuple(made), left), dict.fromkeys(blamed, UNREADABLE)
        source, written, made = new, written._replace(text=step.source), [*made, *step.made]
        left = linter.findings(linter.read(source, path), linter.drop)
    return Fixed(source, tuple(made), left), {}


def encoded(linter: Linter, path: str, before: AnyStr, written: Source) -> AnyStr | None:
    """A text as its source was given, text or bytes; None where it would not be read again as this very text.

    Its encoding may lack a character; one without a mark may look as if it were another; a format may be broken.
    """
    try:
        new = written.encode() if isinstance(before, bytes) else written.text
        linter.read(new, path)
    except (UnicodeEncodeError, UnreadableSource):
        return None
    return new if isinstance(new, str) or decode(new)[:2] == written[:2] else None


def spoilers(linter: Linter, path: str, before: AnyStr, written: Source, made: Iterable[Finding]) -> set[str]:
    """The rules whose mends alone make a file that can't be read; all of them if none does so by itself."""
    by_rule: dict[str, list[Finding]] = {}
    for found in made:
        by_rule.setdefault(found.rule, []).append(found)
    texts = {rule: apply_fixes(written.text, found, unsafe=True).source for rule, found in by_rule.items()}
    blamed = {
        rule for rule, text in texts.items() if encoded(linter, path, before, written._replace(text=text)) is None
    }
    return blamed or {*by_rule}
