"""What a process of the pool does: it makes its linter once, and checks one text at a time."""

from __future__ import annotations

import signal
from typing import Any

from lintnews import SUFFIXES, Config, Linter, UnreadableSource
from lintnews.reporters.objects import as_object

linter: Linter | None = None


def begin(config: str | Config | None) -> None:
    """Make the linter of this process. Ctrl-C is for the server, which then ends its processes."""
    global linter
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    linter = Linter(config)


def check(source: str | bytes, path: str, mend: bool) -> dict[str, Any]:
    """The findings, what was not looked for, and on request the text with all that is certain mended.

    Of a file also its format, and the text in which the places are counted. What holds no copy is {"unreadable": why}.
    """
    assert linter
    try:
        document = linter.read(source, path)
        result = linter.check(document)
        said: dict[str, Any] = {
            "findings": [as_object(found) for found in result.findings],
            "language": result.skipped.language or None,
            "not_checked": sorted({*result.skipped.families, *result.skipped.parts}),
            "remarks": [remark.text for remark in result.remarks],
        }
        if isinstance(source, bytes):
            said |= {"format": document.format, "text": document.source}
        if mend and isinstance(source, str):
            said["mended"] = linter.fix(source, path).source
    except UnreadableSource as error:
        return {"unreadable": str(error)}
    finally:
        linter.recover()
    return said


def fix(source: str, path: str, unsafe: bool) -> dict[str, Any]:
    """The mended text, what was mended, and what is left to find."""
    assert linter
    try:
        fixed = linter.fix(source, path, unsafe=unsafe)
    except UnreadableSource as error:
        return {"unreadable": str(error)}
    finally:
        linter.recover()
    return {
        "text": fixed.source,
        "mended": [as_object(found) for found in fixed.mended],
        "left": [as_object(found) for found in fixed.left],
    }


def path_for(path: str, format: str | None) -> str:
    """A name that tells the format: the path itself, unless another format is asked for.

    >>> path_for("", "markdown"), path_for("a.txt", None), path_for("", None)
    ('copy.markdown', 'a.txt', 'copy.txt')
    """
    if format and SUFFIXES.get(ending(path)) != format:
        return "copy" + next((known for known, name in SUFFIXES.items() if name == format), ".txt")
    return path or "copy.txt"


def ending(path: str) -> str:
    return path[path.rfind(".") :].lower() if "." in path else ""
