"""What a process of the pool does: it makes its linter once, and checks one text at a time."""

from __future__ import annotations

import signal
import traceback
from collections.abc import Callable, Mapping
from typing import Any

from lintnews import SUFFIXES, Config, Linter, UnreadableSource
from lintnews.json_types import Json
from lintnews.reporters.objects import as_object
from lintnews.service.messages import COPY

Said = Mapping[str, Any]  # as JSON
linter: Linter | None = None


def begin(config: str | Config | None) -> None:
    """Make the linter of this process, and try it. Ctrl-C is for the server, which then ends its processes."""
    global linter
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    linter = Linter(config)
    linter.check(COPY, "copy.txt")  # what it loads with the first text is loaded before somebody waits for it


def answer(task: Callable[..., Said], *given: object) -> Said:
    """What a task says. What holds no copy is {"unreadable": why}, what lintnews fails on {"fault": where}."""
    assert linter
    try:
        return task(linter, *given)
    except UnreadableSource as error:
        return {"unreadable": str(error)}
    except Exception as error:  # its message may hold words of the copy, which no log may
        at = traceback.extract_tb(error.__traceback__)[-1]
        return {"fault": f"{type(error).__name__} in {at.filename}, line {at.lineno}"}
    finally:
        linter.recover()


def check(linter: Linter, source: str | bytes, path: str, mend: bool) -> Said:
    """The findings, what was not looked for, and on request the text with all that is certain mended.

    Of a file also its format, and the text in which the places are counted.
    """
    document = linter.read(source, path)
    result = linter.check(document)
    said: dict[str, Json] = {
        "findings": [as_object(found) for found in result.findings],
        "language": result.skipped.language or None,
        "not_checked": sorted({*result.skipped.families, *result.skipped.parts}),
        "remarks": [remark.text for remark in result.remarks],
    }
    if isinstance(source, bytes):
        said |= {"format": document.format, "text": document.source}
    if mend and isinstance(source, str):
        said["mended"] = linter.fix(source, path).source
    return said


def fix(linter: Linter, source: str, path: str, unsafe: bool) -> Said:
    """The mended text, what was mended, and what is left to find."""
    fixed = linter.fix(source, path, unsafe=unsafe)
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
