"""The engine for one machine: the inputs over its processes, part by part, to be ended at any time and gone on with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from typing import NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from lintnews import Linter
from lintnews.archive.feed import CHUNK, Feed, Place, chunks
from lintnews.archive.inputs import Input
from lintnews.archive.linting import articles_of, findings_of, lint_batch
from lintnews.archive.output import Entry, Output
from lintnews.archive.pool import results
from lintnews.archive.readers import Columns

PART = 32  # MB of copy in a part
PART_ROWS = 100_000  # articles in a part, where they are short
DIED = "the process that checked it died; it was not checked"
SAID = 3  # errors of a part that the manifest holds in words


class Step(NamedTuple):
    """How far a run is: bytes read of the inputs, and articles checked, those of earlier runs among them."""

    read: int
    articles: int


class Checked(NamedTuple):
    """A chunk after its check: a row for each article, and a row for each finding."""

    articles: pa.RecordBatch
    findings: pa.RecordBatch


class Lint(NamedTuple):
    """The work of a process: the check of a batch."""

    linter: Linter

    def __call__(self, batch: pa.RecordBatch) -> Checked:
        checked = lint_batch(self.linter, batch)
        return Checked(articles_of(checked), findings_of(checked))

    def joined(self, first: Checked, second: Checked) -> Checked:
        return Checked(*(pa.concat_batches(halves) for halves in zip(first, second, strict=True)))

    def died(self, article: pa.RecordBatch) -> Checked:
        """An error row."""
        at = article.schema.get_field_index("error")
        return self(article.set_column(at, article.schema.field(at), pa.array([DIED])))


def run_locally(
    linter: Linter,
    inputs: Sequence[Input],
    columns: Columns,
    output: Output,
    *,
    kind: str = "",
    jobs: int = 1,
    part: float = PART,
    step: Callable[[Step], None] = lambda _: None,
) -> None:
    """Check what is not done yet, and write it part by part (of `part` MB of copy).

    Raises MissingColumn where the first input has no such column, and OutputError where a part can't be written: those
    before it stay.
    """
    if output.over:
        return
    most = int(part * (1 << 20))
    feed = Feed(inputs, columns, kind, output.place)
    done = sum(entry["articles"] for entry in output.parts)
    waiting: list[Checked] = []  # of the next part
    size = articles = 0
    place = output.place
    with closing(results(Lint(linter), chunks(feed, min(most, CHUNK)), jobs)) as done_in_order:
        for chunk, result in done_in_order:
            waiting.append(result)
            size, articles = size + chunk.size, articles + result.articles.num_rows
            done += result.articles.num_rows
            place = chunk.place
            step(Step(chunk.read, done))
            if size >= most or articles >= PART_ROWS:
                write_part(output, waiting, place)
                waiting, size, articles = [], 0, 0
    if waiting:
        write_part(output, waiting, place)
    output.end()


def write_part(output: Output, done: list[Checked], place: Place) -> None:
    """Write what was checked as the next part."""
    articles = pa.Table.from_batches([result.articles for result in done])
    findings = pa.Table.from_batches([result.findings for result in done])
    output.write({"articles": articles, "findings": findings}, manifest_entry(articles, findings) | {"place": place})


def manifest_entry(articles: pa.Table, findings: pa.Table) -> Entry:
    """What the manifest says of a part."""
    passed = pc.drop_null(articles["passed"]).to_pylist()
    broken = articles.filter(pc.is_valid(articles["error"])).select(["path", "row", "error"])
    return {
        "articles": articles.num_rows,
        "characters": pc.sum(articles["characters"]).as_py() or 0,
        "errors": broken.num_rows,
        "first errors": ["{path}:{row}: {error}".format(**row) for row in broken.slice(0, SAID).to_pylist()],
        "passed": dict(Counter(passed).most_common()),
        "findings": findings.num_rows,
        "levels": dict(sorted(Counter(findings["severity"].to_pylist()).items())),
    }
