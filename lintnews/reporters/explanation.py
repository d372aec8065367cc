"""An explanation: one rule file as an editor reads it, for `lintnews explain`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from textwrap import indent

from lintnews.model import Rule
from lintnews.reporters.style import MARGIN, Style, no_command, visible

LANGUAGES = {"en": "English"}  # of shipped rules; others go by their code
FEW = 8  # languages that are named
BLANK = re.compile(r"\{\w+\}|%(?:\[\d\])?s")  # where a message names what was found


def explanation(rule: Rule, said: Iterable[str], style: Style) -> Iterator[str]:
    """What a rule says, why, at which level for which kind, and what its examples show.

    `said` is what it said of its examples, so that its messages can be shown whole.
    """
    notes = ["off unless selected"] if not rule.enabled else []
    notes += [f"{spoken(rule)} only"] if rule.languages else []
    aside = f"  {style.dim(', '.join(notes))}" if notes else ""
    yield f"{style.bold(visible(rule.id))}  {style.level(rule.level)}{aside}\n\n"
    yield paragraph(sentence(rule.message, said), style) + "\n"
    yield paragraph(rule.why, style)
    if rule.kinds:
        yield f"\n{style.bold('By kind')}\n"
        yield from kind_rows(rule, said, style)
    yield from example_lines("Found, between the marks ⟦ ⟧", rule.examples.bad, style)
    yield from example_lines("Left alone", rule.examples.good, style)
    if rule.link:
        yield f"\nMore: {visible_lines(rule.link)}\n"


def sentence(message: str, said: Iterable[str]) -> str:
    """A message as it was said once; with dots for what was found, where it never was.

    >>> sentence("“%s” is {number} words.", ["A loss.", "“as yet” is two words."]), sentence("“%s” is a word.", [])
    ('“as yet” is two words.', '“…” is a word.')
    >>> sentence("Use %[3]s, not %[2]s.", [])
    'Use …, not ….'
    """
    pieces = BLANK.split(message)
    like = re.compile(".+?".join(map(re.escape, pieces)), re.DOTALL)
    return next(filter(like.fullmatch, said), "…".join(pieces))


def spoken(rule: Rule) -> str:
    """The languages of a rule, in words; how many, where they would fill a line."""
    if len(rule.languages) > FEW:
        return f"{len(rule.languages)} languages"
    return visible_lines(", ".join(LANGUAGES.get(code, code) for code in rule.languages))


def paragraph(text: str, style: Style) -> str:
    """Prose behind a margin."""
    return "".join(f"{MARGIN}{line}\n" for line in style.wrap(" ".join(visible_lines(text).split())))


def kind_rows(rule: Rule, said: Iterable[str], style: Style) -> Iterator[str]:
    """A row a message: the kinds that it stands for, their level, and what is said of them unless that stands above."""
    alike: dict[tuple[str, str], list[str]] = {}
    for kind, variant in sorted(rule.kinds.items()):
        alike.setdefault((variant.level or rule.level, variant.message or rule.message), []).append(kind)
    width = max(len(", ".join(names)) for names in alike.values())
    narrower = style._replace(width=style.width - len(MARGIN))
    sentences = told_apart({message for _, message in alike}, said)
    for (level, message), names in alike.items():
        yield f"{MARGIN}{', '.join(names):<{width}}  {style.level(type(rule.level)(level))}\n"
        if message != rule.message:
            yield indent(paragraph(sentences[message], narrower), MARGIN)


def told_apart(messages: Iterable[str], said: Iterable[str]) -> dict[str, str]:
    """Each message as it was said once. Where one could say what another did, it is that of more words of its own.

    >>> told_apart(["{one} is {two}.", "{one} is all."], ["12 is all.", "12 is 14."])
    {'{one} is all.': '12 is all.', '{one} is {two}.': '12 is 14.'}
    """
    made: dict[str, str] = {}
    for message in sorted(messages, key=lambda message: (-len(BLANK.sub("", message)), message)):
        made[message] = sentence(message, (one for one in said if one not in made.values()))
    return made


def example_lines(title: str, texts: tuple[str, ...], style: Style) -> Iterator[str]:
    """A paragraph a text; texts of several lines stand apart."""
    if texts:
        yield f"\n{style.bold(title)}\n"
        shown = ["\n".join(line for row in text.strip().split("\n") for line in example(row, style)) for text in texts]
        yield ("\n\n" if any("\n" in text.strip() for text in texts) else "\n").join(shown) + "\n"


def example(row: str, style: Style) -> list[str]:
    """A line of an example, wrapped."""
    first, *rest = style._replace(width=style.width - len(MARGIN)).wrap(visible_lines(row)) or [""]
    return [MARGIN + first, *(MARGIN + MARGIN + line for line in rest)]


def visible_lines(text: str) -> str:
    """A text of several lines, none of which a terminal or a runner takes for a command."""
    return "\n".join(no_command(visible(line)) for line in text.split("\n"))
