"""An explanation: one rule file as an editor reads it, for `lintnews explain`."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import fill, indent, wrap

from lintnews.model import Rule
from lintnews.reporters.style import Style, unspoken, visible

WIDTH = 96  # columns
MARGIN = "  "


def explanation(rule: Rule, style: Style) -> Iterator[str]:
    """What a rule says, why, at which level for which kind, and what its examples show."""
    notes = ["off unless selected"] if not rule.enabled else []
    notes += [f"text in {calm(', '.join(rule.languages))}"] if rule.languages else []
    aside = f"  {style.dim(', '.join(notes))}" if notes else ""
    yield f"{style.bold(visible(rule.id))}  {style.level(rule.level)}{aside}\n\n"
    yield indent(calm(rule.message), MARGIN) + "\n\n"
    yield fill(calm(rule.why), WIDTH, initial_indent=MARGIN, subsequent_indent=MARGIN) + "\n"
    if rule.kinds:
        yield f"\n{style.bold('By kind')}\n"
        yield from kinds(rule, style)
    yield from examples("Found, between the marks ⟦ ⟧", rule.examples.bad, style)
    yield from examples("Left alone", rule.examples.good, style)
    if rule.link:
        yield f"\nMore: {calm(rule.link)}\n"


def kinds(rule: Rule, style: Style) -> Iterator[str]:
    """A row a kind: its level, and what is said of it."""
    names = max(map(len, rule.kinds))
    before = len(MARGIN) + names + len("  suggestion  ")
    for kind, variant in sorted(rule.kinds.items()):
        level = variant.level or rule.level
        first, *rest = wrap(calm(variant.message or rule.message), WIDTH - before)
        yield f"{MARGIN}{kind:<{names}}  {style.level(level)}{' ' * (10 - len(level))}  {first}\n"
        yield from (" " * before + line + "\n" for line in rest)


def examples(title: str, texts: tuple[str, ...], style: Style) -> Iterator[str]:
    """A line a text; texts of several lines stand apart."""
    if texts:
        yield f"\n{style.bold(title)}\n"
        shown = [indent(calm(text.strip()), MARGIN) for text in texts]
        yield ("\n\n" if any("\n" in text for text in shown) else "\n").join(shown) + "\n"


def calm(text: str) -> str:
    """A text of several lines, none of which a terminal or a runner takes for a command."""
    return "\n".join(unspoken(visible(line)) for line in text.split("\n"))
