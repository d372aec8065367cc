"""The work: a batch of articles → the same articles with their findings. Pure, so that any engine can do it."""

from __future__ import annotations

import os

import pyarrow as pa
import pyarrow.compute as pc

from lintnews import Document, ForeignSource, Linter, MissingLibrary, Result, UnreadableSource
from lintnews.archive.tables import CHECKED, FINDINGS, PLACE, ArticleRow, storable
from lintnews.reporters.objects import as_object

CARRIED = [field.name for field in PLACE]
LONGEST = 64 * 1024 * 1024  # code points, or bytes, of an article; a book has one


def lint_batch(linter: Linter, batch: pa.RecordBatch) -> pa.RecordBatch:
    """The articles of a batch (some columns of ARTICLES, `text` or `bytes` among them), checked: a batch of CHECKED.

    One row for each article, in their order. One that can't be checked says so in `passed` or `error`, and never ends
    the run. The same batch gives the same result, whatever was checked before.

    >>> articles = pa.RecordBatch.from_pydict({"id": ["a", "b"], "text": ["All is well.", "Call me ﬁrst."]})
    >>> checked = lint_batch(Linter(), articles)
    >>> [(row["id"], [found["rule"] for found in row["findings"]]) for row in checked.to_pylist()]
    [('a', []), ('b', ['encoding.ligature'])]
    """
    rows = [checked_row(linter, article) for article in batch.to_pylist()]
    return pa.RecordBatch.from_pylist(rows, CHECKED)


def checked_row(linter: Linter, article: ArticleRow) -> dict[str, object]:
    """One row: the article without its text, and what came of it."""
    row = {name: article.get(name) for name in CARRIED} | {"findings": []}
    source = copy_of(article)
    row["passed"], row["error"] = article.get("passed"), article.get("error")
    if row["passed"] or row["error"]:
        return row
    if source is None:
        return row | {"passed": "has no text"}
    if len(source) > LONGEST:
        return row | {"error": f"is longer than {LONGEST >> 20} MB, and was not read"}
    rules = linter.rules
    try:
        return row | outcome(linter, source, article)
    except ForeignSource as error:
        return row | {"passed": storable(str(error))}
    except MissingLibrary as error:
        return row | {"error": storable(str(error))}
    except UnreadableSource as error:
        return row | {"passed": storable(str(error))}
    except Exception as error:
        if os.environ.get("LINTNEWS_DEBUG"):
            raise
        said = " ".join(f"lintnews itself failed here ({type(error).__name__}: {error}); please report it".split())
        return row | {"error": storable(said)}
    finally:
        linter.rules = rules  # one that could not go on here can elsewhere


def copy_of(article: ArticleRow) -> str | bytes | None:
    """The copy in a row, as a text, or as the bytes of a file."""
    text = article.get("text")
    return article.get("bytes") if text is None else text


def outcome(linter: Linter, source: str | bytes, article: ArticleRow) -> dict[str, object]:
    """What came of an article that holds copy."""
    document = article_document(linter, source, article)
    result = linter.check(document)
    return {
        "language": article.get("language") or result.skipped.language or None,
        "characters": len(document.source),
        "skipped": sorted({*result.skipped.families, *result.skipped.parts}),
        "error": failure_text(result),
        "findings": [
            {
                **{key: storable_value(value) for key, value in as_object(found).items()},
                "start": document.offset(found.line, found.column),
                "end": document.offset(found.end_line, found.end_column),
            }
            for found in result.findings
        ],
    }


def article_document(linter: Linter, source: str | bytes, article: ArticleRow) -> Document:
    """The document in an article's copy. Raises UnreadableSource."""
    language = (article.get("language") or "").replace("_", "-")
    name = article.get("id") or article.get("path") or ""
    return linter.read(source, name, article.get("format", "plain") or "", language)


def document_of(linter: Linter, article: ArticleRow) -> Document | None:
    """The document in a row of ARTICLES, or None where it holds no copy that can be read. Raises UnreadableSource."""
    source = copy_of(article)
    if source is None or article["passed"] or len(source) > LONGEST:
        return None
    return article_document(linter, source, article)


def failure_text(result: Result) -> str | None:
    """What could not be looked for in an article, if anything."""
    return storable("; ".join(remark.text for remark in result.remarks if remark.failure)) or None


def storable_value(value: object) -> object:
    """A value of a finding with texts that a table can hold."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, dict):
        return {key: storable_value(inner) for key, inner in value.items()}
    return [storable_value(inner) for inner in value] if isinstance(value, list) else value


def findings_of(batch: pa.RecordBatch) -> pa.RecordBatch:
    """The findings of a batch of CHECKED, one row each: a batch of FINDINGS."""
    findings = batch.column("findings")
    article = pc.list_parent_indices(findings)
    carried = [batch.column(name).take(article) for name in CARRIED]
    return pa.RecordBatch.from_arrays([*carried, *pc.list_flatten(findings).flatten()], schema=FINDINGS)


def articles_of(batch: pa.RecordBatch) -> pa.RecordBatch:
    """The articles of a batch of CHECKED with the number of their findings in place of them."""
    counts = pc.fill_null(pc.list_value_length(batch.column("findings")), 0)
    at = batch.schema.get_field_index("findings")
    return batch.set_column(at, pa.field("findings", pa.int32()), counts)
