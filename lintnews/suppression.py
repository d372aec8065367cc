"""Suppression: comments and front matter in the copy that ask lintnews to leave a place alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from lintnews.formats import frontmatter
from lintnews.lazy import lazy
from lintnews.model import Document, Finding

# <!-- lintnews-disable-next-line chrome, figures.unattributed -- the reason -->, or {/* … */} in MDX
COMMENT = lazy(
    r"(?:<!--|\{/\*)\s*lintnews-(disable-file|disable-line|disable-next-line|disable|enable)\b"
    r"([^\n]{0,500}?)(?:-->|\*/\})"
)
CODE = lazy(
    r"^ {0,3}(`{3,}|~{3,}).*?(?:^ {0,3}\1|\Z)|(?<!`)(`+)(?!`)[^\n]{1,500}?(?<!`)\2(?!`)", re.DOTALL | re.MULTILINE
)
BLANK = lazy(r"(?:[^\S\n]*\n)*")
MARKDOWN = ("markdown", "mdx")
ENDLESS = 10**9  # a line number beyond any file


class Suppression(NamedTuple):
    """A stretch in which a rule or a family ("": all rules) is to be silent, and the line that asks for it.

    It reaches from a line and column, each from 1, to a line and column, that one not included.
    """

    line: int
    first: tuple[int, int]
    last: tuple[int, int]
    rule: str

    def silences(self, found: Finding) -> bool:
        asked = not self.rule or f"{found.rule}.".startswith(f"{self.rule}.")
        return asked and self.first <= (found.line, found.column) < self.last


def whole_lines(first: int, last: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """The stretch of whole lines."""
    return (first, 1), (last + 1, 1)


class Sifted(NamedTuple):
    """The findings that stay, and the suppressions that silenced none."""

    kept: list[Finding]
    unused: list[Suppression]


def sift(findings: Iterable[Finding], asked: Sequence[Suppression]) -> Sifted:
    """Take out what was asked to be silent."""
    kept, used = [], set()
    for found in findings:
        silencing = {suppression for suppression in asked if suppression.silences(found)}
        used |= silencing
        if not silencing:
            kept.append(found)
    return Sifted(kept, [suppression for suppression in asked if suppression not in used])


def asked_in(document: Document) -> list[Suppression]:
    """What the comments of a document ask for, and its front matter."""
    front = front_matter(document) if document.format in ("html", *MARKDOWN) else ()
    return [
        *front,
        *suppression_comments(without_code(document.source) if document.format in MARKDOWN else document.source),
    ]


def front_matter(document: Document) -> Iterator[Suppression]:
    """What `lintnews: {ignore: […]}` asks for the whole file."""
    for rule, at in frontmatter.ignored_rules(document.source):
        yield Suppression(document.place(at)[0], *whole_lines(1, ENDLESS), rule)


def without_code(source: str) -> str:
    """A source of Markdown whose code is blank, line for line: a comment that code shows asks for nothing.

    >>> without_code("Write `<!-- lintnews-disable -->` above.")
    'Write                             above.'
    """
    return CODE.sub(lambda code: re.sub(r"[^\n]", " ", code.group()), source)


def suppression_comments(source: str) -> list[Suppression]:
    """What the comments of a source ask for.

    >>> suppression_comments("<!-- lintnews-disable-next-line chrome -- we show the button -->\\n\\nShow More")
    [Suppression(line=1, first=(3, 1), last=(4, 1), rule='chrome')]
    """
    found: list[Suppression] = []
    open_ones: list[Suppression] = []
    line, at, begins = 1, 0, 0  # of the line, the place where it begins
    for comment in COMMENT.finditer(source):
        line += source.count("\n", at, comment.start())
        begins = max(begins, source.rfind("\n", at, comment.start()) + 1)
        at = comment.start()
        word, rules = comment[1], rules_in(comment[2])
        if word == "enable":
            closed = [one for one in open_ones if "" in rules or one.rule in rules]
            found += [one._replace(last=(line, comment.end() - begins + 1)) for one in closed]
            open_ones = [one for one in open_ones if one not in closed]
        elif word == "disable":
            open_ones += [Suppression(line, (line, at - begins + 1), (ENDLESS, 1), rule) for rule in rules]
        else:
            following = line + 1 + blank_lines(source, comment.end())
            first, last = {"disable-file": (1, ENDLESS), "disable-line": (line, line)}.get(word, (following, following))
            found += [Suppression(line, *whole_lines(first, last), rule) for rule in rules]
    return sorted(found + open_ones)


def blank_lines(source: str, at: int) -> int:
    """How many blank lines follow the line of a place: Markdown parts a comment from the paragraph below by one."""
    end = source.find("\n", at)
    blank = BLANK.match(source, end + 1)
    return source.count("\n", *blank.span()) if blank and end >= 0 else 0


def rules_in(words: str) -> tuple[str, ...]:
    """The rules that a comment names, or "" for all; a reason may follow after `--`."""
    return tuple(re.findall(r"[\w.-]+", words.partition(" -- ")[0].removesuffix("--"))) or ("",)
