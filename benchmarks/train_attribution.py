"""Learn what each piece of evidence about a figure's source weighs, from articles whose figures are labelled.

    python benchmarks/train_attribution.py FIGURES > attribution_weights.tsv       (needs scikit-learn)

The output is a data file of lintnews/language. FIGURES holds articles/*.txt and gold.jsonl: path, line, column and
end_column of a figure and its label, attributed, unattributed or gray. A file's name begins with its publisher. What
the weights are worth is measured across publishers and goes to standard error: each publisher's figures are judged by
weights that were learned from the others. A figure that is not found counts as missed.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.feature_extraction import DictVectorizer  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from lintnews.formats import plain
from lintnews.language.sentences import index_at
from lintnews.language.sourcing.evidence import Paragraph
from lintnews.language.sourcing.figures import figures
from lintnews.language.sourcing.topics import topic
from lintnews.model import Document, Span

STRENGTH = 0.5  # of the regularisation, smaller is stronger
SMALLEST = 0.03  # weights nearer to zero are left out
HEADER = """\
# What each piece of evidence weighs (log odds): above zero for a figure without a source, below for one with.
# Learned by benchmarks/train_attribution.py; language/sourcing/evidence.py draws the evidence.
# A tab parts the columns.
"""


class Example(NamedTuple):
    """A figure that was found and is labelled."""

    evidence: dict[str, int]
    is_unattributed: bool
    publisher: str


def labelled(document: Document, rows: list[dict[str, Any]]) -> dict[Span, bool]:
    """The labelled figures of a document, and whether each is unattributed."""
    places = [(document.lines[row["line"] - 1].start - 1, row) for row in rows if row["label"] != "gray"]
    return {
        Span(start + row["column"], start + row["end_column"]): row["label"] == "unattributed" for start, row in places
    }


def examples(document: Document, labels: dict[Span, bool], publisher: str) -> Iterator[Example]:
    """The figures of a document that are found and labelled, with the evidence around them."""
    blocks = [block.span for block in document.blocks]
    for figure in figures(document):
        found = [label for span, label in labels.items() if span.overlaps(figure.span)]
        if found:
            paragraph = Paragraph(document.text, blocks[index_at(blocks, figure.span.start)])
            if not paragraph.is_quoted(figure.span):  # which is sourced
                yield Example(
                    dict.fromkeys(paragraph.evidence(figure, topic(document.text, figure)), 1), any(found), publisher
                )


def fitted(matrix: Any, labels: Any) -> LogisticRegression:
    return LogisticRegression(C=STRENGTH, max_iter=3000).fit(matrix, labels)


def f1(found: Any, labels: Any, asked: int) -> float:
    right = int((found & labels).sum())
    return 2 * right / (int(found.sum()) + asked)


def main(folder: Path) -> None:
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for line in (folder / "gold.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        rows[row["path"]].append(row)
    known, asked = [], defaultdict(int)
    for path in sorted(rows):
        publisher = Path(path).name.partition("_")[0]
        document = plain.read(path, (folder / path).read_bytes().decode("utf-8"))
        labels = labelled(document, rows[path])
        asked[publisher] += sum(labels.values())
        known += examples(document, labels, publisher)

    names = DictVectorizer()
    matrix = names.fit_transform([one.evidence for one in known])
    labels, publishers = np.array([one.is_unattributed for one in known]), np.array([one.publisher for one in known])
    model = fitted(matrix, labels)
    print(f"{HEADER}{model.intercept_[0]:.2f}\talways")
    for weight, name in sorted(zip(model.coef_[0], names.get_feature_names_out(), strict=True)):
        if abs(weight) >= SMALLEST:
            print(f"{weight:.2f}\t{name}")

    found = np.zeros(len(known), dtype=bool)
    for publisher in sorted(asked):
        unseen = publishers == publisher
        found[unseen] = fitted(matrix[~unseen], labels[~unseen]).predict(matrix[unseen])
        print(f"{publisher:16} f1 {f1(found[unseen], labels[unseen], asked[publisher]):.3f}", file=sys.stderr)
    print(f"{'all':16} f1 {f1(found, labels, sum(asked.values())):.3f}", file=sys.stderr)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
