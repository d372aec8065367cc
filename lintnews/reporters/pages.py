"""Pages: the rule files as documentation, a Markdown page for each family and one that lists them all."""

from __future__ import annotations

from collections.abc import Iterator

from lintnews.model import Rule

INDEX = "README.md"


def pages_of(rules: list[Rule]) -> dict[str, str]:
    """File name → page."""
    families: dict[str, list[Rule]] = {}
    for rule in rules:
        families.setdefault(rule.id.partition(".")[0], []).append(rule)
    pages = {f"{family}.md": "\n".join(page(family, members)) for family, members in families.items()}
    return {INDEX: "\n".join(index(rules)), **pages}


def index(rules: list[Rule]) -> Iterator[str]:
    """The list of all rules."""
    yield "# The rules\n"
    yield "Written by `lintnews rules docs` from the rule files. A rule that is off runs when it is selected.\n"
    yield "| rule | level | says |\n| --- | --- | --- |"
    for rule in rules:
        level = rule.level if rule.enabled else f"{rule.level}, off"
        yield f"| [{rule.id}]({rule.id.partition('.')[0]}.md#{anchor(rule)}) | {level} | {cell(rule.message)} |"
    yield ""


def page(family: str, rules: list[Rule]) -> Iterator[str]:
    """All rules of one family."""
    yield f"# {family}\n"
    for rule in rules:
        yield from section(rule)


def section(rule: Rule) -> Iterator[str]:
    """One rule: what it says, why, and what its examples show."""
    yield f"## {rule.id}\n"
    off = "" if rule.enabled else ", off unless selected"
    spoken = f"; text in {', '.join(rule.languages)}" if rule.languages else ""
    yield f"*{rule.level}{off}{spoken}*: {rule.message}\n"
    yield f"{' '.join(rule.why.split())}\n"
    if rule.kinds:
        yield "| kind | level | says |\n| --- | --- | --- |"
        for kind, variant in sorted(rule.kinds.items()):
            yield f"| {kind} | {variant.level or rule.level} | {cell(variant.message or rule.message)} |"
        yield ""
    yield from examples("Found, between the marks ⟦ ⟧", rule.examples.bad)
    yield from examples("Left alone", rule.examples.good)
    if rule.link:
        yield f"More: <{rule.link}>\n"


def examples(title: str, texts: tuple[str, ...]) -> Iterator[str]:
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
