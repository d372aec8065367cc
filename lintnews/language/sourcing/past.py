"""Past: figures of what is settled by now: an earlier attack that is recalled, a war, what was counted years ago."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lintnews.language.dates import MONTHS, WEEKDAYS
from lintnews.language.sourcing.context import claims_pattern
from lintnews.language.sourcing.polls import RUNNING, STOPS
from lintnews.lazy import lazy
from lintnews.model import Document, Span, analysis

LASTING = 10  # years after which a statistic, or a year that earlier paragraphs speak of, is history
WRITTEN = 2000
AROUND = 2  # sentences for which what history counts goes on
BEFORE = 2  # paragraphs before one in which the year of what it tells may stand
NEAR = 250  # code points before a paragraph that may date what it tells
FAR = 1200  # code points for which a year that was spoken of holds

YEAR = lazy(r"\b(?:1[4-9][0-9][0-9](?=s?\b)|20[0-9][0-9]\b)(?<!since ....)")  # “1962”, “the 1960s”
NOW = lazy(r"\b(?:[Nn]ow|[Tt]oday|[Cc]urrently|[Tt]his (?:year|month|week)|[Ss]ince|so far|to date)\b")
HISTORY = lazy(rf"\b{claims_pattern('history')}\b")
LONG_AGO = lazy(  # what was counted long ago
    r"\b(?:years? ago|years (?:later|after|since)|decades? ago|last century|in the [12][0-9]{2}0s)\b"
)
TRIED = lazy(  # what a court or an inquiry deals with
    r"\b(?:guilty|convicted|conviction|charged with|manslaughter|acquitted|on trial|sentenced|inquest|lawsuit"
    r"|prosecutors)\b"
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
DAY_OF_NEWS = lazy(
    rf"\b(?:{'|'.join(WEEKDAYS)}|yesterday|today|tonight|overnight|last night|last week"
    r"|this (?:week|morning|afternoon|evening|month|year))\b",
    re.I,
)
GOES_ON = lazy(  # “have been killed”, “has killed”, “are missing”, “the toll stands at”
    r"\b(?:has|have|is|are|having)\b|[’']s risen|\b(?:stands?|remains?|rises?|nears?|comes?|kills?|dies?|die) "
)
HARMED = r"(?:killed|left|claimed|took|injured|wounded|sickened|displaced|destroyed|cost|murdered|shot)"
DEEDS = r"(?:abductions?|kidnappings?|killings?|murders?|massacre|loss(?:es)?)"
RECALLED = lazy(  # “the attack that killed 12”, “the man who killed 12”, “the killing of 12”: told as known
    rf"(?:(?:\b[Tt]h(?:e|is|at|ose|ese)|[’']s) (?:[\w’'.-]+ ){{0,5}}?(?:{claims_pattern('events')}"
    r"[^;:“”\"]{0,70}?[ ,—–-](?:that|which|in which)|(?:[a-z]+ )?who) (?:[a-z]+ly )?(?:has |have |had )?"
    rf"{HARMED}\b[^.;:]{{0,40}}|(?:\b[Tt]he|[’']s) (?:[a-z]+ )?{DEEDS} of (?:[a-z]+ ){{0,3}})\Z"
)
NOT_PERFECT = r"(?:(?!\bha(?:s|ve|ving)\b)[^.;:])"  # each code point of a clause in the past tense
BEHIND = lazy(  # “… after a gunman killed 12 people”, “… had killed 12”: past, but not “that has killed 12”
    rf"\b(?:who|that|which|in which|where|when|after|since|as|before|following)\b{NOT_PERFECT}{{0,80}}"
    rf"\b{HARMED}\b[^.;:]{{0,30}}\Z"
    r"|\b(?:after|since|when)\b[^.;:]{0,85}\b(?:killing|leaving|injuring|wounding)\b[^.;:]{0,30}\Z"
    rf"|\bhad {NOT_PERFECT}{{0,80}}\b{HARMED}\b[^.;:]{{0,30}}\Z"
)
BEHIND_BEFORE = lazy(rf"\b(?:in which|where|when|after|since)\b{NOT_PERFECT}{{0,60}}\Z")
BEHIND_AFTER = lazy(
    r"(?: (?!died|or\b)[\w-]+){1,7}? (?:were|was|had been) (?:[a-z]+ly )?"
    r"(?:killed|wounded|injured|murdered|shot|displaced|abducted|kidnapped|taken)\b"
)


def is_recalled(left: str, right: str, is_lead: bool) -> bool:
    """Whether the words on either side of a toll recall an event as known.

    Below the lead a dependent clause tells what is known, where its verb is past: “after a man killed 12”.

    >>> is_recalled("on the day of the attack that killed ", "", True), is_recalled("A bomb that killed ", "", True)
    (True, False)
    >>> is_recalled("It came after a bomb killed ", "", False), is_recalled("In a war that has killed ", "", False)
    (True, False)
    """
    if RECALLED.search(left):
        return True
    if is_lead:
        return False
    return bool(BEHIND.search(left) or (BEHIND_BEFORE.search(left) and BEHIND_AFTER.match(right)))


def is_news(document: Document, number: int, sentence: Span) -> bool:
    """Whether a sentence of a block tells of what goes on, or it or what stands before it names the day of the news."""
    start = max(document.blocks[max(0, number - 1)].span.start, sentence.start - NEAR)
    return bool(GOES_ON.search(document.text, *sentence) or DAY_OF_NEWS.search(document.text, start, sentence.end))


def is_historic(text: str, sentence: Span) -> bool:
    """Whether a sentence names what history counts."""
    return HISTORY.search(text, *sentence) is not None


@analysis
def is_history(document: Document) -> bool:
    """Whether the headline or the lead names what history counts."""
    end = document.blocks[lead(document)].span.end if document.blocks else 0
    return HISTORY.search(document.text, 0, end) is not None


def is_settled(document: Document, number: int, sentences: Sequence[Span], index: int, kind: str) -> bool:
    """Whether a sentence, or those before it, tell of the past: its figures are settled.

    A toll is settled after weeks; a statistic is of a year, and settled after `LASTING` of them.
    """
    text, sentence = document.text, sentences[index]
    since = sentences[max(0, index - AROUND)].start
    if is_historic(text, Span(since, sentence.end)) or is_history(document):
        return True
    if kind == "toll" and (
        TRIED.search(text, since, sentence.end) or not (number == lead(document) or is_news(document, number, sentence))
    ):
        return True
    if kind != "statistics" and LONG_AGO.search(text, *sentence):
        return True
    goes_on = NOW.search(text, *sentence)
    if (
        kind == "toll"
        and (not goes_on or goes_on[0].startswith("this"))
        and is_of_earlier_event(document, number, sentences[max(0, index - 1)].start, sentence)
    ):
        return True
    if goes_on:
        return False
    earlier = since if kind == "toll" else sentences[max(0, index - 1)].start
    years = years_in(text, *sentence) or [year + 1 for year in years_in(text, earlier, sentence.start)]
    if years:
        return kind == "toll" or max(years) < latest_year(document) - (LASTING if kind == "statistics" else 0)
    start = max(document.blocks[max(0, number - BEFORE)].span.start, sentence.start - FAR)
    return max(years_in(text, start, sentence.start)[-1:], default=WRITTEN * 2) < latest_year(document) - LASTING


def is_of_earlier_event(document: Document, number: int, start: int, sentence: Span) -> bool:
    """Whether a sentence of a block, or what stands before it from an offset on, dates it before the news."""
    if start == sentence.start and number:
        start = max(document.blocks[number - 1].span.start, start - NEAR)
    return bool(
        EARLIER.search(document.text, start, sentence.end)
        or (number > lead(document) and DAY.search(document.text, start, sentence.end))
    )


@analysis
def lead(document: Document) -> int:
    """The number of the block in which the article begins, after its headline and the names of its authors."""
    text = document.text
    for number, (kind, span) in enumerate(document.blocks):
        if kind in RUNNING and text[span.end - 1] in STOPS:
            return number
    return 0


def years_in(text: str, start: int, end: int) -> list[int]:
    """The years that a stretch of the text speaks of, in order."""
    return [int(year[0]) for year in YEAR.finditer(text, start, end)]


@analysis
def latest_year(document: Document) -> int:
    """The last year that the file speaks of, or one after which whatever is checked was written."""
    return max([WRITTEN, *(int(year[0]) for year in YEAR.finditer(document.source))])
