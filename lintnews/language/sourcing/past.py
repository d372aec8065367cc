"""Past: figures of what is settled by now: an earlier attack that is recalled, a war, what was counted years ago."""

from __future__ import annotations

from collections.abc import Sequence

from lintnews.language.dates import MONTHS
from lintnews.language.sourcing.context import claims_pattern
from lintnews.lazy import lazy
from lintnews.model import Document, Span, analysis

LASTING = 10  # years after which a statistic, or a year that earlier paragraphs speak of, is history
WRITTEN = 2000
AROUND = 2  # sentences for which what history counts goes on
BEFORE = 2  # paragraphs before one in which the year of what it tells may stand
FAR = 1200  # code points for which a year that was spoken of holds
LEAD = 1  # the last block in which a day of a month may be the day of the news

YEAR = lazy(r"\b(?:19|20)[0-9][0-9]\b(?<!since ....)")
NOW = lazy(r"\b(?:[Nn]ow|[Tt]oday|[Cc]urrently|[Tt]his (?:year|month|week))\b")
HISTORY = lazy(rf"\b{claims_pattern('history')}\b")
LONG_AGO = lazy(  # what was counted long ago
    r"\b(?:years? ago|years (?:later|after|since)|decades? ago|last century|in the [12][0-9]{2}0s)\b"
)
MONTH = rf"(?:{'|'.join(MONTHS)}|(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\.)"
EARLIER = lazy(  # “last year”, “in November”, “the April attack”, “weeks after the storm”
    r"\b(?:[Ll]ast|[Pp]revious) (?:year|month|summer|winter|spring|autumn|fall|season)\b"
    r"|\b[Ee]arlier (?:this|that|in the) (?:year|month)\b|\b(?:years?|months?) (?:ago|earlier|later|before|after)\b"
    r"|\banniversary\b|\b(?:[Dd]ays|[Ww]eeks) after (?:the|an?|[A-Z])"
    rf"|\b(?:[Ii]n|[Ll]ast|[Dd]uring|[Ee]arly|[Ll]ate|mid) (?:early |late |mid-?)?{MONTH}(?! \d{{1,2}}\b)"
    rf"|\b{MONTH}(?:[’']s)? (?:[a-z]+ )?{claims_pattern('events')}\b"
)
DAY = lazy(rf"(?<!since )\b(?:{MONTH} \d{{1,2}}\b|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{MONTH})")
RECALLED = lazy(  # “the attack that killed 12 people”, “the group’s kidnapping of 12 people”: told as known
    rf"(?:\b[Tt]h(?:e|is|at|ose|ese)|[’']s) (?:[\w’'.-]+ ){{0,5}}?(?:{claims_pattern('events')}"
    r"[^;:“”\"]{0,50}?[ ,—–-](?:that|which|in which) (?:[a-z]+ly )?(?:has |have |had )?"
    r"(?:killed|left|claimed|took|injured|wounded|displaced|destroyed|cost)\b[^.;:]{0,40}"
    r"|(?:abductions?|kidnappings?) of (?:[a-z]+ ){0,3})\Z"
)


def is_recalled(left: str) -> bool:
    """Whether what stands before a toll recalls an event as known.

    >>> is_recalled("She was born on the day of the attack that killed "), is_recalled("A bomb that killed ")
    (True, False)
    """
    return ("that" in left or "which" in left or "ing" in left or "uction" in left) and bool(RECALLED.search(left))


def is_historic(text: str, sentence: Span) -> bool:
    """Whether a sentence names what history counts."""
    return HISTORY.search(text, *sentence) is not None


def is_settled(document: Document, number: int, sentences: Sequence[Span], index: int, kind: str) -> bool:
    """Whether a sentence, or those before it, tell of the past: its figures are settled.

    A toll is settled after weeks; a statistic is of a year, and settled after `LASTING` of them.
    """
    text, sentence = document.text, sentences[index]
    if is_historic(text, Span(sentences[max(0, index - AROUND)].start, sentence.end)):
        return True
    if kind != "statistics" and LONG_AGO.search(text, *sentence):
        return True
    if kind == "toll" and is_of_earlier_event(text, Span(sentences[max(0, index - 1)].start, sentence.end), number):
        return True
    if NOW.search(text, *sentence):
        return False
    years = years_in(text, *sentence) or [year + 1 for year in years_in(text, *sentences[max(0, index - 1)])]
    if years:
        return max(years) < latest_year(document) - (LASTING if kind == "statistics" else 0)
    start = max(document.blocks[max(0, number - BEFORE)].span.start, sentence.start - FAR)
    return max(years_in(text, start, sentence.start)[-1:], default=WRITTEN * 2) < latest_year(document) - LASTING


def is_of_earlier_event(text: str, sentences: Span, number: int) -> bool:
    """Whether sentences of a block date what they tell before the news."""
    return bool(EARLIER.search(text, *sentences) or (number > LEAD and DAY.search(text, *sentences)))


def years_in(text: str, start: int, end: int) -> list[int]:
    """The years that a stretch of the text speaks of, in order."""
    return [int(year[0]) for year in YEAR.finditer(text, start, end)]


@analysis
def latest_year(document: Document) -> int:
    """The last year that the file speaks of, or one after which whatever is checked was written."""
    return max([WRITTEN, *(int(year[0]) for year in YEAR.finditer(document.source))])
