"""weekday: a weekday that the date beside it does not fall on."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from lintnews.language.dates import (
    ANY_YEAR,
    LENGTHS,
    MONTHS,
    WEEKDAYS,
    WeekdayDate,
    days_of_no_calendar,
    weekday_dates,
    weekday_of,
)
from lintnews.language.sentences import index_at
from lintnews.model import Check, Document, Hit, Span, analysis

CALENDAR = range(1999, 2029)  # calendars repeat after 28 years; a year more at either end for dates about New Year
NEAR = 500  # code points; a longer paragraph is not searched through for every date
MOST_DATES = 20  # held against each other; an article with more is a list of fixtures


class Weekday(Check):
    """Flag a weekday that its date does not fall on: `wrong`.

    The year is the one that stands there, from `earliest` on: Russia, Greece and Turkey left the Julian calendar
    in 1918 to 1926. Without one it is a year that brings the date within ten months of the day of publication, if the
    article says that day on a line of its own or in a dateline, and if no other year stands in the same paragraph.
    Failing that, two dates of an article are held against each other: `at-odds` if no year fits both.
    A day that no calendar has is `impossible`, whether a weekday stands with it or not.
    """

    kinds = ("wrong", "impossible", "at-odds")
    earliest: int = 1927

    def find(self, document: Document) -> Iterator[Hit]:
        unknown = []
        for span in days_of_no_calendar(document):
            yield Hit(span, {"found": document.text[span.start : span.end]}, "impossible")
        for date in weekday_dates(document):
            years = years_of(document, date)
            if date.day > LENGTHS[date.month - 1]:
                continue
            if years and min(years) >= self.earliest:
                yield from wrong_weekday(document, date, years)
            elif not date.year and not other_years(document, date):
                unknown.append(date)
        yield from contradicted_dates(document, unknown)


def wrong_weekday(document: Document, date: WeekdayDate, years: list[int]) -> Iterator[Hit]:
    """A date that has another weekday in each of the years, the likeliest first."""
    weekdays = [weekday_of(date.day, date.month, year) for year in years]
    said = date_words(document, date)
    if weekdays[0] >= 0 and date.weekday not in weekdays:
        right = WEEKDAYS[weekdays[0]]
        mended = right + document.text[date.weekday_end : date.span.end]
        yield Hit(date.span, said | {"right": right, "year": str(years[0])}, "wrong", mended, safe=False)


def date_words(document: Document, date: WeekdayDate) -> dict[str, str]:
    return {
        "found": document.text[date.span.start : date.span.end],
        "day": f"{MONTHS[date.month - 1]} {date.day}",
        "weekday": WEEKDAYS[date.weekday],
    }


def years_of(document: Document, date: WeekdayDate) -> list[int]:
    """The years that a reader may take a date to be in, the likeliest first; none if nothing tells."""
    if date.year:
        return [date.year]
    from lintnews.language.publication import dates_near, publication_date  # few articles need a calendar

    published = publication_date(document)
    if published is None or other_years(document, date, published.year):
        return []
    meant = dates_near(date.day, date.month, published)
    return [day.year for day in sorted(meant, key=lambda day: abs(day - published))]


def other_years(document: Document, date: WeekdayDate, *known: int) -> bool:
    """Whether another year stands near the date in its paragraph: it may be the date's own."""
    at = index_at(block_spans(document), date.span.start)
    if at < 0:
        return False
    start, end = block_spans(document)[at]
    near = max(start, date.span.start - NEAR), min(end, date.span.end + NEAR)
    return any(int(year) not in known for year in ANY_YEAR.findall(document.text, *near))


@analysis
def block_spans(document: Document) -> tuple[Span, ...]:
    return tuple(block.span for block in document.blocks)


def contradicted_dates(document: Document, dates: list[WeekdayDate]) -> Iterator[Hit]:
    """The dates that more of the others gainsay than bear out; of two, the second."""
    quarrels: dict[WeekdayDate, list[WeekdayDate]] = {}
    for one, other in combinations(dates[:MOST_DATES], 2):
        if not may_both_be_right(one, other):
            quarrels.setdefault(one, []).append(other)
            quarrels.setdefault(other, []).append(one)
    while any(quarrels.values()):
        worst = max(quarrels, key=lambda date: (len(quarrels[date]), date.span))
        others = quarrels.pop(worst)
        said = date_words(document, worst) | {"other": document.text[others[0].span.start : others[0].span.end]}
        yield Hit(worst.span, said, "at-odds", related=tuple(other.span for other in others))
        for other in others:
            quarrels[other].remove(worst)


def may_both_be_right(one: WeekdayDate, other: WeekdayDate) -> bool:
    """Whether a year has both dates on their weekdays, or two years that meet between them."""
    apart = other.month - one.month
    shift = 1 if apart < -5 else -1 if apart > 5 else 0
    years, others = years_with(one), years_with(other)
    return any(year in others or year + shift in others for year in years)


def years_with(date: WeekdayDate) -> set[int]:
    """The years of one round of the calendar in which the date falls on its weekday."""
    return {year for year in CALENDAR if weekday_of(date.day, date.month, year) == date.weekday}
