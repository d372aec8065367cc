"""Linting as a newsroom set it up: its rules for a file, suppressions, baseline, changed lines, lowest level."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from lintnews import engine
from lintnews.config import Config
from lintnews.engine import SkippedRules
from lintnews.formats import read
from lintnews.frontends.diagnostics import Remark
from lintnews.frontends.files import ConfigGlobs
from lintnews.model import CheckError, Document, Finding, Rule
from lintnews.rulebook import blame, choose

if TYPE_CHECKING:
    from lintnews.frontends.changes import Changes

Baseline = Mapping[str, Mapping[str, str]]  # path → fingerprint → what it stands for


class Linter:
    """The rules over a document, less what the newsroom asked not to see. Notes and failures are remarks."""

    def __init__(
        self,
        config: Config,
        rules: list[Rule],
        baseline: Baseline | None = None,
        changes: Changes | None = None,
    ) -> None:
        self.config = config
        self.rules = rules
        self.baseline = baseline or {}
        self.changes = changes
        self.globs = ConfigGlobs(config)
        self.noted: list[Remark] = []

    def read(self, path: str, data: bytes) -> Document:
        """The document in a file's bytes, in the language it declares, else in the configuration's."""
        document = read(path, data, self.config.format)
        document.language = document.language or self.config.language
        return document

    def lint(self, document: Document) -> list[Finding]:
        """The findings to report."""
        found = self.unsuppressed(document, engine.lint(document, self.rules_for(document.path), self.drop))
        found = self.unknown(document.path, found)
        return self.changed(document, [one for one in found if self.at_level(one)])

    def skipped(self, document: Document) -> SkippedRules:
        """What is not looked for in a document, because of its language."""
        return engine.skipped_rules(document, self.rules_for(document.path))

    @property
    def cacheable(self) -> bool:
        """Whether what was found so far depends on nothing but the file, the rule files and the program."""
        return not any(rule.lazy_check.is_made and rule.check.reads_files for rule in self.rules)

    def rules_for(self, path: str) -> list[Rule]:
        """The rules less those that the configuration ignores in this file."""
        ignored = self.globs.ignored(path)
        return choose(self.rules, ("all",), ignored) if ignored else self.rules

    def drop(self, rule: Rule, error: CheckError) -> None:
        """Do without a rule that can't go on, and say so once."""
        self.rules = [other for other in self.rules if other.id != rule.id]
        self.noted.append(Remark(blame(rule, error), True))

    def unsuppressed(self, document: Document, found: list[Finding]) -> list[Finding]:
        """The findings that nothing in the copy silences."""
        if "lintnews" not in document.source:
            return found
        from lintnews.suppression import asked_in, sift

        sifted = sift(found, asked_in(document))
        for line, _, _, rule in [] if self.config.narrowed else sifted.unused:
            self.note(f"{document.path}:{line}: this suppression of {rule or 'all rules'} silences nothing; it can go")
        return sifted.kept

    def unknown(self, path: str, found: list[Finding]) -> list[Finding]:
        """The findings that are not in the baseline."""
        if not self.baseline:
            return found
        from lintnews.baseline import compare

        compared = compare(found, self.baseline.get(self.globs.inside(path), {}))
        if compared.stale and not self.config.narrowed:
            self.note("the baseline holds findings that are mended; `lintnews baseline prune` forgets them")
        return compared.new

    def at_level(self, found: Finding) -> bool:
        return found.severity.rank <= self.config.min_level.rank

    def changed(self, document: Document, found: list[Finding]) -> list[Finding]:
        """The findings on lines that were changed. Raises GitError."""
        if self.changes is None or not found:
            return found
        lines = self.changes.lines(document)
        return [one for one in found if lines.touch(one.line, one.end_line)]

    def note(self, text: str) -> None:
        self.noted.append(Remark(text, False))

    def remarks(self) -> list[Remark]:
        """What there is to say since this was last asked."""
        noted, self.noted = self.noted, []
        return noted
