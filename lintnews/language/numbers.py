"""Figures: the amounts, shares and counts that a text claims, found from their digits and number words outward."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import NamedTuple

from lintnews.language.lazy import lazy
from lintnews.language.wordlists import word_lists
from lintnews.model import Document, Span, analysis

LARGE_COUNT = 1000
SMALLEST_COUNT = 10  # news copy counts smaller numbers itself, and editors ask no source for them
YEARS = range(1400, 2100)
REACH = 40  # code points before and after a number that say what it is

UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS = ("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
MAGNITUDES = {"dozen": 12, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
MAGNITUDES |= {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12}
WORTH = {word: float(value) for value, word in enumerate(UNITS + TEENS, 1)}
WORTH |= {word: float(value) for value, word in zip(range(20, 100, 10), TENS, strict=True)}

# What every figure in words holds, without the first letter: a capital there makes no difference. Looking for each of
# these is many times faster than one regular expression for all.
STEMS = (
    *(" ten ", "Ten ", "leven", "welve", "teen", "wenty", "hirty", "orty", "ifty", "ixty", "eventy", "ighty", "inety"),
    *(
        "undred",
        "housand",
        "illion",
        "ozen",
        "ercent",
        " points",
        "-point",
        "-third",
        "a third of",
        "-quarters",
        "-fifth",
    ),
    *("a fifth of", "ne in ", "ne-in-"),
)

DIGIT = lazy(r"[0-9](?<![\w.,:/’#-][0-9])")  # the first digit of a number that stands on its own
YEAR = lazy(r"(?:1[4-9]|20)[0-9][0-9](?![0-9]|[,.][0-9]|\s?%|[-\s](?:per|[mbt]r?illion|to|or|and|dollars|euros))")
UNIT = "|".join(UNITS)
NUMERAL = r"(?:[0-9]{1,3}(?:(?:,|[\x20\xa0\u202f](?=[0-9]{3}(?![0-9])))[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?)"
MAGNITUDE = r"(?:hundred|thousand|[mb]illion|trillion|dozen)"
LARGE = rf"(?:{'|'.join(TEENS)}|(?:{'|'.join(TENS)})(?:[-\s](?:{UNIT}))?)"
IN_NUMERALS = rf"{NUMERAL}(?:[-\s]?{MAGNITUDE}\b|\s?(?:[bmt]n|[mk])\b)?"
IN_WORDS = rf"(?:(?:(?:an?|several|few|{UNIT}|{LARGE})(?:[-\s]{MAGNITUDE})+)|{LARGE}|{UNIT})"
SHARE = rf"""(?:{UNIT})(?:-in-|\sin\s|\sout\sof\s)(?:every\s)?(?:{UNIT}|ten|[1-9][0-9]*)
    |(?:one-|two-|three-|four-|a\s)(?:third|quarter|fifth|eighth|tenth)s?"""
SYMBOLS = tuple("$€£¥₹₽₴₩₪₺")
SYMBOL = rf"(?:\b(?:US|AU|NZ|HK|[ACRS]))?[{''.join(SYMBOLS)}]\s?"
PERCENT = r"\s?%|[-\s](?:per\s?cent(?:age[-\s]points?)?|percentage[-\s]points?|(?:basis[-\s])?points?)\b"


SOME_IN_TEN = r"[1-9](?:-in-|\sin\s|\sout\sof\s)(?:every\s)?(?:[1-9][0-9]?|100)(?![\w,])"
NUMERALS = lazy(  # with the range that a number opens
    rf"""(?P<share>{SOME_IN_TEN})|(?P<symbol>{SYMBOL})?(?P<first>{IN_NUMERALS})
        (?:(?:[-\s](?:to|or|and)[-\s]|\s?[-–—]\s?)(?:{SYMBOL})?(?P<last>{IN_NUMERALS}))?(?P<percent>{PERCENT})?""",
    re.IGNORECASE | re.VERBOSE,
)
WORDS = lazy(
    rf"\b(?:(?P<share>{SHARE})|(?P<symbol>)(?P<first>{IN_WORDS})(?P<last>)(?P<percent>{PERCENT})?)(?!\w)",
    re.IGNORECASE | re.VERBOSE,
)
NEXT = lazy(r"[-\s]{0,2}[“\"'‘(]?((?:[^\W\d_]\.){2,}|[^\W\d_][\w’'-]*)")
HEDGES = frozenset({"about", "almost", "around", "at", "least", "more", "nearly", "over", "some", "than"})
PART = lazy(r"[\d.,]*\d|[a-z]+")
HARMED = lazy(
    r"\s(?:people\s|others\s)?(?:were|was|are|have been)?\s?(?:killed|wounded|injured|dead|died|missing|hurt)\b"
)

LISTS = word_lists("numbers")
CURRENCIES, FUNCTION_WORDS, MEASURES = LISTS["currencies"], LISTS["function words"], LISTS["measures"]
LABELS, TIME = LISTS["labels"] | LISTS["months"], LISTS["time"] | LISTS["months"]
BETWEEN, HARM = LISTS["between a number and its time"], LISTS["harm"]


class Figure(NamedTuple):
    """A claimed quantity: money, percent, a share, a measure or a count. `noun` is the word after it, in lower case."""

    span: Span
    kind: str
    value: float | None
    noun: str


@analysis
def figures(document: Document) -> tuple[Figure, ...]:
    """The figures of the document, in order: no dates, years, times, ages, scores, labels, and no count below ten."""
    return tuple(find(document.text))


def find(text: str) -> Iterator[Figure]:
    """The figures of a text.

    >>> [figure.span for figure in find("On May 3, 2014, two of 1,200 men paid $5 million.")]
    [Span(start=23, end=28), Span(start=38, end=48)]
    """
    numerals = list(in_numerals(text))
    taken, end = [match.start() for match in numerals], 0
    words = in_words(text, lambda at: bool(index := bisect_right(taken, at)) and at < numerals[index - 1].end())
    for match in sorted([*numerals, *words], key=lambda match: match.start()):
        if match.start() >= end and (figure := judged(text, match)):
            end = figure.span.end
            yield figure


def in_numerals(text: str) -> Iterator[re.Match[str]]:
    """What is written in digits."""
    end = 0
    for digit in DIGIT.finditer(text):
        start = digit.start()
        if start < end or YEAR.match(text, start):
            continue
        if text[start - 1 : start] in SYMBOLS:
            start -= 3 if text[start - 3 : start - 1] in ("US", "AU", "NZ", "HK") else 1
        if match := NUMERALS.match(text, start, start + 2 * REACH):
            end = match.end()
            yield match


def in_words(text: str, is_taken: Callable[[int], bool]) -> Iterator[re.Match[str]]:
    """What is written in words."""
    end = 0
    for at in sorted(at for stem in STEMS for at in occurrences(text, stem) if not is_taken(at)):
        if at >= end:
            for match in WORDS.finditer(text, max(end, at - REACH), at + REACH):
                end = max(end, match.end())
                yield match


def occurrences(text: str, stem: str) -> Iterator[int]:
    """Every place where the stem stands."""
    at = text.find(stem)
    while at >= 0:
        yield at
        at = text.find(stem, at + 1)


def judged(text: str, match: re.Match[str]) -> Figure | None:
    """The figure that a match writes, if it is one."""
    start, end = match.span()
    share, symbol, first, last, percent = match.group("share", "symbol", "first", "last", "percent")
    if text[end : end + 1].isalpha():  # 60s, 5th, 600px
        return None
    after = NEXT.match(text, end, end + REACH)
    noun = after[1].lower().rstrip(".’'") if after else ""
    if share:
        return Figure(Span(start, end), "share", None, noun) if is_share(share, noun) else None
    value = worth(last or first)
    if symbol:
        return Figure(Span(start, end), "money", value, noun)
    if percent:
        return None if match.group().lower() == "one point" else Figure(Span(start, end), "percent", value, noun)
    if after and noun in CURRENCIES:
        return Figure(Span(start, after.end(1)), "money", value, noun)
    if value < SMALLEST_COUNT or noun.partition("-")[0] in TIME:
        return None
    before = text[max(0, start - REACH) : start].lower().split()
    if names(text, match, value, before) or (after and noun in BETWEEN and measures_time(text, after)):
        return None
    if (not noun or noun in FUNCTION_WORDS) and not counts_alone(text, match, value, before):
        return None
    return Figure(Span(start, end), "measure" if noun in MEASURES else "count", value, noun)


def is_share(written: str, noun: str) -> bool:
    """Whether “a third” is a share of something rather than the third of a row."""
    return written[:2].lower() != "a " or noun == "of"


def names(text: str, match: re.Match[str], value: float, before: list[str]) -> bool:
    """Whether the number is a year, a score, or a name (Article 5, the ’60s) rather than a count."""
    if is_year(value) and (match["last"] or match["first"]).isdigit():
        return True
    if text[match.end() : match.end() + 1] in (":", "/") or text[match.start() - 1 : match.start()] in ("'", "’", "#"):
        return True
    return bool(before) and before[-1].strip('(“".') in LABELS


def is_year(value: float) -> bool:
    """Whether a number could be a year. (`value in YEARS` would walk through the range for a float.)"""
    return YEARS.start <= value < YEARS.stop


def measures_time(text: str, adjective: re.Match[str]) -> bool:
    """Whether hours, days or years follow an adjective: 12 straight days."""
    noun = NEXT.match(text, adjective.end(), adjective.end() + REACH)
    return noun is not None and noun[1].lower().rstrip(".").partition("-")[0] in TIME


def counts_alone(text: str, match: re.Match[str], value: float, before: list[str]) -> bool:
    """Whether a number without a noun still claims something: a large one, or one of people who came to harm."""
    if value >= LARGE_COUNT and (" " in match["first"] or ("," in match["first"] and not match["last"])):
        return True
    verb = next((word for word in reversed(before[-4:]) if word not in HEDGES), "")
    return verb in HARM or bool(HARMED.match(text, match.end(), match.end() + REACH))


def worth(written: str) -> float:
    """What a number comes to: its parts added, its magnitudes multiplied.

    >>> worth("2.5 million"), worth("sixty-seven"), worth("several hundred"), worth("two dozen")
    (2500000.0, 67.0, 300.0, 24.0)
    """
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
