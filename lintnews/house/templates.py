"""Lines and paragraphs that stand in many articles: those of the page that all were copied from, and shared ones.

No list of phrases is asked: a line of a page recurs, and it stands at the edge of the page or always beside the same
lines. What bears a mark of the writer's, a heading or an item of a list, is the writer's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from lintnews.house.lines import FEWEST, LONGEST_LINE
from lintnews.house.merging import Fact, Value
from lintnews.language.data import word_lists
from lintnews.language.furniture.page_lines import key_of
from lintnews.lazy import lazy

LEAST = 5  # articles in which a line of a page stands
SURE = 0.7  # of the articles in which it does so at the edge of the page, or beside the same line
OWN = 0.2  # of the articles in which the writer marked it as a heading or an item
SHOWN = 3  # places of a line of the page that are kept
MOST_SETS = 5000  # sets of articles that share paragraphs
WORDS = lazy(r"[^\W\d_]{2,}")
SENTENCE = lazy(r"\w\S*[.!?…][”’\"')\]]*\Z")
Place = tuple[str, int]


class Recurring(NamedTuple):
    """A line that recurs, as it first stands, and in how many articles; `places` are the first: id and line."""

    text: str
    articles: int
    places: tuple[Place, ...]


class Shared(NamedTuple):
    """Paragraphs that stand in each of several articles: how many, how the first begins, and where it stands."""

    paragraphs: int
    text: str
    places: tuple[Place, ...]


class Lines:
    """Reads the facts of lines one after the other, and keeps those that recur."""

    def __init__(self) -> None:
        self.recurring: list[Recurring] = []
        self.sets: dict[tuple[str, ...], list[tuple[tuple[Place, ...], str]]] = {}

    def read(self, facts: Iterable[Fact]) -> None:
        """Take the facts of one group."""
        for _, value in facts:
            if value["articles"] < 2:
                continue
            places = tuple((str(id), int(line)) for id, line in value["places"])
            if is_of_page(value):
                self.recurring.append(Recurring(value["text"], value["articles"], places[:SHOWN]))
            elif is_paragraph(value) and value["articles"] == len(places):
                articles = tuple(sorted({id for id, _ in places}))
                if articles in self.sets or len(self.sets) < MOST_SETS:
                    self.sets.setdefault(articles, []).append((places, value["text"]))

    def shared(self) -> list[Shared]:
        """The paragraphs that stand in the same articles, together, those of most paragraphs first."""
        found = []
        for members in self.sets.values():
            places, text = min(members)
            found.append(Shared(len(members), text, places))
        return sorted(found, key=lambda one: (-one.paragraphs, -len(one.places), one.places))

    def of_page(self) -> list[Recurring]:
        """The lines of a page, the commonest first."""
        return sorted(self.recurring, key=lambda line: (-line.articles, line.text))


def is_of_page(value: Value) -> bool:
    """Whether a line belongs to the page rather than to its writer."""
    articles, kinds = value["articles"], value.get("kinds", {})
    own = sum(times for kind, times in kinds.items() if kind not in ("paragraph", "quote"))
    if articles < LEAST or not kinds or own > OWN * articles or not says_something(value["text"]):
        return False
    edge = value.get("edge", 0) >= SURE * articles
    return edge or all(steady(value.get(side, {}), articles) for side in ("before", "after"))


def steady(neighbours: Mapping[str, int], articles: int) -> bool:
    """Whether a line stands beside the same one nearly always."""
    return max(neighbours.values(), default=0) >= SURE * articles


def says_something(text: str) -> bool:
    """Whether a line has words besides numbers and months."""
    months = word_lists("figures")["months"]
    words = [word for word in WORDS.findall(key_of(text)) if word not in months and word[:3] not in months]
    return len("".join(words)) > 3


def is_paragraph(value: Value) -> bool:
    """Whether a line is a paragraph of a story: a sentence, neither a heading nor an item."""
    text = value["text"]
    if "kinds" not in value:
        return True
    return (
        value["kinds"].keys() <= {"paragraph", "quote"}
        and text.count(" ") >= FEWEST - 1
        and len(text) <= LONGEST_LINE
        and SENTENCE.search(text) is not None
    )
