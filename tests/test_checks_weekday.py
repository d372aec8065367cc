"""Weekdays against their dates. The forms stand in the rule file; here are laws and edges."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintnews.checks.weekday import Weekday
from lintnews.formats import plain, read
from lintnews.language.dates import MONTHS, WEEKDAYS, weekday_dates
from lintnews.language.publication import publication_date


def kinds(text: str) -> list[str]:
    return [hit.kind for hit in Weekday().find(plain.read_plain("a.txt", text))]


FORMS = (
    "{weekday}, {month} {day}, {year}",
    "{weekday} {day} {month} {year}",
    "{weekday} the {day}th of {month}, {year}",
    "{weekday}, {day} {month}, {year}",
)


@pytest.mark.parametrize("form", FORMS)
@given(date=st.dates(datetime.date(1927, 1, 1), datetime.date(2099, 12, 31)), shift=st.integers(0, 6))
def test_every_weekday_but_the_right_one_is_wrong(form, date, shift):
    weekday = WEEKDAYS[(date.weekday() + shift) % 7]
    written = form.format(weekday=weekday, month=MONTHS[date.month - 1], day=date.day, year=date.year)
    assert kinds(f"The vote was on {written}, in Riga.") == (["wrong"] if shift else [])


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Tuesday, April 8, 2025", (1, 8, 4, 2025)),
        ("Tues., Apr. 8", (1, 8, 4, 0)),
        ("Thu 1st May", (3, 1, 5, 0)),
        ("Tuesday (8 April 2025)", (1, 8, 4, 2025)),
        ("Tuesday, 08/04/2025", (1, 8, 4, 2025)),
        ("Tuesday, 04/08/2025", (1, 8, 4, 2025)),
        ("Tuesday 13.5.2025", (1, 13, 5, 2025)),
        ("Sunday night, Sept. 30", (6, 30, 9, 0)),
        ("Wednesday the 2nd of June", (2, 2, 6, 0)),
    ],
)
def test_a_date_is_read(written, expected):
    (date,) = weekday_dates(plain.read_plain("a.txt", f"It was on {written} that he spoke"))
    assert (date.weekday, date.day, date.month, date.year) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The sun may 3 times rise.",
        "On Monday April came.",
        "Satan 8 April 2025",
        "Monday, May 3:30 p.m.",
        "Sunday, May 1,200 came",
    ],
)
def test_look_alikes_are_no_dates(text):
    assert weekday_dates(plain.read_plain("a.txt", text)) == ()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Headline\nApril 11, 2025\n\nStory", "2025-04-11"),
        ("Headline\nPublished on Friday, 11 April 2025 at 10:30 GMT\n\nStory", "2025-04-11"),
        ("Updated: 2025-04-11T10:30:00Z\nStory", "2025-04-11"),
        ("Headline\nKYIV, April 11, 2025 (Reuters) — The court ruled.", "2025-04-11"),
        ("Headline\nPublished April 28, 2005\nPress\nNovember 11th, 2003\n\nStory", None),
        ("The court ruled on April 11, 2025.", None),
        ("Born: April 11, 2025, in Riga", None),
        ("February 30, 2025\nStory", None),
    ],
)
def test_the_day_of_publication_stands_on_a_line_of_its_own_or_in_a_dateline(text, day):
    date = publication_date(plain.read_plain("a.txt", text))
    assert (date and date.isoformat()) == day


@pytest.mark.parametrize(
    ("name", "source"),
    [
        (
            "a.json",
            '{"uri": "u:1", "type": "text", "versioncreated": "2025-04-11T10:00Z", "body_text": "Monday, April 15."}',
        ),
        (
            "a.json",
            '{"type": "story", "version": "0.10.9", "display_date": "2025-04-11T10:00Z", "content_elements": []}',
        ),
        ("a.html", '<meta property="article:published_time" content="2025-04-11T10:00"><p>Monday, April 15.</p>'),
        ("a.md", "---\ndate: 2025-04-11\n---\nMonday, April 15."),
    ],
)
def test_the_day_of_publication_stands_in_a_field_of_the_file(name, source):
    assert str(publication_date(read(name, source.encode()))) == "2025-04-11"


def test_of_two_days_in_the_fields_none_is_taken():
    source = "<p data-published=2025-04-11>One</p><p data-published=2025-04-12>Two</p>"
    assert publication_date(read("a.html", source.encode())) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He came on Tuesday, April 8. He left on Monday, April 14.", []),
        ("He came on Tuesday, April 8. He left on Tuesday, April 14.", ["at-odds"]),
        ("He came on Tuesday, December 30. He left on Friday, January 2.", []),
        ("He came on Tuesday, April 8 and in 2014 on Tuesday, April 14.", []),
        ("He came on Tuesday, April 8, spoke on Wednesday, April 9 and left on Friday, April 10.", ["at-odds"]),
    ],
)
def test_dates_without_a_year_are_held_against_each_other(text, found):
    assert kinds(text) == found
