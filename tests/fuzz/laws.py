"""What must hold, whatever comes: nothing breaks, nothing hangs, nothing points outside, nothing depends on the way."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from random import Random
from time import process_time
from unittest.mock import patch

from inputs import NAMES, article, command, configuration, rule, vale

from lintnews import Config, Document, Finding, Linter, Rule, UnreadableSource
from lintnews.engine import LONGEST, WHOLE, make_finding, raise_error, rule_hits
from lintnews.frontends.cli import main
from lintnews.linting.configuration import all_rules, selected_rules, with_all_packs
from lintnews.reporters import REPORTERS, reporter
from lintnews.reporters.style import Style

SECONDS = 3.0  # of CPU for any input so small, on any machine
DANGEROUS = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
BROKEN = ("Traceback", "lintnews itself failed", "could not go on")


class Broken(AssertionError):
    """A law that does not hold; `kind` is a word for it."""

    def __init__(self, kind: str, said: str) -> None:
        super().__init__(f"{kind}: {said}")
        self.kind = kind


class Hangs(BaseException):
    """Work beyond any budget."""


def hold(kind: str, holds: bool, said: object = "") -> None:
    if not holds:
        raise Broken(kind, str(said))


@contextmanager
def budget(seconds: float = SECONDS) -> Iterator[None]:
    """Interrupt what takes more CPU time; where the system can't, refuse it afterwards."""

    def interrupt(*_: object) -> None:
        raise Hangs

    start = process_time()
    if hasattr(signal, "SIGPROF"):
        signal.signal(signal.SIGPROF, interrupt)
        signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    except Hangs:
        raise Broken("hang", f"more than {seconds:.0f} s") from None
    finally:
        if hasattr(signal, "SIGPROF"):
            signal.setitimer(signal.ITIMER_PROF, 0)
    hold("hang", process_time() - start <= seconds, f"{process_time() - start:.1f} s")


@cache
def linter(everything: bool = False) -> Linter:
    """A linter with the default rules, or all that ship, which is kept for the next input."""
    config = with_all_packs(Config(select=("all",))) if everything else Config()
    chosen = [rule for rule in selected_rules(config, all_rules(config)) if not rule.id.startswith("spelling")]
    return Linter(rules=chosen)


def check_article(chance: Random) -> list[Finding] | None:
    """An article under the default rules: every place stands in it. What was found; None if it holds no text."""
    ending, data = article(chance)
    return check_data(f"story.{ending}", data)


def check_whole(chance: Random) -> list[Finding] | None:
    """An article under all rules, twice, in every report, and mended: what was found; None if it holds no text."""
    ending, data = article(chance)
    name = f"story.{ending}"
    found = check_data(name, data, everything=True)
    if found is None:
        return None
    with budget(2 * SECONDS):
        document = linter(True).read(data, name)
        hold("difference", found == linter(True).lint(document))
        check_places_of_hits(document, linter(True).rules)
        check_reports(found)
        check_fixes(name, data)
    return found


def check_data(name: str, data: bytes, everything: bool = False) -> list[Finding] | None:
    kept = linter(everything)
    with budget():
        try:
            document = kept.read(data, name)
        except UnreadableSource:
            return None
        found, remarks, _ = kept.check(document)
        hold("remark", not [remark for remark in remarks if remark.failure], remarks)
        places(document, found)
    return found


def check_places_of_hits(document: Document, rules: list[Rule]) -> None:
    """What a check saw is what stands at the place that is reported, where the file holds the very same characters."""
    for one in rule_hits(document, rules, raise_error):
        seen, span = one.document, one.hit.span
        if span != WHOLE and seen.editable(span):
            hold("outside", make_finding(one).text == seen.text[slice(*span)][:LONGEST], one.hit)


def check_reports(found: list[Finding]) -> None:
    for format in REPORTERS:
        written = "".join(reporter(format)(found, Style()))
        hold("control", not DANGEROUS.search(written), format)
        hold("report", format != "json" or len(json.loads(written)) == len(found), format)


def check_fixes(name: str, data: bytes) -> None:
    """What is mended is mended once and for all, and nothing else is changed."""
    for unsafe in (False, True):
        once = linter().fix(data, name, unsafe=unsafe)
        hold("fix", bool(once.mended) or once.source == data, "bytes changed without a fix")
        if not once.mended and not any(found.fix for found in once.left):
            break  # nothing to mend, one way or the other
        if once.mended:
            twice = linter().fix(once.source, name, unsafe=unsafe)
            hold("fix", (twice.source, twice.mended) == (once.source, ()), "a second mend makes more")


def places(document: Document, found: list[Finding]) -> None:
    """Every place stands in the file, and holds what it says."""
    lines = document.source.split("\n")
    for one in found:
        for line, column in ((one.line, one.column), (one.end_line, one.end_column)):
            hold("outside", 1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1, one)
        start, end = document.offset(one.line, one.column), document.offset(one.end_line, one.end_column)
        hold("outside", start <= end and document.source[start:end].startswith(one.text), one)
        hold("outside", not one.fix or 0 <= one.fix.span.start <= one.fix.span.end <= len(document.source), one)
        for place in one.related:
            hold(
                "outside", 1 <= place.line <= len(lines) and 1 <= place.column <= len(lines[place.line - 1]) + 1, place
            )


def check_desk(chance: Random, folder: Path) -> object:
    """A folder with a configuration, rules and articles, and any command: it answers, and says nothing raw."""
    lay_out(chance, folder)
    words = command(chance)
    status, out, err = said(words)
    hold("status", status in (0, 1, 2), (words, status))
    hold("traceback", not any(word in err for word in BROKEN), (words, err[-600:]))
    if "--diff" not in words:
        hold("control", not DANGEROUS.search(out + err), (words, out[-300:], err[-300:]))
    return None if "--timing" in words else (status, out, err.replace(str(folder), ""))


def check_ways(chance: Random, folder: Path) -> None:
    """A folder that is checked in several processes, from memory and anew: the report is the same."""
    lay_out(chance, folder)
    ways = [
        ["--no-cache", "--jobs", "1"],
        ["--jobs", "1"],
        ["--jobs", "1"],
        ["--jobs", "2"],
        ["--no-cache", "--jobs", "2"],
    ]
    first, *others = [said(["check", ".", "--output-format", "json", *way]) for way in ways]
    for way, other in zip(ways[1:], others, strict=True):
        hold("difference", other == first, (way, first, other))


def lay_out(chance: Random, folder: Path) -> None:
    (folder / "house" / "page").mkdir(parents=True)
    (folder / "sub").mkdir()
    for name in sorted({chance.choice(NAMES) for _ in range(4)}):  # a set's own order is another in each process
        (folder / name).write_bytes(article(chance)[1])
    for name in ("a", "b")[: chance.randrange(3)]:
        (folder / "house" / "page" / f"{name}.yml").write_text(rule(chance), encoding="utf-8", errors="surrogatepass")
    if chance.randrange(2):
        name, make = chance.choice([("lintnews.toml", configuration)] * 3 + [(".vale.ini", vale)])
        (folder / name).write_text(make(chance), encoding="utf-8", errors="surrogatepass")
    for name in (".gitignore", ".lintnews-baseline.json"):
        if chance.randrange(9) == 0:
            (folder / name).write_text(configuration(chance), encoding="utf-8", errors="surrogatepass")
    os.chdir(folder)


def said(words: list[str]) -> tuple[object, str, str]:
    """The exit status of a command, and what it prints."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with budget(2 * SECONDS), patch.object(sys, "stdout", out), patch.object(sys, "stderr", err):
        try:
            status: object = main(words)
        except SystemExit as left:  # argparse
            status = left.code
    return status, *(stream.buffer.getvalue().decode("utf-8", "replace") for stream in (out, err))  # type: ignore[attr-defined]


LAWS: dict[str, Callable[..., object]] = {
    "article": check_article,
    "whole": check_whole,
    "desk": check_desk,
    "ways": check_ways,
}
