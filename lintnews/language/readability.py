"""Readability: what a text's grade is worked out from: words, sentences, syllables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import sqrt

import regex

from lintnews.language.sentences import split
from lintnews.model import Document, analysis

PROSE = ("paragraph", "list", "quote")  # kinds of blocks that are read as running text
WORD = regex.compile(r"[\p{L}\p{N}]+(?:[.,'’\-][\p{L}\p{N}]+)*")
LONG_SENTENCE = 30  # words; a longer sentence is long
LONG = 6  # letters; a longer word is long (LIX)
MANY = 2  # syllables; a word of more is polysyllabic (SMOG), and complex without a common ending (Gunning fog)
ENDINGS = ("es", "ed", "ing")


@analysis
def text_counts(document: Document) -> Mapping[str, float]:
    """How many words, sentences and so on the running text has; 0 words where it has none."""
    blocks = list(document.blocks_of(*PROSE)) or list(document.blocks)
    sentences = [sentence for block in blocks for sentence in split(document.text, block.span)]
    by_sentence = [WORD.findall(document.text, start, end) for start, end in sentences]
    return {
        **counts_of(word for words in by_sentence for word in words),
        "paragraphs": len(blocks),
        "sentences": len(sentences),
        "long_sentences": sum(len(words) > LONG_SENTENCE for words in by_sentence),
    }


def counts_of(words: Iterable[str]) -> dict[str, float]:
    """How many words, letters and syllables."""
    words = list(words)
    by_word = [syllables(word.lower()) for word in words]
    return {
        "words": len(words),
        "characters": sum(len(word) for word in words),
        "syllables": sum(by_word),
        "long_words": sum(len(word) > LONG for word in words),
        "polysyllabic_words": sum(count > MANY for count in by_word),
        "complex_words": sum(count - word.endswith(ENDINGS) > MANY for word, count in zip(words, by_word, strict=True)),
    }


@lru_cache(maxsize=16_384)
def syllables(word: str) -> int:
    """How many syllables an English word has; 1 at least."""
    import textstat

    return max(1, int(textstat.syllable_count(word)))


def automated_readability(count: Mapping[str, float]) -> float:
    return 4.71 * count["characters"] / count["words"] + 0.5 * count["words"] / count["sentences"] - 21.43


def coleman_liau(count: Mapping[str, float]) -> float:
    return (5.88 * count["characters"] - 29.6 * count["sentences"]) / count["words"] - 15.8


def flesch_kincaid(count: Mapping[str, float]) -> float:
    return 0.39 * count["words"] / count["sentences"] + 11.8 * count["syllables"] / count["words"] - 15.59


def gunning_fog(count: Mapping[str, float]) -> float:
    return 0.4 * (count["words"] / count["sentences"] + 100 * count["complex_words"] / count["words"])


def smog(count: Mapping[str, float]) -> float:
    return 1.0430 * sqrt(30 * count["polysyllabic_words"] / count["sentences"]) + 3.1291


# A measure's name in a rule file → the school grade that it gives a text, by its published formula.
GRADES = {
    "Automated Readability": automated_readability,  # Smith and Senter, 1967
    "Coleman-Liau": coleman_liau,  # Coleman and Liau, 1975
    "Flesch-Kincaid": flesch_kincaid,  # Kincaid and others, 1975
    "Gunning Fog": gunning_fog,  # Gunning, 1952
    "SMOG": smog,  # McLaughlin, 1969
}
