"""json-lines: a finding a line, as json has them, for programs that read as they go."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lintnews.model import Finding
from lintnews.reporters.objects import as_object, line
from lintnews.reporters.style import Style


def json_lines_report(findings: Iterable[Finding], style: Style) -> Iterator[str]:
    """One object a line."""
    return (f"{line(as_object(found))}\n" for found in findings)
