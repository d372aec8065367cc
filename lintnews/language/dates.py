"""Dates as newspapers write them: Tuesday, April 8, 2025; Tue 8 April; Tuesday (8 April); Tuesday, 08/04/2025."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lintnews.language.numbers import numerals
from lintnews.lazy import lazy
from lintnews.model import Document, Span, analysis

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
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
DAY = r"(?P<{0}>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d:]|[.,]\d)"
YEAR = r"(?:,? (?P<year>(?:19|20)\d\d)\b(?![-–]\d|%))?"
LATE = r"(?P<{0}>29|3[01])(?:st|nd|rd|th)?(?![\d:/%-]|[.,]\d)"
NUMERIC = r"(?P<first>\d{1,2})(?P<parting>[/.])(?P<second>\d{1,2})(?P=parting)(?P<whole>(?:19|20)\d\d)\b"
DATED_WEEKDAY = lazy(
    rf"{WEEKDAY},?(?: the| night| morning| evening| afternoon)?,? \(?(?:(?:{MONTH.format('m')} {DAY.format('d')}|"
    rf"{DAY.format('day')}(?: of)? {MONTH.format('month')}){YEAR}|{NUMERIC})"
)
# A day that may be none: a month before it counts only where words say that a date follows, or a year stands there.
LATE_DAY = lazy(
    r"(?:(?P<led>\b(?:[Oo]n|[Uu]ntil|[Tt]ill?|[Bb]y|[Bb]efore|[Aa]fter|[Ss]ince|[Ff]rom|[Tt]hrough|[Dd]ated|"
    rf"{WEEKDAY},?) )?"
    rf"{MONTH.format('m')} {LATE.format('d')}|{LATE.format('day')}(?: of)? {MONTH.format('month')}){YEAR}"
)
LATE_DAYS = ("29", "30", "31")
SHORT_WEEKDAYS = tuple(day[:3] for day in WEEKDAYS)  # one stands in every weekday
LEAP = lazy(r"\b[Ll]eap|\bcalendars?\b|exist")  # said of days that there are not
# Two weekdays share one date: Friday and Saturday, October 7-8.
SHARED = lazy(
    r"(?:day|\b(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)\.?)(?: ?[-–—/&] ?|,? (?:and|or|to|through|until) )\Z"
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
        if text[number - 1] not in " (":
            continue
        around = text[max(end, number - REACH) : number + REACH]
        if not any(day in around for day in SHORT_WEEKDAYS):
            continue
        match = DATED_WEEKDAY.search(text, max(end, number - REACH), number + REACH)
        if not match or number not in (match.start("d"), match.start("day"), match.start("first")):
            continue
        end = match.end()
        start = match.start()
        if start and (text[start - 1].isalnum() or SHARED.search(text, max(0, start - REACH), start)):
            continue
        weekday = number_of(match["weekday"], WEEKDAYS) - 1
        for day, month, year in readings(match, weekday):
            yield WeekdayDate(Span(start, end), weekday, match.end("weekday"), day, month, year)


def readings(match: re.Match[str], weekday: int) -> Iterator[tuple[int, int, int]]:
    """The day, month and year that a match writes; none where 04/05/2025 may be two days, none of them on it."""
    if not match["first"]:
        yield *day_and_month(match), int(match["year"] or 0)
        return
    first, second, year = int(match["first"]), int(match["second"]), int(match["whole"])
    read = {
        (day, month)
        for day, month in ((first, second), (second, first))
        if month in range(1, 13) and 0 < day <= LENGTHS[month - 1]
    }
    fitting = [one for one in read if weekday_of(*one, year) == weekday]
    if fitting or len(read) == 1:
        yield *(fitting or list(read))[0], year


@analysis
def days_of_no_calendar(document: Document) -> tuple[Span, ...]:
    """The dates, with a weekday or without, that no calendar has: April 31; February 29, 2023."""
    text, found = document.text, []
    for number in numerals(document):
        if text.startswith(LATE_DAYS, number) and not text[number + 2 : number + 3].isdecimal():
            for match in LATE_DAY.finditer(text, max(0, number - REACH), number + REACH):
                if number in (match.start("d"), match.start("day")) and is_no_day(text, match):
                    found.append(Span(match.end("led") if match["led"] else match.start(), match.end()))
    return tuple(found)


def is_no_day(text: str, match: re.Match[str]) -> bool:
    """Whether a late day is none, and is meant for one: it isn't the copy's own joke, and `June 31 men` no date."""
    day, month = day_and_month(match)
    if weekday_of(day, month, int(match["year"] or 2000)) >= 0 or LEAP.search(
        text, max(0, match.start() - 2 * REACH), match.end() + 2 * REACH
    ):
        return False
    return bool(match["day"] or match["led"] or match["year"])


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
