"""A near word, for somebody who mistyped one."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The end of a message about a word that is not known: the nearest that is, or "".

    >>> did_you_mean("warnin", ["error", "warning"]), did_you_mean("loud", ["error", "warning"])
    ("; did you mean 'warning'?", '')
    """
    from difflib import get_close_matches

    near = get_close_matches(word, sorted(known), n=1)
    return f"; did you mean {str(near[0])!r}?" if near else ""


def near_or_all(word: str, known: Collection[str]) -> str:
    """The end of a message about a word that is not known: the nearest that is, or else all of them."""
    return did_you_mean(word, known) or f"; there are: {', '.join(known)}"


def did_you_mean_file(path: str) -> str:
    """The same for a file that is not there: the nearest in its folder."""
    folder, name = os.path.split(path)
    try:
        return did_you_mean(name, {*os.listdir(folder or ".")} - {name})  # a link that leads nowhere is there
    except OSError:
        return ""
