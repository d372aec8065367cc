"""The figures of an article, each with what it counts and the names near it, so that it meets those of other articles.

A group holds a kind of figure, what it counts, and a name: `figure`, `count`, `people`, `chin`. The last part of a key
begins with the date, so that a judge reads a group by days, and keeps no more than a week of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from lintnews.house.article import Article
from lintnews.house.lines import fingerprint
from lintnews.house.merging import Fact
from lintnews.language.data import word_lists
from lintnews.language.known_words import is_proper, is_word
from lintnews.language.naming.names import RUN, clean, names_of, titles
from lintnews.language.naming.transliteration import squeezed
from lintnews.language.numbers import SYMBOLS, numerals, speaks_of_numbers
from lintnews.language.sentences import index_at, sentences
from lintnews.language.sourcing.figures import LISTS, Figure, find_figures
from lintnews.lazy import lazy
from lintnews.model import Document, Span

LONGEST = 500  # code points of a sentence before and after a figure
MOST = 60  # figures of one article; more are a table
NAMES = 3  # names under which a figure is kept
TOPICS = 8  # names that an article is most about
STEM = 4  # letters that a country and its people share: China, Chinese
SMALLEST = 10  # smaller counts are of too many things
COUNTED = lazy(r"[ -]([^\W\d_][\w’'-]*)")  # the next word after a number
REACH = 3  # words between a number and its noun: 12,000 North Korean troops
BEFORE, AFTER = 20, 50  # code points of its sentence around a figure
VAGUE = ("several", "few")


class Counted(NamedTuple):
    """What a figure counts: a noun, or a word for all that count alike; and the names between: North Korean."""

    noun: str
    names: tuple[str, ...]


def figure_facts(article: Article) -> Iterator[Fact]:
    """A fact for each figure of an article in English and each name near it."""
    document = article.document
    if not speaks_of_numbers(document):
        return
    text = document.text
    topics = topics_of(document)
    ranks = {name: rank for rank, name in enumerate(topics)}
    known = 0
    for figure in find_figures(text, numerals(document), conversions=True):
        written = " ".join(text[slice(*figure.span)].split())
        if not figure.value or figure.value < SMALLEST or written.lower().startswith(VAGUE):
            continue
        counted = counted_by(text, figure, written)
        if counted is None:
            continue
        known += 1
        if known > MOST:
            return
        near, around = names_near(document, figure.span)
        if not near:
            continue
        line, column = document.place(document.in_source(figure.span).start)
        said = [
            *(article.id, line, column, figure.value, written, article.section),
            *(" ".join(around.split()), list(counted.names), sorted(near), topics),
        ]
        place = f"{article.date}~{fingerprint(article.id)}:{line}:{column}"
        for name in sorted(near, key=lambda name: (ranks.get(name, TOPICS), name))[:NAMES]:
            yield f"figure\t{figure.kind}\t{counted.noun}\t{name}\t{place}", {"said": [said]}


def counted_by(text: str, figure: Figure, written: str) -> Counted | None:
    """What a figure counts; None where it doesn't say.

    >>> from lintnews.language.sourcing.figures import Figure
    >>> counted_by("12,000 North Korean troops", Figure(Span(0, 6), "count", 12000.0, "north"), "12,000")
    Counted(noun='people', names=('kore', 'nort'))
    """
    if figure.kind == "money":
        return Counted(currency(written), ())
    if figure.kind == "percent":
        return None  # any share of anything
    words: list[str] = []
    at = figure.span.end
    if text[at : at + 1] == "-":
        return None  # an 18-time champion
    for _ in range(REACH + 1):
        following = COUNTED.match(text, at)
        if following is None:
            break
        at = following.end()
        word = clean(following[1])
        if word.islower() and (word in alike() or word in LISTS["function words"] or word.endswith("s")):
            if word in LISTS["function words"]:
                return None
            noun = alike().get(word, word)
            return Counted(noun, tuple(sorted({stem(one) for one in words if one[0].isupper()})))
        words.append(word)
    return None


def currency(written: str) -> str:
    """The currency of an amount, as far as it is written.

    >>> currency("$3,500"), currency("300,000 rubles")
    ('$', 'rubles')
    """
    sign = next((letter for letter in written if letter in SYMBOLS), "")
    return sign or written.split()[-1].lower()


@cache
def alike() -> dict[str, str]:
    """Noun → the word for all that count alike."""
    return {
        noun: heading
        for heading, nouns in word_lists("counted-alike").items()
        for words in nouns
        for noun in words.split()
    }


def names_near(document: Document, span: Span) -> tuple[set[str], str]:
    """The stems of the names in the sentence of a figure, or else in the one before; how the sentence goes there."""
    found = sentences(document)
    at = index_at(found, span.start)
    block = document.block_at(span.start)
    for index in (at, at - 1):
        if index < 0 or block is None or not block.span.start <= found[index].start < block.span.end:
            break
        start, end = found[index]
        if near := stems(document.text[max(start, span.start - LONGEST) : min(end, span.end + LONGEST)]):
            return near, excerpt(document.text, found[at], span)
    return set(), ""


def excerpt(text: str, sentence: Span, place: Span) -> str:
    """How a sentence goes around a place in it, in whole words.

    >>> text = "Ministers have since confirmed that over 100 men from the south had been seen there in the two weeks."
    >>> excerpt(text, Span(0, len(text)), Span(41, 44))
    '…confirmed that over 100 men from the south had been seen there in the two…'
    """
    start, end = max(sentence.start, place.start - BEFORE), min(sentence.end, place.end + AFTER)
    before, after = text[start : place.start], text[place.end : end]
    if start > sentence.start and not text[start - 1].isspace():
        before = before.partition(" ")[2] or before
    if end < sentence.end and not text[end].isspace():
        after = after.rpartition(" ")[0] or after
    before, after = "…" * (start > sentence.start) + before, after + "…" * (end < sentence.end)
    return before + text[place.start : place.end] + after


def stems(text: str) -> set[str]:
    """The stems of the names in a stretch of text: of those of several words the last, Sri Lanka as `lank`."""
    found: set[str] = set()
    for run in RUN.findall(text):
        words = [word for word in map(clean, run.split(" ")) if is_telling(word)]
        found.update(stem(word) for word in words[-1:])
    return found


def is_telling(word: str) -> bool:
    """Whether a word with a capital names what a sentence is about: no day, no title."""
    return len(word) > 2 and word not in titles() and word not in days() and (is_proper(word) or not is_word(word))


@cache
def days() -> frozenset[str]:
    """Days and months."""
    return frozenset(
        name.capitalize()
        for name in (
            *LISTS["months"],
            *(f"{day}day" for day in ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")),
        )
    )


def stem(word: str) -> str:
    """The letters that a country and its people share."""
    return squeezed(word)[:STEM]


def topics_of(document: Document) -> list[str]:
    """The stems of the names that an article is most about."""
    counted: dict[str, int] = {}
    for word, times in names_of(document).words.items():
        if is_telling(word):
            counted[stem(word)] = counted.get(stem(word), 0) + times
    return sorted(counted, key=lambda name: (-counted[name], name))[:TOPICS]
