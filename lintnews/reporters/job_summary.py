"""job_summary: the findings as Markdown, for the page of a job on GitHub."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from lintnews.model import Finding, Level
from lintnews.reporters.style import counted, visible

ROWS = 200  # the page takes no more than a megabyte


def job_summary_report(findings: Iterable[Finding]) -> Iterator[str]:
    """How many, by level, and a table of the worst."""
    found = sorted(findings, key=lambda found: found.severity.rank)
    counts = Counter(one.severity for one in found)
    said = ", ".join(counted(counts[level], level) for level in Level if counts[level])
    yield f"### lintnews: {said or 'nothing found'}\n"
    if found:
        yield "\n| level | place | rule | what |\n| --- | --- | --- | --- |\n"
    for one in found[:ROWS]:
        cells = (one.severity, f"{one.path}:{one.line}:{one.column}", one.rule, one.message)
        yield f"| {' | '.join(map(escaped_cell, cells))} |\n"
    if len(found) > ROWS:
        yield f"\n{len(found) - ROWS:,} more stand in the log.\n"


def escaped_cell(text: str) -> str:
    """A text of which nothing is Markdown or HTML.

    >>> escaped_cell("a|b")
    'a&#124;b'
    """
    return "".join(one if one.isalnum() or one == " " or one > "~" else f"&#{ord(one)};" for one in visible(text))
