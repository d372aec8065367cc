"""Dates as newspapers write them: Tuesday, April 8, 2025; Tue 8 April; Tuesday the 8th of April."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lintnews.language.numbers import numerals
from lintnews.lazy import lazy
from lintnews.model import Document, Span, analysis
from lintnews.typing import NamedTuple

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)  # days; February at its longest
SHIFTS = (0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4)  # weekdays by which each month begins later than January, or its year's

WEEKDAY = (
    r"(?P<weekday>[FMSTW](?:(?<=M)on(?:day)?|(?<=T)ue(?:s(?:day)?)?|(?<=W)ed(?:s|nesday)?|(?<=T)hu(?:rs?(?:day)?)?|"
    r"(?<=F)ri(?:day)?|(?<=S)(?:at(?:urday)?|un(?:day)?))\b(?:(?<!day)\.)?)"
)
MONTH = (
    r"(?P<{0}>(?:January|February|March|April|May|June|July|August|September|October|November|December)\b|"
    r"(?:Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
DAY = r"(?P<{0}>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d:]|[.,]\d)"
YEAR = r"(?:,? (?P<year>(?:19|20)\d\d)\b(?![-–]\d|%))?"
DATED_WEEKDAY = lazy(
    rf"{WEEKDAY},?(?: the| night| morning| evening| afternoon)?,? (?:{MONTH.format('m')} {DAY.format('d')}|"
    rf"{DAY.format('day')}(?: of)? {MONTH.format('month')}){YEAR}"
)
REACH = 40  # code points before and after a date's day in which the rest of it stands
ANY_YEAR = lazy(r"(?<![\d$£€,.])(?:19|20)\d\d(?![\d,%])")


class WeekdayDate(NamedTuple):
    """A date that stands with its weekday (0 is Monday); `year` is 0 where none is written."""

    span: Span
    weekday: int
    weekday_end: int
    day: int
    month: int
    year: int


@analysis
def weekday_dates(document: Document) -> tuple[WeekdayDate, ...]:
    """The dates that stand with a weekday, in order."""
    return tuple(_weekday_dates(document.text, numerals(document)))


def _weekday_dates(text: str, numbers: Iterable[int]) -> Iterator[WeekdayDate]:
    end = 0
    for number in numbers:
        if text[number - 1] != " ":
            continue
        match = DATED_WEEKDAY.search(text, max(end, number - REACH), number + REACH)
        if not match or number not in (match.start("d"), match.start("day")):
            continue
        end = match.end()
        if match.start() and text[match.start() - 1].isalnum():
            continue
        day, month = day_and_month(match)
        yield WeekdayDate(
            Span(*match.span()),
            number_of(match["weekday"], WEEKDAYS) - 1,
            match.end("weekday"),
            day,
            month,
            int(match["year"] or 0),
        )


def day_and_month(match: re.Match[str]) -> tuple[int, int]:
    """The day and the month of a match, whichever stands first."""
    return int(match["d"] or match["day"]), number_of(match["m"] or match["month"], MONTHS)


def number_of(word: str, names: tuple[str, ...]) -> int:
    """The number, from 1, of the name that the word is or abbreviates.

    >>> number_of("Sept.", MONTHS), number_of("Tue", WEEKDAYS)
    (9, 2)
    """
    return next(number for number, name in enumerate(names, 1) if name[:3] == word[:3])


def weekday_of(day: int, month: int, year: int) -> int:
    """The weekday of a date, 0 for Monday; -1 for a date that does not exist.

    >>> weekday_of(8, 4, 2025), weekday_of(29, 2, 2024), weekday_of(29, 2, 2025)
    (1, 3, -1)
    """
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    if not 0 < day <= LENGTHS[month - 1] - (month == 2 and not leap):
        return -1
    years = year - (month < 3)  # counted from March, so that a leap day comes last
    return (years + years // 4 - years // 100 + years // 400 + SHIFTS[month - 1] + day - 1) % 7
