"""rdjson: Reviewdog's Diagnostic Format (https://github.com/reviewdog/reviewdog/tree/master/proto/rdf).

Its columns count bytes of UTF-8, so the lines of the files are read once more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from lintnews.formats.encoding import decode
from lintnews.model import Finding, Level
from lintnews.regular_files import COPY, read_bytes
from lintnews.reporters.objects import line
from lintnews.reporters.style import Style

SEVERITIES = {Level.ERROR: "ERROR", Level.WARNING: "WARNING", Level.SUGGESTION: "INFO"}


def report(findings: Iterable[Finding], style: Style) -> Iterator[str]:
    """One object, whose diagnostics stand a line each."""
    yield '{"source": {"name": "lintnews"}, "diagnostics": ['
    comma = "\n"
    for found in findings:
        yield comma + line(diagnostic(found))
        comma = ",\n"
    yield "\n]}\n"


def diagnostic(found: Finding) -> dict[str, Any]:
    """One finding; a fix that replaces just what was found is a suggestion."""
    place = {
        "start": {"line": found.line, "column": byte_column(found.path, found.line, found.column)},
        "end": {"line": found.end_line, "column": byte_column(found.path, found.end_line, found.end_column)},
    }
    said: dict[str, Any] = {
        "message": found.message,
        "location": {"path": found.path, "range": place},
        "severity": SEVERITIES[found.severity],
        "code": {"value": found.rule},
    }
    if found.fix and found.fix.span.end - found.fix.span.start == len(found.text):
        said["suggestions"] = [{"range": place, "text": found.fix.replacement}]
    return said


def byte_column(path: str, number: int, column: int) -> int:
    """The column in bytes of UTF-8, from 1; the column itself in what can't be read again, such as standard input."""
    lines = lines_of(path)
    if number > len(lines):
        return column
    return len(lines[number - 1][: column - 1].encode("utf-8", "surrogateescape")) + 1


@lru_cache(maxsize=1)
def lines_of(path: str) -> list[str]:
    """The lines of a file."""
    try:
        return decode(read_bytes(path, COPY)).text.split("\n")
    except (OSError, ValueError):
        return []
