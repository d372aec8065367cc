"""Front matter: what a page says of itself before its text: title, description, author."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from lintnews.formats.document_builder import DocumentBuilder
from lintnews.formats.mapped_text import MappedText
from lintnews.formats.offsets import utf8
from lintnews.formats.string_escapes import unescape_string
from lintnews.lazy import lazy

if TYPE_CHECKING:
    from yaml import ScalarEvent

YAML = lazy(r"\A---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.S | re.M)
TOML = lazy(r"\A\+\+\+[ \t]*\r?\n(.*?)^\+\+\+[ \t]*(?:\r?\n|\Z)", re.S | re.M)
ENTRY = lazy(r"^[\w\"'.-]+\s*[:=]|\A\s*\Z", re.M)  # without one, it is a text between two rules
TOML_PIECE = lazy(
    r"""#[^\n]*|^[ \t]*\[+(?P<table>[^\[\]\n]+)\]|(?<![\w.-])(?P<key>[\w.-]++)[ \t]*=|[{}]"""
    r"""|\"{3}(?P<long>(?:[^"\\]|\\.|"(?!""))*+)\"{3}|"(?P<basic>(?:[^"\\\r\n]|\\.)*+)"?|'(?P<literal>[^'\r\n]*+)'""",
    re.S | re.M,
)

# The keys that hold words for readers; whatever else stands there is for the machine.
PROSE = frozenset(
    """abstract alt author authors byline caption credit date dek deck description excerpt headline image_alt kicker
    lead lede linktitle standfirst strapline subheading subtitle summary teaser title""".split()  # noqa: SIM905
)
LANGUAGES = frozenset({"lang", "language", "locale"})
DEEPEST = 3  # levels that are searched for words: image: {alt: …}
MOST_BRACKETS = 1000  # the parser's time grows with the square of those that are open
WIDEST_GAP = 500  # code points between two words of a folded scalar: its indentation


class Front(NamedTuple):
    """Where the front matter ends, and the language it declares."""

    end: int
    language: str


Entry = tuple[tuple[str, ...], MappedText]  # the keys above a value, the nearest last, and the value


def add_front_matter(builder: DocumentBuilder) -> Front:
    """Add what the front matter says to readers, each entry as a block of its own."""
    end, found = front_matter_entries(builder.source)
    language = ""
    for (*_, key), mapped in found:
        if key in PROSE:
            builder.add_mapped(mapped, f"frontmatter.{key}")
        elif key in LANGUAGES:
            language = language or mapped.text
    builder.begin("paragraph")
    return Front(end, language)


def lintnews_settings(source: str) -> Iterator[tuple[str, str, int]]:
    """What stands under `lintnews:`, such as `{ignore: […]}`: each value with its key before it, and its offset."""
    end, found = front_matter_entries(source)
    if "lintnews" in source[:end]:
        for keys, mapped in found:
            if keys[0] == "lintnews" and len(keys) > 1 and mapped.segments:
                yield keys[1], mapped.text, mapped.segments[0].source_start


def front_matter_entries(source: str) -> tuple[int, Iterator[Entry]]:
    """Where the front matter of a source ends, and its values."""
    for pattern, read_entries in ((YAML, yaml_entries), (TOML, toml_entries)):
        if (found := pattern.match(source)) and ENTRY.search(found[1]):
            return found.end(), read_entries(source, *found.span(1))
    return 0, iter(())


def toml_entries(source: str, start: int, end: int) -> Iterator[Entry]:
    """The strings of TOML with the keys above them."""
    around: list[tuple[str, ...]] = [()]  # the keys above this place: of its table, then of each brace
    keys: tuple[str, ...] = ()
    for found in TOML_PIECE.finditer(source, start, end):
        if found["table"]:
            around = [dotted_parts(found["table"])]
        elif found["key"]:
            keys = (*around[-1], *dotted_parts(found["key"]))
        elif found[0] == "{":
            around.append(keys)
        elif found[0] == "}":
            around = around[:-1] or [()]
        elif (kind := found.lastgroup) and 0 < len(keys) <= DEEPEST:  # a string before any key is no value
            mapped = MappedText(source)
            mapped.add_source(*found.span(kind))
            yield keys, mapped if kind == "literal" else unescape_string(source, *found.span(kind))


def dotted_parts(name: str) -> tuple[str, ...]:
    """The parts of a dotted key.

    >>> dotted_parts(' Params."alt" ')
    ('params', 'alt')
    """
    return tuple(part.strip(" \t\"'") for part in name.lower().split("."))


def yaml_entries(source: str, start: int, end: int) -> Iterator[Entry]:
    """The scalars of YAML under their keys, as far as it keeps to YAML's rules."""
    from yaml import YAMLError

    text = utf8(source[start:end]).decode()  # surrogates would stop the parser
    if text.count("[") + text.count("{") > MOST_BRACKETS:
        return
    try:
        for keys, scalar in scalars(text):
            if not scalar.start_mark or not scalar.end_mark:
                continue
            first, last = start + scalar.start_mark.index, start + scalar.end_mark.index
            if scalar.style == '"' and "\\" in source[first:last] and "\n" not in source[first:last]:
                yield keys, unescape_string(source, first + 1, last - 1)
            else:
                yield keys, aligned(scalar.value, source, first, last)
    except YAMLError:
        return


def scalars(text: str) -> Iterator[tuple[tuple[str, ...], ScalarEvent]]:
    """The scalars of YAML, each with the keys above it. Events, not nodes: those nest as deep as the C stack."""
    import yaml

    keys: list[str | None] = []  # of each collection around this place: its key, None where a key comes next
    mappings: list[bool] = []
    for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        if isinstance(event, yaml.ScalarEvent) and mappings and mappings[-1] and keys[-1] is None:
            keys[-1] = event.value.lower()
            continue
        if isinstance(event, yaml.ScalarEvent) and len(keys) <= DEEPEST:
            yield tuple(key or "" for key in keys or [""]), event
        elif isinstance(event, yaml.CollectionStartEvent):
            mappings.append(isinstance(event, yaml.MappingStartEvent))
            keys.append(None if mappings[-1] else (keys[-1] if keys else ""))
            continue
        elif isinstance(event, yaml.CollectionEndEvent):
            mappings.pop()
            keys.pop()
        if mappings and mappings[-1]:
            keys[-1] = None


def aligned(text: str, source: str, start: int, end: int) -> MappedText:
    """A scalar that may be folded or indented: its words stand in the source one after another."""
    mapped = MappedText(source)
    for run in re.findall(r"'|[^\s']+|\s+", text):  # in single quotation marks an apostrophe is written twice
        found = -1 if run.isspace() else source.find(run, start, min(end, start + len(run) + WIDEST_GAP))
        if found >= 0:
            start = found + len(run)
            mapped.add_source(found, start)
        else:
            mapped.add_text(run, start, start)
    return mapped
