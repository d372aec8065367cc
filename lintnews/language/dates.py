"""Dates as newspapers write them: Tuesday, April 8, 2025; Tue 8 April; Tuesday the 8th of April."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from lintnews.language.lazy import lazy
from lintnews.model import Document, Span, analysis
from lintnews.typing import NamedTuple

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
TEN_MONTHS = datetime.timedelta(days=300)
LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)  # days; February at its longest

# A set of letters leads, not \b: so the search skips from capital to capital, and takes a quarter of the time.
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
FULL_DATE = lazy(
    rf"(?:{MONTH.format('m')} {DAY.format('d')}|{DAY.format('day')}(?: of)? {MONTH.format('month')}),? "
    r"(?P<year>(?:19|20)\d\d)\b|(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d)(?!\d)"
)
# What news formats call the field: schema.org, Open Graph, ninjs, NewsML-G2, NITF.
FIELD = lazy(
    r"(?:[pP]ublished|published_time|pub_?[dD]ate|publish_date|display_date|version_?[cC]reated|date\.issue|date\.release)"
    r"[\"'=:>\s]{1,8}(?:(?:content|norm)\W{1,4})?((?:19|20)\d\d-?[01]\d-?[0-3]\d)(?!\d)"
)
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
    return tuple(_weekday_dates(document.text))


def _weekday_dates(text: str) -> Iterator[WeekdayDate]:
    for match in DATED_WEEKDAY.finditer(text):
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
    """The weekday of a date, 0 for Monday; -1 for a date that does not exist."""
    try:
        return datetime.date(year, month, day).weekday()
    except ValueError:
        return -1


@analysis
def publication_date(document: Document) -> datetime.date | None:
    """The day on which the article appeared, if one of its first lines or its file's own fields say so."""
    return date_in_head(document) or date_in_fields(document)


def date_in_head(document: Document) -> datetime.date | None:
    """The date that stands on a line of its own near the top, or in a dateline."""
    for number, line in enumerate(document.lines[:HEAD_LINES]):
        if line.end - line.start <= 80 or number < DATELINE_LINES:
            text = document.text[line.start : min(line.end, line.start + 200)]
            match = FULL_DATE.search(text)
            if match and (is_timestamp(text, match) or is_dateline(text, match)):
                return date_of(match)
    return None


def date_in_fields(document: Document) -> datetime.date | None:
    """The day in the fields of a JSON, XML or HTML file that readers don't see; none where the fields differ.

    >>> bool(FIELD.search('"datePublished": "2025-04-11T10:00"') and FIELD.search("<versionCreated>20250411T1000"))
    True
    """
    if document.source == document.text:
        return None
    days = {match.group(1).replace("-", "") for match in FIELD.finditer(document.source)}
    try:
        return datetime.datetime.strptime(days.pop(), "%Y%m%d").date() if len(days) == 1 else None
    except ValueError:
        return None


HEAD_LINES, DATELINE_LINES = 15, 6
STAMP_WORDS = lazy(
    r"\b(?:published|updated|posted|last|first|modified|date|on|at|and|am|pm|a\.m|p\.m|utc|gmt|est|edt|et|bst|cet|"
    r"pst|pdt|pt|mon|tue|wed|thu|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|by)\b|\d{1,2}[:.]\d\d(?::\d\d)?|[TZ]",
    re.I,
)


def is_timestamp(text: str, match: re.Match[str]) -> bool:
    """Whether the line says when, and nothing else."""
    rest = text[: match.start()] + " " + text[match.end() :]
    return not re.search(r"[^\W_]", STAMP_WORDS.sub(" ", rest))


def is_dateline(text: str, match: re.Match[str]) -> bool:
    """Whether the line opens with a place in capitals, the date and a dash: KYIV, April 8, 2025 (Reuters) —."""
    return bool(
        re.fullmatch(r"[A-Z][A-Z .’'-]{2,40}(?:, [A-Z][\w. ]{1,30})?,? ", text[: match.start()])
        and re.match(r"(?: ?\([^)]{2,40}\))? ?[—–-]", text[match.end() :])
    )


def date_of(match: re.Match[str]) -> datetime.date | None:
    """The date of a full date, or None if there is no such day."""
    try:
        if match["iso"]:
            return datetime.date.fromisoformat(match["iso"])
        day, month = day_and_month(match)
        return datetime.date(int(match["year"]), month, day)
    except ValueError:
        return None


def dates_near(day: int, month: int, to: datetime.date) -> Iterator[datetime.date]:
    """The dates with this day and month that a reader may take them for on another date: up to ten months away."""
    for year in (to.year - 1, to.year, to.year + 1):
        if weekday_of(day, month, year) >= 0:
            date = datetime.date(year, month, day)
            if abs(date - to) < TEN_MONTHS:
                yield date
