"""html: one page that an editor opens: each article as a reader sees it, with what was found marked in place.

The page needs no network and no server: its style and script stand in it, and it may load nothing.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files
from itertools import groupby, pairwise
from posixpath import dirname
from typing import NamedTuple

from lintnews.formats import ForeignSource, UnreadableSource, read
from lintnews.formats.html import OWN
from lintnews.model import Document, Finding, Level, Span
from lintnews.regular_files import COPY, read_bytes
from lintnews.reporters.style import Style, counted, visible

LEVELS = (Level.ERROR, Level.WARNING, Level.SUGGESTION)
TAGS = {"headline": "h3", "title": "h3", "heading": "h3", "quote": "blockquote"}  # of kinds of blocks; others: p


class Numbered(NamedTuple):
    """A finding with its number on the page, and where it stands in the text that a reader sees, if it does."""

    number: int
    found: Finding
    span: Span | None


def html_report(findings: Iterable[Finding], style: Style) -> Iterator[str]:
    """The page: counts and filters first, then file by file the article with its marks, and the findings beside it."""
    found = list(findings)
    yield from head(found, style)
    number = 1
    for path, of_file in groupby(found, key=lambda one: one.path):
        document = document_at(path)
        numbered = [Numbered(number + index, one, span_of_finding(document, one)) for index, one in enumerate(of_file)]
        number += len(numbered)
        yield from article_section(path, document, numbered)
    if not found:
        yield '<p class="none">Nothing found.</p>\n'
    yield f"</main>\n</div>\n<script>{resource('html_report.js')}</script>\n</body>\n</html>\n"


def resource(name: str) -> str:
    """A file beside this module."""
    return files("lintnews.reporters").joinpath(name).read_text("utf-8")


def page_head(title: str, style: str = "", policy: str = "") -> Iterator[str]:
    """What stands before the body of a page that loads nothing; its `title` is HTML, `policy` lets it do more."""
    yield f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n{OWN}\n'
    yield '<meta http-equiv="Content-Security-Policy" '
    yield f"content=\"default-src 'none'; style-src 'unsafe-inline'{policy}\">\n"
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{title}</title>\n<style>{resource('html_report.css')}{style}</style>\n</head>\n<body>\n"


def head(found: list[Finding], style: Style) -> Iterator[str]:
    """The beginning of the page: how much was found, by rule and by folder, with filters."""
    levels = Counter(one.severity for one in found)
    said = ", ".join(counted(levels[level], level) for level in LEVELS if levels[level]) or "nothing found"
    yield from page_head(f"lintnews: {said}", policy="; script-src 'unsafe-inline'")
    yield f"<header>\n<h1>lintnews</h1>\n<p>{said} in {counted(len({one.path for one in found}), 'file')}.</p>\n"
    yield '<p class="keys">Next finding: <kbd>j</kbd>, previous: <kbd>k</kbd></p>\n</header>\n<div class="page">\n'
    if found:
        yield '<form aria-label="Filter the findings">\n<details open><summary>Filter</summary>\n'
        yield '<p><label>File <input type="search" name="file" placeholder="part of a name"></label></p>\n'
        yield from chart("level", "Level", Counter({level: levels[level] for level in LEVELS if levels[level]}), style)
        yield from chart("rule", "Rule", Counter(one.rule for one in found), style)
        yield from chart("folder", "Folder", Counter(folder(one.path) for one in found), style)
        yield '</details>\n<p><output aria-live="polite"></output></p>\n</form>\n'
    yield "<main>\n"


def chart(name: str, legend: str, counts: Counter[str], style: Style) -> Iterator[str]:
    """A box to tick for each value, with a bar as long as it is common. Levels stand in their own order."""
    most = max(counts.values())
    yield f"<fieldset><legend>{legend}</legend>\n"
    for value, count in counts.items() if name == "level" else counts.most_common():
        yield (
            f'<div class="bar" style="--part: {100 * count // most}%"><label><input type="checkbox" name="{name}" '
            f'value="{html_of(value)}" checked> '
            f'<span class="{html_of(value) if name == "level" else name}">{html_of(value)}'
            f"</span></label> <span>{count:,}</span>"
        )
        if why := " ".join(style.why.get(value, "").split()):
            yield f"<details><summary>Why</summary><p>{html_of(why)}</p></details>"
        yield "</div>\n"
    yield "</fieldset>\n"


def folder(path: str) -> str:
    """The folder of a file.

    >>> folder("city/a.txt"), folder("a.txt")
    ('city', '.')
    """
    return dirname(path.replace("\\", "/")) or "."


def html_of(text: str) -> str:
    """A text on the page: nothing of it is a mark, and what nobody could see is written out."""
    return escape(visible(text))


def document_at(path: str) -> Document | None:
    """The file as a reader sees it; None for what can't be read once more, such as standard input."""
    try:
        return read(path, read_bytes(path, COPY))
    except (OSError, ForeignSource, UnreadableSource):
        return None


def span_of_finding(document: Document | None, found: Finding) -> Span | None:
    """Where a finding stands in the text; None for one that is no text, such as an address."""
    if document is None:
        return None
    try:
        start = document.offset(found.line, found.column)
        end = document.offset(found.end_line, found.end_column)
    except IndexError:  # the file has changed meanwhile
        return None
    span = Span(text_offset(document, start), text_offset(document, end))
    return span if span.start < span.end and document.in_source(span) == Span(start, end) else None


def text_offset(document: Document, offset: int) -> int:
    """The first offset of the text that stands at or after one of the source."""
    low, high = 0, len(document.text)
    while low < high:
        middle = (low + high) // 2
        if document.in_source(Span(middle, middle + 1)).start < offset:
            low = middle + 1
        else:
            high = middle
    return low


def article_section(path: str, document: Document | None, numbered: list[Numbered]) -> Iterator[str]:
    """One file: its text with the marks, and its findings as a list."""
    yield f'<section class="file" data-file="{html_of(path)}" data-folder="{html_of(folder(path))}">\n'
    levels = Counter(one.found.severity for one in numbered)
    said = ", ".join(counted(levels[level], level) for level in LEVELS if levels[level])
    yield f"<h2>{html_of(path)} <small>{said}</small></h2>\n<div class=columns>\n<article>\n"
    if document:
        yield from text(document, [one for one in numbered if one.span])
    yield "</article>\n<ol>\n"
    yield from map(finding_note, numbered)
    yield "</ol>\n</div>\n</section>\n"


def text(document: Document, numbered: list[Numbered]) -> Iterator[str]:
    """The blocks of a text, each with its marks."""
    waiting = deque(sorted((one.span, one) for one in numbered if one.span))
    for block in document.blocks:
        here = []
        while waiting and waiting[0][0].start < block.span.end:
            here.append(waiting.popleft())
        kind = block.kind.partition(".")[0]
        tag = TAGS.get(kind, "p")
        if inside := "".join(marked_text(document.text, block.span, here)).strip():
            yield f'<{tag} class="{html_of(kind)}">{inside}</{tag}>\n'
        waiting.extendleft(one for one in reversed(here) if one[0].end > block.span.end)


def marked_text(whole: str, span: Span, here: list[tuple[Span, Numbered]]) -> Iterator[str]:
    """A stretch of text; what was found in it is marked, and where two findings overlap, both are named."""
    edges = {span.start, span.end}
    for found, _ in here:
        edges |= {max(found.start, span.start), min(found.end, span.end)}
    waiting, over = deque(here), list[tuple[Span, Numbered]]()
    for start, end in pairwise(sorted(edges)):
        while waiting and waiting[0][0].start <= start:
            over.append(waiting.popleft())
        over = [one for one in over if one[0].end > start]
        piece = "\n".join(map(html_of, whole[start:end].split("\n")))
        if not over:
            yield piece
            continue
        worst = min(one.found.severity.rank for _, one in over)
        numbers = " ".join(str(one.number) for _, one in over)
        yield (
            f'<mark class="{LEVELS[worst]}" data-n="{numbers}" aria-describedby="n{over[0][1].number}">{piece}</mark>'
        )


def finding_note(one: Numbered) -> str:
    """One finding in the list beside the article."""
    found = one.found
    mend = ""
    if found.fix:
        replacement = html_of(found.fix.replacement) or "<em>take it out</em>"
        mend = f' <span class="fix"><b>{"Fix" if found.fix.safe else "Fix, look first"}:</b> {replacement}</span>'
    quoted = "" if one.span else f"<q>{html_of(found.text[:80])}</q> "
    return (
        f'<li id="n{one.number}" class="{found.severity}" data-n="{one.number}" data-rule="{html_of(found.rule)}" '
        f'data-level="{found.severity}"><a href="#n{one.number}">{found.line}:{found.column}</a> '
        f'<span class="{found.severity}">{found.severity}</span> <span class="rule">{html_of(found.rule)}</span><br>'
        f"{quoted}{html_of(found.message)}{mend}</li>\n"
    )
