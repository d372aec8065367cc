"""An article as its facts name it: its id, its date, its section."""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

from lintnews.language.publication import publication_date
from lintnews.lazy import lazy
from lintnews.model import Document

HEAD = 2000  # code points of a file in which its own fields stand
DATE_FIELD = lazy(r"^(?:date|published|pubdate)[ \t]*[:=][ \t]*[\"']?((?:19|20)\d\d-[01]\d-[0-3]\d)(?!\d)", re.M | re.I)
DATE_IN_PATH = lazy(r"(?<!\d)((?:19|20)\d\d)[-/_]([01]\d)[-/_]([0-3]\d)(?!\d)")


class Article(NamedTuple):
    """An article as the facts name it: `id` is its path or its address, `date` as in 2025-04-11 or "", `section` its
    folder or desk or "".
    """

    document: Document
    id: str
    date: str
    section: str


def date_of(document: Document) -> str:
    """The day on which an article appeared, by its fields, its first lines or its path; "" where none tells."""
    field = DATE_FIELD.search(document.source, 0, HEAD)
    named = DATE_IN_PATH.search(document.path)
    told = day_of(field[1] if field else "") or day_of("-".join(named.groups()) if named else "")
    date = None if told else publication_date(document)
    return date.isoformat() if date else told


def day_of(text: str) -> str:
    """The day in a date, whatever follows it; "" for none that a calendar has.

    >>> day_of("2025-04-11T10:00Z"), day_of("2025-13-45"), day_of("soon")
    ('2025-04-11', '', '')
    """
    try:
        return datetime.date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        return ""


def section_of(path: str) -> str:
    """The section of an article: the last of its folders that is no number.

    >>> section_of("content/news/2019/03/a.md"), section_of("a.md")
    ('news', '')
    """
    folders = path.replace("\\", "/").split("/")[:-1]
    return next((name for name in reversed(folders) if name.strip(".") and not name.isdigit()), "")
