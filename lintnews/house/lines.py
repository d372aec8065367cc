"""The lines and paragraphs of an article: fingerprints by which they are known again in others."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b

from lintnews.house.article import Article
from lintnews.house.merging import Fact, Value
from lintnews.language.furniture.page_lines import key_of, places_of

LONGEST_LINE = 300  # code points; a longer one is a paragraph, of which only the beginning is kept
EDGE = 6  # lines from the beginning or the end of a page, where its furniture stands
BEGINNING = 80  # code points of a paragraph that are kept
FEWEST = 8  # words of a paragraph
MOST = 2000  # lines of one article; more are a table or a log


def line_facts(article: Article) -> Iterator[Fact]:
    """A fact a line: in how many articles, where, after and before which others, and how it is marked."""
    document = article.document
    lines = places_of(document)[:MOST]
    said = [key_of(document.text[slice(*span)]) for span, _ in lines]
    prints = [fingerprint(words) for words in said]
    around = ["", *prints, ""]
    seen = set()
    for number, ((span, block), words) in enumerate(zip(lines, said, strict=True)):
        if not words or prints[number] in seen or (len(words) > LONGEST_LINE and words.count(" ") < FEWEST - 1):
            continue
        seen.add(prints[number])
        text = " ".join(document.text[slice(*span)].split())
        line, _ = document.place(document.in_source(span).start)
        value: Value = {"articles": 1, "places": [[article.id, line]]}
        if len(words) <= LONGEST_LINE:
            value |= {"text": text, "before": {around[number][:8]: 1}, "after": {around[number + 2][:8]: 1}}
            value["kinds"] = {block.kind.partition(".")[0]: 1}
            if min(number, len(lines) - 1 - number) < EDGE:
                value["edge"] = 1
        else:
            value["text"] = text[:BEGINNING]
        yield f"line\t{prints[number]}", value


def fingerprint(words: str) -> str:
    """16 hexadecimal digits of what a line says."""
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
