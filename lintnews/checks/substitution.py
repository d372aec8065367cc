"""substitution: a phrase for which the desk has a better one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

import regex

from lintnews.lazy import lazy
from lintnews.matching.actions import NO_ACTION, Action, alternatives, choices_in_words, expanded
from lintnews.matching.exceptions import Exceptions
from lintnews.matching.gates import Gate, gate_of
from lintnews.matching.patterns import NONWORD, WORD, Deadline, block_matches, checked, compiled, is_found
from lintnews.model import Check, CheckError, Document, Hit, Span

GROUP = lazy(r"\\.|\[(?:\\.|[^\]\\])*\]|\((?!\?)", re.DOTALL)  # what may hold a bracket, and one that captures


class Substitution(Check):
    """Flag a phrase and say what to write instead.

    `swap` leads from a pattern to what should stand there: words, several choices with `|` between them (`\\|` is a
    bar), groups of the pattern as `$1`, or a pattern of what is right. `ignorecase`, `nonword`, `exceptions`, `vocab`
    and `template` are as in existence; `capitalize` keeps a capital letter. With `action: {name: replace}` the finding
    carries its mend. A message may hold `%s` twice: what to write, what stands there.

    >>> from lintnews.formats import plain
    >>> article = plain.read_plain("a.txt", "A per cent here, a percent there.")
    >>> check = Substitution(swap={"per ?cent": "percent"}, action=Action("replace"))
    >>> [(hit.words["match"], hit.replacement) for hit in check.find(article)]
    [('per cent', 'percent')]
    """

    swap: Mapping[str, str]
    ignorecase: bool = False
    nonword: bool = False
    capitalize: bool = False
    exceptions: tuple[str, ...] = ()
    vocab: bool = True
    template: str = WORD
    action: Action = NO_ACTION

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The patterns to look for, the longest first."""
        return tuple(sorted(self.swap, key=len, reverse=True))

    def pattern(self, keys: tuple[str, ...]) -> regex.Pattern[str]:
        """Any of these keys, in a group of its own, by its number: `k0`, `k1` …"""
        groups = "|".join(f"(?P<k{self.numbers[key]}>{uncaptured(key)})" for key in keys)
        return checked(self.wrap.replace("%s", groups), keys, ignorecase=self.ignorecase)

    def prove(self) -> None:
        self.pattern(self.keys)

    @cached_property
    def wrap(self) -> str:
        """What stands around a key, so that it is a whole word."""
        return NONWORD if self.nonword else self.template

    @cached_property
    def numbers(self) -> dict[str, int]:
        return {key: number for number, key in enumerate(self.keys)}

    @cached_property
    def gate(self) -> Gate:
        return gate_of(self.keys)

    def fitting(self, text: str) -> regex.Pattern[str] | None:
        """As much of the pattern as a text calls for."""
        keys = self.gate.fitting(text) if not self.nonword and self.template == WORD else self.keys
        return self.pattern(keys) if keys else None

    @cached_property
    def excepted(self) -> Exceptions:
        return Exceptions(self.exceptions)

    def find(self, document: Document) -> Iterator[Hit]:
        for _, seen in block_matches(self.fitting(document.text), document):
            for group, words in seen.match.groupdict().items():
                if words and group.removeprefix("k").isdigit():
                    span = seen.span_of(group)
                    key = self.keys[int(group.removeprefix("k"))]
                    yield from self.hit(document, span, self.expected(key, document.text, span))

    def hit(self, document: Document, span: Span, expected: str) -> Iterator[Hit]:
        """The hit, unless what stands there is right."""
        observed = document.text[slice(*span)]
        choices = alternatives(expected)
        if self.action.name == "replace":
            choices = [capitalized(choice) if self.capitals(observed) else choice for choice in choices]
            if observed in choices or self.excepted.allow(document, span):
                return
            choices = list(self.action.params) or choices
            words = {"expected": " or ".join(choices), "match": observed, "choices": choices_in_words(choices)}
            mended = choices[0] if len(choices) == 1 else None if choices else ""
            yield Hit(span, words, replacement=mended, safe=mended != "")
        elif not is_right(expected, observed) and not self.excepted.allow(document, span):
            words = {"expected": expected, "match": observed}
            yield Hit(span, words, replacement=self.action.mended(observed), safe=self.action.safe)

    def capitals(self, observed: str) -> bool:
        """Whether the mend takes the capital letter of what stands there."""
        return self.capitalize and observed[:1].isupper()

    def expected(self, key: str, text: str, span: Span) -> str:
        """What a key stands for, with the groups of its pattern filled in."""
        expected = self.swap[key]
        if "$" in expected:
            pattern = compiled(self.wrap.replace("%s", key), self.ignorecase)
            match = Deadline(pattern, len(text)).match(text, span.start)
            expected = expanded(expected, match.groups("")) if match else expected
        return capitalized(expected) if self.capitals(text[slice(*span)]) else expected


def uncaptured(pattern: str) -> str:
    """The pattern with groups that don't capture.

    >>> uncaptured(r"(a|b)\\((?:c)[(]")
    '(?:a|b)\\\\((?:c)[(]'
    """
    return GROUP.sub(lambda part: "(?:" if part.group() == "(" else part.group(), pattern)


def capitalized(words: str) -> str:
    return words[:1].upper() + words[1:]


def is_right(expected: str, observed: str) -> bool:
    """Whether what stands there is already what should: the same words, or, where `expected` is a pattern, a match."""
    if expected == observed or expected.replace(" ", "").isalpha():
        return expected == observed
    try:
        return is_found(compiled(f"^(?:{expected})$"), observed)
    except CheckError:
        return False
