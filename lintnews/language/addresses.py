"""Addresses in running text: of pages and of people, and handles. They are spelled as machines need them."""

from bisect import bisect_right
from operator import attrgetter

from lintnews.lazy import lazy
from lintnews.model import Document, Span, analysis

SIGNS = ("://", "www.", "@", ".com", ".org", ".net", ".gov", ".edu", ".info", ".co.", "/")  # one of which each has
# Where an address shows itself. Without a scheme or `www.` it has a path, or one of these endings.
SIGN = lazy(
    r"://(?=\w)|(?<!\w)www\.(?=\w)|@(?=\w)|(?<=\w)\.(?:com|org|net|gov|edu|info|co\.[a-z]{2})(?![\w-])"
    r"|(?<=\w)\.[a-z]{2,4}/(?=\w)"
)
SCHEME = lazy(r"[A-Za-z0-9+.-]*\Z")
BEFORE = lazy(r"[\w.+%-]*\Z")
HOST = lazy(r"[\w.-]*")
PATH = lazy(r"[^\s<>\"“”„«»‘`|\\^\xad\u200b-\u200f\u2060\ufeff\ufffc\u3000-\u303f\uff00-\uffef]*")
NAMED = 100  # code points before the sign of an address that are looked at
AROUND = ".,;:!?'’*_…"  # what may stand behind an address and is none of it
BRACKETS = {")": "(", "]": "["}


@analysis
def addresses(document: Document) -> tuple[Span, ...]:
    """Where addresses stand in the text, in order; none in a source that is looked at as it is.

    The name of a site that is written with a capital letter, such as USA.gov, is a name like others.

    >>> from lintnews.formats.plain import read_plain
    >>> article = read_plain("a.txt", "Ask ann@news.example or @ann (https://news.example/a_(b).html), of news.com.")
    >>> [article.text[slice(*span)] for span in addresses(article)]
    ['ann@news.example', '@ann', 'https://news.example/a_(b).html', 'news.com']
    """
    text, at = document.text, 0
    found: list[Span] = []
    if not any(sign in text for sign in SIGNS) or [block.kind for block in document.blocks[:1]] == ["raw"]:
        return ()
    while sign := SIGN.search(text, at):
        nearest = max(at, sign.start() - NAMED)
        before = (SCHEME if sign[0] == "://" else BEFORE).search(text[nearest : sign.start()])
        start = nearest + before.start() if before else sign.start()
        at = end_of_address(text, sign.start(), sign.end())
        end = without_marks(text, start, at)
        if sign[0][0] != "." or "/" in text[start:end] or text[start:end].islower():
            start = found.pop().start if found and found[-1].end == start else start  # @ann@news.example
            found.append(Span(start, end))
    return tuple(found)


def end_of_address(text: str, start: int, end: int) -> int:
    """Where an address ends whose sign stands here: the name of a host, and a path if one follows."""
    if text.startswith(("@", "."), start) and not text.startswith("/", end - 1):
        host = HOST.match(text, end)
        end = host.end() if host else end
        if not text.startswith(("/", "?"), end):
            return end
    path = PATH.match(text, end)
    return path.end() if path else end


def without_marks(text: str, start: int, end: int) -> int:
    """Where an address ends, less the marks of the sentence around it."""
    more = {sign: text.count(sign, start, end) - text.count(opens, start, end) for sign, opens in BRACKETS.items()}
    while end > start and (text[end - 1] in AROUND or more.get(text[end - 1], 0) > 0):
        end -= 1
        more[text[end]] = more.get(text[end], 0) - 1
    return end


def addresses_in(document: Document, span: Span) -> list[Span]:
    """The addresses in a stretch of the text."""
    return [place for place in addresses(document) if span.covers(place)]


def cuts_address(document: Document, span: Span) -> bool:
    """Whether a place is a piece of an address, or begins or ends within one."""
    if not (places := addresses(document)) or span.start == span.end:
        return False
    for offset in (span.start, span.end - 1):
        index = bisect_right(places, offset, key=attrgetter("start")) - 1
        if index >= 0 and offset < places[index].end and not span.covers(places[index]):
            return True
    return False
