"""json: an array of findings, one object each, with fixes and related places."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from lintnews.model import Finding
from lintnews.reporters.style import Style
from lintnews.typing import Any


def report(findings: Iterable[Finding], style: Style) -> Iterator[str]:
    """One array; every finding on its own line, so that a diff of two reports can be read."""
    opening = "["
    for found in findings:
        yield opening + "\n" + json.dumps(as_object(found), ensure_ascii=False)
        opening = ","
    yield "[]\n" if opening == "[" else "\n]\n"


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
