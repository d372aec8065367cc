"""Linters for open documents: one for each configuration, made anew when a file that it depends on changes."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from lintnews import Config, Finding, Linter, LintnewsError, Rule, RuleMistake, config_files, is_rule_file
from lintnews import rule_mistakes as mistakes_in_rule
from lintnews.disk_cache import stamp_of

ENDINGS = {"markdown": ".md", "mdx": ".mdx", "html": ".html", "plaintext": ".txt", "json": ".json", "xml": ".xml"}
NO_COPY = ("yaml", "toml")  # languages of files that hold rules and settings
LARGEST = 8_000_000  # code points of a text that is checked while one writes: five seconds; a book has one million

Find = Callable[[str], str]  # a folder → the configuration that holds there, or ""
Make = Callable[[str], Linter]  # the path of a configuration, or "" → its linter; raises LintnewsError and OSError


class Note(NamedTuple):
    """Something to tell at a place in a file: the line, from 1, or 0 for the whole file."""

    path: str
    line: int
    text: str


class Checked(NamedTuple):
    """What came of one text: the findings in copy, or the mistakes in a rule file.

    `notes` are about the text itself, `mistakes` about the configuration and rule files; `unread` says why a text was
    not looked at.
    """

    findings: Sequence[Finding] = ()
    rule_mistakes: Sequence[RuleMistake] = ()
    notes: Sequence[Note] = ()
    mistakes: Sequence[Note] = ()
    unread: str = ""


class Kept(NamedTuple):
    """A configuration's linter, what is wrong with its files, and the state that these were in."""

    linter: Linter | None
    mistakes: list[Note]
    files: list[str]
    stamps: list[str]


class Linters:
    """The linters of the open documents. Not to be used in two threads at a time."""

    def __init__(self, find: Find, make: Make) -> None:
        self.find = find
        self.make = make
        self.kept: dict[str, Kept] = {}

    def for_file(self, path: str) -> Kept:
        """The linter of the nearest configuration. While that can't be used, the one it had before goes on."""
        try:
            config = self.find(os.path.dirname(path))
        except (LintnewsError, OSError) as error:
            return Kept(None, [note(str(error))], [], [])
        known = self.kept.get(config)
        if known and known.stamps == [stamp_of(file) for file in known.files]:
            return known
        former = known.linter if known else None
        stamps = [stamp_of(config)] if config else []
        try:
            linter = self.make(config)
            files = config_files(linter.config)
            made = Kept(linter, notes(linter.remarks()), files, [stamp_of(file) for file in files])
        except (LintnewsError, OSError) as error:
            files = known.files if known else [config] if config else []
            stamps = [stamp_of(file) for file in files]
            made = Kept(former, [note(str(error))], files, stamps)
        self.kept[config] = made
        return made

    def check(self, path: str, language: str, source: str) -> Checked:
        """The findings in a text that need not be saved anywhere, or the mistakes in one that is a rule."""
        kept = self.for_file(path)
        if len(source) > LARGEST:
            return Checked(unread=f"is longer than {LARGEST:,} characters: run `lintnews check` on the file")
        config = kept.linter.config if kept.linter else Config()
        if language in NO_COPY or path.endswith((".yml", ".yaml", ".toml")):
            found = mistakes_in_rule(source, path, config) if is_rule_file(path, config) else ()
            return Checked(rule_mistakes=found, mistakes=kept.mistakes)
        if kept.linter is None:
            return Checked(mistakes=kept.mistakes)
        if kept.linter.globs.excludes(path):
            return Checked(mistakes=kept.mistakes, unread="the configuration excludes it")
        try:
            result = kept.linter.check(source, path)
        except LintnewsError as error:  # no copy, such as JSON of another kind
            return Checked(mistakes=kept.mistakes, unread=str(error))
        said = notes(result.remarks)
        here = [one for one in said if one.path == path]
        return Checked(result.findings, (), here, [*kept.mistakes, *(one for one in said if one.path != path)])

    def mended(self, path: str, source: str) -> str:
        """The source with all that is certain mended."""
        linter = self.for_file(path).linter
        return linter.fix(source, path).source if linter else source

    def reads_the_same(self, path: str, source: str, other: str) -> bool:
        """Whether a reader sees the same in two sources of one file: the same words in the same paragraphs."""
        linter = self.for_file(path).linter
        if linter is None:
            return False
        try:
            one, two = linter.read(source, path), linter.read(other, path)
        except LintnewsError:
            return False
        pieces = [[(block.kind, one.text[slice(*block.span)].split()) for block in one.blocks]]
        pieces += [[(block.kind, two.text[slice(*block.span)].split()) for block in two.blocks]]
        return [piece for piece in pieces[0] if piece[1]] == [piece for piece in pieces[1] if piece[1]]

    def rule(self, path: str, name: str) -> Rule | None:
        """The rule of this name that runs on a file."""
        linter = self.for_file(path).linter
        return next((one for one in linter.rules if one.id == name), None) if linter else None


def notes(remarks: Iterable[tuple[str, bool]]) -> list[Note]:
    """Remarks with the places that they name."""
    return [note(text) for text, _ in remarks]


def note(text: str) -> Note:
    """A message with the place that it names first.

    >>> note("house/ads/tap.yml:3: no level is called 'loud'")
    Note(path='house/ads/tap.yml', line=3, text="no level is called 'loud'")
    """
    said = re.match(r"((?:[A-Za-z]:)?[^:\n]+):(?:(\d+):)? (.+)", text, re.DOTALL)
    return Note(said[1], int(said[2] or 0), said[3]) if said else Note("", 0, text)


def named(path: str | None, language: str | None, folder: str) -> str:
    """What a document is called: its path, or for one that was never saved a name that tells its format, in a folder.

    >>> named(None, "markdown", "/desk")
    '/desk/untitled.md'
    """
    if path and (Path(path).suffix or not language):
        return path
    return (path or os.path.join(folder, "untitled")) + ENDINGS.get(language or "", ".txt")
