"""Front matter and titles as Vale reads them: each text that stands by itself under a key, whatever the key means."""

from __future__ import annotations

import re

from lintnews.formats.document_builder import DocumentBuilder
from lintnews.formats.frontmatter import front_matter_entries
from lintnews.formats.mapped_text import MappedText
from lintnews.model import Block, Document

NO_TEXT = re.compile(r"(?i)true|false|yes|no|null|~|[-+]?[\d.]+|")  # values that are a switch or a number


def with_vales_front(document: Document) -> Document:
    """The document with the blocks before its text as Vale has them.

    In Markdown they are all texts of the front matter, but for lists and what stands deeper. A page's title is a
    paragraph, and what it says of itself besides is not read.
    """
    if document.format == "html":
        kept = [title_as_paragraph(block) for block in document.blocks if block.kind != "frontmatter.description"]
        return document.with_text(document.text, document.source_map, tuple(kept))
    if document.format not in ("markdown", "mdx") or not document.source.startswith(("---", "+++")):
        return document
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
