"""Linting a project that was set up for Vale: its .vale.ini decides which rules run where, and what they don't read."""

# ruff: noqa: SIM905  (a row of endings is easier to read than a list of strings)

from __future__ import annotations

import os
from os.path import splitext
from typing import TYPE_CHECKING

from lintnews.config import Config
from lintnews.formats import format_of, read
from lintnews.frontends.diagnostics import Remark
from lintnews.frontends.linting import Baseline, Linter
from lintnews.matching.patterns import compiled
from lintnews.model import CheckError, Document, Finding, Rule, Span
from lintnews.rulebook import choose
from lintnews.rulebook.vale import comments, hiding
from lintnews.rulebook.vale.project import Problem, Project, read_project
from lintnews.rulebook.vale.styles import project_rules

if TYPE_CHECKING:
    from lintnews.frontends.changes import Changes

CLASSES = frozenset({"problematic", "pre", "code"})  # that Vale always passes over
SKIPPED = ("figure",)  # that Vale passes over unless SkippedScopes says otherwise, besides code and scripts
TAGS = frozenset({"a", "abbr", "b", "cite", "del", "em", "figure", "i", "q", "small", "span", "strong", "sub", "sup"})
# Markup and code that Vale reads by way of other programs.
FOREIGN = frozenset(
    """adoc asciidoc asc c cc cpp cs css dita ex go h hs java jl js jsx kt less lua org php pl proto ps1 py r rb rs
    rst sass scala sql swift toml ts tsx typ xsd yaml yml""".split()
)


class ValeLinter(Linter):
    """The rules of a project of Vale's over a document."""

    def __init__(
        self,
        project: Project,
        config: Config,
        rules: list[Rule],
        baseline: Baseline | None = None,
        changes: Changes | None = None,
    ) -> None:
        super().__init__(config, rules, baseline, changes)
        self.project = project

    def read(self, path: str, data: bytes) -> Document:
        """The document in a file's bytes, in the format to which the project maps its ending, less what it hides."""
        mapped = self.project.formats.get(ending(path), ending(path))
        return self.readable(read(path, data, self.config.format or format_of(f"a.{mapped}")))

    def rules_for(self, path: str) -> list[Rule]:
        """The rules that the project's sections turn on for this file."""
        rules = self.project.rules_at(path, self.rules)
        if not rules or self.is_of_the_styles(path):
            return []
        if self.project.formats.get(ending(path), ending(path)) in FOREIGN:
            self.note(f"{path}: passed over, .{ending(path)} is not supported")
            return []
        return rules

    def is_of_the_styles(self, path: str) -> bool:
        """Whether a file is the styles' own, such as a vocabulary."""
        full = os.path.abspath(path)
        return any(
            full.startswith(os.path.join(os.path.abspath(base), "config", "")) for base in self.project.styles_paths
        )

    def drop(self, rule: Rule, error: CheckError) -> None:
        """Do without a rule that can't go on; one that Vale has built in has no file to name."""
        if rule.path != self.project.path:
            super().drop(rule, error)
            return
        self.rules = [other for other in self.rules if other.id != rule.id]
        self.noted.append(Remark(f"{rule.id}: {error}", True))

    def unsuppressed(self, document: Document, found: list[Finding]) -> list[Finding]:
        """The findings that no comment in the copy silences, ours or Vale's."""
        found = super().unsuppressed(document, found)
        delimiters = next((entry.items for entry in self.project.listed(document.path, "CommentDelimiters")), ())
        asked = comments.switches(document.source, self.project.styles_at(document.path), delimiters)
        if not asked or not found:
            return found
        return comments.unsilenced(found, (document.offset(one.line, one.column) for one in found), asked)

    def readable(self, document: Document) -> Document:
        """The document without what the project hides from its rules."""
        skipped = (*(self.project.core("SkippedScopes") or SKIPPED), *self.project.core("IgnoredScopes"))
        document = hiding.without_blocks(document, [word for word in skipped if word not in TAGS])
        tags = frozenset(skipped) & TAGS
        classes = CLASSES | frozenset(self.project.core("IgnoredClasses"))
        spans = [*hiding.never_read(document), *hiding.elements(document, tags, classes), *self.ignored(document)]
        return hiding.hide_spans(document, spans)

    def ignored(self, document: Document) -> list[Span]:
        """What the patterns of the file's sections ask to ignore."""
        spans: list[Span] = []
        for entry in self.project.listed(document.path, "BlockIgnores", "TokenIgnores", "IgnorePatterns"):
            try:
                spans += hiding.found_by([compiled(pattern) for pattern in entry.items], document.source)
            except CheckError as error:
                self.noted.append(Remark(f"{self.project.path}:{entry.line}: {entry.key} {error}", True))
        return spans


def ending(path: str) -> str:
    return splitext(path)[1].lstrip(".").lower()


def vale_config(path: str, trusted: bool = False) -> Config:
    """What of our configuration a .vale.ini says. Raises ConfigError."""
    return Config(path=path, min_level=read_project(path).min_level, trusted=trusted)


def vale_rules(config: Config) -> list[Rule]:
    """The rules that run somewhere in the project, without a word about those that can't."""
    return project_rules(read_project(config.path, config.reach), [])


def vale_linter(config: Config, baseline: Baseline, changes: Changes | None) -> Linter:
    """The linter that a .vale.ini describes. What it can't do is said with the first file."""
    project = read_project(config.path, config.reach)
    problems: list[Problem] = list(project.problems())
    rules = choose(project_rules(project, problems), config.select, config.ignore)
    linter = ValeLinter(project, config, rules, baseline, changes)
    linter.noted += [Remark(text, failed) for text, failed in dict.fromkeys(problems)]
    return linter
