"""junit: the XML of JUnit, which servers of continuous integration show as tests: a test a finding, each failed.

Its form is that of https://github.com/testmoapp/junitxml.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from lintnews.model import Finding
from lintnews.reporters.style import Style, visible


def junit_report(findings: Iterable[Finding], style: Style) -> Iterator[str]:
    """One suite; where nothing is found, one test that passed."""
    found = list(findings)
    counts = f'tests="{len(found) or 1}" failures="{len(found)}" errors="0"'
    yield f'<?xml version="1.0" encoding="utf-8"?>\n<testsuites name="lintnews" {counts}>\n'
    yield f'<testsuite name="lintnews" {counts}>\n'
    yield from map(case, found)
    if not found:
        yield '<testcase classname="lintnews" name="nothing found"/>\n'
    yield "</testsuite>\n</testsuites>\n"


def case(found: Finding) -> str:
    """A failed test."""
    path, rule, message = visible(found.path), visible(found.rule), visible(found.message)
    place = f"{path}:{found.line}:{found.column}"
    return (
        f"<testcase classname={quoteattr(path)} name={quoteattr(f'{rule} {found.line}:{found.column}')}"
        f' file={quoteattr(path)} line="{found.line}">'
        f'<failure type="{found.severity}" message={quoteattr(message)}>{escape(f"{place}: {message}")}</failure>'
        "</testcase>\n"
    )
