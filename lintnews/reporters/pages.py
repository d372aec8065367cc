"""Pages: the rule files as documentation, a Markdown page for each family and one that lists them all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lintnews.model import Rule
from lintnews.rulebook.earned_levels import FEWEST, Measured, levels_of, verdicts
from lintnews.rulebook.examples import marked

INDEX = "README.md"
Packs = Mapping[str, list[Rule]]


def pages_of(packs: Packs, measured: Measured) -> dict[str, str]:
    """File name → page, of the rules of each pack, with what was measured of them (rules/measured.json)."""
    families: dict[str, list[Rule]] = {}
    for rule in (rule for rules in packs.values() for rule in rules):
        families.setdefault(rule.id.partition(".")[0], []).append(rule)
    pages = {f"{family}.md": "\n".join(page(family, members, measured)) for family, members in families.items()}
    return {INDEX: "\n".join(index(packs)), **pages}


def index(packs: Packs) -> Iterator[str]:
    """The list of all rules."""
    yield "# The rules\n"
    yield "Written by `lintnews rules docs` from the rule files. A rule that is off runs when it is selected.\n"
    for pack, rules in packs.items():
        yield f"## The pack {pack}\n"
        yield "| rule | level | says |\n| --- | --- | --- |"
        for rule in rules:
            level = rule.level if rule.enabled else f"{rule.level}, off"
            yield f"| [{rule.id}]({rule.id.partition('.')[0]}.md#{anchor(rule)}) | {level} | {cell(rule.message)} |"
        yield ""


def page(family: str, rules: list[Rule], measured: Measured) -> Iterator[str]:
    """All rules of one family."""
    yield f"# {family}\n"
    for rule in rules:
        yield from section(rule, measured)


def section(rule: Rule, measured: Measured) -> Iterator[str]:
    """One rule: what it says, why, how often it is right, and what its examples show."""
    yield f"## {rule.id}\n"
    off = "" if rule.enabled else ", off unless selected"
    spoken = f"; text in {', '.join(rule.languages)}" if rule.languages else ""
    mended = "; with a fix" if any(replacement is not None for replacement in replacements_of(rule)) else ""
    yield f"*{rule.level}{off}{spoken}{mended}*: {rule.message}\n"
    yield f"{' '.join(rule.why.split())}\n"
    if accuracy := " ".join(said_of(rule, measured)):
        yield f"{accuracy}\n"
    if rule.kinds:
        yield "| kind | level | says |\n| --- | --- | --- |"
        for kind, variant in sorted(rule.kinds.items()):
            yield f"| {kind} | {variant.level or rule.level} | {cell(variant.message or rule.message)} |"
        yield ""
    yield from example_blocks("Found, between the marks ⟦ ⟧", rule.examples.bad)
    yield from example_blocks("Left alone", rule.examples.good)
    if rule.link:
        yield f"More: <{rule.link}>\n"


def said_of(rule: Rule, measured: Measured) -> Iterator[str]:
    """What was measured of a rule, in sentences: on wild text at each of its levels, and on labelled text."""
    for level in levels_of(rule) if rule.id in measured["wild"]["found"] else ():
        said = verdicts(measured, rule.id, level)
        if said.decided:
            few = f"; with fewer than {FEWEST} verdicts it may be no error" if said.decided < FEWEST else ""
            argued = f", and {said.arguable:,} can be argued about" if said.arguable else ""
            yield f"At level {level}, {said.right:,} of {said.decided:,} findings in wild text are right{argued}{few}."
        elif said.arguable:
            yield f"At level {level}, all of {said.arguable:,} findings in wild text can be argued about."
        else:
            yield f"At level {level}, no finding in wild text has been judged; it may be no error."
    if row := measured["labelled"]["rows"].get(rule.id):
        flagged = row["right"] + row["wrong"]
        asked = f", out of {row['asked']:,} {row['unit']}" if row["asked"] else ""
        yield f"On text that it was built with, {row['right']:,} of {flagged:,} found are right{asked}."


def replacements_of(rule: Rule) -> Iterator[str | None]:
    """What the rule puts in the place of each slip in its examples."""
    return (replacement for text in rule.examples.bad for replacement in marked(text).replacements)


def example_blocks(title: str, texts: tuple[str, ...]) -> Iterator[str]:
    """Examples as blocks of code, so that every character shows."""
    if texts:
        yield f"{title}:\n"
    for text in texts:
        yield "```text\n" + text.rstrip("\n") + "\n```\n"


def cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def anchor(rule: Rule) -> str:
    """The anchor that a heading gets: no stops."""
    return rule.id.replace(".", "").lower()
