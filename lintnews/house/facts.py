"""The map: one article → its facts, by key."""

from __future__ import annotations

from lintnews.house import figures, lines, names, styles
from lintnews.house.article import Article, date_of, day_of, section_of
from lintnews.house.merging import Facts, Value, merged_facts
from lintnews.language.identify import language_of
from lintnews.model import Document

ENGLISH = "en"
WHOLE = "all\tarticles"  # the key of what all articles have


def facts_of(document: Document, date: str | None = None, section: str | None = None) -> Facts:
    """The facts of one article: key → value, as JSON can hold them. Its id is the document's path.

    Where `date` (as in 2025-04-11; what follows the day doesn't count) and `section` are None, the file and its path
    are asked. Names, figures and styles are left out for an article in another language than English.
    """
    article = Article(
        document,
        document.path,
        date_of(document) if date is None else day_of(date),
        section_of(document.path) if section is None else section,
    )
    readers = [lines.line_facts]
    if language_of(document) == ENGLISH:
        readers += [names.name_facts, figures.figure_facts, styles.style_facts]
    return {WHOLE: whole(article), **merged_facts(fact for read in readers for fact in read(article))}


def whole(article: Article) -> Value:
    """What is counted of every article."""
    dates = {"first": article.date, "last": article.date} if article.date else {}
    return {"articles": 1, "sections": {article.section: 1}, **dates}
