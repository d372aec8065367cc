"""checkstyle: the XML of Checkstyle, which many servers of continuous integration read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.sax.saxutils import quoteattr

from lintnews.model import Finding, Level
from lintnews.reporters.style import Style, visible

SEVERITIES = {Level.ERROR: "error", Level.WARNING: "warning", Level.SUGGESTION: "info"}


def checkstyle_report(findings: Iterable[Finding], style: Style) -> Iterator[str]:
    """A `file` for each that has findings, an `error` for each of them."""
    yield '<?xml version="1.0" encoding="utf-8"?>\n<checkstyle version="10.0">\n'
    for path, of_file in groupby(findings, key=lambda found: found.path):
        yield f"<file name={attribute(path)}>\n"
        for found in of_file:
            yield (
                f'<error line="{found.line}" column="{found.column}" severity="{SEVERITIES[found.severity]}"'
                f" message={attribute(found.message)} source={attribute(f'lintnews.{found.rule}')}/>\n"
            )
        yield "</file>\n"
    yield "</checkstyle>\n"


def attribute(text: str) -> str:
    """A text as the value of an attribute; what XML can't hold is written out."""
    return quoteattr(visible(text))
