"""json: an array of findings, one object each, with fixes and related places."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from lintnews.model import Finding
from lintnews.reporters.style import Style


def report(findings: Iterable[Finding], style: Style) -> Iterator[str]:
    """One array; every finding on its own line, so that a diff of two reports can be read."""
    opening = "["
    for found in findings:
        yield opening + "\n" + plain(json.dumps(as_object(found), ensure_ascii=False))
        opening = ","
    yield "[]\n" if opening == "[" else "\n]\n"


def plain(written: str) -> str:
    """The same JSON without a character that a terminal can't show, and without what a runner takes for a command."""
    if not written.isprintable():
        written = "".join(letter if letter.isprintable() else json.dumps(letter)[1:-1] for letter in written)
    return written.replace("##[", "#\\u0023[")


def as_object(found: Finding) -> dict[str, Any]:
    """The keys that a program reads; lines and columns as in Finding."""
    return {
        "path": found.path,
        "line": found.line,
        "column": found.column,
        "end_line": found.end_line,
        "end_column": found.end_column,
        "rule": found.rule,
        "severity": found.severity,
        "message": found.message,
        "text": found.text,
        "fix": {"replacement": found.fix.replacement, "safe": found.fix.safe} if found.fix else None,
        "related": [place._asdict() for place in found.related],
    }
