"""The report: what a run over an archive found, counted by what an editor asks."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterator
from heapq import nlargest
from typing import NamedTuple
from urllib.parse import urlsplit

import pyarrow as pa
import pyarrow.dataset as pads
import pyarrow.json as paj

from lintnews.archive.linting import CARRIED
from lintnews.archive.output import TABLES, OutputError
from lintnews.archive.tables import CHECKED, FINDINGS, ArticleRow

WORST = 20  # articles that are listed
MONTH = re.compile(r"\d{4}-\d\d")
NONE = "(none)"  # what stands for a month, a section that no column tells

ARTICLES = pa.schema([*(field for field in CHECKED if field.name != "findings"), pa.field("findings", pa.int32())])


class Row(NamedTuple):
    """A section, a month or a source: how many articles were checked there, and what was found in them."""

    name: str
    articles: int
    findings: int


class Report(NamedTuple):
    """What a run found. `rules` counts findings by rule and severity, `worst` are articles with those they have."""

    articles: int
    characters: int
    passed: int
    errors: int
    rules: list[tuple[str, str, int]]
    safe: int  # findings that `--fix` would mend
    unsafe: int  # that `--unsafe-fixes` would mend besides
    sections: list[Row]
    months: list[Row]
    sources: list[Row]
    worst: list[Row]


def report(folder: str) -> Report:
    """The report on an output folder, of either engine and in either format. Reads it in pieces.

    Raises OutputError for a folder that holds no tables.
    """
    checked = passed = errors = characters = 0
    counts: dict[str, tuple[Counter[str], Counter[str]]] = {
        name: (Counter(), Counter()) for name in ("sections", "months", "sources")
    }
    worst: list[Row] = []
    for batch in table_batches(folder, "articles", ARTICLES, [*CARRIED, "characters", "passed", "error", "findings"]):
        for row in batch.to_pylist():
            if row["passed"] or row["error"]:
                passed += bool(row["passed"])
                errors += bool(row["error"])
                if row["characters"] is None:
                    continue
            checked += 1
            characters += row["characters"] or 0
            for name, value in counted_by(row).items():
                articles, findings = counts[name]
                articles[value] += 1
                findings[value] += row["findings"]
            worst.append(Row(row["id"] or f"{row['path']}:{row['row']}", 1, row["findings"]))
        worst = nlargest(WORST, worst, key=lambda one: one.findings)
    rules, fixes = rules_and_fixes(folder)
    tables = {
        name: [Row(value, count, findings[value]) for value, count in articles.items()]
        for name, (articles, findings) in counts.items()
    }
    return Report(
        checked,
        characters,
        passed,
        errors,
        [(rule, severity, count) for (rule, severity), count in rules.most_common()],
        fixes[True],
        fixes[False],
        sorted(tables["sections"], key=lambda row: (-row.findings, row.name)),
        sorted(tables["months"]),
        sorted(tables["sources"], key=lambda row: (-row.findings, row.name)),
        [one for one in worst if one.findings],
    )


def rules_and_fixes(folder: str) -> tuple[Counter[tuple[str, str]], Counter[bool]]:
    """How often each rule found something, and how many findings have a fix, by whether it is safe."""
    rules: Counter[tuple[str, str]] = Counter()
    fixes: Counter[bool] = Counter()
    for batch in table_batches(folder, "findings", FINDINGS, ["rule", "severity", "fix"]):
        rules.update(zip(batch["rule"].to_pylist(), batch["severity"].to_pylist(), strict=True))
        fixes.update(fix["safe"] for fix in batch["fix"].to_pylist() if fix)
    return rules, fixes


def table_batches(folder: str, table: str, schema: pa.Schema, columns: list[str]) -> Iterator[pa.RecordBatch]:
    """The rows of a table, piece by piece, only these columns of them."""
    place = os.path.join(folder, table)
    entries = sorted(os.scandir(place), key=lambda one: one.name) if os.path.isdir(place) else []
    paths = [one.path for one in entries if one.name.startswith("part-") and one.is_file(follow_symlinks=False)]
    if not paths:
        raise OutputError(f"{folder}: holds no {' or '.join(TABLES)} of `lintnews archive`")
    try:
        if paths[0].endswith(".parquet"):
            yield from pads.dataset(paths, schema).to_batches(columns=columns, batch_size=10_000)
            return
        for path in paths:
            if os.path.getsize(path):  # pyarrow takes an empty file for a mistake
                options = paj.ParseOptions(explicit_schema=schema)
                yield from (batch.select(columns) for batch in paj.open_json(path, parse_options=options))
    except (OSError, pa.ArrowException) as error:
        raise OutputError(f"{folder}: can't be read: {' '.join(str(error).split())}") from error


def counted_by(article: ArticleRow) -> dict[str, str]:
    """By what an article is counted: a page by its site, any other article by its file."""
    month = MONTH.match(article["date"] or "")
    return {
        "sections": article["section"] or NONE,
        "months": month[0] if month else NONE,
        "sources": site_of(article["id"] or "") or article["path"] or NONE,
    }


def site_of(address: str) -> str:
    """The site of a page; "" where the address is none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
