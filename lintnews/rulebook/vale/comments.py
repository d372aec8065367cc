"""Comments in the copy that turn Vale's rules off and on: `<!-- vale off -->`, `<!-- vale House.Hype = NO -->`."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lintnews.lazy import lazy
from lintnews.model import Finding

COMMENT = lazy(r"<!--\s*vale\s+([^\n]{1,300}?)\s*-->|\{/\*\s*vale\s+([^\n]{1,300}?)\s*\*/\}")
SWITCH = lazy(r"""(?P<rule>[^\s=\["]+)(?P<words>\[.*\])?\s*=\s*(?P<word>YES|NO|on|off)""")
STYLES = lazy(r"styles?\s*=\s*(?P<styles>.+)")
EVERYTHING = ""


class Switch(NamedTuple):
    """From this offset of the source on, a style, a rule or everything is off or on; with `words`, only for these."""

    at: int
    rule: str
    off: bool
    words: str = ""


def switches(source: str, styles: Iterable[str] = (), delimiters: tuple[str, ...] = ()) -> list[Switch]:
    """What the comments of a source switch, in order. `styles` are those that `style = …` turns off.

    >>> switches('<!-- vale House.Hype["very"] = NO -->')
    [Switch(at=0, rule='House.Hype', off=True, words='very')]
    """
    if "vale" not in source:
        return []
    return [
        switch for at, said in vale_comments(source, delimiters) for switch in switched(at, said.strip(), tuple(styles))
    ]


def vale_comments(source: str, delimiters: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """The offsets of the comments that speak to Vale, and what they say."""
    pattern = COMMENT
    if len(delimiters) == 2:
        opening, closing = map(re.escape, delimiters)
        pattern = re.compile(rf"{opening}\s*vale\s+([^\n]{{1,300}}?)\s*{closing}")
    for found in pattern.finditer(source):
        yield found.start(), next(filter(None, found.groups()))


def switched(at: int, said: str, styles: tuple[str, ...]) -> Iterator[Switch]:
    """What one comment switches."""
    if said in ("off", "on"):
        yield Switch(at, EVERYTHING, said == "off")
    elif kept := STYLES.fullmatch(said):
        yield from (Switch(at, style, True) for style in styles)
        yield from (Switch(at, style.strip(), False) for style in kept["styles"].split(","))
    elif switch := SWITCH.fullmatch(said):
        off = switch["word"] in ("NO", "off")
        yield from (Switch(at, switch["rule"], off, words) for words in named_words(switch["words"]))


def named_words(words: str | None) -> list[str]:
    """The words in `["very", "quite"]`; "" for any."""
    if words is None:
        return [""]
    try:
        found = json.loads(words)
    except ValueError:
        return []
    return [word for word in found if isinstance(word, str)]


def unsilenced(findings: Iterable[Finding], offsets: Iterable[int], asked: list[Switch]) -> list[Finding]:
    """The findings that no comment silences; `offsets` say where in the source each begins."""
    kept = []
    state: dict[tuple[str, str], bool] = {}
    waiting = deque(asked)
    for at, found in sorted(zip(offsets, findings, strict=True), key=lambda pair: pair[0]):
        while waiting and waiting[0].at <= at:
            switch = waiting.popleft()
            state[switch.rule, switch.words] = switch.off
        if not any(
            off and words in ("", found.text) and is_meant(rule, found.rule) for (rule, words), off in state.items()
        ):
            kept.append(found)
    return kept


def is_meant(said: str, rule: str) -> bool:
    return said == EVERYTHING or rule == said or rule.startswith(said + ".")
