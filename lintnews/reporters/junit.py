"""junit: the XML of JUnit, which servers of continuous integration show as tests: a test a finding, each failed.

Its form is that which Jenkins's plugin xUnit asks for (junit-10.xsd) and the others read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from lintnews.model import Finding
from lintnews.reporters.style import Style, visible


def junit_report(findings: Iterable[Finding], style: Style) -> Iterator[str]:
    """A suite a file; where nothing is found, one test that passed."""
    found = list(findings)
    yield '<?xml version="1.0" encoding="utf-8"?>\n<testsuites name="lintnews">\n'
    for path, of_file in groupby(found, key=lambda one: one.path):
        cases = list(map(case, of_file))
        name = quoteattr(visible(path))
        yield f'<testsuite name={name} file={name} tests="{len(cases)}" failures="{len(cases)}" errors="0">\n'
        yield from cases
        yield "</testsuite>\n"
    if not found:
        yield '<testsuite name="lintnews" tests="1" failures="0" errors="0">\n'
        yield '<testcase classname="lintnews" name="nothing found"/>\n</testsuite>\n'
    yield "</testsuites>\n"


def case(found: Finding) -> str:
    """A failed test."""
    path, rule, message = visible(found.path), visible(found.rule), visible(found.message)
    place = f"{path}:{found.line}:{found.column}"
    return (
        f"<testcase classname={quoteattr(path)} name={quoteattr(f'{rule} {found.line}:{found.column}')}>"
        f'<failure type="{found.severity}" message={quoteattr(message)}>{escape(f"{place}: {message}")}</failure>'
        "</testcase>\n"
    )
