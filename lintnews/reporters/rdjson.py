"""rdjson: Reviewdog's Diagnostic Format (https://github.com/reviewdog/reviewdog/tree/master/proto/rdf).

Its columns count bytes of UTF-8, so the lines of the files are read once more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from lintnews.formats.encoding import decode
from lintnews.model import Finding, Fix, Level
from lintnews.regular_files import COPY, read_bytes
from lintnews.reporters.objects import line
from lintnews.reporters.style import Style

SEVERITIES = {Level.ERROR: "ERROR", Level.WARNING: "WARNING", Level.SUGGESTION: "INFO"}


def rdjson_report(findings: Iterable[Finding], style: Style) -> Iterator[str]:
    """One object, whose diagnostics stand a line each."""
    yield '{"source": {"name": "lintnews"}, "diagnostics": ['
    comma = "\n"
    for path, of_file in groupby(findings, key=lambda found: found.path):
        lines = source_lines(path)
        for found in of_file:
            yield comma + line(diagnostic_entry(found, lines))
            comma = ",\n"
    yield "\n]}\n"


def diagnostic_entry(found: Finding, lines: list[str]) -> dict[str, object]:
    """One finding; what `--fix` would do is a suggestion."""
    said: dict[str, object] = {
        "message": found.message,
        "location": {"path": found.path, "range": byte_range(lines, found)},
        "severity": SEVERITIES[found.severity],
        "code": {"value": found.rule},
    }
    if found.fix and found.fix.safe:
        said["suggestions"] = [{"range": byte_range(lines, found.fix), "text": found.fix.replacement}]
    return said


def byte_range(lines: list[str], place: Finding | Fix) -> dict[str, object]:
    """The place of a finding or a fix, in lines and bytes of UTF-8."""
    return {
        "start": {"line": place.line, "column": byte_column(lines, place.line, place.column)},
        "end": {"line": place.end_line, "column": byte_column(lines, place.end_line, place.end_column)},
    }


def byte_column(lines: list[str], number: int, column: int) -> int:
    """The column in bytes of UTF-8, from 1; the column itself on a line that can't be read again."""
    if number > len(lines):
        return column
    return len(lines[number - 1][: column - 1].encode("utf-8", "surrogateescape")) + 1


def source_lines(path: str) -> list[str]:
    """The lines of a file; none of what can't be read again, such as standard input."""
    try:
        return decode(read_bytes(path, COPY)).text.split("\n")
    except (OSError, ValueError):
        return []
