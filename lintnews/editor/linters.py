"""Linters for open documents: one for each configuration, read again when a file that it depends on changes."""

from __future__ import annotations

import os
from pathlib import Path

from lintnews import Finding, Level, Linter, LintnewsError, find_config

ENDINGS = {"markdown": ".md", "mdx": ".mdx", "html": ".html", "plaintext": ".txt", "json": ".json", "xml": ".xml"}


class Checked:
    """What came of one version of a document: its source, the findings, and what to tell the writer besides."""

    def __init__(self, version: int | None, source: str, findings: list[Finding], failures: list[str]) -> None:
        self.version = version
        self.source = source
        self.findings = findings
        self.failures = failures


class Linters:
    """Makes each linter once. Not to be used in two threads at a time."""

    def __init__(self) -> None:
        self.made: dict[str, Linter | str] = {}

    def forget(self) -> None:
        """Read all configurations and rules anew when they are next needed."""
        self.made.clear()

    def for_folder(self, folder: str) -> Linter | str:
        """The linter of the nearest configuration, or what is wrong with that."""
        try:
            config = find_config(folder)
        except LintnewsError as error:
            return str(error)
        if config not in self.made:
            try:
                self.made[config] = Linter(config or None)
            except (LintnewsError, OSError) as error:
                self.made[config] = str(error)
        return self.made[config]

    def check(self, path: str, version: int | None, source: str) -> Checked:
        """The findings in a text that need not be saved anywhere."""
        linter = self.for_folder(os.path.dirname(path) or os.getcwd())
        if isinstance(linter, str):
            return Checked(version, source, [], [linter])
        try:
            result = linter.check(source, path)
        except LintnewsError:  # no copy, such as JSON of another kind
            return Checked(version, source, [], [])
        return Checked(version, source, result.findings, [one.text for one in result.remarks if one.failure])

    def mended(self, path: str, source: str) -> str:
        """The source with all that is certain mended."""
        linter = self.for_folder(os.path.dirname(path) or os.getcwd())
        return source if isinstance(linter, str) else linter.fix(source, path).source

    def why(self, path: str, rule: str) -> tuple[str, str, Level | None]:
        """Why a rule matters, its page, and its level."""
        linter = self.for_folder(os.path.dirname(path) or os.getcwd())
        known = [] if isinstance(linter, str) else [one for one in linter.rules if one.id == rule]
        return (" ".join(known[0].why.split()), known[0].link, known[0].level) if known else ("", "", None)


def named(path: str | None, language: str | None) -> str:
    """What a document is called: its path, or for one that was never saved a name that tells its format.

    >>> named(None, "markdown")
    'untitled.md'
    """
    if path and (Path(path).suffix or not language):
        return path
    return (path or "untitled") + ENDINGS.get(language or "", ".txt")
