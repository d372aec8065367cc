"""Templating in Markdown and HTML: shortcodes, variables, attribute lists and JSX are masked: only prose is parsed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from re import Pattern

from lintnews.formats.document_builder import DocumentBuilder
from lintnews.formats.markup import spoken_attributes
from lintnews.lazy import lazy

MASK = "\ufdd0"  # a noncharacter: no text holds it, and Markdown takes it for a letter
MASKS = lazy(f"{MASK}+")

# {% comment %} … {% endcomment %} of Liquid, {# … #} of Jinja, Nunjucks and Twig.
COMMENT = (
    r"\{%-?\s*+comment\b[^{}]*+\}(?:[^{]|\{(?!%-?\s*+comment\b))*?\{%-?\s*+endcomment\b[^{}]*+\}"
    r"|\{#-?\s(?:[^#{]|#(?!\})|\{(?!#))*?#\}"
)
# Code between two lines of templates or of a site's own: {% highlight %}, {{< highlight >}}, =CODE_START=.
FENCES = {
    r"[ ]{0,3}\{%-?\s?highlight\b": r"[ ]*\{%-?\s?endhighlight\b[^\n]*+",
    r"[ ]{0,3}\{\{[<%]\s*highlight\b": r"[ ]*\{\{[<%]\s*/\s*highlight\b[^\n]*+",
    "=CODE_START=": "=CODE_END=",
}
LINES = 2000  # of code between two of them
CODE = "|".join(rf"^{begin}[^\n]*+(?:\n(?!{begin})[^\n]*+){{0,{LINES}}}?\n{end}" for begin, end in FENCES.items())
SHORTCODE = rf"{COMMENT}|\{{\{{[^{{}}]*+\}}\}}|\{{%[^{{}}]*+\}}"  # {{< figure >}}, {{ page.title }}, {% include %}
ATTRIBUTE_LIST = r"\{(?::|:?\s?[#.][a-zA-Z])[^{}\n]*+\}"  # {#id .class}, {: .class}
DIRECTIVE = r"^ {0,3}:{3,}[^\n]*+|(?<=> )\[!\w+\][-+]?"  # :::note, > [!NOTE]
MODULE = (  # up to a blank line
    r"^(?:import\s*(?:[\"'{*]|\w+\s*(?:,|from\b))|export\s+(?:(?:async|class|const|default|function|let|type|var)\b|[{*]))"
    r"[^\n]*+(?:\n[^\S\n]*+[^\s][^\n]*+)*+"
)
TAG = r"</?(?:[A-Z][\w.]*+)?(?:\s++[\w:-]++(?:=(?:\"[^\"]*+\"|'[^']*+'|\{(?:[^{}]|\{[^{}]*+\})*+\}))?)*+\s*+/?>"
EXPRESSION = r"\{(?:[^{}`]|\{[^{}`]*+\})*+\}"  # {props.name}, {/* a comment */}; back quotes may fence code

PAGE = lazy(f"{SHORTCODE}|{ATTRIBUTE_LIST}")
MARKDOWN = lazy(f"{CODE}|{PAGE.pattern}|{DIRECTIVE}", re.M)
MDX = lazy(f"{MARKDOWN.pattern}|{MODULE}|{TAG}|{EXPRESSION}", re.M)

CODE_BEGINS = lazy("|".join(FENCES))
LETTER = lazy(r"[^\r\n]")

# What shortcodes and components say to readers.
SPEAKING = {"alt": "alt", "caption": "caption", "title": "title"}


def masked(source: str, templating: Pattern[str]) -> str:
    """The source with its templating masked, character by character; line ends stay. Code becomes blank lines.

    >>> masked("A {{< b >}} c", MARKDOWN).replace(MASK, "*")
    'A ********* c'
    """
    return templating.sub(lambda found: LETTER.sub(" " if CODE_BEGINS.match(found[0]) else MASK, found[0]), source)


def stands_in_sentence(template: str) -> bool:
    """True for what leaves a word in the text, such as {{ count }}."""
    return template.startswith(("{{", "{")) and not template.startswith(("{{<", "{{%", "{%", "{#", "{.", "{:", "{/*"))


def template_texts(source: str, start: int, end: int) -> Iterator[DocumentBuilder]:
    """What the templating at source[start:end] says to readers, each attribute as a block of its own."""
    if "=" in source[start:end]:
        yield from spoken_attributes(source, start, end, SPEAKING)
