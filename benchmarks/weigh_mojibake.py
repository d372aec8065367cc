"""Damage clean text, and tell what each weight of mojibake.tsv is worth on languages that it was not chosen on.

    python benchmarks/weigh_mojibake.py FOLDER [--sample 4] [--weights again,foreign]

FOLDER holds articles, one file each, named LANGUAGE-*.txt; `--damaged GOLD` names the lines to leave out, one JSON
object a line with `path` and `line`. Some lines are damaged in each way that lintnews knows of and then found and
repaired. For each weight, four values about the shipped one are tried; the languages are dealt to five folds, and each
fold is judged by the value that is best for the others.
"""

from __future__ import annotations

import argparse
import importlib
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from lintnews.checks.mojibake import Mojibake
from lintnews.formats import plain
from lintnews.language.mojibake import candidates, code_pages, guesses, losses, misreadings, plausibility, restoration
from lintnews.language.mojibake.weights import weights

FACTORS = (0.5, 0.75, 1.33, 2.0)
FOLDS = 5
DAMAGED = 6  # one in so many lines beyond ASCII
# What an article is worth: a damaged line found, a repair that is right, one that is wrong, a false alarm.
WORTH = {"found": 1.0, "right": 0.5, "wrong": -5.0, "false": -20.0}
STRETCH = re.compile(r"\S*[^\x00-\x7f]\S*(?: \S+){0,3}")


class Damaged(NamedTuple):
    """An article, and by the number of a line what it said before."""

    language: str
    lines: list[str]
    originals: dict[int, str]


def misread(was: str, page: str, loss: str, text: str) -> str:
    """The text in one encoding, read as another, and what is left of it after a loss."""
    data = text.encode(was)
    if page in ("gbk", "big5", "cp932", "cp949"):
        return data.decode(page)
    return (
        losses.LOSSES[loss](code_pages.decode_leniently(data, page))
        if loss
        else code_pages.decode_leniently(data, page)
    )


WAYS = [
    *(partial(misread, "utf-8", page, "") for page in (*code_pages.SINGLE_BYTE, "latin-1")),
    *(partial(misread, "utf-8", page, loss) for page in losses.PAGES for loss in losses.LOSSES),
    *(
        partial(misread, was, page, "")
        for table in (misreadings.SINGLE, misreadings.FROM_DOUBLE, misreadings.TO_DOUBLE)
        for page, originals in table.items()
        for was in originals
    ),
    lambda text: text.encode("ascii", "replace").decode(),
]


def articles(folder: Path, gold: Path | None, sample: int) -> Iterator[Damaged]:
    """The clean lines of every so many articles, some of them damaged in one way or another."""
    known = defaultdict(set)
    for row in map(json.loads, gold.read_text("utf-8").rstrip("\n").split("\n") if gold else ()):
        known[Path(row["path"]).name].add(row["line"])
    for path in sorted(folder.glob("??-*.txt"))[::sample]:
        lines = path.read_text("utf-8").split("\n")
        lines = [line for number, line in enumerate(lines, 1) if number not in known[path.name]]
        yield damaged(path.name[:2], lines, random.Random(path.name))


def damaged(language: str, lines: list[str], chance: random.Random) -> Damaged:
    """The lines, one in DAMAGED of those beyond ASCII in gibberish."""
    originals = {}
    for number, line in enumerate(lines):
        stretch = STRETCH.search(line)
        if stretch and chance.random() * DAMAGED < 1:
            for way in chance.sample(WAYS, 8):
                try:
                    now = way(stretch[0])
                except UnicodeError:
                    continue
                if now != stretch[0] and now.isprintable():
                    originals[number] = line
                    lines[number] = line[: stretch.start()] + now + line[stretch.end() :]
                    break
    return Damaged(language, lines, originals)


def judged(article: Damaged) -> Counter[str]:
    """How many damaged lines were found and repaired, rightly or not, and how many clean ones were flagged."""
    document = plain.read_plain("article.txt", "\n".join(article.lines))
    starts = [line.start for line in document.lines]
    found: dict[int, list[tuple[int, int, str | None]]] = defaultdict(list)
    for hit in Mojibake().find(document):
        number = sum(start <= hit.span.start for start in starts) - 1
        found[number].append((hit.span.start - starts[number], hit.span.end - starts[number], hit.replacement))
    tally = Counter(lines=len(article.originals))
    for number, hits in found.items():
        if number not in article.originals:
            tally["false"] += 1
            continue
        tally["found"] += 1
        mended = article.lines[number]
        for start, end, replacement in sorted(hits, reverse=True):
            mended = mended if replacement is None else mended[:start] + replacement + mended[end:]
        if mended != article.lines[number]:
            tally["right" if mended == article.originals[number] else "wrong"] += 1
    return tally


def worth(tallies: dict[str, Counter[str]], languages: list[str]) -> float:
    """What the findings in some languages are worth, for each damaged line."""
    whole = sum((tallies[language] for language in languages), Counter[str]())
    return sum(WORTH[kind] * whole[kind] for kind in WORTH) / max(1, whole["lines"])


def tried(name: str, value: float, texts: list[Damaged]) -> dict[str, Counter[str]]:
    """language → what is found if a weight has this value."""
    shipped = weights()[name]
    weights()[name] = value
    for module in (plausibility, guesses, losses, candidates, restoration):
        importlib.reload(module)
    tallies: dict[str, Counter[str]] = defaultdict(Counter)
    for article in texts:
        tallies[article.language] += judged(article)
    weights()[name] = shipped
    return tallies


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--damaged", type=Path)
    parser.add_argument("--sample", type=int, default=1, help="take every so many articles")
    parser.add_argument("--weights", help="only these, with commas between")
    args = parser.parse_args()
    texts = list(articles(args.folder, args.damaged, args.sample))
    languages = sorted({article.language for article in texts})
    folds = [languages[fold::FOLDS] for fold in range(FOLDS)]
    base = tried("again", weights()["again"], texts)
    print("languages", len(languages), "shipped", dict(sum(base.values(), Counter[str]())))
    print("folds    ", *(f"{worth(base, fold):.3f}" for fold in folds))
    for name in args.weights.split(",") if args.weights else weights():
        shipped = weights()[name]
        results = {shipped: base} | {value: tried(name, value, texts) for value in (shipped * by for by in FACTORS)}
        gains, chosen = [], []
        for fold in folds:
            others = [language for language in languages if language not in fold]
            best = max(results, key=lambda value: worth(results[value], others))
            chosen.append(best)
            gains.append(worth(results[best], fold) - worth(base, fold))
        values = " ".join(f"{value:g}:{worth(found, languages):.3f}" for value, found in sorted(results.items()))
        print(
            f"{name:18} {values}  chosen {[*map('{:g}'.format, chosen)]}  gain held out {sum(gains) / FOLDS:+.4f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
