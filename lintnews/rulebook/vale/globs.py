"""Globs as Vale reads them: `*` crosses folders, `{md,txt}` are choices, `[!a]` negates a class, `!` the whole."""

from __future__ import annotations

import re
from functools import cache

from lintnews.lazy import lazy

PIECE = lazy(r"\*+|\?|\[!?[^\]]*\]|[{},]|\\.|.", re.DOTALL)
# A sign of a glob → its pattern. A comma means something only within braces.
SIGNS = {"?": "[^/]", "{": "(?:", "}": ")", ",": ","}


def matches(glob: str, path: str) -> bool:
    """Whether a path fits a glob.

    >>> [matches("*.{md,txt}", path) for path in ("a.md", "news/a.txt", "a.html")]
    [True, True, False]
    >>> matches("!*.md", "a.md"), matches("news/*.md", "news/2026/a.md"), matches("a.md", "news/a.md")
    (False, True, False)
    """
    negated = glob.startswith("!")
    pattern = _pattern(glob.lstrip("!"))
    fits = pattern.fullmatch(path.replace("\\", "/").removeprefix("./"))
    return (fits is not None) is not negated


@cache
def _pattern(glob: str) -> re.Pattern[str]:
    pieces, depth = [], 0
    for piece in PIECE.findall(glob.removeprefix("./").replace("**/", "*")):
        depth += (piece == "{") - (piece == "}")
        if piece == "," and depth > 0:
            pieces.append("|")
        elif piece.startswith("*"):
            pieces.append(".*")
        elif piece.startswith("[") and len(piece) > 1:
            pieces.append("[" + piece[1:].replace("!", "^", piece.startswith("[!")).replace("\\", "\\\\"))
        else:
            pieces.append(SIGNS.get(piece) or re.escape(piece.removeprefix("\\") or piece))
    try:
        return re.compile("".join(pieces), re.DOTALL)
    except re.error:  # braces that don't close, a class that holds nothing
        return re.compile(re.escape(glob))
