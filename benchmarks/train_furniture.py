"""Learn what makes a line a piece of the page, and print the weights with what they are worth.

    python benchmarks/train_furniture.py CORPUS ARTICLES...       (needs scikit-learn)

CORPUS holds gold-dev.jsonl (file, line, label: body, chrome or gray, type), files-dev.jsonl (file, family) and the
files: pages whose lines are labelled. ARTICLES are folders of articles as their authors wrote them, one of each
repository, in Markdown or plain text: nothing in them is furniture until runs of furniture from the pages are planted
there, at the end, at the start and between two paragraphs. The weights belong in
lintnews/language/data/furniture_weights.tsv, the thresholds in rules/news/chrome/furniture.yml.

What they are worth is measured on what the model has not seen: pages of other sites, and furniture of other sites in
articles of other repositories. Headlines, bylines and captions of pages are labelled gray and count as lines to leave
alone. Last comes what all rules of the family find with such weights: on the pages, and in every article as it is.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from lintnews.checks.furniture import Furniture
from lintnews.engine import lint
from lintnews.formats import read
from lintnews.language.furniture import page as judged_by
from lintnews.language.furniture.page import KNOWN, LEAST, MOST, NEAR, NOTHING, Page
from lintnews.model import Level
from lintnews.rulebook import catalogue, choose

LEFT_ALONE = {"headline", "byline", "caption", "standfirst", "subhead"}  # kinds of gray line
STRENGTH = 0.05  # of the regularisation, smaller is stronger
NEIGHBOURS = 0.5  # what the lines beside a line weigh in a story
FALSE_ALARMS = (0.5, 1, 2, 3)  # per 1,000 body lines of pages, per 100 articles in a format without a page
SITES, ARTICLES, SEED = 3, 250, 7  # folds of the sites, articles of a repository, where chance begins
LENGTHS = {"end": (4, 8), "start": (3, 6), "inside": (1, 2), "": (0, 0)}  # lines of a run by where it is planted


class Example(NamedTuple):
    """A line that the model is asked about."""

    signs: dict[str, float]
    furniture: bool
    place: str  # which weights it is judged by
    kind: str  # gray or body on a page, else where the run was planted
    repository: str
    site: str
    page: Page
    number: int


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def page_of(path: str, text: str) -> Page | None:
    return FURNITURE.page(read(path, text.encode()).page)


def source_line(page: Page, number: int) -> int:
    return page.document.place(page.document.in_source(page.context.lines[number].span).start)[0]


def examples(page: Page, labels: dict[int, tuple[str, bool]], repository: str, site: str) -> Iterator[Example]:
    """The doubtful lines of a page that have a label: line → kind, and whether it is furniture."""
    for number in page.doubtful():
        if label := labels.get(source_line(page, number)):
            signs = dict(page.signs(number))
            yield Example(signs, label[1], page.place(number), label[0], repository, site, page, number)


def planted(text: str, run: list[str], where: str, chance: random.Random) -> tuple[str, set[int]]:
    """A text with furniture in it, and the lines that hold it; none where there is no place for it."""
    lines = text.rstrip("\n").split("\n")
    if not where:
        return text, set()
    if where == "end":
        at = len(lines)
    elif where == "start":
        front = lines[0].strip() in ("---", "+++")
        at = next((n + 1 for n in range(1, len(lines)) if front and lines[n].strip() == lines[0].strip()), 0)
    else:
        inner = range(1, len(lines) - 1)
        gaps = [n for n in inner if not lines[n].strip() and len(lines[n - 1]) > 120 < len(lines[n + 1])]
        if not gaps:
            return text, set()
        at = chance.choice(gaps)
    new = ["", *(piece for line in run for piece in (line, ""))]
    return "\n".join([*lines[:at], *new, *lines[at:]]) + "\n", {at + 2 * n + 2 for n in range(len(run))}


def runs_of(corpus: Path) -> list[tuple[str, list[str]]]:
    """Runs of neighbouring lines of furniture, with the site that they are from."""
    sites = {row["file"]: row["family"] for row in rows(corpus / "files-dev.jsonl")}
    labels = {(row["file"], row["line"]): row["label"] for row in rows(corpus / "gold-dev.jsonl")}
    runs = []
    for file, site in sites.items():
        lines = [(n, line) for n, line in enumerate((corpus / file).read_text("utf-8").split("\n"), 1) if line.strip()]
        for furniture, group in groupby(lines, key=lambda one: labels.get((file, one[0])) == "chrome"):
            run = [line for _, line in group]
            if furniture and len(run) > 2:
                runs.append((site, run))
    return runs


def stories(folder: Path, runs: list[tuple[str, list[str]]], known: Counter[str]) -> Iterator[Example]:
    """The doubtful lines of articles, each planted with furniture in each place, and once as it is."""
    chance = random.Random(SEED)
    files = sorted(path for path in folder.rglob("*") if path.suffix in (".md", ".txt"))
    chance.shuffle(files)
    for file in files[:ARTICLES]:
        text = file.read_text("utf-8", errors="replace")
        if not re.search(r"(?m)^(?![#>\-*\s!|\[<{`]).{120,}$", text):
            continue
        for where, (fewest, most) in LENGTHS.items():
            site, run = chance.choice(runs)
            size = chance.randint(fewest, most)
            at = chance.randrange(max(1, len(run) - size + 1))
            new, lines = planted(text, run[at : at + size], where, chance)
            page = page_of(f"article{file.suffix}", new)
            if where and not lines:
                continue
            if file.suffix == ".md":
                known["stories"] += 1
                known[f"{where}, planted"] += len(lines)
            if not page:
                continue
            if file.suffix == ".md":
                known[f"{where}, known"] += sum(source_line(page, number) in lines for number in page.furniture)
            labels = {number: (where, number in lines) for number in range(1, new.count("\n") + 2)}
            yield from examples(page, labels, folder.name, site if where else "")


def pages(corpus: Path, known: Counter[str]) -> Iterator[Example]:
    """The doubtful lines of labelled pages."""
    labels: dict[str, dict[int, tuple[str, bool]]] = defaultdict(dict)
    for row in rows(corpus / "gold-dev.jsonl"):
        known[row["label"]] += 1
        if row["label"] != "gray" or (row["type"] in LEFT_ALONE and row["pos"] != "after"):
            labels[row["file"]][row["line"]] = row["label"], row["label"] == "chrome"
    for row in rows(corpus / "files-dev.jsonl"):
        if page := page_of(row["file"], (corpus / row["file"]).read_bytes().decode("utf-8")):
            found = (labels[row["file"]].get(source_line(page, number), ("", False)) for number in page.furniture)
            known["chrome, known"] += sum(furniture for _, furniture in found)
            yield from examples(page, labels[row["file"]], "", row["family"])


def fitted(chosen: list[Example]) -> dict[str, dict[str, float]]:
    """Place → sign → weight."""
    weights = {}
    for place in sorted({one.place for one in chosen}):
        here = [one for one in chosen if one.place == place]
        names = sorted({name for one in here for name in one.signs})
        signs = np.array([[one.signs.get(name, 0.0) for name in names] for one in here])
        model = LogisticRegression(C=STRENGTH, max_iter=3000, fit_intercept=False)
        model.fit(signs, [one.furniture for one in here])
        weights[place] = dict(zip(names, map(float, model.coef_[0]), strict=True))
    return weights


def folds(found: list[Example]) -> dict[str, int]:
    """Which part of the sites each is in."""
    sites = sorted({one.site for one in found if one.site})
    random.Random(SEED).shuffle(sites)
    return {site: number % SITES for number, site in enumerate(sites)}


def unseen_scores(found: list[Example]) -> list[float]:
    """The score of each line by a model that has seen neither its site nor its repository."""
    fold = folds(found)
    scores: dict[int, float] = {}
    for repository in sorted({one.repository for one in found}):
        for number in range(SITES):
            test = [
                n for n, one in enumerate(found) if one.repository == repository and fold.get(one.site, 0) == number
            ]
            learn = [one for one in found if fold.get(one.site, SITES) != number]
            learn = [one for one in learn if not repository or one.repository != repository]
            weights = fitted(learn)
            for n in test:
                weighed = weights[found[n].place]
                scores[n] = sum(weighed.get(sign, 0.0) * value for sign, value in found[n].signs.items())
    return with_neighbours(found, [scores[n] for n in range(len(found))])


def with_neighbours(found: list[Example], scores: list[float]) -> list[float]:
    at = {(id(one.page), one.number): score for one, score in zip(found, scores, strict=True)}
    summed = []
    for one, score in zip(found, scores, strict=True):
        near = [n for n in range(one.number - NEAR, one.number + NEAR + 1) if n != one.number]
        beside = [KNOWN for n in near if n in one.page.furniture]
        beside += [min(max(at[id(one.page), n], LEAST), MOST) for n in near if (id(one.page), n) in at]
        weight = NEIGHBOURS if one.place != "page" else 0.0
        summed.append(score + weight * (sum(beside) / len(beside) if beside else NOTHING))
    return summed


def main(corpus: Path, folders: list[Path]) -> None:
    known: Counter[str] = Counter()
    runs = runs_of(corpus)
    found = [*pages(corpus, known), *(one for folder in folders for one in stories(folder, runs, known))]
    for place, signs in fitted(found).items():
        for sign, weight in signs.items():
            print(f"{weight:.1f}\t{place}\t{sign}")
    print(f"{NEIGHBOURS}\tstory\tneighbours")
    scores = unseen_scores(found)
    report("page", found, scores, known, ("chrome",), known["body"] / 1000, "body")
    report("story", found, scores, known, ("end", "start", "inside"), known["stories"] / 100, "")
    report_rules("pages", on_pages(corpus, found))
    for folder in folders:
        report_rules(folder.name, in_stories(folder, found))


def report(
    what: str,
    found: list[Example],
    scores: list[float],
    known: Counter[str],
    kinds: tuple[str, ...],
    size: float,
    wrong: str,
) -> None:
    """Threshold, false alarms, and share of the furniture found."""
    ours = [(score, one) for score, one in zip(scores, found, strict=True) if (one.place == "page") == (what == "page")]
    alarms = sorted((s for s, one in ours if not one.furniture and (not wrong or one.kind == wrong)), reverse=True)
    for rate in FALSE_ALARMS:
        threshold = alarms[min(int(rate * size), len(alarms) - 1)]
        shares = []
        for kind in kinds:
            right = sum(score > threshold and one.furniture and one.kind == kind for score, one in ours)
            total = known[f"{kind}, planted"] or known[kind]
            shares.append(f"{kind} {(right + known[f'{kind}, known']) / total:.3f}")
        print(f"# {what} {threshold:.2f}: {rate} false;", ", ".join(shares))


def on_pages(corpus: Path, found: list[Example]) -> Counter[str]:
    """What all rules find on pages of sites that the weights don't know."""
    labels = {(row["file"], row["line"]): row["label"] for row in rows(corpus / "gold-dev.jsonl")}
    fold, count = folds(found), Counter[str]()
    for number in range(SITES):
        use([one for one in found if fold.get(one.site) != number])
        for row in rows(corpus / "files-dev.jsonl"):
            if fold.get(row["family"], 0) == number:
                text = (corpus / row["file"]).read_bytes()
                levels = levels_by_line(row["file"], text)
                for line in range(1, text.count(b"\n") + 2):
                    count.update(said(labels.get((row["file"], line), "gray"), levels[line]))
    return count


def in_stories(folder: Path, found: list[Example]) -> Counter[str]:
    """What all rules find in the articles of a repository that the weights don't know: nothing there is furniture."""
    use([one for one in found if one.repository != folder.name])
    count = Counter[str]()
    for file in sorted(path for path in folder.rglob("*") if path.suffix in (".md", ".txt")):
        text = file.read_bytes()
        flagged = levels_by_line(file.name, text).values()
        count["body"] += sum(bool(line.strip()) for line in text.split(b"\n"))
        count["body, found"] += len(flagged)
        count["body, error"] += sum(Level.ERROR in levels for levels in flagged)
    return count


def use(chosen: list[Example]) -> None:
    """Judge by the weights that these examples teach."""
    weights = {**SHIPPED, **fitted(chosen)}
    judged_by.sign_weights = lambda: weights  # type: ignore[assignment]


def levels_by_line(path: str, text: bytes) -> dict[int, set[Level]]:
    """Line → the levels of what is found there."""
    found: dict[int, set[Level]] = defaultdict(set)
    for one in lint(read(path, text), RULES):
        for line in range(one.line, one.end_line + (one.end_column > 1 or one.end_line == one.line)):
            found[line].add(one.severity)
    return found


def said(label: str, levels: set[Level]) -> list[str]:
    """What a line counts as."""
    return [label, *([f"{label}, found"] if levels else []), *([f"{label}, error"] if Level.ERROR in levels else [])]


def report_rules(what: str, count: Counter[str]) -> None:
    """Lines of articles that are found, in 1,000, and the share of the furniture."""
    false, errors = (1000 * count[f"body, {kind}"] / count["body"] for kind in ("found", "error"))
    shares = [count[f"chrome, {kind}"] / count["chrome"] for kind in ("found", "error") if count["chrome"]]
    print(f"# {what}: {false:.2f} false of 1,000 lines, errors {errors:.2f}; found", *(f"{one:.3f}" for one in shares))


RULES = [rule for rule in choose(catalogue()) if rule.family == "chrome"]
SHIPPED = judged_by.sign_weights()
FURNITURE = next(rule.check for rule in catalogue() if rule.id == "chrome.furniture")
assert isinstance(FURNITURE, Furniture)

if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(folder) for folder in sys.argv[2:]])
