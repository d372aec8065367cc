"""What can be done about a finding: the mend, all mends, and the comments that keep lintnews quiet."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from lsprotocol import types

from lintnews import Finding
from lintnews.editor.positions import Places

FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.lintnews"
SHOWN = 60  # characters of a replacement in the title of an action
COMMENTS = {
    ".md": "<!-- {} -->",
    ".html": "<!-- {} -->",
    ".htm": "<!-- {} -->",
    ".markdown": "<!-- {} -->",
    ".mdx": "{{/* {} */}}",
}

NAME = re.compile(r"[\w.-]*\w")  # of a rule that a comment can name; a file may be called anything

Same = Callable[[str], bool]  # whether a reader sees in a source what they saw before
Edits = list[types.TextEdit]


def mend(found: Finding, places: Places) -> Iterator[tuple[str, Edits, bool]]:
    """The title and the edit of a finding's fix, and whether it is certain."""
    if found.fix:
        written = found.fix.replacement
        shown = written if len(written) <= SHOWN else f"{written[:SHOWN]}…"
        said = f"Write “{shown}”" if written else "Take it out"
        edit = types.TextEdit(places.of_span(found.fix.span), written)
        yield said if found.fix.safe else f"{said} (look first)", [edit], found.fix.safe


def all_mends(mended: str, source: str, findings: Iterable[Finding], places: Places) -> Edits:
    """The edits that make a mended text of a source: the fixes one by one, if they do, or else what is between.

    An editor keeps its cursor and its other marks where an edit touches little.
    """
    fixes = sorted({one.fix for one in findings if one.fix and one.fix.safe}, key=lambda fix: fix.span)
    pieces, at = [], 0
    for fix in fixes:
        pieces += [source[at : fix.span.start], fix.replacement]
        at = fix.span.end
    if "".join([*pieces, source[at:]]) == mended:
        return [types.TextEdit(places.of_span(fix.span), fix.replacement) for fix in fixes]
    start = same_at_start(source, mended)
    end = same_at_start(source[start:][::-1], mended[start:][::-1])
    edit_range = types.Range(places.at(start), places.at(len(source) - end))
    return [types.TextEdit(edit_range, mended[start : len(mended) - end])]


def same_at_start(one: str, other: str) -> int:
    """How many characters two texts share from their start."""
    length = min(len(one), len(other))
    return next((at for at in range(length) if one[at] != other[at]), length)


def quiet(found: Finding, path: str, places: Places, same: Same) -> Iterator[tuple[str, Edits]]:
    """The titles and edits of the comments that keep a rule quiet, where a comment changes nothing that a reader sees.

    A comment on a line of its own would part a wrapped paragraph in two; there it stands at the end of the line.
    """
    form = next((form for ending, form in COMMENTS.items() if path.lower().endswith(ending)), "")
    if not form or not NAME.fullmatch(found.rule):
        return
    lines = places.lines
    line = lines[found.line - 1]
    indent = line[: len(line) - len(line.lstrip())]
    above = (found.line, 1, f"{indent}{form.format(f'lintnews-disable-next-line {found.rule}')}\n")
    beside = (found.line, len(line.rstrip()) + 1, " " + form.format(f"lintnews-disable-line {found.rule}"))
    start = "" if lines[-1] == "" else "\n"
    below = (len(lines), len(lines[-1]) + 1, f"{start}\n{form.format(f'lintnews-disable-file {found.rule}')}\n")
    for title, candidates in (("here", (above, beside)), ("in this file", (below,))):
        for at_line, column, text in candidates:
            kept = lines[at_line - 1]
            changed = [*lines[: at_line - 1], kept[: column - 1] + text + kept[column - 1 :], *lines[at_line:]]
            if same("\n".join(changed)):
                place = places.position(at_line, column)
                yield f"Keep {found.rule} quiet {title}", [types.TextEdit(types.Range(place, place), text)]
                break
