"""invisible: characters that nobody sees and that break searches, copies and line breaks."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise

from lintnews.language.characters import special_characters
from lintnews.lazy import lazy
from lintnews.model import Check, Document, Hit, Span

CONTROL = "\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f"
FORMATTING = "\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
INVISIBLE = lazy(f"[{CONTROL}{FORMATTING}]+")
# A run, and runs that follow with no more than one character between them.
RUNS = lazy(f"[{CONTROL}{FORMATTING}]+(?:[^\\s{CONTROL}{FORMATTING}][{CONTROL}{FORMATTING}]+)*")
RIGHT_TO_LEFT = lazy("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
JOINERS, DIRECTIONS, BREAK = (
    frozenset("\u200c\u200d"),
    frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"),
    frozenset("\u200b"),
)
# Scripts that part words without a space: a line may break at a zero-width one. Thai, Lao, Tibetan, Burmese, Khmer,
# Tai Le, New Tai Lue, Tai Tham, Balinese, Javanese and what Burmese adds.
UNSPACED = lazy(
    "[\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u19ff\u1a20-\u1aaf\u1b00-\u1b7f\ua980-\ua9ff\uaa60-\uaa7f]"
)
REACH = 20  # code points around a place to break a line in which a script is looked for: “៤៤\u200b ឆ្នាំ”, “CNN\u200b ថា”
BARS = lazy("[\u2500-\u25ff]")  # what blacks out a word, or draws a line
LATIN_END = 0x0530  # letters below it are never joined: Latin, Greek, Cyrillic
PUNCTUATION = range(0x2000, 0x2070)
NAMES = {"\u200b": "zero-width space", "\ufeff": "byte order mark", "\u2060": "word joiner"}
LAST_WORD, FIRST_WORD = lazy(r"(?<![^\W\d_])[A-Za-z]{2,}\Z"), lazy(r"[A-Za-z]{2,}(?![^\W\d_])")
LONGEST = 30  # code points of a word
# What these stand for in every Windows code page of an alphabet (1250 to 1258), and what nobody else put there.
CONTROLS = frozenset(map(chr, range(32)))
QUOTATION_MARKS = {"\x91": "‘", "\x92": "’", "\x93": "“", "\x94": "”", "\x95": "•", "\x96": "–", "\x97": "—"}
FORMULA = 'class="vlist-s">'  # KaTeX puts a zero-width space into each of its rows


class Invisible(Check):
    """Flag zero-width and control characters. What a script needs stays: joiners in emoji and in letters that join,
    direction marks near Arabic or Hebrew, places to break a line in Khmer or Burmese and in bars over redacted words.

    A control character beyond ASCII was a letter or a mark in another encoding, and one with no space beside it a
    hyphen or a space of a PDF or of Word: they are never taken out, kind `lost`. Between two words that make no word
    together a space is missing, kind `parting`.
    """

    kinds = ("lost", "parting")

    def find(self, document: Document) -> Iterator[Hit]:
        special = special_characters(document)
        if not special or not INVISIBLE.search(special):
            return
        text = document.text
        for runs in RUNS.finditer(text):
            found = [run for run in INVISIBLE.finditer(text, *runs.span()) if not needed(text, *run.span())]
            if found and FORMULA in document.source:
                found = [run for run in found if not in_formula(document, Span(*run.span()))]
            if found:
                yield from hits(text, [Span(*run.span()) for run in found])


def in_formula(document: Document, span: Span) -> bool:
    """Whether a program that sets formulas put a run into the page."""
    start = document.in_source(span).start
    return document.source.endswith(FORMULA, 0, start)


def hits(text: str, spans: list[Span]) -> Iterator[Hit]:
    """One hit for runs that stand close by, and one for each control character that was something else."""
    for lost, group in groupby(spans, lambda span: was_something(text, span)):
        members = list(group)
        if lost:
            for span in members:
                was = text[slice(*span)]
                mend = QUOTATION_MARKS.get(was)
                mark = mend or ("-" if CONTROLS.issuperset(was) else "…")
                yield Hit(span, {"name": name(was[0]), "mark": mark}, "lost", mend, safe=False)
            continue
        whole = Span(members[0].start, members[-1].end)
        kept = "".join(text[one.end : two.start] for one, two in pairwise(members))
        words = {"name": name(text[whole.start])}
        if not kept and parts_words(text, whole):
            yield Hit(whole, words, "parting", " ", safe=False)
        else:
            yield Hit(whole, words, replacement=kept)


def was_something(text: str, span: Span) -> bool:
    """True for control characters beyond ASCII, and for others that part what would grow together.

    “pre\x02course” was “pre-course”, “data,\x02and” was “data, and”.
    """
    run, around = text[slice(*span)], text[max(0, span.start - 1) : span.start] + text[span.end : span.end + 1]
    if any("\x80" <= mark <= "\x9f" for mark in run):
        return True
    return CONTROLS.issuperset(run) and len(around.strip()) == 2


def parts_words(text: str, span: Span) -> bool:
    """True between two English words that make no word together: “values\u200bof”, but not “wel\u200bcome”."""
    before, after = LAST_WORD.search(text, max(0, span.start - LONGEST), span.start), FIRST_WORD.match(text, span.end)
    if not before or not after:
        return False
    from lintnews.language.known_words import is_word  # a long list, and few articles need it

    return is_word(before[0]) and is_word(after[0]) and not is_word(before[0] + after[0])


def needed(text: str, start: int, end: int) -> bool:
    """True for a run that shapes the letters around it, or tells where a line may break."""
    run = set(text[start:end])
    around = text[max(0, start - 1) : start] + text[end : end + 1]
    if run <= JOINERS:
        return any(ord(mark) >= LATIN_END and ord(mark) not in PUNCTUATION for mark in around)
    if run <= DIRECTIONS:
        near = text[max(0, start - 200) : end + 200]
        return bool(RIGHT_TO_LEFT.search(near))
    if run == BREAK:
        near = text[max(0, start - REACH) : end + REACH]
        return bool(UNSPACED.search(near) or BARS.search(around))
    return False


def name(character: str) -> str:
    """What Unicode calls a character.

    >>> name("\\u200b"), name("\\u202e"), name("\\x07")
    ('zero-width space', 'right-to-left override', 'control character U+0007')
    """
    from unicodedata import name

    return NAMES.get(character) or name(character, f"control character U+{ord(character):04X}").lower().replace(
        "u+", "U+"
    )
