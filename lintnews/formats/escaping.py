"""Writing a fix as its file writes such characters: as entities, or as escapes with a backslash."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from html.entities import codepoint2name

from lintnews.formats.markup import ENTITY
from lintnews.formats.string_escapes import ESCAPE
from lintnews.lazy import lazy
from lintnews.model import Document, Span

ESCAPED = lazy(f"{ESCAPE.pattern}|{ENTITY.pattern}")
FORM = lazy(r"\\[uUx]|&")  # escapes that any character can be written as; \n and \/ are none
XML = frozenset({"amp", "apos", "gt", "lt", "quot"})  # the entities that need no document type


def escaped_fix(document: Document, replacement: str, span: Span) -> str | None:
    """What to write over the source of a span that holds whole escapes, so that its text becomes the replacement.

    What stays keeps its spelling; a new character beyond ASCII takes the form of the first that is an escape. None
    where the source holds other things than these, or where the replacement brings in a mark of the format.
    """
    if document.read_only:
        return None
    text = document.text[span.start : span.end]
    old = list(written_characters(document, span))
    seen = "".join(character for character, _ in old)
    if seen != text:
        return unescaped_once(document.source[slice(*document.in_source(span))], text, replacement)
    before = common_prefix(seen, replacement)
    after = common_prefix(seen[before:][::-1], replacement[before:][::-1])
    new = replacement[before : len(replacement) - after]
    if not document.reserved_at(span.start).isdisjoint(new):
        return None
    written = [writing for _, writing in old]
    form = next((writing for character, writing in old if not character.isascii() and FORM.match(writing)), "")
    middle = (in_form(form, character, document.format) for character in new)
    return "".join([*written[:before], *middle, *written[len(old) - after :]])


def unescaped_once(source: str, text: str, replacement: str) -> str | None:
    """An entity that was escaped once too often, where its file escapes all HTML, as feeds do: escaped once less.

    >>> unescaped_once("&amp;amp;#8212;", "&#8212;", "—")
    '&amp;#8212;'
    """
    if source == f"&amp;amp;{text[1:]}" and unescape(text) == replacement:
        return f"&amp;{text[1:]}"
    return None


def common_prefix(one: str, other: str) -> int:
    """With how many of the same characters two texts begin.

    >>> common_prefix("cafÃ©", "café")
    3
    """
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def written_characters(document: Document, span: Span) -> Iterator[tuple[str, str]]:
    """Each character of a span with what the source holds for it, up to what is neither a character nor an escape."""
    at = document.in_source(span).start
    for segment in document.source_map.within(span):
        writing = document.source[segment.source_start : segment.source_end]
        if segment.source_start != at or not (segment.verbatim or writing.isspace() or ESCAPED.fullmatch(writing)):
            return
        if segment.verbatim:
            yield from zip(writing, writing, strict=True)
        else:
            yield document.text[segment.text_start : segment.text_end], writing
        at = segment.source_end


def in_form(form: str, character: str, format: str) -> str:
    r"""A character in the form of an escape; as it is, where it is ASCII or there is no form.

    >>> in_form("&Atilde;", "é", "html"), in_form("&#xC3;", "ê", "html"), in_form(r"\u00c3", "é", "json")
    ('&eacute;', '&#xEA;', '\\u00e9')
    """
    if not form or character.isascii():
        return character
    point = ord(character)
    digits = f"{point:x}" if frozenset("ABCDEF").isdisjoint(form) else f"{point:X}"
    if form.startswith("&"):
        if form[1] != "#" and form.strip("&;") not in XML and point in codepoint2name:
            return f"&{codepoint2name[point]};"
        return f"&#x{digits};" if form[2] in "xX" else f"&#{point};"
    if point <= 0xFFFF:
        return f"\\u{digits:0>4}"
    if format != "json":
        return f"\\U{digits:0>8}"
    pair = character.encode("utf-16-be").hex()
    return f"\\u{pair[:4]}\\u{pair[4:]}"
