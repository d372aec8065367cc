"""LabelContext: which labels of a document are furniture, by the other labels in it, their place and their marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple, Protocol, TypeGuard

from lintnews.language.furniture.labels import Labels, SharedLabels
from lintnews.language.furniture.page_lines import (
    Line,
    article_among,
    gives_a_contact,
    is_bold,
    is_boxed,
    is_filled_in,
    is_linked,
    is_listed,
    key_of,
    lines_of,
    places_of,
)
from lintnews.model import Check, Document, Hit, Span

# What a label is by itself: never a line of prose; plain English as well; that, and perhaps a sub-heading besides.
SURE, COMMON, OUTSIDE = "sure", "common", "outside"
# What a line is in its context: furniture around the article, or between its paragraphs; or furniture if it is not
# the writer's own.
EDGE, INSIDE, UNSURE = "edge", "inside", "unsure"

WRITTEN = frozenset({"archieml", "json", "markdown", "mdx", "xml"})  # formats that hold a story and no page around it
UNMARKED = frozenset(
    {"byline", "code", "headline", "paragraph", "quote"}
)  # kinds of blocks that a writer of these doesn't mark

# Other labels that a label needs to be furniture: by whether it is plain English, and whether it bears a mark of the
# writer's. Writers of Markdown set one or two labels of their own; what is copied brings them by the half dozen.
NEEDED = {(SURE, False): 0.0, (COMMON, False): 1.0, (SURE, True): 1.0, (COMMON, True): 3.0}
CERTAIN = 2.0  # other labels with which a plain one is surely furniture
IN_WRITTEN = 0.5  # more of them, in a format that holds no page
RUNNING = 90  # code points; a line as long is running text, though its sentence may go on in the next
NEXT_TO = 3  # lines above and below within which any labels support one another
AROUND = 5  # lines above and below that are near in a story
HALF = 0.5  # what a label counts that a writer may have marked, one nearby, a second one of the same sort
WITHIN = 1.5  # what a sort of furniture counts that stands within lines, such as “(opens in a new window)”
PAIRED = 1.5  # what a label counts of another sort on the very next line: “Related articles”, “View all”
OFTEN, REPEATED = 3, 1.5  # times that a plain label stands alone on a line, and what that counts


class Label(NamedTuple):
    """What a line says; its sort of furniture; whether it bears a mark of the writer's: a heading, a list, a link."""

    key: str
    sort: int
    strength: str
    marked: bool


class Worth(NamedTuple):
    """What sure labels count: by sort and key, and in all by sort."""

    by_key: dict[tuple[int, str], float]
    by_sort: dict[int, float]

    @classmethod
    def of(cls, labels: Iterable[Label]) -> Worth:
        by_key: dict[tuple[int, str], float] = {}
        for label in labels:
            if label.strength == SURE:
                key = label.sort, label.key
                by_key[key] = max(by_key.get(key, 0.0), HALF if label.marked else 1.0)
        by_sort: dict[int, float] = {}
        for (sort, _), worth in by_key.items():
            by_sort[sort] = by_sort.get(sort, 0.0) + worth
        return cls(by_key, by_sort)


class LabelContext:
    """The labels of a document by the numbers of their lines, and how much they support one another.

    Sure labels are support wherever they stand on a page, and in a story, into which a piece of a page was pasted, if
    they are near: each one of another sort counts 1, and a half where it is marked; all of the same sort count 1 at
    most. Any labels are support, a half each, on the same side of the article and beside
    one another.
    """

    def __init__(
        self, document: Document, hits: Sequence[Sequence[Hit]], interrupting: frozenset[int] = frozenset()
    ) -> None:
        self.document = document
        self.hits = hits  # of each check of the family
        self.interrupting = interrupting  # sorts of labels that stand between paragraphs as well
        self.written = document.format in WRITTEN
        self.labels, within = labels_of(document, hits) if any(hits) else ({}, set())
        self.within = WITHIN * len(within)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        return lines_of(self.document)

    @cached_property
    def article(self) -> range:
        """The lines of the article itself, by their numbers."""
        return article_among(self.lines, self.labels)

    @cached_property
    def times(self) -> Mapping[str, int]:
        """How often each label stands without a mark."""
        return Counter(label.key for label in self.labels.values() if not label.marked)

    @cached_property
    def everywhere(self) -> Worth:
        """What the labels of the whole document count."""
        return Worth.of(self.labels.values())

    @cached_property
    def total(self) -> float:
        """How much furniture there is in all."""
        return sum(self.everywhere.by_sort.values()) + self.within

    @property
    def sorts(self) -> int:
        """How many sorts of furniture there are that nobody doubts."""
        return len(self.everywhere.by_sort)

    @cached_property
    def before(self) -> set[str]:
        """The labels without a mark before the article."""
        return {one.key for number, one in self.labels.items() if not one.marked and number < self.article.start}

    @cached_property
    def after(self) -> set[str]:
        """The labels without a mark after the article."""
        return {one.key for number, one in self.labels.items() if not one.marked and number >= self.article.stop}

    @cached_property
    def tail(self) -> int:
        """The line from which there is nothing but labels."""
        return tail_among(self.lines, self.labels, self.article)

    @cached_property
    def kinds(self) -> Mapping[Span, str]:
        """The labels that are furniture, by their places: their kinds."""
        kinds = ((number, self.kind(number, label)) for number, label in self.labels.items())
        return {self.lines[number].span: kind for number, kind in kinds if kind}

    def kind(self, number: int, label: Label) -> str:
        """What a label is; "" where it may well be the writer's own."""
        inside = number in self.article
        if label.strength == OUTSIDE and (inside or self.introduces(number)):
            return ""
        if label.strength != SURE and self.introduces_a_contact(number):
            return ""
        support = self.support(number, label)
        plain = label.strength != SURE
        needed = NEEDED[COMMON if plain else SURE, label.marked] + (IN_WRITTEN if self.written else 0.0)
        missing = needed - support - self.by_itself(number, label)
        if missing > 0:
            says = self.written and self.lines[number].sentence  # a writer may ask readers to subscribe, too
            nearly = missing <= HALF and not plain and not label.marked and not says
            return UNSURE if nearly else ""
        if label.marked or (plain and support < CERTAIN):
            return UNSURE
        return INSIDE if inside else EDGE

    def support(self, number: int, label: Label) -> float:
        """How many other labels support a label."""
        worth = self.near(number) if self.written else self.everywhere
        same_sort = worth.by_sort.get(label.sort, 0.0)
        others = sum(worth.by_sort.values()) - same_sort + self.within
        same_sort_support = min(1.0, HALF * (same_sort - worth.by_key.get((label.sort, label.key), 0.0)))
        beside = {*self.beside(number, -1), *self.beside(number, 1), *self.on_its_side(number)} - {label.key}
        return max(others + same_sort_support + HALF * len(beside), PAIRED if self.is_paired(number, label) else 0.0)

    def is_paired(self, number: int, label: Label) -> bool:
        """Whether a sure label of another sort stands on the line above or below."""
        return any(
            other.sort != label.sort and other.strength == SURE
            for near in (number - 1, number + 1)
            if (other := self.labels.get(near))
        )

    def by_itself(self, number: int, label: Label) -> float:
        """What else speaks for a label: that it comes again and again, or that nothing follows which it could name."""
        repeated = label.strength == COMMON and not label.marked and self.times[label.key] >= OFTEN
        names_nothing = number >= self.tail and not self.written
        return (REPEATED if repeated else 0.0) + names_nothing

    def introduces(self, number: int) -> bool:
        """Whether a line ends in a colon, and running text follows that it is the writer's heading of."""
        said = self.document.text[slice(*self.lines[number].span)]
        if not said.rstrip().endswith(":") or number + 1 == len(self.lines):
            return False
        span, sentence = self.lines[number + 1].span, self.lines[number + 1].sentence
        return sentence or span.end - span.start >= RUNNING

    def introduces_a_contact(self, number: int) -> bool:
        """Whether a line ends in a colon, and below it stands whom to ask: “Investors:”, a name and a number."""
        said = self.document.text[slice(*self.lines[number].span)]
        below = self.lines[number + 1 : number + 1 + NEXT_TO]
        return said.rstrip().endswith(":") and any(
            gives_a_contact(self.document.text[slice(*line.span)]) for line in below
        )

    def heads_a_contact(self, number: int) -> bool:
        """Whether a line, or one of two below it, says whom to ask: “Investor Relations”, “ann@tern.example”."""
        return any(
            gives_a_contact(self.document.text[slice(*line.span)]) for line in self.lines[number : number + NEXT_TO]
        )

    def near(self, number: int) -> Worth:
        """What the labels count that stand near a line."""
        return Worth.of(
            self.labels[near] for near in range(number - AROUND, number + AROUND + 1) if near in self.labels
        )

    def on_its_side(self, number: int) -> set[str]:
        """The labels without a mark on the same side of the article as a line outside it."""
        if self.written or number in self.article or not self.article:
            return set()
        return self.before if number < self.article.start else self.after

    def beside(self, number: int, step: int) -> Iterator[str]:
        """The labels above (-1) or below (1) a line, without a mark and with no sentence in between."""
        for near in range(number + step, number + step * (NEXT_TO + 1), step):
            if label := self.labels.get(near):
                if not label.marked:
                    yield label.key
            elif not 0 <= near < len(self.lines) or self.lines[near].sentence:
                return


def tail_among(lines: tuple[Line, ...], labels: Container[int], article: range) -> int:
    """The line from which there is nothing but labels, so that none of them can name what follows."""
    number = len(lines)
    while number > article.stop and number - 1 in labels:
        number -= 1
    return number


def labels_of(document: Document, hits: Iterable[Iterable[Hit]]) -> tuple[dict[int, Label], set[int]]:
    """The lines that say a label, by their numbers, and the sorts of furniture that stand within lines."""
    said: dict[Span, tuple[str, int]] = {}
    for sort, found in enumerate(hits):
        for hit in found:
            if said.get(hit.span, ("", 0))[0] != SURE:
                said[hit.span] = hit.kind or SURE, sort
    labels = {}
    for number, line in enumerate(lines_of(document)):
        if line.span in said:
            strength, sort = said.pop(line.span)
            marked = line.kind not in UNMARKED or is_linked(document, line.span) or is_listed(document, line.span)
            marked = marked or (line.kind == "code" and is_boxed(document, line.span))
            written = document.format in WRITTEN
            marked = marked or (written and (is_bold(document, line.span) or is_filled_in(document, line.span)))
            labels[number] = Label(key_of(document.text[slice(*line.span)]), sort, strength, marked)
    return labels, {sort for _, sort in said.values()}


class LabelCheck(Protocol):
    """A check that finds lines which say a label."""

    @property
    def around(self) -> Labels:
        """All that its lines may say."""

    @property
    def interrupts(self) -> bool:
        """Whether they stand between paragraphs as well, and so tell nothing of where the article ends."""

    def look(self, document: Document, spans: list[Span]) -> Iterator[Hit]:
        """What these lines say, each with how much it says by itself."""


def finds_labels(check: Check) -> TypeGuard[LabelCheck]:
    """Whether a check finds labels. To ask a Protocol costs the import of `inspect` from Python 3.12 on."""
    return hasattr(type(check), "around")


class Family:
    """The checks of one family, asked together: which lines may be of which check is one question for all."""

    def __init__(self, checks: tuple[Check, ...]) -> None:
        self.checks = checks
        self.of_labels = [check if finds_labels(check) else None for check in checks]
        self.labels = SharedLabels([check.around if check else Labels(()) for check in self.of_labels])
        # What is no label, such as a plea or an embedded post, stands between paragraphs.
        self.interrupting = frozenset(
            sort for sort, check in enumerate(self.of_labels) if check is None or check.interrupts
        )

    @classmethod
    @lru_cache(maxsize=64)
    def of(cls, checks: tuple[Check, ...]) -> Family:
        """The same family for the same checks."""
        return cls(checks)

    def context(self, document: Document) -> LabelContext:
        """The labels of a document in their context, by what these checks find; worked out once."""
        if self not in document.analyses:
            document.analyses[self] = LabelContext(document, self.hits(document), self.interrupting)
        found: LabelContext = document.analyses[self]
        return found

    def hits(self, document: Document) -> list[Sequence[Hit]]:
        """What each check finds by itself."""
        spans = self.labels.worth_reading(document.text, (span for span, _ in places_of(document)))
        return [
            tuple(check.find_alone(document))
            if labels is None
            else tuple(labels.look(document, spans[number]))
            if number in spans
            else ()
            for number, (check, labels) in enumerate(zip(self.checks, self.of_labels, strict=True))
        ]
