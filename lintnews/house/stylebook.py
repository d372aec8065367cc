"""What was found of a house, as files that lintnews reads: a stylebook of its names, a rule for its page's lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from lintnews.house.families import Family, Spelling
from lintnews.house.judged import House
from lintnews.house.templates import Recurring
from lintnews.language.furniture.labels import HOLE, Labels
from lintnews.language.furniture.page_lines import key_of
from lintnews.lazy import lazy
from lintnews.model import OBJECT
from lintnews.reporters.style import counted, visible

AS_WORDS = ("name", "known", "full")  # families whose spellings are words as `names.house-style` finds them
PLAIN = lazy(r"[^\W\d_]+(?:[ -][^\W\d_]+)*")
NO_TEXT = ("yes", "no", "on", "off", "true", "false", "null", "y", "n")  # what YAML takes for something else
SPOKE = "The mayor spoke on Tuesday. She will speak again next week.\n"
EXAMPLES = 5  # lines of a rule that stand in its examples


def stylebook(house: House, source: str) -> Iterator[str]:
    """A stylebook (docs/configuration.md): each name's commonest spelling, its evidence as comments."""
    yield f"# How {counted(house.articles, 'article')} spell names: the commonest spelling, the others in brackets.\n"
    yield '# Strike out and correct, then name this file in lintnews.toml: stylebook = "./house.yml"\n'
    yield f"source: {quoted(source)}\n"
    preferred: dict[str, str] = {}
    lines: list[str] = []
    for family in house.names:
        if family.kind in AS_WORDS:
            lines += stylebook_entry(family, preferred)
    yield "names:\n" if preferred else "names: {}\n"
    yield from lines


def stylebook_entry(family: Family, preferred: dict[str, str]) -> Iterator[str]:
    """The lines of one family. One without a majority, or that contradicts another, is a comment."""
    usual, *others = family.spellings
    words = [one.text for one in others]
    for one in family.spellings:
        yield f"  # {spelling_in_words(one)}\n"
    undecided = others[0].mentions == usual.mentions
    contradicts = usual.text in preferred or any(word in preferred or word in preferred.values() for word in words)
    if not (undecided or contradicts):
        preferred.update(dict.fromkeys(words, usual.text))
    why = "  # no majority: which is ours?" if undecided else ""
    mark = "# " if undecided or contradicts else ""
    yield f"  {mark}{quoted(usual.text)}: [{', '.join(map(quoted, words))}]{why}\n"


def spelling_in_words(spelling: Spelling) -> str:
    """A spelling with how often, when and where."""
    days = f", {spelling.first} to {spelling.last}" if spelling.first else ""
    places = ", ".join(f"{visible(id)}:{line}" for id, line, _, _ in spelling.places[:3])
    return f"{spelling.text}: {spelling.mentions:,} × in {counted(spelling.articles, 'article')}{days}: {places}"


def quoted(text: str) -> str:
    """A text as YAML takes it, whatever it holds."""
    plain = PLAIN.fullmatch(text) and text.lower() not in NO_TEXT
    return text if plain else json.dumps(text, ensure_ascii=not text.replace("\n", "").isprintable())


def page_rule(lines: Iterable[Recurring]) -> Iterator[str]:
    """A rule file that finds the lines of the house's page; "" where none can be told by a rule."""
    tokens = [line for line in lines if is_told_by_rule(line.text)]
    if not tokens:
        return
    yield "# Lines that recur in many articles, found by `lintnews house`. Strike out those that are copy.\n"
    yield "extends: standalone\n"
    yield 'message: "“{phrase}” stands in many of our articles: a line of the page, not of the article?"\n'
    yield "level: warning\n"
    yield "why: >\n  Lines of the page that come along with copied text tell the reader that nobody looked at it.\n"
    yield "scope: page\ntokens:\n"
    yield from (f"  - {quoted(line.text)}  # in {line.articles:,} articles\n" for line in tokens)
    yield "examples:\n  bad:\n"
    for line in tokens[:EXAMPLES]:
        yield f"    - {quoted(f'{SPOKE}{chr(10)}⟦{line.text}⟧{chr(10)}')}\n"
    yield f"  good:\n    - {quoted(SPOKE)}\n"


def is_told_by_rule(text: str) -> bool:
    """Whether a rule can find a line by its text: the marks of rules are not in it."""
    plain = not {HOLE, OBJECT, "⟦", "⟧", "→"} & {*text} and text.isprintable()
    return plain and Labels((text,)).say(key_of(text))
