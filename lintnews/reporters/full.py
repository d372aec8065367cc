"""full: the line, marks under what was found, and the message; for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lintnews.lazy import lazy
from lintnews.model import Finding
from lintnews.reporters.style import COLON, Style, unspoken, visible

WIDTH = 96  # columns of the excerpt, so that the whole fits a terminal of 100
UNEVEN = lazy("[^\u0000-\u02ff\u2010-\u2027€]")  # a character beyond these may take no column, or two
SHOWN = 60  # columns of the finding itself


def report(findings: Iterable[Finding], style: Style) -> Iterator[str]:
    """A paragraph a finding; why a rule matters is said at its first."""
    reasons = dict(style.why)
    for found in findings:
        place = style.place(found.path, found.line, found.column)
        said = [
            f"{place}  {style.level(found.severity)}  {style.rule(found.rule)}",
            *excerpt(found, style),
            unspoken(visible(found.message)),
        ]
        if found.fix:
            said.append(
                f"{style.dim('fix' if found.fix.safe else 'fix (look first)')}: {visible(found.fix.replacement)}"
            )
        if why := reasons.pop(found.rule, ""):
            from textwrap import wrap

            said += map(style.dim, wrap(unspoken(visible(why)), WIDTH))
        yield "\n  ".join(said) + "\n\n"


def excerpt(found: Finding, style: Style) -> tuple[str, str]:
    """The line on which a finding starts, cut to the width of a terminal, and the marks under it."""
    text, before, after = visible(found.text.partition("\n")[0]), visible(found.before), visible(found.after)
    before = unspoken(before)
    if not before.strip(": "):
        before, text = before.replace(":", COLON), unspoken(text)
    columns, cut = EVENLY if not UNEVEN.search(text + before + after) else UNEVENLY
    shown = text if columns(text) <= SHOWN else cut(text, SHOWN - 1) + "…"
    room = WIDTH - columns(shown)
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
