"""full: the line, marks under what was found, and the message; for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from lintnews.lazy import lazy
from lintnews.model import Finding, Fix
from lintnews.reporters.style import COLON, MARGIN, Style, no_command, visible

UNEVEN = lazy("[^\u0000-\u02ff\u2010-\u2027€]")  # a character beyond these may take no column, or two


def full_report(findings: Iterable[Finding], style: Style) -> Iterator[str]:
    """A paragraph a finding, file by file, of each the worst first; why a rule matters is said at its first."""
    reasons = dict(style.why)
    for _, of_file in groupby(findings, key=lambda found: found.path):
        for found in sorted(of_file, key=lambda found: found.severity.rank):
            place = style.place(found.path, found.line, found.column)
            said = [
                f"{place}  {style.level(found.severity)}  {style.rule(found.rule)}",
                *excerpt(found, style),
                *style.wrap(no_command(visible(found.message))),
            ]
            if found.fix and found.fix.replacement:  # of what is cut the message speaks
                first, *rest = style.wrap(mend_in_words(found.fix))
                label, colon, replacement = first.partition(":")
                said += [style.dim(label) + colon + replacement, *rest]
            if why := reasons.pop(found.rule, ""):
                said += map(style.dim, style.wrap(no_command(visible(why))))
            yield f"\n{MARGIN}".join(said) + "\n\n"


def mend_in_words(fix: Fix) -> str:
    """What a fix would write; spaces at its edges are shown, as nobody would see them.

    >>> from lintnews.model import Span
    >>> where = (Span(0, 4), 1, 1, 1, 5)
    >>> mend_in_words(Fix("Said ", True, *where)), mend_in_words(Fix("ä", False, *where))
    ('fix: Said␣', 'fix (look first): ä')
    """
    text = visible(fix.replacement)
    bare = text.strip(" ")
    before, _, after = text.partition(bare) if bare else (text, "", "")
    shown = f"{'␣' * len(before)}{bare}{'␣' * len(after)}"
    return f"{'fix' if fix.safe else 'fix (look first)'}: {shown}"


def excerpt(found: Finding, style: Style) -> tuple[str, str]:
    """The line on which a finding starts, cut to the width of the terminal, and the marks under it."""
    text, before, after = visible(found.text.partition("\n")[0]), visible(found.before), visible(found.after)
    before = no_command(before)
    if not before.strip(": "):
        before, text = before.replace(":", COLON), no_command(text)
    columns, cut = EVENLY if not UNEVEN.search(text + before + after) else UNEVENLY
    longest = style.room * 5 // 8
    shown = text if columns(text) <= longest else cut(text, longest - 1) + "…"
    room = style.room - columns(shown)
    left = cut(before[::-1], max(room - min(columns(after), room // 2), room // 2))[::-1]
    right = cut(after, room - columns(left))
    left = "…" + left[1:] if len(left) < len(before) else left
    right = right[:-1] + "…" if len(right) < len(after) and right else right
    marks = " " * columns(left) + style.marks("^" * max(columns(shown), 1), found.severity)
    return left + style.bold(shown) + right, marks


def columns(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return len(text) + sum(width(letter) - 1 for letter in UNEVEN.findall(text))


def width(letter: str) -> int:
    from unicodedata import combining, east_asian_width

    if combining(letter):
        return 0
    return 2 if east_asian_width(letter) in "WF" else 1


def cut(text: str, room: int) -> str:
    """As much of the text's start as fits."""
    used = 0
    for index, letter in enumerate(text):
        used += width(letter)
        if used > room:
            return text[:index]
    return text


# How wide a text is, and as much of it as fits: where every character takes one column, and where some don't.
EVENLY = len, lambda text, room: text[:room]
UNEVENLY = columns, cut
