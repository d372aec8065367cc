"""two_ages: one person who is given two ages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lintnews.language.known_words import is_given_name, is_word
from lintnews.language.naming.names import titles
from lintnews.lazy import lazy
from lintnews.model import Check, Document, Hit, Span

COMMA_AGE = lazy(r", (?:aged |age )?(\d{1,3})(?=[,.;)—–]| (?:and|of|from|who|was|is|has|told|said)\b)")
WORD = r"[^\W\d_a-z][\w’'-]+"
NAME = rf"({WORD} (?:(?:[A-Z]\.|de|van|von|der|la|el|al|bin|{WORD}) )*{WORD})"
ENDS = lazy(rf"(?<!\w){NAME}$")
SENTENCE_END = lazy(r"[.!?]\s+(?=[A-Z])|\n")
YEARS = lazy(r"\d{1,3}\Z")
YEAR_OLD = lazy(rf"-year-old {NAME}")
# Before these words stands a place or a people: Ann Lee of Boca West, 44; a Cuban American, 51.
NO_PERSON = lazy(r"\b(?:[Oo]f|[Ii]n|[Ff]rom|[Aa]t|[Nn]ear|[Aa]n?|[Tt]he) $")
OLDEST = 115
YEAR = lazy(r"\b(?:19|20)\d\d\b")  # in the sentence of an age: that of then
SENTENCE = 150  # code points before an age
WHEN_AGED = ("when he was {}", "when she was {}")  # an age of then, of whoever was told of
REACH = 50  # code points before an age that may hold the name


class Age(NamedTuple):
    """An age and whose it is."""

    name: str
    span: Span
    age: int


class TwoAges(Check):
    """Flag the second of two ages of one person: “Ann Lee, 34, …” and “34-year-old Ann Lee”.

    A father and a son differ in a name between; an initial tells nothing. Ages below `youngest` are passed over: after
    a name they may be goals. So is an age in a sentence that tells a year: it was that of then.
    A last word among `peoples` makes it no person: a 44-year-old Cuban American. One of those `withheld` stands for
    many: 17-year-old Jane Doe.
    """

    youngest: int = 13
    peoples: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()

    def find(self, document: Document) -> Iterator[Hit]:
        text = document.text
        known: dict[str, Age] = {}
        for age in sorted((*after_names(text), *before_names(text)), key=lambda age: age.span):
            surname = age.name.rpartition(" ")[2]
            if self.youngest <= age.age <= OLDEST and surname not in self.peoples and surname not in self.withheld:
                first = known.setdefault(age.name, age)
                aged_then = any(when.format(one.age) in text for one in (first, age) for when in WHEN_AGED)
                dated = any(YEAR.search(said_before(text, one.span)) for one in (first, age))
                if first.age != age.age and not aged_then and not dated:
                    words = {"name": age.name, "age": str(age.age), "other": str(first.age)}
                    yield Hit(age.span, words, related=(first.span,))


def said_before(text: str, span: Span) -> str:
    """What the sentence says before an age."""
    return SENTENCE_END.split(text[max(0, span.start - SENTENCE) : span.start])[-1]


def after_names(text: str) -> Iterator[Age]:
    """Ages that follow a name: Ann Lee, 34, …"""
    for match in COMMA_AGE.finditer(text):
        before = text[max(0, match.start() - REACH) : match.start()]
        if (name := ENDS.search(before)) and not NO_PERSON.search(before, 0, name.start()):
            yield Age(called(name[1]), Span(*match.span(1)), int(match[1]))


def before_names(text: str) -> Iterator[Age]:
    """Ages that lead to a name: 34-year-old Ann Lee."""
    for match in YEAR_OLD.finditer(text) if "-year-old " in text else ():
        if years := YEARS.search(text, max(0, match.start() - 3), match.start()):
            yield Age(called(match[1]), Span(*years.span()), int(years[0]))


def called(name: str) -> str:
    """What a person goes by: a name without initials, a title and the first word of a sentence.

    >>> called("Later Nurse Ann M. Lee")
    'Ann Lee'
    """
    words = [word for word in name.split() if not word.endswith(".")]
    while len(words) > 2 and (words[0] in titles() or (is_word(words[0]) and not is_given_name(words[0]))):
        words = words[1:]
    return " ".join(words)
