"""Learn what makes a line a piece of the page, from pages whose lines are labelled, and print the weights.

    python benchmarks/train_furniture.py CORPUS       (needs scikit-learn)

CORPUS holds gold-dev.jsonl (file, line, label: body, chrome or gray, type), files-dev.jsonl (file, family) and the
files. The weights belong in rules/news/chrome/furniture.yml. What they are worth is measured across sites: each tenth
of the sites is judged by a model that was trained on the others. Lines labelled body are right only when left alone;
headlines, bylines and captions are labelled gray, and count a little as lines to leave alone.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
from sklearn.model_selection import GroupKFold  # type: ignore[import-untyped]

from lintnews.checks.furniture import Furniture
from lintnews.formats import plain
from lintnews.model import Document
from lintnews.rulebook import catalogue

LEFT_ALONE = {"headline", "byline", "caption", "standfirst", "subhead"}  # kinds of gray line
GRAY_WEIGHT = 1.0
STRENGTH = 0.05  # of the regularisation, smaller is stronger
FALSE_ALARMS = (0.5, 1, 2, 3, 4)  # per 1,000 body lines


class Example(NamedTuple):
    """A line that the model is asked about."""

    signs: dict[str, float]
    label: str
    kind: str
    place: str
    family: str


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def examples(document: Document, furniture: Furniture, labels: dict[int, dict[str, Any]], family: str) -> list[Example]:
    """The doubtful lines of a page."""
    page = furniture.page(document)
    found = []
    for number in page.doubtful() if page else ():
        span = page.lines[number].span
        label = labels.get(document.place(span.start)[0])
        if label:
            signs = dict(page.signs(number, document.text[slice(*span)]))
            found.append(Example(signs, label["label"], label["type"], label["pos"], family))
    return found


def fitted(chosen: list[Example], names: list[str]) -> LogisticRegression:
    kept = [one for one in chosen if one.label != "gray" or (one.kind in LEFT_ALONE and one.place != "after")]
    weights = [GRAY_WEIGHT if one.label == "gray" else 1.0 for one in kept]
    model = LogisticRegression(C=STRENGTH, max_iter=1000, fit_intercept=False)
    return model.fit(matrix(kept, names), [one.label == "chrome" for one in kept], weights)


def matrix(chosen: list[Example], names: list[str]) -> np.ndarray[Any, Any]:
    return np.array([[one.signs.get(name, 0.0) for name in names] for one in chosen])


def main(corpus: Path) -> None:
    labels: dict[str, dict[int, dict[str, Any]]] = defaultdict(dict)
    gold = rows(corpus / "gold-dev.jsonl")
    for row in gold:
        labels[row["file"]][row["line"]] = row
    furniture = next(rule.check for rule in catalogue() if rule.id == "chrome.furniture")
    assert isinstance(furniture, Furniture)
    found: list[Example] = []
    for row in rows(corpus / "files-dev.jsonl"):
        text = (corpus / row["file"]).read_bytes().decode("utf-8")
        found += examples(plain.read(row["file"], text), furniture, labels[row["file"]], row["family"])
    names = list(dict.fromkeys(name for one in found for name in one.signs))
    for name, weight in zip(names, fitted(found, names).coef_[0], strict=True):
        print(f"  {name}: {weight:.1f}")

    scores = np.zeros(len(found))
    families = np.array([one.family for one in found])
    for seen, unseen in GroupKFold(10).split(found, groups=families):
        model = fitted([found[index] for index in seen], names)
        scores[unseen] = model.decision_function(matrix([found[index] for index in unseen], names))
    body, chrome = (sum(row["label"] == label for row in gold) for label in ("body", "chrome"))
    wrong = sorted((score for score, one in zip(scores, found, strict=True) if one.label == "body"), reverse=True)
    print("threshold, false alarms per 1,000 body lines and share of all furniture found, across sites:")
    for rate in FALSE_ALARMS:
        threshold = wrong[min(int(rate * body / 1000), len(wrong) - 1)]
        right = sum(score > threshold and one.label == "chrome" for score, one in zip(scores, found, strict=True))
        print(f"  {threshold:.2f}  {rate}  {right / chrome:.3f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
