"""The styles of an article: which way it writes what houses write in several ways (`styles.yml`)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from lintnews.house.article import Article
from lintnews.house.merging import Fact, Value
from lintnews.model import Span

COPY = ("paragraph", "list", "quote")  # blocks; a headline has a style of its own


@cache
def ways() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """Point of style, way to write it, and the pattern of the way."""
    import yaml

    points = yaml.safe_load(files("lintnews.house").joinpath("styles.yml").read_text("utf-8"))
    return tuple((point, way, re.compile(said)) for point, ways in points.items() for way, said in ways.items())


def style_facts(article: Article) -> Iterator[Fact]:
    """A fact for each way in which the running text of an article writes a point of style."""
    document = article.document
    text = document.text
    copy = [block.kind.startswith(COPY) for block in document.blocks]
    begins = [block.span.start for block in document.blocks]
    for point, way, pattern in ways():
        found = [match.start() for match in pattern.finditer(text)]
        starts = [at for at in found if (block := bisect_right(begins, at)) and copy[block - 1]]
        if starts:
            line, column = document.place(document.in_source(Span(starts[0], starts[0] + 1)).start)
            value: Value = {
                "mentions": len(starts),
                "articles": 1,
                "places": [[article.id, line, column, len(starts)]],
                "sections": {article.section: 1},
            }
            yield f"style\t{point}\t{way}", value
