"""The linter: the rules of a configuration over documents, less what the newsroom asked not to hear of."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, AnyStr

from lintnews import engine
from lintnews.config import Config, ConfigError, verified
from lintnews.disk_cache import DiskCache
from lintnews.engine import SkippedRules
from lintnews.formats import read as read_source
from lintnews.linting.configuration import all_rules, read_config, selected_rules
from lintnews.linting.globs import ConfigGlobs
from lintnews.linting.results import Fixed, Remark, Result
from lintnews.model import CheckError, Document, Finding, Rule
from lintnews.rulebook import RuleFileError, SelectionError, blame, choose
from lintnews.rulebook.vale.config_files import is_vale_config

if TYPE_CHECKING:
    from lintnews.baseline import Baseline

Keep = Callable[[Document, list[Finding]], list[Finding]]
Failed = Callable[[Rule, CheckError], None]


class Linter:
    r"""The rules of a configuration, read once, for many documents.

    `config` is a Config, the path of a configuration file (see `find_config`), or None: all defaults, whatever lies
    in the current folder. `rules` are those to run instead of the configuration's. Findings that a `baseline` (path
    → fingerprint → text) knows are left out, and so is what `keep` takes out of the findings in a document, such as
    all that are not on lines that somebody changed. A `cache` keeps what rule files say for the next linter. With
    `lenient` a rule file that can't be used is a failure among the `remarks`, and the other rules run.

    After it was made a linter reads no files but lintnews' own, and dictionaries if a rule of yours checks spelling. It
    can be pickled and sent to another process; its checks are made there, when each is first needed.

    >>> linter = Linter(Config(select=("chrome",)))
    >>> [found.text for found in linter.lint("The mayor spoke.\n\nShow More\n")]
    ['Show More']
    >>> [found.rule for found in linter.lint("<p>The mayor spoke.</p>\n<p>Show More</p>", "mayor.html")]
    ['chrome.buttons']

    Raises ConfigError, PackError, RuleFileError, SelectionError and StylebookError for what can't be used.
    """

    def __init__(
        self,
        config: Config | str | os.PathLike[str] | None = None,
        *,
        rules: list[Rule] | None = None,
        baseline: Baseline | None = None,
        keep: Keep | None = None,
        cache: DiskCache | None = None,
        lenient: bool = False,
    ) -> None:
        for rule in rules or ():
            if not isinstance(rule, Rule):
                raise ConfigError(f"rules: {rule!r} is no Rule; `Config(select=...)` takes names of rules and families")
        if not isinstance(config, Config):
            config = read_config(os.fspath(config)) if config is not None else Config()
        self.config = config = verified(config)
        self.noted: list[Remark] = []
        self.known: dict[str, bool] = {}  # every rule by its id, also those not selected; whether it is on by default
        self.vale = None
        if is_vale_config(config.path):
            from lintnews.linting.vale import ValeProject

            self.vale = ValeProject(config, self.noted.append)
        self.rules = self.selected(cache, lenient) if rules is None else rules
        self.known = self.known or {rule.id: rule.enabled for rule in self.rules}
        self.baseline = baseline or {}
        self.keep = keep
        self.dropped: list[Rule] = []
        self.globs = ConfigGlobs(config)

    def selected(self, cache: DiskCache | None, lenient: bool) -> list[Rule]:
        """The rules that the configuration selects."""
        broken: list[RuleFileError] = []
        try:
            each = broken.append if lenient else None
            rules = self.vale.rules() if self.vale else all_rules(self.config, cache, each)
            self.known = {rule.id: rule.enabled for rule in rules}
            return selected_rules(self.config, rules)
        except SelectionError:
            if broken:  # the word may name a rule of a file that can't be used
                raise broken[0] from None
            raise
        finally:
            self.noted += [Remark(str(error), True) for error in broken]

    def read(
        self, source: str | bytes, path: str | os.PathLike[str] = "", format: str = "", language: str = ""
    ) -> Document:
        """The document in a source: the bytes of a file, or text that is decoded already.

        Where neither `format` (see FORMATS) nor the configuration names it, the ending of `path` tells the format;
        nothing is read from there. The document is in the language that it declares, else in the one that `language`
        or the configuration names, else in the one that its words show.

        Raises UnreadableSource for what holds no text.
        """
        path = os.fspath(path)
        if self.vale:
            document = self.vale.read(path, source, format)
            document.language = document.language or language
        else:
            document = read_source(path, source, format or self.config.format)
            document.language = document.language or language or self.config.language
        return document

    def lint(self, source: str | bytes | Document, path: str | os.PathLike[str] = "") -> list[Finding]:
        """The findings to report in a source, or in a document that was read, by their place.

        Suppressions in the copy are honoured, and so is what the configuration says of `path`.

        Raises UnreadableSource for what holds no text, and RuleFileError for a rule that can't go on: `check` does
        without it.
        """
        found = self.findings(self.document(source, path), fail)
        self.noted.clear()
        return found

    def check(self, source: str | bytes | Document, path: str | os.PathLike[str] = "") -> Result:
        """The findings with all that there is to say besides, such as of a suppression that silences nothing.

        A rule that can't go on, since its pattern takes for ever, is a remark; from then on the linter does without it.
        """
        document = self.document(source, path)
        skipped = self.skipped(document)
        found = self.findings(document, self.drop)
        return Result(found, self.remarks(), skipped)

    def fix(self, source: AnyStr, path: str | os.PathLike[str] = "", *, unsafe: bool = False) -> Fixed[AnyStr]:
        """The source with its safe fixes made, those that need no editor's eye; with `unsafe` all of them.

        Bytes keep their encoding, its mark and the ends of their lines. A mended text is looked at once more, until
        there is nothing left to mend. A fix that comes to no end is not made; that, and a rule that can't go on, is in
        the `remarks`.

        Raises UnreadableSource for what holds no text.
        """
        from lintnews.linting.fixes import fixed

        def read(source: AnyStr) -> Document:
            return self.read(source, path)

        def lint(document: Document) -> list[Finding]:
            return self.findings(document, self.drop)

        made, refused = fixed(source, read, lint, unsafe)
        for rule, why in sorted(refused.items()):
            self.note(f"{path}: {rule} was not mended: its fix {why}")
        return made

    def recover(self) -> None:
        """Run again the rules that could not go on with an earlier document.

        For a service, whose texts come from many hands: none of them may take a rule from the others.
        """
        from lintnews.matching.patterns import forget_costs

        forget_costs()
        self.rules += self.dropped
        self.dropped.clear()

    def skipped(self, document: Document) -> SkippedRules:
        """What is not looked for in a document, because of its language."""
        return engine.skipped_rules(document, self.rules_for(document.path))

    def document(self, source: str | bytes | Document, path: str | os.PathLike[str]) -> Document:
        return source if isinstance(source, Document) else self.read(source, path)

    def findings(self, document: Document, failed: Failed) -> list[Finding]:
        """The findings to report. What can't go on is `failed`."""
        found = engine.lint(document, self.rules_for(document.path), failed)
        found = self.unknown(document.path, self.unsuppressed(document, found))
        found = [one for one in found if one.severity.rank <= self.config.min_level.rank]
        document.forget()
        return self.keep(document, found) if self.keep and found else found

    @property
    def cacheable(self) -> bool:
        """Whether what was found so far depends on nothing but the file, the rule files and the program."""
        return not any(rule.lazy_check.reads_files for rule in self.rules)

    def rules_for(self, path: str) -> list[Rule]:
        """The rules less those that the configuration ignores in this file."""
        if self.vale:
            return self.vale.rules_for(path, self.rules)
        ignored = self.globs.ignored(path)
        return choose(self.rules, ("all",), ignored) if ignored else self.rules

    def drop(self, rule: Rule, error: CheckError) -> None:
        """Do without a rule that can't go on, and say so once."""
        self.rules = [other for other in self.rules if other.id != rule.id]
        self.dropped.append(rule)
        self.noted.append(Remark(blame(rule, error), True))

    def unsuppressed(self, document: Document, found: list[Finding]) -> list[Finding]:
        """The findings that nothing in the copy silences."""
        if "lintnews" in document.source:
            from lintnews.suppression import asked_in, in_vain, sift

            sifted = sift(found, asked_in(document))
            found = sifted.kept
            if sifted.unused:
                running = engine.rules_looked_for(document, self.rules_for(document.path))
                for line, said in in_vain(sifted.unused, self.known, running):
                    self.note(f"{document.path}:{line}: {said}")
        return self.vale.offered(self.vale.unsilenced(document, found)) if self.vale else found

    def unknown(self, path: str, found: list[Finding]) -> list[Finding]:
        """The findings that are not in the baseline."""
        if not self.baseline:
            return found
        from lintnews.baseline import compare

        compared = compare(found, self.baseline.get(self.globs.inside(path), {}))
        if compared.stale and not self.config.narrowed:
            self.note("the baseline holds findings that are no longer made; `lintnews baseline prune` forgets them")
        return compared.new

    def note(self, text: str) -> None:
        self.noted.append(Remark(text, False))

    def remarks(self) -> list[Remark]:
        """What there is to say since this was last asked."""
        noted = self.noted.copy()
        self.noted.clear()
        return noted


def fail(rule: Rule, error: CheckError) -> None:
    """What `lint` does with a rule that can't go on."""
    raise RuleFileError(blame(rule, error)) from error
