"""The lines of a page: what each says, bullets, numbers, case and end marks aside, and which are the article."""

import sys
from collections.abc import Container
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from lintnews.lazy import lazy
from lintnews.model import Block, Document, Span, analysis

LONGEST = 300  # code points; a longer line is running text, whatever it says
SENTENCE = 45  # code points; a shorter line is no paragraph of an article
END_MARKS = (".", "!", "?", "”", '"', "’", ")", "…")

LINKS = ("](", "][", "</a>", "<a ", "://")
ESCAPED_BULLETS = ("\\-", "\\*", "\\+")
BOXES, LONGEST_BOX = ("!!! ", "???", '=== "'), 100  # how a box begins in the source, and how many lines it may have
FILLED = lazy(r"<\w[^<>]*\bdata-[^<>]*>\s*\Z")  # the tag of an element that a program fills: <p data-chart="1">
LONGEST_TAG = 500  # code points
BOLD = ("**", "__", "<b>", "<strong>")
LINK_END = 6  # code points after a linked word by which it is known, such as the `**](` of Markdown

BULLETS = " \t\r\n\xa0\u200b\u200c\ufeff*•·‣▪◦●○–—-|>»›▶►→+_"
END_OF_PHRASE = BULLETS + ".:!…。：！"
NUMBER = lazy(r"[\d#][\d.,:]*(?:[km]\b)?")
OPENING = lazy(r"(\d[\d.,:]*(?:[kKmM]\b)?|\w+|\S|)[^\w#…]*(#|\w*)")  # two words; `#` is a number already evened
# “anna@gull.example”, “(908) 555-0100”, “+44 20 5550 1000”
CONTACT = lazy(r"\S@\w[\w.-]*\.\w|\b\d{3}[\s).-]{1,2}\d{3}[\s.-]\d{4}\b|\+\d[\d\s()-]{8}|^\d{10}$")
QUOTES = str.maketrans("’‘“”", "''\"\"")


class Line(NamedTuple):
    """A line or paragraph without its bullet; whether it is short enough for a label, and whether it is a sentence."""

    span: Span
    kind: str  # of its block
    bulleted: bool
    short: bool
    sentence: bool


def key_of(text: str) -> str:
    """What a line says, whatever its bullets, numbers, case and end marks.

    >>> key_of("  •  12 Min  Read…")
    '# min read'
    """
    return normalized(text.strip(END_OF_PHRASE)).rstrip(END_OF_PHRASE)


def normalized(text: str) -> str:
    """A text in small letters, with single spaces, straight quotation marks, and `#` for every number."""
    even = NUMBER.sub("#", " ".join(text.split()).lower())
    return even if even.isascii() else even.translate(QUOTES)


def opening(text: str, start: int = 0, end: int = sys.maxsize) -> tuple[str, str]:
    """The word or sign that a text, or a stretch of it, opens with, and the first two; `#` for a number.

    >>> opening("READ MORE: Five bridges"), opening("12 min read"), opening("©")
    (('read', 'read more'), ('#', '# min'), ('©', '©'))
    """
    first, second = OPENING.match(text, start, end).groups()  # type: ignore[union-attr]  # it matches any text
    one = "#" if first[:1].isdecimal() else first.lower()
    two = "#" if second[:1].isdecimal() else second.lower()
    return one, f"{one} {two}" if two else one


def first_letters(words: str) -> str:
    """By what tokens are parted before they are read: two small letters, or one; none where there is no letter.

    >>> first_letters("Share"), first_letters("E-mail"), first_letters("5 min read")
    ('sh', 'e', '')
    """
    letters = words[:2].lower()
    if letters.isalpha():
        return letters
    return letters[:1] if letters[:1].isalpha() else ""


def closing(text: str) -> str:
    """The word that a text closes with.

    >>> closing("All the news in your inbox.")
    'inbox'
    """
    return "".join(text.rstrip(END_OF_PHRASE).rsplit(None, 1)[-1:]).lower()


@analysis
def places_of(document: Document) -> list[tuple[Span, Block]]:
    """Where the lines and paragraphs that hold a word stand, bullets aside, in the order of the text, and their blocks.

    Cells of tables are no lines.
    """
    text, places = document.text, []
    for block in sorted(document.blocks, key=itemgetter(1, 0)):
        if block.apart or block.kind.startswith("table"):
            continue
        start, end = block.span
        whole = text[start:end].rstrip()
        said = whole.lstrip(BULLETS)
        if said:
            end = start + len(whole)
            places.append((block.span if len(said) == end - start else Span(end - len(said), end), block))
    return places


@analysis
def lines_of(document: Document) -> tuple[Line, ...]:
    """The lines and paragraphs of a document that hold a word, in the order of the text."""
    text = document.text
    return tuple(
        Line(
            span,
            block.kind,
            bool(text[block.span.start : span.start].strip()),
            span.end - span.start <= LONGEST,
            is_sentence(text[span.start : span.end]),
        )
        for span, block in places_of(document)
    )


def is_sentence(line: str) -> bool:
    return len(line) >= SENTENCE and line.endswith(END_MARKS)


def gives_a_contact(text: str) -> bool:
    """Whether a line gives an e-mail address or a telephone number."""
    return bool(CONTACT.search(text))


def is_linked(document: Document, span: Span) -> bool:
    """Whether a stretch of the text is a link in the source, or holds one."""
    if document.text is document.source:
        return False
    start, end = document.in_source(span)
    said = document.source[start : end + LINK_END]
    return any(mark in said for mark in LINKS)


def is_bold(document: Document, span: Span) -> bool:
    """Whether a line is set in bold in the source, as headings within a story are."""
    return document.source.endswith(BOLD, 0, document.in_source(span).start)


def is_filled_in(document: Document, span: Span) -> bool:
    """Whether a line stands where a program of the page puts something, by the tag before it in the source."""
    start = document.in_source(span).start
    return FILLED.search(document.source, max(0, start - LONGEST_TAG), start) is not None


def is_listed(document: Document, span: Span) -> bool:
    """Whether a line is an item of a list whose bullet is escaped in the source: `\\- Bread`."""
    source, start = document.source, document.in_source(span).start
    return source[source.rfind("\n", 0, start) + 1 : start].strip() in ESCAPED_BULLETS


def is_boxed(document: Document, span: Span) -> bool:
    """Whether an indented line stands in a box or under a tab of the writer's, as MkDocs has them: `!!! note`."""
    source, at = document.source, document.in_source(span).start
    for _ in range(LONGEST_BOX):
        end = source.rfind("\n", 0, max(at, 0))
        at = source.rfind("\n", 0, max(end, 0)) + 1
        line = source[at : max(end, 0)]
        if end < 0 or (line.strip() and not line[0].isspace()):
            return line.startswith(BOXES)
    return False


def article_among(lines: tuple[Line, ...], furniture: Container[int] = frozenset()) -> range:
    """The article: the run of lines with the most running text, the fewest other lines and the least furniture.

    Furniture that stands between two sentences, such as an advertisement's label, does not part it in two.
    """
    weights = (
        article_weight(line, number in furniture and not is_between(lines, number)) for number, line in enumerate(lines)
    )
    sums = [0.0, *accumulate(weights)]
    best, article, low = 0.0, range(0), 0
    for end, total in enumerate(sums):
        if total < sums[low]:
            low = end
        if total - sums[low] > best:
            best, article = total - sums[low], range(low, end)
    return article


def is_between(lines: tuple[Line, ...], number: int) -> bool:
    """Whether a line stands between two sentences."""
    return 0 < number < len(lines) - 1 and lines[number - 1].sentence and lines[number + 1].sentence


def article_weight(line: Line, furniture: bool) -> float:
    """How much a line speaks for the article: a paragraph by its length; a list item a little against it."""
    if furniture:
        return -2.0
    return min(line.span.end - line.span.start, 400) / 50 if line.sentence else -0.3
