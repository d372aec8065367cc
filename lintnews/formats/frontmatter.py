"""Front matter: what a page says of itself before its text: title, description, author."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from lintnews.formats.escapes import unescaped
from lintnews.formats.galley import Galley
from lintnews.model import Block, Document, Segment, SourceMap, Span

if TYPE_CHECKING:
    from yaml.nodes import Node, ScalarNode

YAML = re.compile(r"\A---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S | re.M)
TOML = re.compile(r"\A\+\+\+[ \t]*\r?\n(.*?)^\+\+\+[ \t]*(?:\r?\n|\Z)", re.S | re.M)
ENTRY = re.compile(r"^[\w\"'.-]+\s*[:=]|^\s*\Z", re.M)  # without one, it is a text between two rules
TOML_STRING = re.compile(r"""^[ \t]*([\w-]++)[ \t]*=[ \t]*(?:"((?:[^"\\\r\n]|\\.)*+)"|'([^'\r\n]*+)')""", re.M)

# The keys that hold words for readers; whatever else stands there is for the machine.
PROSE = frozenset(
    """abstract alt author authors byline caption credit date dek deck description excerpt headline image_alt kicker
    lead lede linktitle standfirst strapline subheading subtitle summary teaser title""".split()  # noqa: SIM905
)
LANGUAGES = frozenset({"lang", "language", "locale"})
DEEPEST = 3  # levels that are searched for words: image: {alt: …}
MOST_BRACKETS = 1000  # the parser calls itself for each


class Entry(NamedTuple):
    """A key, what is said under it, and the way back to the source."""

    key: str
    text: str
    source_map: SourceMap


class Front(NamedTuple):
    """Where the front matter ends, and the language it declares."""

    end: int
    language: str


def read(galley: Galley) -> Front:
    """Set what the front matter says to readers, each entry as a block of its own."""
    source, end, language = galley.source, 0, ""
    for pattern, entries in ((YAML, yaml_entries), (TOML, toml_entries)):
        if (found := pattern.match(source)) and ENTRY.search(found[1]):
            end = found.end()
            for key, text, source_map in entries(source, *found.span(1)):
                if key in PROSE:
                    block = Block(f"frontmatter.{key}", Span(0, len(text)))
                    galley.include(Document("", text, text, SourceMap.identity(len(text)), (block,)), source_map)
                elif key in LANGUAGES:
                    language = language or text
    galley.begin("paragraph")
    return Front(end, language)


def toml_entries(source: str, start: int, end: int) -> Iterator[Entry]:
    """The strings of TOML that stand on one line."""
    for found in TOML_STRING.finditer(source, start, end):
        if found[2] is not None:
            yield Entry(found[1].lower(), *unescaped(source, *found.span(2)))
        else:
            yield Entry(found[1].lower(), found[3], SourceMap((Segment(0, len(found[3]), *found.span(3), True),)))


def yaml_entries(source: str, start: int, end: int) -> Iterator[Entry]:
    """The scalars of YAML under their keys; none if it breaks YAML's rules."""
    import yaml

    text = source[start:end]
    if text.count("[") + text.count("{") > MOST_BRACKETS:
        return
    try:
        root = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError:
        return
    for key, scalar in scalars(root, "", DEEPEST):
        first, last = start + scalar.start_mark.index, start + scalar.end_mark.index
        if scalar.style == '"' and "\\" in source[first:last] and "\n" not in source[first:last]:
            yield Entry(key, *unescaped(source, first + 1, last - 1))
        else:
            yield Entry(key, scalar.value, aligned(scalar.value, source, first, last))


def scalars(node: Node | None, key: str, depth: int) -> Iterator[tuple[str, ScalarNode]]:
    """The scalars below a node, each with the key that it stands under."""
    from yaml.nodes import MappingNode, ScalarNode, SequenceNode

    if isinstance(node, ScalarNode):
        yield key, node
    elif isinstance(node, SequenceNode) and depth:
        for item in node.value:
            yield from scalars(item, key, depth - 1)
    elif isinstance(node, MappingNode) and depth:
        for name, value in node.value:
            if isinstance(name, ScalarNode):
                yield from scalars(value, name.value.lower(), depth - 1)


def aligned(text: str, source: str, start: int, end: int) -> SourceMap:
    """The map of a scalar that was folded or indented: its words stand in the source one after another."""
    segments, at = [], 0
    for run in re.finditer(r"\S+|\s+", text):
        found = source.find(run[0], start, end)
        if found >= 0 and not run[0].isspace():
            segments.append(Segment(at, len(run[0]), found, found + len(run[0]), True))
            start = found + len(run[0])
        else:
            segments.append(Segment(at, len(run[0]), start, start, False))
        at += len(run[0])
    return SourceMap(tuple(segments))
