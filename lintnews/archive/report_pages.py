"""A report on an archive for people: as text, and as one page that needs no network."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from lintnews.archive.report import Report, Row
from lintnews.reporters.html import html_of, page_head
from lintnews.reporters.style import counted, visible

MOST = 20  # rows of a table in a text; the page has all
BAR = 20  # columns
PAGE_STYLE = """
td, th { padding: 0 .75rem .15rem 0; text-align: left; overflow-wrap: anywhere; }
td:first-child { text-align: right; font-variant-numeric: tabular-nums; }
section { margin-top: 1.5rem; }
"""


class Table(NamedTuple):
    """A table of a report: its rows are a name, a number, what else there is to say, and perhaps a level."""

    title: str
    rows: list[tuple[str, int, str, str]]


def tables(report: Report) -> Iterator[Table]:
    """The tables that say something: one section or month alone says nothing."""
    yield Table("Rules", [(rule, count, severity, severity) for rule, severity, count in report.rules])
    for title, rows in (("Sections", report.sections), ("Months", report.months), ("Sources", report.sources)):
        if len(rows) > 1:
            yield Table(title, [(row.name, row.findings, rate(row), "") for row in rows])
    yield Table("Articles with most findings", [(row.name, row.findings, "", "") for row in report.worst])


def rate(row: Row) -> str:
    """How many findings there are in a hundred articles."""
    return f"in {counted(row.articles, 'article')}, {100 * row.findings / row.articles:.0f} a hundred"


def archive_summary(report: Report) -> Iterator[str]:
    found = sum(count for *_, count in report.rules)
    yield f"{counted(found, 'finding')} in {counted(report.articles, 'article')} ({report.characters:,} characters)."
    if report.safe or report.unsafe:
        yield (
            f"`--fix` would mend {report.safe:,} of them, `--unsafe-fixes` {report.unsafe:,} more, to be looked at "
            "afterwards."
        )
    if report.passed:
        yield f"{counted(report.passed, 'row')} held no copy that can be checked."
    if report.errors:
        yield f"{counted(report.errors, 'row')} could not be checked, or not wholly: `error` in articles says why."


def text(report: Report) -> Iterator[str]:
    """The report as lines, with a bar beside each number."""
    yield from (f"{line}\n" for line in archive_summary(report))
    for table in filter(lambda one: one.rows, tables(report)):
        yield f"\n{table.title}\n"
        most = max(number for _, number, *_ in table.rows) or 1
        for name, number, said, _ in shown_rows(table, MOST):
            bar = "━" * round(BAR * number / most)
            yield f"  {number:>9,}  {bar:<{BAR}}  {visible(name)}{f'  ({visible(said)})' if said else ''}\n"
        if len(table.rows) > MOST:
            yield f"             … and {len(table.rows) - MOST:,} more\n"


def shown_rows(table: Table, most: int) -> Sequence[tuple[str, int, str, str]]:
    """The first rows, but the last months."""
    return table.rows[-most:] if table.title == "Months" else table.rows[:most]


def report_html(report: Report) -> Iterator[str]:
    """The report as a page that loads nothing, in the style of the html report."""
    yield from page_head("lintnews: an archive", PAGE_STYLE)
    yield "<header>\n<h1>lintnews: an archive</h1>\n</header>\n"
    yield from (f"<p>{html_of(line)}</p>\n" for line in archive_summary(report))
    for table in filter(lambda one: one.rows, tables(report)):
        yield f"<section>\n<h2>{table.title}</h2>\n<table>\n"
        most = max(number for _, number, *_ in table.rows) or 1
        for name, number, said, level in table.rows:
            bar = f'<meter min="0" max="{most}" value="{number}" aria-hidden="true"></meter>'
            note = f'<span class="{html_of(level)}">{html_of(said)}</span>' if level else html_of(said)
            yield f"<tr><td>{number:,}</td><td>{bar}</td><td>{html_of(name)}</td><td>{note}</td></tr>\n"
        yield "</table>\n</section>\n"
    yield "</body>\n</html>\n"


def report_json(report: Report) -> Iterator[str]:
    """The report for a program."""
    import json

    def plain(rows: Iterable[Row]) -> list[dict[str, object]]:
        return [row._asdict() for row in rows]

    said = report._asdict() | {
        "rules": [{"rule": rule, "severity": severity, "findings": count} for rule, severity, count in report.rules],
        **{name: plain(getattr(report, name)) for name in ("sections", "months", "sources", "worst")},
    }
    yield json.dumps(said, indent=1) + "\n"


PAGES: dict[str, Callable[[Report], Iterator[str]]] = {"html": report_html, "json": report_json, "text": text}
