"""Rule: one rule file: what to look for, what to say, why, and examples that prove it."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from lintnews.model.check import Check, LazyCheck


class Level(StrEnum):
    """How bad it is. An error is what no editor would defend; `off` says nothing."""

    ERROR = "error"
    WARNING = "warning"
    SUGGESTION = "suggestion"
    OFF = "off"

    @cached_property
    def rank(self) -> int:
        """0 for the worst."""
        return list(Level).index(self)


class Variant(NamedTuple):
    """What a rule file says otherwise of one kind of hit."""

    level: Level | None = None
    message: str | None = None


class Examples(NamedTuple):
    """Texts that prove a rule: `bad` ones hold ⟦marks⟧ around what must be found, `good` ones are silent."""

    bad: tuple[str, ...] = ()
    good: tuple[str, ...] = ()


class Rule(NamedTuple):
    """One rule file. `languages` it speaks (empty: all); `enabled` unless the configuration says otherwise.

    Rules of one `family` look for one sort of problem: on one place, the family reports one finding.
    What other rules find within a place that a rule with `hides` reports is its consequence, and left out.
    `scope` names the pieces of a document that the rule looks at (empty: its blocks as they are);
    `limit` is how often it reports in one document (0: always).
    """

    id: str
    family: str
    lazy_check: LazyCheck
    level: Level
    message: str
    why: str = ""
    link: str = ""
    scope: tuple[str, ...] = ()
    limit: int = 0
    kinds: Mapping[str, Variant] = MappingProxyType({})
    languages: tuple[str, ...] = ()
    enabled: bool = True
    hides: bool = False
    examples: Examples = Examples()
    path: str = ""

    @property
    def check(self) -> Check:
        """The way of looking; made now, if nobody asked before."""
        return self.lazy_check.check

    def with_check(self, check: Check) -> "Rule":
        """The same rule with another way of looking."""
        return self._replace(lazy_check=LazyCheck.of(check))
