"""Numbers: how news copy writes them, in digits and in words, and what they come to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from lintnews.lazy import lazy
from lintnews.model import Document, analysis

YEARS = range(1400, 2100)
REACH = 40  # code points before and after a number that say what it is

UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
MAGNITUDES = {"dozen": 12, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
MAGNITUDES |= {"lakh": 1e5, "lakhs": 1e5, "crore": 1e7, "crores": 1e7}  # as India counts
MAGNITUDES |= {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12}
WORTH = {word: float(value) for value, word in enumerate(UNITS + TEENS, 1)}
WORTH |= {word: float(value) for value, word in zip(range(20, 100, 10), TENS, strict=True)}

# What every figure in words holds, without the first letter: a capital there makes no difference. Looking for each of
# these is many times faster than one regular expression for all, and faster still with a pattern that leads with a
# rare letter. The tens have their last letters in common.
STEMS = (" ten ", "teen", "undred", "housand", "illion", "ercent", " points", "a third of", "a fifth of", "ne in ")
RARE_STEMS = (
    lazy(r"-(?:third|quarters|fifth|point|(?<=ne-)in-)"),
    lazy(r"Ten "),
    lazy(r"ty(?<=[wv]enty|hirty|.orty|.ifty|.ixty|ighty|inety)"),
    lazy(r"v(?:(?<=lev)en|(?<=welv)e)"),
    lazy(r"z(?<=oz)en"),
)
BARE_STEMS = ("ozens", "cores of", "undreds", "housands", "illions", "alf ")  # a piece of each count in bare words
DIGIT = lazy(r"[0-9](?<![\w.,:/’#-][0-9])")  # the first digit of a number that stands on its own
# What each character of Latin-1 is: a digit, another that no such number follows, or neither.
SHAPES = bytes(ord("0" if chr(code) in "0123456789" else "a" if chr(code).isalnum() else " ") for code in range(256))
YEAR = lazy(r"(?:1[4-9]|20)[0-9][0-9](?![0-9]|[,.][0-9]|\s?%|[-\s](?:per|[mbt]r?illion|to|or|and|dollars|euros))")
UNIT = "|".join(UNITS)
NUMERAL = r"(?:[0-9]{1,3}(?:(?:,|[\x20\xa0\u202f](?=[0-9]{3}(?![0-9])))[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
MAGNITUDE = r"(?:hundred|thousand|[mb]illion|trillion|dozen|lakhs?|crores?)"
LARGE = rf"(?:{'|'.join(TEENS)}|(?:{'|'.join(TENS)})(?:[-\s](?:{UNIT}))?)"
IN_NUMERALS = rf"{NUMERAL}(?:[-\s]?{MAGNITUDE}\b|\s?(?:[bmt]n|[mk])\b)?"
IN_WORDS = rf"(?:(?:(?:an?|several|few|{UNIT}|{LARGE})(?:[-\s]{MAGNITUDE})+)|{LARGE}|{UNIT})"
SHARE = rf"""(?:{UNIT})(?:-in-|\sin\s|\sout\sof\s)(?:every\s)?(?:{UNIT}|ten|[1-9][0-9]*)
    |(?:one-|two-|three-|four-|a\s(?!quarter))(?:third|quarter|fifth|eighth|tenth)s?"""
SYMBOLS = "$€£¥₹₽₴₩₪₺"
SYMBOL = rf"(?:(?:\b(?:US|AU|NZ|HK|[ACRS]))?[{SYMBOLS}]|\bRs\.?)\s?"
PER_CENT = r"(?:\s?%|[ -]per ?cent\b)"
SIGNS = (*SYMBOLS, "Rs ", "Rs. ")  # what stands before a number that is money
BEFORE_NUMBER = lazy(rf"{SYMBOL}\Z")
PERCENT = r"\s?%|[-\s](?:per\s?cent(?:age[-\s]points?)?|percentage[-\s]points?|(?:basis[-\s])?points?)\b"


SOME_IN_TEN = r"[1-9](?:-in-|\sin\s|\sout\sof\s)(?:every\s)?(?:[1-9][0-9]?|100)(?!\w|,[0-9])"
NUMERALS = lazy(  # with the range that a number opens
    rf"""(?P<share>{SOME_IN_TEN})|(?P<symbol>{SYMBOL})?(?P<first>{IN_NUMERALS})
        (?:(?:[-\s](?:to|or|and)[-\s]|\s?[-–—]\s?)(?P=symbol)?(?P<last>{IN_NUMERALS}))?(?P<percent>{PERCENT})?""",
    re.IGNORECASE | re.VERBOSE,
)
WORDS = lazy(  # the first letters alone turn most words away
    rf"\b(?=[aefnost])(?:(?P<share>{SHARE})|(?P<symbol>)(?P<first>{IN_WORDS})(?P<last>)(?P<percent>{PERCENT})?)(?!\w)",
    re.IGNORECASE | re.VERBOSE,
)
PART = lazy(r"[\d.,]*\d|[a-z]+")
LEADING_DIGITS = lazy(NUMERAL)


@analysis
def numerals(document: Document) -> tuple[int, ...]:
    """Where the numbers in digits begin that stand on their own: what all rules on numbers and dates need to know."""
    return tuple(first_digits(document.text))


@analysis
def speaks_of_numbers(document: Document) -> bool:
    """False where no number stands, in digits or in words, and no count without one: most rules on figures end here."""
    text = document.text
    return (
        bool(numerals(document))
        or any(stem in text for stem in (*STEMS, *BARE_STEMS))
        or any(stem.search(text) for stem in RARE_STEMS)
    )


def first_digits(text: str) -> Iterator[int]:
    """Where the numbers in digits begin. Bytes are read several times faster than a pattern searches.

    >>> list(first_digits("7 men, 3-4 v. US$50,000 a 9th"))
    [0, 7, 17, 26]
    """
    shapes = text.encode("latin-1", "replace").translate(SHAPES).decode("ascii")
    return (at for at in occurrences(f" {shapes}", " 0") if DIGIT.match(text, at))


def in_numerals(text: str, starts: Iterable[int]) -> Iterator[re.Match[str]]:
    """What is written in digits, given where the numbers begin."""
    end = 0
    for start in starts:
        if start < end or YEAR.match(text, start):
            continue
        if text.endswith(SIGNS, 0, start) and (symbol := BEFORE_NUMBER.search(text, max(0, start - 4), start)):
            start = symbol.start()
        if match := NUMERALS.match(text, start, start + 2 * REACH):
            end = match.end()
            yield match


def in_words(text: str, is_taken: Callable[[int], bool]) -> Iterator[re.Match[str]]:
    """What is written in words."""
    end = 0
    common = [at for stem in STEMS for at in occurrences(text, stem)]
    rare = [found.start() for stem in RARE_STEMS for found in stem.finditer(text)]
    for at in sorted(common + rare):
        if at >= end and not is_taken(at):
            for match in WORDS.finditer(text, max(end, at - REACH), at + REACH):
                end = max(end, match.end())
                yield match


def occurrences(text: str, words: str) -> Iterator[int]:
    """Every place where the words, or a piece of one, stand."""
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def is_year(value: float) -> bool:
    """Whether a number could be a year. (`value in YEARS` would walk through the range for a float.)"""
    return YEARS.start <= value < YEARS.stop


def worth(written: str) -> float:
    """What a number comes to: its parts added, its magnitudes multiplied.

    >>> worth("2.5 million"), worth("sixty-seven"), worth("several hundred"), worth("two dozen")
    (2500000.0, 67.0, 300.0, 24.0)
    """
    if written.isdecimal():
        return float(written)
    if written[:1].isdigit():
        written = "".join(written.split())
    total = 0.0
    for part in PART.findall(written.lower()):
        if part in MAGNITUDES:
            total = (total or 1.0) * MAGNITUDES[part]
        elif part in WORTH:
            total += WORTH[part]
        elif part in ("several", "few"):
            total = 3.0
        elif part[0].isdigit():
            total += float(part.replace(",", ""))
    return total


def digits_of(number: str) -> str:
    """The digits and the point with which a number begins, without what parts its thousands; "" for one in words.

    >>> digits_of("12,000.5"), digits_of("40 000 km"), digits_of("two")
    ('12000.5', '40000', '')
    """
    digits = LEADING_DIGITS.match(number)
    return "".join(digits.group().replace(",", "").split()) if digits else ""
