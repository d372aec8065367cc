"""homoglyph: a Cyrillic or Greek letter within a Latin word, or a Latin one within theirs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from operator import ne

from lintnews.language.characters import special_characters
from lintnews.lazy import lazy
from lintnews.model import Check, Document, Hit, Span

# A Greek or Cyrillic letter beside a Latin one: one class leads, so that the search skips to the letters that matter.
SEAM = lazy(r"[\u0370-\u03ff\u0400-\u052f](?:(?<=[A-Za-z].)|(?=[A-Za-z]))")
LETTERS = lazy(r"[^\W\d_]+")
LATIN = lazy(r"[A-Za-z\u00c0-\u024f]")
GREEK = lazy(r"[\u0370-\u03ff]")
OTHER = lazy(r"[\u0370-\u052f]")  # Greek and Cyrillic
BESIDE_WORDS = "“”„‘’«»‹›–—…"  # and white space, and ASCII
SHORTEST = 3  # letters; of two, a Cyrillic е is as likely what is left of an å
MANY = 10  # words; so many did no single key or scanner do
LONGEST = 40  # code points on either side of a seam that are read as its word


class Homoglyph(Check):
    """Flag a word whose letters are of two scripts, where those of one all look like letters of the other.

    `latin` leads from a Cyrillic or Greek letter to the Latin one that it looks like. A Latin name or abbreviation
    with an ending in another script (NATOвский) is a mixture that its letters give away; it is left alone.
    So is a word with capitals in its midst: it is more likely mojibake. In Cyrillic and Greek the same letters are
    flagged once an article: some writers of Belarusian type a Latin i throughout. Copy in Latin letters in which many
    words hold others was disguised, or copied from where it was: a hit about the whole of it, of kind `many`, says so.
    """

    kinds = ("many",)
    latin: Mapping[str, str]

    @cached_property
    def to_latin(self) -> dict[int, str]:
        return {ord(other): latin for other, latin in self.latin.items()}

    def find(self, document: Document) -> Iterator[Hit]:
        text, special = document.text, special_characters(document)
        if not special or not OTHER.search(special):
            return
        found = list(self.words(text))
        latin = [hit for hit in found if hit.words["script"] != "Latin"]
        if len(latin) >= MANY:
            yield Hit(Span(0, 0), {**latin[0].words, "count": f"{len(latin):,}"}, "many")
        seen = set()
        for hit in found:
            if len(latin) >= MANY or hit.words["letters"] not in seen:
                yield hit
            seen.add(hit.words["letters"])

    def words(self, text: str) -> Iterator[Hit]:
        """A hit for each word of two scripts."""
        end = 0
        for seam in SEAM.finditer(text):
            if seam.start() < end:
                continue
            span = word_at(text, seam.start())
            end, word = span.end, text[span.start : span.end]
            mended = self.mended(word)
            alien = "".join(sorted({old for old, new in zip(word, mended, strict=False) if old != new}))
            if alien and is_plausible(text, span, mended):
                yield Hit(span, {"word": word, "letters": alien, "script": script(alien[0])}, "", mended, safe=False)

    def mended(self, word: str) -> str:
        """The word in one script, or "" if it can't be brought into one. Of two ways, the one that changes less."""
        others = [letter for letter in word if not LATIN.match(letter)]
        as_latin = word.translate(self.to_latin)
        as_other = word.translate(self.to_greek if others and GREEK.match(others[0]) else self.to_cyrillic)
        ways = [as_latin] if all(map(LATIN.match, as_latin)) else []
        ways += [as_other] if not any(map(LATIN.match, as_other)) else []
        return min(ways, key=lambda way: sum(map(ne, word, way)), default="")

    @cached_property
    def to_cyrillic(self) -> dict[int, str]:
        return {ord(latin): other for other, latin in self.latin.items() if not GREEK.match(other)}

    @cached_property
    def to_greek(self) -> dict[int, str]:
        return {ord(latin): other for other, latin in self.latin.items() if GREEK.match(other)}


def is_plausible(text: str, span: Span, mended: str) -> bool:
    """Whether the mend is a whole word as people write them, and no scrap of mojibake."""
    beside = text[max(0, span.start - 1) : span.start] + text[span.end : span.end + 1]
    return (
        len(mended) >= SHORTEST
        and mended in (mended.lower(), mended.upper(), mended.capitalize())
        and all(mark.isascii() or mark.isspace() or mark in BESIDE_WORDS for mark in beside)
    )


def script(letter: str) -> str:
    """What to call a letter's script."""
    return "Latin" if LATIN.match(letter) else "Greek" if GREEK.match(letter) else "Cyrillic"


def word_at(text: str, at: int) -> Span:
    """The word around a letter."""
    start = max(0, at - LONGEST)
    for match in LETTERS.finditer(text, start, at + LONGEST):
        if match.end() > at:
            return Span(*match.span())
    return Span(at, at + 1)
