"""json: an array of findings, one object each, with fixes and related places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lintnews.model import Finding
from lintnews.reporters.objects import as_object, line
from lintnews.reporters.style import Style


def json_report(findings: Iterable[Finding], style: Style) -> Iterator[str]:
    """One array; every finding on its own line, so that a diff of two reports can be read."""
    opening = "["
    for found in findings:
        yield f"{opening}\n{line(as_object(found))}"
        opening = ","
    yield "[]\n" if opening == "[" else "\n]\n"
