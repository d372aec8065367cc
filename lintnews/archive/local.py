"""The engine for one machine: the inputs over its processes, part by part, to be ended at any time and gone on with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from lintnews import Linter
from lintnews.archive.feed import CHUNK, Chunk, Feed, chunks
from lintnews.archive.inputs import Input
from lintnews.archive.output import Output
from lintnews.archive.pool import Checked, checked
from lintnews.archive.readers import Columns

PART = 32  # MB of copy in a part
PART_ROWS = 100_000  # articles in a part, where they are short
SAID = 3  # errors of a part that the manifest holds in words


class Step(NamedTuple):
    """How far a run is: bytes read of the inputs, and articles checked, those of earlier runs among them."""

    read: int
    articles: int


def run(
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
    waiting: list[tuple[Chunk, Checked]] = []
    with closing(checked(linter, chunks(feed, min(most, CHUNK)), jobs)) as results:
        for chunk, result in results:
            waiting.append((chunk, result))
            done += result.articles.num_rows
            step(Step(chunk.read, done))
            if (
                sum(one.size for one, _ in waiting) >= most
                or sum(one.batch.num_rows for one, _ in waiting) >= PART_ROWS
            ):
                write(output, waiting)
                waiting = []
    if waiting:
        write(output, waiting)
    output.end()


def write(output: Output, done: list[tuple[Chunk, Checked]]) -> None:
    """Write what was checked as the next part."""
    articles = pa.Table.from_batches([result.articles for _, result in done])
    findings = pa.Table.from_batches([result.findings for _, result in done])
    output.write({"articles": articles, "findings": findings}, entry(articles, findings) | {"place": done[-1][0].place})


def entry(articles: pa.Table, findings: pa.Table) -> dict[str, Any]:
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
