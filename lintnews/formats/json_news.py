"""News in JSON: ninjs 1 to 3 (IPTC) and ANS (Arc XP)."""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter
from typing import NamedTuple

from lintnews.formats.document_builder import DocumentBuilder
from lintnews.formats.embedded import add_html, add_plain
from lintnews.formats.errors import ForeignSource
from lintnews.formats.json_values import LocatedObject, LocatedString, LocatedValue, fault, parse
from lintnews.formats.string_escapes import unescape_string
from lintnews.lazy import lazy
from lintnews.model import Document

DEEPEST = 20  # content elements within content elements, and items within items
MOST_COMPARED = 100  # texts that are looked for in the body
NEITHER = "is JSON, but neither ninjs nor ANS"
MARKS = lazy('"(?:content_elements|headlines|uri)"')  # no story is without one of these keys
RESERVED = '"\\<>&\b\f\n\r\t'


class Field(NamedTuple):
    """A text of a story: the property that holds it, the kind of block it is, whether it is HTML, and of the body."""

    name: str
    kind: str
    value: LocatedString
    html: bool = False
    body: bool = False


def read_json(path: str, source: str) -> Document:
    """A document of one story, or of a list of stories."""
    if not MARKS.search(source):
        raise ForeignSource(fault(source) or NEITHER)
    value = parse(source)
    items = [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, dict)]
    fields = [field for item in items for field in fields_of(item)]
    if not any(is_story(item) for item in items):
        raise ForeignSource(NEITHER)
    language = next((said for item in items if isinstance(said := item.get("language"), str)), "")
    return add_fields(DocumentBuilder(source), fields).build(path, language, RESERVED)


def add_fields(builder: DocumentBuilder, fields: list[Field]) -> DocumentBuilder:
    """Add the texts. A headline or a caption that the story says elsewhere too stands apart the second time."""
    mapped_texts = [unescape_string(builder.source, field.value.start, field.value.end) for field in fields]
    texts = [mapped.text for mapped in mapped_texts]
    body = "\n".join(text for text, field in zip(texts, fields, strict=True) if field.body)
    said: set[str] = set()
    for number, (name, kind, _, html, in_body) in enumerate(fields):
        again = not in_body and (texts[number] in said or (number < MOST_COMPARED and texts[number] in body))
        said.add(texts[number])
        (add_html if html else add_plain)(builder, mapped_texts[number], f"frontmatter.{name}" if again else kind)
    return builder


def is_story(item: LocatedObject) -> bool:
    """True for an item of ANS, or of ninjs: that must have an address, and is of use if it has a text."""
    return is_ans(item) or ("uri" in item and not {"associations", *NINJS}.isdisjoint(item))


def is_ans(item: LocatedObject) -> bool:
    return "content_elements" in item or isinstance(item.get("headlines"), dict)


def fields_of(item: LocatedObject) -> Iterator[Field]:
    """The texts of a story in the order in which they are read."""
    return story(item) if is_ans(item) else ninjs(item)


def strings(value: LocatedValue) -> Iterator[LocatedString]:
    """The string that a value is, or those of a dict."""
    if isinstance(value, LocatedString):
        yield value
    elif isinstance(value, dict):
        yield from (one for one in value.values() if isinstance(one, LocatedString))


def dicts(value: LocatedValue) -> Iterator[LocatedObject]:
    """The dicts in a list, in a list of lists or in a dict; the value itself, if it holds none."""
    inner = value if isinstance(value, list) else list(value.values()) if isinstance(value, dict) else []
    for one in inner:
        if isinstance(one, dict):
            yield one
        elif isinstance(one, list):
            yield from (each for each in one if isinstance(each, dict))


# ANS, https://github.com/washingtonpost/ans-schema. A content element's type → its texts and their kinds; "" is the
# kind that the element around it gives.
ELEMENTS = {
    "blockquote": {"content": "quote"},
    "correction": {"text": ""},
    "element_group": {"title": "heading"},
    "gallery": {"caption": "caption"},
    "header": {"content": "heading"},
    "image": {"subtitle": "title", "caption": "caption", "alt_text": "alt"},
    "interstitial_link": {"content": ""},
    "link_list": {"title": "heading"},
    "raw_html": {"content": ""},
    "text": {"content": ""},
    "video": {"caption": "caption"},
}
# What holds further elements, and the kind that it gives them; "" gives on what it was given.
INNER = {"content_elements": "", "citation": "", "items": "", "header": "table.header", "rows": "table.cell"}
GIVES = {"list": "list", "link_list": "list", "quote": "quote"}


def story(item: LocatedObject) -> Iterator[Field]:
    """The texts of an ANS story, a gallery or a video."""
    for name, kind in (("headlines", "headline"), ("subheadlines", "standfirst"), ("description", "")):
        texts = item.get(name)
        for text in strings(texts):
            main = isinstance(texts, dict) and text is texts.get("basic")
            yield Field(name, kind if main and kind else f"frontmatter.{name}", text, html=True)
    credits = item.get("credits")
    for author in dicts(credits.get("by") if isinstance(credits, dict) else None):
        yield from (Field("byline", "byline", text) for text in strings(author.get("name")))
    for element in (*dicts(item.get("content_elements")), *dicts(item.get("promo_items"))):
        yield from element_fields(element, "paragraph", DEEPEST)


def element_fields(element: LocatedObject, given: str, depth: int) -> Iterator[Field]:
    """The texts of a content element, and of those within it."""
    of_type = element.get("type")
    for name, kind in ELEMENTS.get(str(of_type), {}).items():
        if kind == "heading":
            kind = f"heading.h{level}" if (level := element.get("level")) in range(1, 7) else "heading.h2"
        for text in strings(element.get(name)):
            yield Field(name, kind or given, text, html=True, body=kind not in ("caption", "title", "alt"))
    given = GIVES.get(str(of_type), given)
    for name, kind in INNER.items() if depth and of_type not in ("code", "custom_embed", "story") else ():
        held = element.get(name)
        for inner in [held] if name == "citation" and isinstance(held, dict) else dicts(held):
            yield from element_fields(inner, kind or given, depth - 1)


# ninjs, https://iptc.org/std/ninjs/. Property → kind of block. Since version 2 each may be a list of {role, value}.
NINJS = {
    "title": "frontmatter.title",
    "headline": "headline",
    "headlines": "headline",
    "by": "byline",
    "byline": "byline",
    "descriptions": "frontmatter.description",
    "description_html": "frontmatter.description",
    "description_text": "frontmatter.description",
    "description_xhtml": "frontmatter.description",
    "bodies": "paragraph",
    "body_html": "paragraph",
    "body_xhtml": "paragraph",
    "body_text": "paragraph",
}


def ninjs(item: LocatedObject, depth: int = DEEPEST) -> Iterator[Field]:
    """The texts of a ninjs item. Of several forms of the same body only one is read, HTML by choice."""
    body = next((name for name in ("bodies", "body_html", "body_xhtml", "body_text") if item.get(name)), "")
    for name, kind in NINJS.items():
        if name.startswith("bod") and name != body:
            continue
        if name.startswith("description") and not body:
            kind = "caption"
        for text, html in text_forms(item.get(name), name, name == body):
            yield Field(name, kind, text, html, name == body)
    for part in dicts(item.get("associations")) if depth else ():
        yield from ninjs(part, depth - 1)


def text_forms(value: LocatedValue, name: str, only_one: bool) -> list[tuple[LocatedString, bool]]:
    """The texts that a property holds, and whether each is markup; only the best of a body's forms."""
    if isinstance(value, LocatedString):
        return [(value, name.endswith("html"))]
    texts = [(rank(one), text) for one in dicts(value) for text in strings(one.get("value"))]
    if only_one:
        texts = sorted(texts, key=itemgetter(0))[:1]
    return [(text, place != PLAIN) for place, text in texts]


PLAIN = 1


def rank(form: LocatedObject) -> int:
    """Which form of a text is read, the first by choice: HTML, plain text, other markup such as NITF."""
    kind = str(form.get("contenttype") or form.get("contentType") or "plain").lower()
    return 0 if "html" in kind else PLAIN if "plain" in kind else 2
