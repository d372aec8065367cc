"""Publication: the day on which an article appeared, as far as the article or its file says so."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from lintnews.language.dates import DAY, MONTH, day_and_month, weekday_of
from lintnews.lazy import lazy
from lintnews.model import Document, analysis

TEN_MONTHS = datetime.timedelta(days=300)
HEAD_LINES, DATELINE_LINES = 15, 6
FIRST_LINES = 25  # that may hold a second date: of the page, where the first is of the text, or the other way round
FULL_DATE = lazy(
    rf"(?:{MONTH.format('m')} {DAY.format('d')}|{DAY.format('day')}(?: of)? {MONTH.format('month')}),? "
    r"(?P<year>(?:19|20)\d\d)\b|(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d)(?!\d)"
)
# What news formats call the field: schema.org, Open Graph, ninjs, NewsML-G2, NITF.
FIELD = lazy(
    r"(?:[pP]ublished|published_time|pub_?[dD]ate|publish_date|display_date|version_?[cC]reated|date\.issue|date\.release)"
    r"[\"'=:>\s]{1,8}(?:(?:content|norm)\W{1,4})?((?:19|20)\d\d-?[01]\d-?[0-3]\d)(?!\d)"
)
STAMP_WORDS = lazy(
    r"\b(?:published|updated|posted|last|first|modified|date|on|at|and|am|pm|a\.m|p\.m|utc|gmt|est|edt|et|bst|cet|"
    r"pst|pdt|pt|mon|tue|wed|thu|fri|sat|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|by)\b|\d{1,2}[:.]\d\d(?::\d\d)?|[TZ]",
    re.I,
)


@analysis
def publication_date(document: Document) -> datetime.date | None:
    """The day on which the article appeared, if one of its first lines or its file's own fields say so."""
    return date_in_head(document) or date_in_fields(document)


def date_in_head(document: Document) -> datetime.date | None:
    """The date that stands on a line of its own near the top, or in a dateline; none where lines tell two years."""
    found: datetime.date | None = None
    for number, line in enumerate(document.lines[:FIRST_LINES]):
        if not found and number >= HEAD_LINES:
            break
        if line.end - line.start <= 80 or number < DATELINE_LINES:
            text = document.text[line.start : min(line.end, line.start + 200)]
            match = FULL_DATE.search(text)
            if match and (is_timestamp(text, match) or is_dateline(text, match)):
                date = date_of(match)
                if found and date and found.year != date.year:
                    return None
                found = found or date
    return found


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
