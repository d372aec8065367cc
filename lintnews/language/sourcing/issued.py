"""Issued: a speech or a release, whose speaker or issuer answers for the figures in it."""

from __future__ import annotations

import re
from functools import cache

from lintnews.language.data import word_lists
from lintnews.lazy import lazy
from lintnews.model import Document, analysis

HEAD = 1000  # code points of an opening
FIRST = 30  # lines in which a speaker greets
SHELVES = 3  # parts of a path that may file a text: two folders and its name
PUNCTUATION = lazy(r"[\W_]+")
NUMBERED = lazy(r"(?:\d{1,3} )+")  # paragraphs of speeches have numbers
QUOTES = ("“", '"', "'", "‘", "«", "„")  # somebody is quoted
FIELD = lazy(r"^([a-z_]{3,20})\s*:(.*(?:\n[ \t]*-.*)*)", re.M)


@analysis
def is_issued(document: Document) -> bool:
    """Whether a text is a speech or a release, as far as its path, title, first lines or last notes tell."""
    return is_filed(document) or speaks_as_issuer(document)


def is_filed(document: Document) -> bool:
    """Whether the path or the front matter files it among speeches or releases."""
    names = [plain(" ".join(document.path.replace("\\", "/").split("/")[-SHELVES:]))]
    if document.source.startswith("---"):
        end = document.source.find("\n---", 3)
        fields = FIELD.findall(document.source[: max(end, 0)])
        names += [plain(value) for field, value in fields if field.replace("_", " ") in phrases("fields")]
    return any(f" {phrase} " in f" {name} " for name in names for phrase in phrases("shelves"))


def speaks_as_issuer(document: Document) -> bool:
    """Whether its own words are those of a speech or a release."""
    heads = [document.text[line.start : min(line.end, line.start + 80)] for line in document.lines]
    lines = [
        NUMBERED.sub("", plain(head), 1) for head in heads if head.strip() and not head.lstrip().startswith(QUOTES)
    ]
    titles = [plain(document.text[slice(*block.span)][:80]) for block in document.blocks if is_title_kind(block.kind)]
    wires = plain(document.text[:HEAD])
    return (
        any(begins(line, "titles") for line in titles + lines[:1])
        or any(begins(line, "openings") for line in lines[:FIRST])
        or any(begins(line, "notices") for line in lines)
        or any(f" {phrase} " in f" {wires} " for phrase in phrases("wires"))
    )


def is_title_kind(kind: str) -> bool:
    return kind in ("headline", "title", "frontmatter.title", "heading.h1")


def begins(line: str, heading: str) -> bool:
    """Whether a line begins with a phrase of a list."""
    return f"{line} ".startswith(phrases(heading))


def plain(text: str) -> str:
    """Words in lower case with a space between.

    >>> plain("_posts/2020-03-14-Speech-at-the-Parade.md")
    'posts 2020 03 14 speech at the parade md'
    """
    return PUNCTUATION.sub(" ", text).strip().lower()


@cache
def phrases(heading: str) -> tuple[str, ...]:
    """The phrases of a list of `data/issued.txt`."""
    return tuple(f"{phrase} " if heading in ENDS else phrase for phrase in word_lists("issued")[heading])


ENDS = ("titles", "openings", "notices")
