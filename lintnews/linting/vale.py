"""A project that was set up for Vale: its .vale.ini decides which rules run where, and what they don't read."""

# ruff: noqa: SIM905  (a row of endings is easier to read than a list of strings)

from __future__ import annotations

import os
from collections.abc import Callable
from os.path import splitext

from lintnews.config import Config
from lintnews.disk_cache import lies_in
from lintnews.formats import format_of, read
from lintnews.linting.results import Remark
from lintnews.matching.patterns import compiled
from lintnews.model import CheckError, Document, Finding, Rule, Span
from lintnews.rulebook.vale import comments, hiding
from lintnews.rulebook.vale.blocks import with_vales_blocks
from lintnews.rulebook.vale.project import Problem, read_project
from lintnews.rulebook.vale.styles import project_rules

CLASSES = frozenset({"problematic", "pre", "code"})  # that Vale always passes over
SKIPPED = ("figure",)  # that Vale passes over unless SkippedScopes says otherwise, besides code and scripts
PICTURES = ("alt",)  # what Vale reads in whatever stands around it, unless SkippedScopes names it
TAGS = frozenset({"a", "abbr", "b", "cite", "del", "em", "figure", "i", "q", "small", "span", "strong", "sub", "sup"})
# Markup and code that Vale reads by way of other programs.
FOREIGN = frozenset(
    """adoc asciidoc asc c cc cpp cs css dita ex go h hs java jl js jsx kt less lua org php pl proto ps1 py r rb rs
    rst sass scala sql swift toml ts tsx typ xsd yaml yml""".split()
)


class ValeProject:
    """How a linter goes about the documents of such a project. What it can't do is said."""

    def __init__(self, config: Config, say: Callable[[Remark], None]) -> None:
        self.config = config
        self.project = read_project(config.path, config.reach)
        self.folders = [
            os.path.normpath(os.path.join(start, os.path.relpath(folder, config.folder)))
            for start in (config.folder, config.folder_of_copy)
            for folder in self.project.folders_without_copy
        ]
        self.say = say

    def rules(self) -> list[Rule]:
        """All rules of the project."""
        problems: list[Problem] = list(self.project.problems())
        rules = project_rules(self.project, problems)
        for text, failed in dict.fromkeys(problems):
            self.say(Remark(text, failed))
        return rules

    def read(self, path: str, source: str | bytes, format: str = "") -> Document:
        """The document in a source, in the format to which the project maps its ending, less what it hides."""
        format = format or self.config.format or format_of(f"a.{self.ending(path)}")
        return self.readable(with_vales_blocks(read(path, source, format)))

    def rules_for(self, path: str, rules: list[Rule]) -> list[Rule]:
        """The rules that the project's sections turn on for this file."""
        rules = self.project.rules_at(path, rules)
        if not rules or self.is_of_the_styles(path):
            return []
        if self.ending(path) in FOREIGN:
            self.say(Remark(f"{path}: passed over, .{file_ending(path)} is not supported", False))
            return []
        return rules

    def ending(self, path: str) -> str:
        """The ending as which a file is read."""
        return self.project.formats.get(file_ending(path), file_ending(path))

    def is_of_the_styles(self, path: str) -> bool:
        """Whether a file lies among the styles, such as a vocabulary, or what a style says of itself."""
        full = os.path.abspath(path)
        return any(lies_in(full, folder) for folder in self.folders)

    def unsilenced(self, document: Document, found: list[Finding]) -> list[Finding]:
        """The findings that no comment of Vale's silences."""
        delimiters = next((entry.items for entry in self.project.listed(document.path, "CommentDelimiters")), ())
        asked = comments.switches(document.source, self.project.styles_at(document.path), delimiters)
        if not asked or not found:
            return found
        return comments.unsilenced(found, (document.offset(one.line, one.column) for one in found), asked)

    def offered(self, found: list[Finding]) -> list[Finding]:
        """The findings with their mends as Vale means an `action`: an offer in an editor's menu, made by no program."""
        return [one._replace(fix=one.fix._replace(safe=False)) if one.fix else one for one in found]

    def readable(self, document: Document) -> Document:
        """The document without what the project hides from its rules."""
        skipped = (*(self.project.core("SkippedScopes") or SKIPPED), *self.project.core("IgnoredScopes"))
        document = hiding.without_blocks(document, [word for word in skipped if word not in TAGS])
        tags = frozenset(skipped) & TAGS
        classes = CLASSES | frozenset(self.project.core("IgnoredClasses"))
        document = hiding.hide_spans(document, hiding.elements(document, tags, classes), read=PICTURES)
        return hiding.hide_spans(document, [*hiding.never_read(document), *self.ignored(document)])

    def ignored(self, document: Document) -> list[Span]:
        """What the patterns of the file's sections ask to ignore."""
        spans: list[Span] = []
        for entry in self.project.listed(document.path, "BlockIgnores", "TokenIgnores", "IgnorePatterns"):
            try:
                spans += hiding.found_by([compiled(pattern) for pattern in entry.items], document.source)
            except CheckError as error:
                self.say(Remark(f"{self.project.path}:{entry.line}: {entry.key} {error}", True))
        return spans


def file_ending(path: str) -> str:
    return splitext(path)[1].lstrip(".").lower()
