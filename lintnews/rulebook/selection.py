"""Selection: which rules run, at which level."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from lintnews.model import Level, Rule, UserError, Variant
from lintnews.near import did_you_mean

WORDS = ("all", "default")


class SelectionError(UserError):
    """A word that names no rule."""


def choose(
    rules: Sequence[Rule],
    select: Iterable[str] = ("default",),
    ignore: Iterable[str] = (),
    levels: Mapping[str, Level] | None = None,
) -> list[Rule]:
    """The rules that are selected and not ignored, at the levels that were set.

    A word is a rule (`chrome.share`), a family (`chrome`), `all`, or `default`: all but the rules
    that are off unless chosen. Raises SelectionError for a word that names nothing.
    """
    select, ignore, levels = tuple(select), tuple(ignore), levels or {}
    for word in (*select, *ignore):
        if not any(means_rule(word, rule) for rule in rules) and word not in WORDS:
            raise SelectionError(unknown_rule(word, rules))
    for word in levels:
        if not any(means_rule(word, rule) or kind_of(word, rule) for rule in rules):
            raise SelectionError(unknown_rule(word, rules))
    chosen = (rule for rule in rules if any(means_rule(word, rule) for word in select))
    kept = (rule for rule in chosen if not any(means_rule(word, rule) for word in ignore))
    levelled = (with_levels(rule, levels) for rule in kept)
    return [rule for rule in levelled if is_on(rule)]


def is_on(rule: Rule) -> bool:
    """Whether the rule reports anything: all that it finds, or one of its kinds."""
    return rule.level is not Level.OFF or any(kind.level not in (None, Level.OFF) for kind in rule.kinds.values())


def means_rule(word: str, rule: Rule) -> bool:
    """Whether a word of the configuration means this rule."""
    if word in WORDS:
        return word == "all" or rule.enabled
    return rule.id == word or rule.id.startswith(word + ".")


def kind_of(word: str, rule: Rule) -> str:
    """The kind of hit that a word such as `figures.unattributed.poll` means, or ""."""
    kind = word.removeprefix(rule.id + ".")
    return kind if kind != word and kind in rule.kinds else ""


def with_levels(rule: Rule, levels: Mapping[str, Level]) -> Rule:
    """The rule at the configuration's levels. The longest word wins; a level for a rule holds for all its kinds."""
    for word in sorted(levels, key=len):
        if means_rule(word, rule):
            kinds = {kind: Variant(levels[word], variant.message) for kind, variant in rule.kinds.items()}
            rule = rule._replace(level=levels[word], kinds=kinds)
        elif kind := kind_of(word, rule):
            rule = rule._replace(kinds={**rule.kinds, kind: Variant(levels[word], rule.kinds[kind].message)})
    return rule


def unknown_rule(word: str, rules: Sequence[Rule]) -> str:
    """What to say of a word that names no rule."""
    from lintnews.rulebook.catalogue import shipped_packs

    for rule in rules:
        if kind_of(word, rule):
            return f"{word!r} is a kind, no rule: it has a level of its own under [levels], which may be off"
        if rule.kinds and word.startswith(f"{rule.id}."):
            near = did_you_mean(word, [f"{rule.id}.{kind}" for kind in rule.kinds])
            return f"no kind is called {word!r}{near}; {rule.id} has: {', '.join(sorted(rule.kinds))}"
    pack = word.partition(".")[0]
    if pack in shipped_packs() and all(rule.family != pack for rule in rules):
        return f"{word!r} is of the pack {pack!r}, which the configuration does not name"
    known = {*WORDS, *(rule.id for rule in rules), *(rule.family for rule in rules)}
    return f"no rule is called {word!r}" + (did_you_mean(word, known) or "; `lintnews rules` lists them")
