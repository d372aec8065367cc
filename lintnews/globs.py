"""Globs as Vale reads them: `*` crosses folders, `{md,txt}` are choices, `[!a]` negates a class, `!` the whole."""

from __future__ import annotations

import re
from functools import cache

from lintnews.lazy import lazy

PIECE = lazy(r"\*+|\?|\[!?[^\]]*\]|\\.|.", re.DOTALL)
BRACES = lazy(r"(?<!\\)\{((?:\\.|[^{}\\])*)\}", re.DOTALL)  # the innermost ones, with their choices
COMMA = lazy(r"(?<!\\),")
LONGEST, MOST = 4096, 256  # characters of a glob, and choices in it; what says more fits nothing


def glob_matches(glob: str, path: str) -> bool:
    """Whether a path fits a glob.

    >>> [glob_matches("*.{md,txt}", path) for path in ("a.md", "news/a.txt", "a.html")]
    [True, True, False]
    >>> glob_matches("!*.md", "a.md"), glob_matches("news/*.md", "news/2026/a.md"), glob_matches("a.md", "news/a.md")
    (False, True, False)
    """
    negated = glob.startswith("!")
    pattern = _glob_pattern(glob.lstrip("!"))
    fits = pattern.fullmatch(path.replace("\\", "/").removeprefix("./"))
    return (fits is not None) is not negated


@cache
def _glob_pattern(glob: str) -> re.Pattern[str]:
    try:
        return re.compile(
            "|".join(map(translated_glob, choices(glob.removeprefix("./").replace("**/", "*")))), re.DOTALL
        )
    except re.error:  # a class that holds nothing
        return re.compile(re.escape(glob))


def choices(glob: str) -> list[str]:
    """What a glob with braces stands for; nothing where that would be too much.

    >>> sorted(choices("a.{md,t{x,y}t}"))
    ['a.md', 'a.txt', 'a.tyt']
    """
    waiting, whole = [glob], dict[str, None]()
    while waiting:
        one = waiting.pop()
        if found := BRACES.search(one):
            waiting += [one[: found.start()] + word + one[found.end() :] for word in COMMA.split(found[1])]
        else:
            whole[one] = None
        if len(one) > LONGEST or len(waiting) + len(whole) > MOST:
            return ["[!\0-\U0010ffff]"]
    return list(whole)


def translated_glob(glob: str) -> str:
    """A glob without choices as a pattern that gives up nothing it found: between stars stands what has one length."""
    pieces = [""]
    for piece in PIECE.findall(glob):
        if piece.startswith("*"):
            pieces.append("")
        elif piece.startswith("[") and len(piece) > 1:
            pieces[-1] += "[" + piece[1:].replace("!", "^", piece.startswith("[!")).replace("\\", "\\\\")
        else:
            pieces[-1] += "[^/]" if piece == "?" else re.escape(piece.removeprefix("\\") or piece)
    first, *rest = pieces
    if not rest:
        return first
    *middle, last = rest
    return first + "".join(f"(?>.*?{piece})" for piece in middle if piece) + (rf"(?>.*?{last}\Z)" if last else ".*")
