"""House spelling: what a newsroom writes instead of a spelling, and where a fix may put it in by itself."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping

from lintnews.language.naming.names import SMALL_ARTICLES
from lintnews.language.quotes import quotations
from lintnews.language.sentences import index_at
from lintnews.model import Document, Span

TITLE = 80  # code points; what is quoted at no greater length may be a title, which keeps its spelling


def house_spelling(preferred: Mapping[str, str], name: str) -> str | None:
    """What the house writes instead of a name, with its article; None where it has nothing against the name.

    >>> house_spelling({"Zarkawi": "Zarqawi"}, "al-Zarkawi")
    'al-Zarqawi'
    """
    if name in preferred:
        return preferred[name]
    article = 3 * name.startswith(SMALL_ARTICLES)
    return name[:article] + preferred[name[article:]] if name[article:] in preferred else None


def is_safe(document: Document, span: Span) -> bool:
    """True of a name in running text; not of one in a short quotation, in code or in what is no text at all."""
    quotes, blocks = quotations(document), document.blocks
    quote = index_at(quotes, span.start)
    block = bisect_right(blocks, span.start, key=lambda block: block.span.start) - 1
    quoted = quote >= 0 and quotes[quote].covers(span) and quotes[quote].end - quotes[quote].start <= TITLE
    return not quoted and block >= 0 and blocks[block].kind == "paragraph" and blocks[block].span.covers(span)
