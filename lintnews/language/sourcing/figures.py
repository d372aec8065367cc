"""Figures: the amounts, shares and counts that a text claims, found from their numbers outward."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lintnews.language.data import word_lists
from lintnews.language.numbers import BARE_STEMS, REACH, in_numerals, in_words, is_year, numerals, occurrences, worth
from lintnews.lazy import lazy
from lintnews.model import Document, Span, analysis

SMALLEST_COUNT = 10  # news copy counts smaller numbers itself, and editors ask no source for them
LARGE_COUNT = 1000  # says something without a noun

NEXT = lazy(r"(?:[- \xa0]{0,2}|\n(?=[a-z]))[“\"'‘(]?((?:[^\W\d_]\.){2,}|[^\W\d_][\w’'-]*)")
HEDGES = frozenset({"about", "almost", "around", "at", "least", "more", "nearly", "over", "some", "than"})
NAMING = {
    ("dies", "at"),
    ("died", "at"),
    ("dead", "at"),
    ("age", "of"),
    ("ages", "of"),
    ("mother", "of"),
    ("father", "of"),
    ("aged", "about"),
}  # dies at 62
LISTED = lazy(r"[.)]? [A-Z][\w’'-]*[^\Ws](?:\s|$)")  # a number that opens its line before a name: a place in a list
ROW = lazy(r"(?:\+|\b0)\d+[ -]\Z|(?<![\d.,])\d{1,3} \Z")  # what stands before a number in a row: 71 68, 0800 555 111
COUNTED = lazy(r"\s(?:of\s)?(?:(?:the|this|next|last)\s)?([^\W\d_]+)")  # what bare words count: hundreds of the men
BY = lazy(r"\s?[x×]\s?\d")  # a size: so many by so many
LETTERS = lazy(r"[a-z]+")
INITIAL = lazy(r" [A-Z]\.? [A-Z]")  # the name after a number in a table
STREET = lazy(r"(?:\s(?:[A-Z][\w’'-]*\.?|\d{1,3}(?:st|nd|rd|th))){1,3}\s([A-Z][a-z]+)")
CONVERTED = lazy(r"(?: [a-z]{1,12})? ?[(/;] ?(?:about |or |roughly |some )?")  # between an amount and its conversion
TALLY = lazy(  # “the death toll rose to”, “the number of cases stands at”
    r"\b(?:toll|number of [^\W\d_][^.;:\n]{0,40})\b[^.;:\n]{0,50}\b(?:to|at|reached|passed|exceeded|topped|hit)"
    r"(?: (?:at least|more than|about|nearly|over|around))? \Z"
)
HARMED = lazy(
    r"\s(?:people\s|others\s)?(?:were|was|are|have been|remain|remained)?\s?"
    r"(?:killed|wounded|injured|dead|died|missing|hurt)\b"
)

BARE = lazy(
    r"""(?<![\w-])(?P<figure>(?:(?:tens|hundreds|dozens)\sof\s)?(?:dozens|hundreds|thousands|(?:m|b|tr)illions)|scores(?=\sof\s)
    |(?P<share>half)(?=\s(?:of|the|its|their|all)\s))(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)

LISTS = word_lists("figures")
CURRENCIES, FUNCTION_WORDS, MEASURES = LISTS["currencies"], LISTS["function words"], LISTS["measures"]
LONG_CURRENCIES = [name for name in CURRENCIES if " " in name]
OPENING_CURRENCIES = frozenset(name.partition(" ")[0] for name in LONG_CURRENCIES)
LABELS, TIME = LISTS["labels"] | LISTS["months"], LISTS["time"] | LISTS["months"]
TALLIES, STREETS, PARTS, EVENTS = LISTS["tallies"], LISTS["streets"], LISTS["parts"], LISTS["events"]
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
    return tuple(find_figures(document.text, numerals(document)))


def find_figures(text: str, numbers: Iterable[int], conversions: bool = False) -> Iterator[Figure]:
    """The figures of a text, given where numbers in digits begin; with `conversions` also what says one once more.

    >>> [figure.span for figure in find_figures("On May 3, 2014, two of 1,200 men paid $5 million.", [7, 10, 23, 39])]
    [Span(start=23, end=28), Span(start=38, end=48)]
    """
    digits = list(in_numerals(text, numbers))
    taken, end, last = [match.start() for match in digits], 0, None
    words = in_words(text, lambda at: bool(index := bisect_right(taken, at)) and at < digits[index - 1].end())
    written, bare_words = (
        [(match, figure_of) for match in (*digits, *words)],
        [(match, wordless_figure) for match in in_bare_words(text)],
    )
    for match, judge in sorted([*written, *bare_words], key=lambda found: found[0].start()):
        if match.start() >= end and (figure := judge(text, match)):
            if conversions or last is None or not converts(text, last, figure):
                yield figure
            last, end = figure, figure.span.end


def in_bare_words(text: str) -> Iterator[re.Match[str]]:
    """The counts and shares that are written without a number: hundreds, tens of thousands, half of."""
    for stem in BARE_STEMS:
        for at in occurrences(text, stem):
            for match in BARE.finditer(text, max(0, at - REACH), at + REACH):
                if match.start() <= at < match.end():
                    yield match


def wordless_figure(text: str, match: re.Match[str]) -> Figure | None:
    """The figure that words without a number write: a count of whatever follows, or a share of it."""
    after = COUNTED.match(text, match.end("figure"), match.end("figure") + REACH)
    noun = after[1].lower() if after else ""
    if noun in MEASURES or noun in TIME or noun in CURRENCIES or noun == "pounds" or is_ordinal(text, match):
        return None
    return Figure(Span(*match.span("figure")), "share" if match["share"] else "count", None, noun)


def is_ordinal(text: str, match: re.Match[str]) -> bool:
    """Whether “half” is the first or the second of a match or a year."""
    return bool(match["share"]) and not LISTS["before halves"].isdisjoint(words_before(text, match.start())[-1:])


def converts(text: str, before: Figure, figure: Figure) -> bool:
    """Whether a figure says the one before it in another currency or unit: $1.9bn (£980m), 90 miles (145 km)."""
    if figure.kind != before.kind or CONVERTED.fullmatch(text, before.span.end, figure.span.start) is None:
        return False
    return figure.kind == "measure" or (figure.kind == "money" and text[figure.span.start] != text[before.span.start])


def figure_of(text: str, match: re.Match[str]) -> Figure | None:
    """The figure that a match writes, if it is one."""
    start, end = match.span()
    share, symbol, first, last, percent = match.groups()
    if text[end : end + 1].isalpha() or BY.match(text, end):  # 60s, 5th, 600px, 2,304 x 1,440
        return None
    after = NEXT.match(text, end, end + REACH)
    noun = after[1].lower().rstrip(".’'") if after else ""
    if share:
        return Figure(Span(start, end), "share", None, noun) if is_share(share, noun) else None
    value = worth(last or first)
    if symbol:
        return Figure(Span(start, end), "money", value, noun)
    if percent:
        of_points = percent.strip(" -") in ("point", "points")
        is_score = of_points and (not is_lead(text, start, noun) or is_play(text, start, end))
        return None if is_score else Figure(Span(start, end), "percent", value, noun)
    if (
        first[-1:] == "m" and first[-2:-1].isdigit() and not (noun.endswith("s") or noun == "people")
    ):  # 200m is a distance
        return None
    if noun == "cent" and after and after[1][0].isupper():  # a singer
        return None
    if after and (money := end_of_currency(text, noun, after)):
        return Figure(Span(start, money), "money", value, noun)
    head = noun.partition("-")[0]
    if value < SMALLEST_COUNT or head in TIME or noun in TALLIES or (head in PARTS and text[end] == "-"):
        return None
    before = words_before(text, start)
    if is_name_or_year(text, match, value, before) or (after and is_stretch(text, noun, after)):
        return None
    if "." in first and first[-1].isdigit() and noun not in MEASURES:  # second in 12.77
        return None
    if (len(noun) < 2 or noun in FUNCTION_WORDS) and not counts_alone(text, match, value, before):
        return None
    return Figure(Span(start, end), "measure" if noun in MEASURES else "count", value, noun)


def end_of_currency(text: str, noun: str, after: re.Match[str]) -> int:
    """Where the name of a currency ends that stands after a number, “euros” or “Swiss francs”; 0 where none does."""
    if noun in CURRENCIES:
        return after.end(1)
    if noun not in OPENING_CURRENCIES:
        return 0
    start = after.start(1)
    following = text[start : start + REACH].lower()
    ends = (len(name) for name in LONG_CURRENCIES if following.startswith(name))
    return next((start + end for end in ends if not following[end : end + 1].isalnum()), 0)


def is_share(written: str, noun: str) -> bool:
    """Whether “a third” is a share of something rather than the third of a row."""
    return written[:2].lower() != "a " or noun == "of"


def words_before(text: str, start: int) -> list[str]:
    """The words before a number, in lower case."""
    return text[max(0, start - REACH) : start].lower().split()


def is_lead(text: str, start: int, noun: str) -> bool:
    """Whether “ten points” are a lead or a change rather than a score."""
    return noun in LISTS["after points"] or not LISTS["before points"].isdisjoint(words_before(text, start)[-1:])


def is_play(text: str, start: int, end: int) -> bool:
    """Whether the words around points are those of a league: ten points behind at the top of the table."""
    around = f"{text[max(0, start - REACH) : start]} {text[end : end + REACH]}".lower()
    return not LISTS["play"].isdisjoint(LETTERS.findall(around))


def is_name_or_year(text: str, match: re.Match[str], value: float, before: list[str]) -> bool:
    """Whether the number is a year, a score, or a name (Article 5, the ’60s, 12 High Street) rather than a count."""
    start, end = match.span()
    if is_year(value) and (match["last"] or match["first"]).isdigit():
        return True
    if match["last"] and " " not in match.group() and worth(match["first"]) > value:  # a score: 56-13
        return True
    if text[end : end + 1] in (":", "/") or text[start - 1 : start] in ("'", "’", "#") or text.startswith("(k)", end):
        return True
    if text[start - 2 : start - 1].isdigit() and ROW.search(text, max(0, start - REACH), start):
        return True
    if text.endswith("Group of", 0, start - 1) or (text[start - 1 : start] in ("", "\n") and LISTED.match(text, end)):
        return True
    if before and (before[-1].strip('(“".') in LABELS or tuple(before[-2:]) in NAMING):
        return True
    street = STREET.match(text, end, end + REACH)
    return street is not None and street[1].lower() in STREETS


def is_stretch(text: str, noun: str, after: re.Match[str]) -> bool:
    """Whether a number counts time (12 straight days) or names a race (the 400 metres hurdles)."""
    if noun in EVENTS:
        return True
    if noun not in BETWEEN and noun not in MEASURES:
        return False
    following = NEXT.match(text, after.end(), after.end() + REACH)
    word = following[1].lower().rstrip(".").partition("-")[0] if following else ""
    return (noun in BETWEEN and word in TIME) or (noun in MEASURES and word in EVENTS)


def counts_alone(text: str, match: re.Match[str], value: float, before: list[str]) -> bool:
    """Whether a number without a noun still claims something: a large one, or one of people who came to harm."""
    if INITIAL.match(text, match.end()) or ("." in match["first"] and match["first"][-1].isdigit()):
        return False
    scale = match["last"] or match["first"]  # “350–375 million”
    if value >= LARGE_COUNT and (" " in scale or ("," in match["first"] and not match["last"])):
        return True
    verb = next((word for word in reversed(before[-4:]) if word not in HEDGES), "")
    return (
        verb in HARM
        or HARMED.match(text, match.end(), match.end() + REACH) is not None
        or TALLY.search(text, max(0, match.start() - 2 * REACH), match.start()) is not None
    )
