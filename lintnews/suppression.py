"""Suppression: comments and front matter in the copy that ask lintnews to leave a place alone."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from lintnews.formats import frontmatter
from lintnews.lazy import lazy
from lintnews.model import Document, Finding
from lintnews.near import did_you_mean
from lintnews.rulebook.catalogue import catalogue, shipped_packs

# <!-- lintnews-disable-next-line chrome, figures.unattributed -- the reason -->, or {/* … */} in MDX
COMMENT = lazy(
    r"(?:<!--|\{/\*)\s*(lintnews-\w+(?:-\w+)*)"
    r"([^\n]{0,500}?)(?:-->|\*/\})"
)
COMMENTS = ("disable", "enable", "disable-line", "disable-next-line", "disable-file")
CODE = lazy(
    r"^ {0,3}(`{3,}|~{3,}).*?(?:^ {0,3}\1|\Z)|(?<!`)(`+)(?!`)[^\n]{1,500}?(?<!`)\2(?!`)", re.DOTALL | re.MULTILINE
)
BLANK = lazy(r"(?:[^\S\n]*\n)*")
PREFIX = "lintnews-"  # of the word of a comment
SETTING = "lintnews: "  # before a key of front matter
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

    def means(self, rule: str) -> bool:
        return not self.rule or f"{rule}.".startswith(f"{self.rule}.")


def whole_lines(first: int, last: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """The stretch of whole lines."""
    return (first, 1), (last + 1, 1)


class Sifted(NamedTuple):
    """The findings that stay, and the suppressions that silenced none."""

    kept: list[Finding]
    unused: list[Suppression]


def sift(findings: Iterable[Finding], asked: Sequence[Suppression]) -> Sifted:
    """Take out what was asked to be silent."""
    waiting: dict[str, list[Suppression]] = {}  # by rule; those that begin first stand last
    for suppression in sorted(asked, key=lambda one: one.first, reverse=True):
        waiting.setdefault(suppression.rule, []).append(suppression)
    silent: dict[str, tuple[int, int]] = {}  # rule → how far the stretches reach that hold an earlier finding
    kept, used = [], set()
    for found in sorted(findings, key=lambda one: (one.line, one.column)):
        place = found.line, found.column
        names = [rule for rule in with_families(found.rule) if rule in waiting]
        for rule in names:
            while waiting[rule] and waiting[rule][-1].first <= place:
                suppression = waiting[rule].pop()
                if place < suppression.last:
                    used.add(suppression)
                    silent[rule] = max(suppression.last, silent.get(rule, suppression.last))
        if not any(rule in silent and place < silent[rule] for rule in names):
            kept.append(found)
    return Sifted(kept, [suppression for suppression in asked if suppression not in used])


def with_families(rule: str) -> Iterator[str]:
    """The words that mean a rule: all of them, its families from the widest, itself.

    >>> [*with_families("figures.unattributed.poll")]
    ['', 'figures', 'figures.unattributed', 'figures.unattributed.poll']
    """
    yield ""
    parts = rule.split(".")
    yield from (".".join(parts[:count]) for count in range(1, len(parts) + 1))


def in_vain(
    unused: Iterable[Suppression], known: Mapping[str, bool], running: Collection[str]
) -> Iterator[tuple[int, str]]:
    """What to say of suppressions that silenced nothing, each with its line. Of one that may be needed: nothing.

    It may be, where a rule that it means does not run here: the configuration ignores it, or it doesn't speak the
    language. `known` are all rules, also those that are not selected, and whether each is on by default.

    >>> asked = suppression_comments("<!-- lintnews-disable chrom, names -->")
    >>> list(in_vain(asked, {"chrome.share": True, "names.capitals": True}, running={"chrome.share"}))
    [(1, "no rule is called 'chrom'; did you mean 'chrome'?")]
    """
    unknown: set[int] = set()
    for one in unused:
        meant = [rule for rule in known if one.means(rule)]
        if one.rule.startswith(PREFIX):
            yield one.line, f"no comment is called {one.rule!r}{did_you_mean(one.rule, map(PREFIX.__add__, COMMENTS))}"
        elif one.rule.startswith(SETTING):
            yield one.line, f"front matter knows no {one.rule!r}, but 'lintnews: ignore' alone"
        elif whole := next((rule for rule in known if one.rule.startswith(f"{rule}.")), ""):
            yield one.line, f"{one.rule!r} is no rule: silence {whole!r}, or set the level of its kind under [levels]"
        elif not meant:
            if one.line not in unknown and not any(map(one.means, shipped_rules())):
                families = {rule.partition(".")[0] for rule in known}
                near = did_you_mean(one.rule, {*known, *families}) or "; a reason follows after ` -- `"
                yield one.line, f"no rule is called {one.rule!r}{near}"
                unknown.add(one.line)  # a reason has many words
        elif any(rule in running for rule in meant) and all(rule in running for rule in meant if known[rule]):
            yield one.line, f"this suppression of {one.rule or 'all rules'} silences nothing; it can go"


@cache
def shipped_rules() -> list[str]:
    """The rules of all packs that ship, also of those that the configuration does not name."""
    return [rule.id for rule in catalogue(shipped_packs())]


def asked_in(document: Document) -> list[Suppression]:
    """What the comments of a document ask for, and its front matter."""
    front = front_matter(document) if document.format in ("html", *MARKDOWN) else ()
    return [
        *front,
        *suppression_comments(without_code(document.source) if document.format in MARKDOWN else document.source),
    ]


def front_matter(document: Document) -> list[Suppression]:
    """What `lintnews: {ignore: […]}` asks for the whole file."""
    asked = []
    for key, value, at in frontmatter.lintnews_settings(document.source):
        rule = rule_meant(value) if key == "ignore" else f"{SETTING}{key}"
        asked.append(Suppression(document.place(at)[0], *whole_lines(1, ENDLESS), rule))
    return list(dict.fromkeys(asked))  # a list under a key that is none is told once


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
        word, rules = comment[1].removeprefix(PREFIX), rules_in(comment[2])
        if word == "enable":
            closed = [one for one in open_ones if "" in rules or one.rule in rules]
            found += [one._replace(last=(line, comment.end() - begins + 1)) for one in closed]
            idle = [] if "" in rules and closed else [rule for rule in rules if all(rule != one.rule for one in closed)]
            found += [Suppression(line, (line, 1), (line, 1), rule) for rule in idle]
            open_ones = [one for one in open_ones if one not in closed]
        elif word not in COMMENTS:
            found.append(Suppression(line, (line, 1), (line, 1), comment[1]))
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
    named = re.findall(r"[\w.-]+", re.split(r"(?:^|\s)--(?:\s|$)", words)[0])
    return tuple(map(rule_meant, named)) or ("",)


def rule_meant(word: str) -> str:
    """The rule or family that a word names; "" for `all`, as in the configuration."""
    return "" if word == "all" else word
