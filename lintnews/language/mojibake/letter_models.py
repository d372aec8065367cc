"""Letters: how usual a spelling is, in bits, in the languages that newspapers are written in."""

from __future__ import annotations

from functools import cache

from lintnews.language.data import data_text
from lintnews.lazy import lazy

POOLED = "xx"  # all languages together
UNKNOWN = 20.0  # bits: a letter that the language never writes
BACKING_OFF = 1.5  # bits: for each letter of context that was never seen before this one
BOUNDARY = " "
HALF_BITS = "@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_"  # 0 to 31; signs that no word in small letters holds
MOST = 200_000  # n-grams that are remembered; gibberish has no end of them

WORD = lazy(r"[^\W\d_]+(?:[\u0300-\u036f]+[^\W\d_]*)*")


class LetterModel(dict[str, float]):
    """Bits of each n-gram: what its last letter costs after the one or two before it, in one language.

    Made by benchmarks/train_letters.py. A row of the data holds what came before, a tab, then half bits, each ahead of
    the letters that cost as much. It is read when first asked for; what no row holds falls back on a shorter n-gram.
    """

    def __init__(self, language: str) -> None:
        cells = data_text(f"letters/{language}.txt").replace("\n", "\t").split("\t")
        self.rows = dict(zip(cells[::2], cells[1::2], strict=False))

    def __missing__(self, gram: str) -> float:
        before = gram[:-1]
        if before in self.rows:
            self.read(before, self.rows.pop(before))
            return self[gram]
        bits = self[gram[1:]] + BACKING_OFF if before else UNKNOWN
        if bits > UNKNOWN:
            bits = UNKNOWN
        if len(self) < MOST:
            self[gram] = bits
        return bits

    def read(self, before: str, followers: str) -> None:
        """Take in a row."""
        bits = 0.0
        for sign in followers:
            if sign in HALF_BITS:
                bits = HALF_BITS.index(sign) / 2
            else:
                self[before + sign] = bits


letters = cache(LetterModel)


def letter_runs(text: str) -> list[str]:
    """The runs of letters in a text."""
    return WORD.findall(text)


def bounded(word: str) -> str:
    """A word as the model sees it: small letters between two boundaries."""
    return f"{BOUNDARY}{word.lower()}{BOUNDARY}"


def grams(word: str) -> list[str]:
    """Each letter of a word, and its end, after the at most two before it.

    >>> grams("Ohm")
    [' o', ' oh', 'ohm', 'hm ']
    """
    text = bounded(word)
    return [text[:2], *[text[at : at + 3] for at in range(len(text) - 2)]]
