"""The page around an article: what speaks for and against a line being a part of it, such as a menu or a teaser."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from lintnews.language.data import data_table
from lintnews.language.furniture.label_context import LabelContext
from lintnews.language.furniture.page_lines import article_among, gives_a_contact, is_boxed, is_linked, is_listed
from lintnews.language.known_words import is_given_name
from lintnews.lazy import lazy
from lintnews.model import OBJECT, Document

NEAR = 3  # lines above and below that bear upon a line
FAR = 8  # lines from the article, or from known furniture; farther makes no difference
FEWEST = 2  # known pieces of furniture around a line outside the article; a list may end it, and one label after that
MANY = 4  # known pieces of furniture around a line, and labels of a document; more make no difference
HEADLINE = 5  # words; a headline has as many or more
PARAGRAPH = 150  # code points; a longer sentence is a paragraph of some article
WORDY = 15  # words; more make no difference
DEEP = 20  # code points; farther indented makes no difference
END_MARKS = (".", "!", "?")
OTHER_MARKS = (":", ",", ";")
OPENING_MARKS = ("“", '"', "‘")
CLOSING_MARKS = ("”", '"', "’")
SIGNS_OF_CODE = lazy(r"[<>{}=_\[\]\\;$]|::|--|\w\.\w|\w/\w")
LISTED = lazy(r"[A-Z]\w+(?:\s\w+)?: \S")  # “Bergen: Anna Byline and others”
# “Photo: Anna Byline”, “cover artist: Anna Byline”, “Anna Byline, mayor of Bergen”
SIGNED = lazy(r"\w+(?:\s\w+)?:\s*[A-Z]\w+\s[A-Z]|[A-Z][\w.]+(?:\s[A-Z][\w.]+)+\s?[,，]\s?\w")
MARKS = ("**", "__", "`", "<", "](")  # of a writer of Markdown
EMPHASIZED = lazy(r"([*_]+)\S.*\1")
BETWEEN_NAMES = lazy(r",? (?:and|&) |, ")
LONG_LIST = 12  # short lines around one; a page that is pasted brings labels
CODE = lazy(r"[{}]|;\s*\Z|\$[a-z]")
KINDS = ("code", "paragraph")  # kinds of blocks that may hold lines of a page; others say what they are

# What the lines beside a line count: known furniture so much, others as much as speaks for them within these bounds,
# and nothing beside it as much as a line that is none.
KNOWN, LEAST, MOST, NOTHING = 4.0, -3.0, 4.0, -2.0


class Page(NamedTuple):
    """The lines of a page; the numbers of those known to be furniture, and of those of the article."""

    document: Document
    context: LabelContext
    furniture: frozenset[int]
    bounds: frozenset[int]  # of the furniture, what may part the article from the page
    article: range

    @classmethod
    def of(cls, document: Document, context: LabelContext) -> "Page":
        """The page of a document, of which the labels that are furniture in their context are known."""
        kinds = context.kinds
        furniture = frozenset(number for number, line in enumerate(context.lines) if line.span in kinds)
        bounds = frozenset(one for one in furniture if context.labels[one].sort not in context.interrupting)
        return cls(document, context, furniture, bounds, article_among(context.lines, furniture))

    def scores(self) -> Iterator[tuple[int, float]]:
        """The doubtful lines and how much speaks for each; in a story also what speaks for the lines beside it.

        Short lines of a writer's own are few and far between in Markdown, and what was pasted is a block.
        """
        alone = {number: self.score(number) for number in self.doubtful()}
        weight = sign_weights()["story"]["neighbours"] if self.context.written else 0.0
        for number, score in alone.items():
            yield number, score + (weight * self.beside(number, alone) if weight else 0.0)

    def score(self, number: int) -> float:
        weighed = sign_weights()[self.place(number)]
        return sum(weighed.get(sign, 0.0) * value for sign, value in self.signs(number))

    def beside(self, number: int, scores: Mapping[int, float]) -> float:
        """What speaks for the lines beside a line, on average."""
        around = [near for near in range(number - NEAR, number + NEAR + 1) if near != number]
        found = [
            KNOWN if near in self.furniture else min(max(scores[near], LEAST), MOST)
            for near in around
            if near in self.furniture or near in scores
        ]
        return sum(found) / len(found) if found else NOTHING

    def place(self, number: int) -> str:
        """Which weights a line is judged by: those of pages, or, in a story, those of a place in it."""
        if not self.context.written:
            return "page"
        if self.context.lines[number].kind == "code":
            return "code"
        if number in self.article:
            return "between"
        return "before" if number < self.article.start else "after"

    def doubtful(self) -> Iterator[int]:
        """The short lines that may be furniture: all outside the article, and within it those near some.

        What the file marks as a list, a table, a heading or a caption is what it says; so is a link in a story.
        """
        written = self.context.written
        for number, line in enumerate(self.context.lines):
            if not line.short or line.kind not in KINDS or number in self.furniture or self.settled(number):
                continue
            if not (written and self.is_the_writers(number)):
                yield number

    def is_the_writers(self, number: int) -> bool:
        """Whether a line of a story is what its writer sets by itself: a link, an item, emphasis, a credit.

        So are the names of people, and a line in capitals above the story, if no furniture is near.
        """
        text = self.text(number)
        span = self.context.lines[number].span
        marked = is_linked(self.document, span) or is_listed(self.document, span) or self.is_emphasized(number)
        in_code = self.context.lines[number].kind == "code" and (
            is_boxed(self.document, span) or any(CODE.search(self.text(near)) for near in self.code_beside(number))
        )
        if marked or in_code or "\n" in text or SIGNED.match(text):
            return True
        kicker = text.isupper() and " " in text and self.place(number) == "before"
        return (kicker or names_people(text)) and self.furniture.isdisjoint(range(number - FAR, number + FAR + 1))

    def is_emphasized(self, number: int) -> bool:
        return EMPHASIZED.fullmatch(self.source_line(number).strip()) is not None

    def code_beside(self, number: int) -> list[int]:
        """The lines of the same block of code that stand near a line."""
        lines = self.context.lines
        near = range(max(0, number - NEAR), min(len(lines), number + NEAR + 1))
        return [one for one in near if lines[one].kind == "code"]

    def is_in_a_long_list(self, number: int) -> bool:
        """Whether a line of a story stands among so many short ones without a label that they are its writer's list."""
        around = self.run(number, -1, LONG_LIST) + self.run(number, 1, LONG_LIST)
        return around >= LONG_LIST and self.furniture.isdisjoint(range(number - FAR, number + FAR + 1))

    def is_between_long_lines(self, number: int) -> bool:
        """Whether a line stands between lines too long for furniture that are no sentences, as lists of names are."""
        lines = self.context.lines
        above, below = lines[max(0, number - NEAR) : number], lines[number + 1 : number + 1 + NEAR]
        return all(any(not line.short and not line.sentence for line in side) for side in (above, below))

    def settled(self, number: int) -> bool:
        """Whether a line is a whole paragraph, or lies within the article, far from any furniture.

        Writers of Markdown mark their sub-headings, so that there a line between two paragraphs is in doubt.
        """
        line = self.context.lines[number]
        if line.sentence and line.span.end - line.span.start > PARAGRAPH:
            return True
        if self.context.written:
            if number in self.article and line.sentence:
                return True
            return self.is_in_a_long_list(number) or (not line.sentence and self.is_between_long_lines(number))
        if number in self.article:
            return self.furniture.isdisjoint(range(number - NEAR, number + NEAR + 1))
        return self.ends_the_article(number)

    def ends_the_article(self, number: int) -> bool:
        """Whether a line may belong to what ends the article: contacts, or a list.

        Above a list is no furniture, below it little, or its lines are alike. A page has contacts of its own.
        """
        if number < self.article.stop:
            return False
        if self.context.total < MANY and self.is_by_a_contact(number):
            return True
        if not self.bounds.isdisjoint(range(self.article.stop, number)):
            return False
        below = sum(near in self.bounds for near in range(number, number + FAR + 1))
        return below < FEWEST or self.is_one_of_many(number)

    def is_by_a_contact(self, number: int) -> bool:
        """Whether a line near gives an e-mail address or a telephone number."""
        near = range(max(0, number - NEAR), min(len(self.context.lines), number + NEAR + 1))
        return any(gives_a_contact(self.text(one)) for one in near)

    def text(self, number: int) -> str:
        return self.document.text[slice(*self.context.lines[number].span)]

    def signs(self, number: int) -> Iterator[tuple[str, float]]:
        """What bears upon a line being furniture: each sign that it shows, up to 1."""
        text = self.text(number)
        yield "line", 1.0
        yield from self.signs_of_its_place(number, len(text.split()))
        yield from signs_of_its_words(text)
        yield from self.signs_of_its_labels(number)
        if self.context.lines[number].bulleted:
            yield "bullet", 1.0
        if self.context.written:
            yield from self.signs_of_a_story(number)

    def signs_of_its_place(self, number: int, words: int) -> Iterator[tuple[str, float]]:
        """Where a line stands: by the article, and by sentences."""
        to_article = self.to_article(number)
        if number in self.article:
            yield "in the article", 1.0
        if number < self.article.start:
            yield "before the article", 1.0
            if to_article <= FAR and words >= HEADLINE:
                yield "headline's place", 1.0
        if number >= self.article.stop and self.bounds.isdisjoint(range(self.article.stop, number)):
            yield "no furniture above", 1.0
        if to_article:
            yield "far from the article", min(to_article, FAR) / FAR
        if above := self.to_sentence(number, -1):
            yield "sentence above", 1 / above
        if below := self.to_sentence(number, 1):
            yield "sentence below", 1 / below
        yield "short lines around", min(1 + self.run(number, -1) + self.run(number, 1), FAR) / FAR
        if self.is_one_of_many(number):
            yield "one of many", 1.0
        if number == len(self.context.lines) - 1:
            yield "last line", 1.0
        if number == 0:
            yield "first line", 1.0

    def signs_of_its_labels(self, number: int) -> Iterator[tuple[str, float]]:
        """Which furniture a line stands among."""
        if number in self.context.labels:
            yield "label", 1.0
        if known := [near for near in range(number - FAR, number + FAR + 1) if near in self.furniture]:
            yield "furniture near", 1 / min(abs(near - number) for near in known)
            yield "furniture around", min(len(known), MANY) / MANY
            if known[0] < number < known[-1]:
                yield "between furniture", 1.0
        if total := self.context.total:
            yield "labels", min(total, MANY) / MANY

    def signs_of_a_story(self, number: int) -> Iterator[tuple[str, float]]:
        """What a writer of Markdown would do."""
        lines = self.context.lines
        if any(0 <= near < len(lines) and lines[near].kind == "code" for near in (number - 1, number + 1)):
            yield "code beside", 1.0
        kinds = (lines[near].kind for near in range(number - 1, max(-1, number - FAR), -1))
        above = next((kind for kind in kinds if kind not in KINDS), "").partition(".")[0]
        if above in ("heading", "list"):
            yield f"{above} above", 1.0
        source = self.source_line(number)
        yield "indent", min(len(source) - len(source.lstrip()), DEEP) / DEEP
        if any(mark in source for mark in MARKS):
            yield "marked", 1.0

    def source_line(self, number: int) -> str:
        """The line of the source on which a line begins."""
        start, end = self.document.in_source(self.context.lines[number].span)
        source = self.document.source
        last = source.find("\n", end)
        return source[source.rfind("\n", 0, start) + 1 : last if last >= 0 else len(source)]

    def is_one_of_many(self, number: int) -> bool:
        """Whether the line above or below begins with the same word, as in a list of prizes."""
        lines, first = self.context.lines, self.text(number).split()[0]
        beside = [near for near in (number - 1, number + 1) if 0 <= near < len(lines)]
        return any(self.document.text.startswith(first + " ", lines[near].span.start) for near in beside)

    def run(self, number: int, step: int, most: int = FAR) -> int:
        """How many short lines that are no sentences stand above (-1) or below (1) a line."""
        for distance in range(1, most + 1):
            other = number + step * distance
            if not 0 <= other < len(self.context.lines) or self.context.lines[other].sentence:
                return distance - 1
        return most

    def to_article(self, number: int) -> int:
        """Lines from a line to the article; 0 within it, and where there is none."""
        return max(self.article.start - number, number - self.article.stop + 1, 0) if self.article else 0

    def is_outside(self, number: int) -> bool:
        """Whether a line is surely no part of the article: neither its head, nor a list that it ends with."""
        if number < self.article.start:
            return self.to_article(number) > FAR
        return not self.bounds.isdisjoint(range(self.article.stop, number))

    def to_sentence(self, number: int, step: int) -> int:
        """Lines to the next sentence, upward (-1) or downward (1); 0 if furniture comes first, or none is near."""
        for distance in range(1, NEAR + 1):
            other = number + step * distance
            if not 0 <= other < len(self.context.lines) or other in self.furniture:
                return 0
            if self.context.lines[other].sentence:
                return distance
        return 0


def names_people(text: str) -> bool:
    """Whether a line is made of people's names.

    >>> names_people("Anna Byline"), names_people("Anna, Bert & Carla"), names_people("Most Read")
    (True, True, False)
    """
    people = [name.split() for name in BETWEEN_NAMES.split(text)]
    return " " in text and all(
        1 <= len(name) <= 3 and is_given_name(name[0]) and " ".join(name).istitle() for name in people
    )


def signs_of_its_words(text: str) -> Iterator[tuple[str, float]]:
    """What a line itself looks like."""
    words = text.split()
    yield "words", min(len(words), WORDY) / WORDY
    yield "capitals first", sum(word[0].isupper() for word in words) / len(words)
    if LISTED.match(text):
        yield "listed", 1.0
    if len(words) <= 2:
        yield "a word or two", 1.0
    elif not text.endswith(END_MARKS + OTHER_MARKS):
        yield "no end mark", 1.0
    if text[:3].lower() == "by ":
        yield "byline", 1.0
    if text.endswith(END_MARKS):
        yield "end mark", 1.0
    if text.endswith(OTHER_MARKS):
        yield "goes on", 1.0
    if text.startswith(OPENING_MARKS) or text.endswith(CLOSING_MARKS):
        yield "quotation mark", 1.0
    if SIGNS_OF_CODE.search(text):
        yield "signs of code", 1.0
    if OBJECT in text or "@" in text:
        yield "stand-in", 1.0
    if text.isupper():
        yield "capital letters", 1.0
    if text[0].islower():
        yield "small letter first", 1.0
    if any(map(str.isdigit, text)):
        yield "digits", 1.0


@cache
def sign_weights() -> dict[str, dict[str, float]]:
    """Place → sign → what it weighs there: above zero speaks for furniture, below against it."""
    return data_table("furniture_weights.tsv", sign_weights_in)


def sign_weights_in(lines: list[str]) -> dict[str, dict[str, float]]:
    """The weights in the lines of the file."""
    found: dict[str, dict[str, float]] = {}
    for line in lines:
        weight, place, sign = line.split("\t")
        found.setdefault(place, {})[sign] = float(weight)
    return found
