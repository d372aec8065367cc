"""The blocks of a document as Vale has them, where they are not ours: front matter, titles, lists of definitions."""

from __future__ import annotations

import re

from lintnews.formats.document_builder import DocumentBuilder
from lintnews.formats.frontmatter import front_matter_entries
from lintnews.formats.mapped_text import MappedText
from lintnews.model import Block, Document
from lintnews.rulebook.vale.hiding import elements

DEFINITION = re.compile(r"(?i)<d[dt]\b")
NO_TEXT = re.compile(r"(?i)true|false|yes|no|null|~|[-+]?[\d.]+|")  # values that are a switch or a number


def with_vales_blocks(document: Document) -> Document:
    """The document with its blocks as Vale has them.

    In Markdown all texts of the front matter are some, but for lists and what stands deeper. A page's title is a
    paragraph, and what it says of itself besides is not read. Terms and their definitions are running text.
    """
    document = with_vales_definitions(document)
    if document.format == "html":
        kept = [title_as_paragraph(block) for block in document.blocks if block.kind != "frontmatter.description"]
        return document.with_text(document.text, document.source_map, tuple(kept))
    if document.format not in ("markdown", "mdx") or not document.source.startswith(("---", "+++")):
        return document
    return with_vales_front(document)


def with_vales_definitions(document: Document) -> Document:
    """The document with paragraphs for the terms and definitions (<dt>, <dd>) that stand in no item of a list."""
    if not DEFINITION.search(document.source):
        return document
    defined, items = ([*elements(document, frozenset(tags), frozenset())] for tags in (("dd", "dt"), ("li",)))

    def as_vale_has(block: Block) -> Block:
        place = document.in_source(block.span)
        is_defined = block.kind == "list" and any(span.covers(place) for span in defined)
        return Block("paragraph", block.span) if is_defined and not any(map(place.overlaps, items)) else block

    return document.with_text(document.text, document.source_map, tuple(map(as_vale_has, document.blocks)))


def with_vales_front(document: Document) -> Document:
    """The document with each text of its front matter that stands by itself under a key, whatever the key means."""
    builder = DocumentBuilder(document.source)
    for keys, mapped in front_matter_entries(document.source)[1]:
        if len(keys) == 1 and not NO_TEXT.fullmatch(mapped.text) and stands_alone(document.source, mapped):
            builder.add_mapped(mapped, f"frontmatter.{keys[0]}")
    rest = [block for block in document.blocks if not block.kind.startswith("frontmatter.")]
    builder.add_blocks(document.text, document.source_map, rest)
    made = builder.build(document.path, document.language, document.reserved)
    made.format, made.charset = document.format, document.charset
    return made


def stands_alone(source: str, mapped: MappedText) -> bool:
    """Whether a text of TOML is no item of a list; those of YAML have one key more."""
    before = source[: mapped.segments[0].source_start] if mapped.segments else ""
    return not source.startswith("+++") or before.rstrip(" \t\r\n\"'").endswith("=")


def title_as_paragraph(block: Block) -> Block:
    return Block("paragraph", block.span) if block.kind == "frontmatter.title" else block
