"""Polls: whether copy that tells of one says whose it is, and which percentages are its answers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from lintnews.language.data import word_lists
from lintnews.language.numbers import occurrences
from lintnews.language.sourcing.sources import cites_link
from lintnews.lazy import lazy
from lintnews.model import Document, Span, analysis

STOPS = ".!?…:;”\"’')]*_"  # how copy of sentences ends
RUNNING = ("paragraph", "list", "quote")  # blocks that are running copy
NEAR = 90  # code points around a word for a poll in which its pollster's name stands
FARTHEST = 700  # code points after a poll in which its answers may go on
SAID_BEFORE, SAID_AFTER = 45, 80  # code points around an answer in which it shows that somebody gave it
TITLE = 0.7  # of the words of a line have a capital where it is the headline of another story


def polls_pattern(heading: str) -> str:
    """A pattern for the entries of a list of `data/polls.txt`, the longest first; a space is any white space."""
    entries = sorted(word_lists("polls")[heading], key=lambda entry: (-len(entry), entry))
    return f"(?:{'|'.join(entries)})".replace(" ", r"\s")


POLL = lazy(r"(poll(?:s|ing)?|surveys?)\b|(?:polled|surveyed|pollsters?|respondents)\b", re.I)
PLACES = ("to the ", "at the ")  # people go to the polls
STEMS = ("oll", "urvey", "espondents", "OLL", "URVEY")  # what a word for a poll holds after its first letter
OTHER = lazy(rf"\w+[\s-]{polls_pattern('no polls')}\b", re.I)
ADJECTIVES = rf"(?:\s{polls_pattern('adjectives')}){{0,3}}\s\Z"
# Who stands before the word: “the newspaper's latest survey”, “its poll”, “a Quinnipiac University poll”.
OWNER = lazy(
    r"(?:(?<!year)(?<!month)(?<!week)(?<!quarter)['’]s?|s['’]|\b(?:its|their|our|his|her|my)"
    rf"|\bthe (?:group|firm|company|paper|newspaper|union|university)){ADJECTIVES}"
    r"|(?<!year)(?<!month)(?<!week)(?<!quarter)['’]s(?:\s(?:19|20)\d\d)?"
    r"(?:\s(?!in\b|on\b|of\b|at\b|by\b|to\b)[a-z-]+){1,3}\s\Z"
)
NAME = lazy(  # “a Brandt University poll”, “the bureau (NBS) 2017 corruption survey”
    rf"(?:^|[\s/(“\"])([A-Z][\w’'&/.-]*[\w)])(?:{ADJECTIVES}|\s(?:19|20)\d\d(?:\s[a-z-]+){{0,2}}\s\Z)"
)
MAKER = lazy(rf"\b{polls_pattern('makers')}(?:\s[\w-]+){{1,4}}\s\Z")
# Who stands after it: “by the Harvard Institute of Politics”, “for the BBC”, but not “from January”.
DATES = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\b"
TIMES = r"(?:poll|survey|end|start|same|previous|last|year|time|beginning)"
BY = lazy(
    rf"[^.;]{{0,60}}?\sby\s(?:[a-z-]+\s){{0,5}}?(?!{DATES})[A-Z]"
    rf"|[^;\n]{{0,200}}?\s{polls_pattern('makers')}\sby\s"
    rf"|,?\s(?:from|for)\s(?:[a-z-]+\s){{0,3}}?(?!{DATES})[A-Z]|[^.;,\d]{{0,40}}?\sfor\sthe\s(?!{DATES})[A-Z]"
    rf"|[^.;]{{0,40}}?\sby\s(?:the|a|an)\s(?!{TIMES})[a-z]{{3,}}|\sfrom\s(?:the|a|an)\s(?!{TIMES})[a-z]{{3,}}"
)
FOUND = lazy(  # “In a survey of 500 firms in the north, Oakham Group found …”
    rf"[^.;]{{0,150}}?,\s(?!{DATES})(?!{polls_pattern('no names')}\b)[A-Z][\w’'&.-]*(?:\s[A-Z][\w’'&.-]*){{0,4}}\s"
    rf"(?:also\s|has\s|have\s)?(?:found|finds|discovered|asked|surveyed|polled|interviewed|reported|reports)\b"
    rf"|[^.;]{{0,150}}?\s{polls_pattern('makers')}\s(?:[a-z-]+\s){{0,3}}?by\s(?:[a-z-]+\s){{0,5}}?(?!{DATES})[A-Z]"
)
FINDER = lazy(  # “his group found in a poll”
    rf"(?:\b(?:its|their|our|his|her|the)\s[a-z]+|\b(?!{polls_pattern('no names')}\b)[A-Z][\w’'&.-]*)\s(?:also\s)?"
    rf"(?:found|discovered|reported)\sin\s(?:an?|its|their){ADJECTIVES}"
)
FINDS_ITSELF = lazy(  # “Brandt Institute, a think-tank, found that”
    rf"\b(?!{polls_pattern('no names')}\b)[A-Z][\w’'&.-]*(?:\s[A-Z][\w’'&.-]*){{0,4}}(?:,\s[^,.;]{{1,80}},)?\s"
    r"(?:also\s|has\s|have\s)?(?:found|finds)\b"
)
ASKER = lazy(
    rf"(?:^|[\s“(])(?:[Tt]he\s[a-z]+|(?!{polls_pattern('no names')}\b)(?:[A-Z][\w’'&-]*|{polls_pattern('askers')}))\s"
    r"(?:has\s|have\s|had\s|also\s|recently\s)*(?:polled|surveyed)\s",
    re.M,
)
NAMED = lazy(r"\b[Tt]he\s(?:[a-z]+\s){1,2}(?:survey|poll)\sof\s[A-Z]")  # “the crime survey of England”
SOME_POLL = lazy(
    rf"\b(?:(?:an?|one|another|some|several|most|many|recent|latest|the (?:latest|most recent))"
    rf"(?:\s{polls_pattern('adjectives')}){{0,3}}\s(?:polls?|surveys?)"
    rf"|(?:polls|surveys)\s(?:now\s|also\s|have\s)?{polls_pattern('finds')})\b",
    re.I,
)
HOUSES = lazy(rf"\b{polls_pattern('houses')}\b")
STUDY = lazy(  # “Research by the handset maker Oakham”, “the Oakham-sponsored study”
    rf"\b(?:[Rr]esearch|[Ss]tudy|[Ss]tudies|[Qq]uestionnaire),?\s(?:[a-z-]+\s){{0,4}}?(?:by|from|for)\s(?:[a-z-]+\s){{0,4}}?(?!{DATES})[A-Z]"
    r"|\bThe\s(?!US|UK|EU)[A-Z]{2,6}\s(?:report|study|survey|poll|research)\b"
    r"|[A-Z]\w+-(?:sponsored|commissioned|backed|funded)\s(?:[a-z]+\s){0,2}(?:research|study|poll|survey)"
)
# In small letters, as is what they search: that takes a tenth of what it takes with `re.I`.
ANSWERS = lazy(rf"\b{polls_pattern('answers')}\b")
FINDS = lazy(rf"\b{polls_pattern('finds')}\b")
TO = lazy(r"(?:%|per\s?cent) to (?:[A-Z][\w’'. -]{0,30} )?\d")  # “47% to Clinton's 44%”
NO_ANSWER_AFTER = lazy(
    r" of (?:their|his|her|its|your|our) (?:\w+ )?"
    r"(?:salary|salaries|income|incomes|earnings|pay|budget|wages|savings|time)\b|"
    r"[- ]?(?:points? )?margin of (?:sampling )?error| discount| off\b| turnout| growth| rate| tariff"
    r"| (?:more|less|fewer|higher|lower) than| (?:or|and) (?:higher|better|above)\b"
    r"| (?:above|below) [a-z]"
    r"|[- ](?:threshold|hurdle)\b| of (?:the |all )?(?:ballots|precincts|votes (?:cast|counted))\b",
    re.I,
)
NO_ANSWER_BEFORE = lazy(
    r"(?:margin of (?:sampling )?error|turnout|inflation|unemployment|response rate|threshold|needed|required|won"
    r"|comprises?|makes? up|accounts? for|defeated|victory|votes|primary,|obtained|shares|sterling|dollar|euro|index"
    r"|stocks|yields?)"
    r"[^.;]{0,40}\Z|\bfrom \Z|\b(?:it|he|she|they|party) polled (?:only |just |about )?\Z"
)


@cache
def no_names() -> frozenset[str]:
    """Words with a capital that are no pollster's name."""
    return word_lists("polls")["no names"]


@analysis
def polls(document: Document) -> tuple[int, ...]:
    """Where the words for polls stand in running copy."""
    return tuple(at for at in sorted(words_for_polls(document.text)) if is_running(document, at))


def words_for_polls(text: str) -> Iterator[int]:
    """Where the words for polls of opinion begin."""
    for stem in STEMS:
        for at in occurrences(text, stem):
            start = at - 1
            if (
                at
                and POLL.match(text, start)
                and not text[start - 1 : start].isalnum()
                and not OTHER.match(text, start)
                and not text.endswith(PLACES, 0, start)
            ):
                yield start


def is_running(document: Document, at: int) -> bool:
    """Whether a place stands in running copy, and not in the headline of another story."""
    block = document.block_at(at)
    return (
        block is not None
        and block.kind in RUNNING
        and document.text[block.span.end - 1] in STOPS
        and not is_title(document.text[slice(*block.span)])
    )


def is_title(text: str) -> bool:
    """Whether a line is in title case, as headlines of other stories are."""
    words = [word for word in text[:200].split() if word[0].isalpha()]
    return len(words) > 3 and sum(word[0].isupper() for word in words) > TITLE * len(words)


@analysis
def speaks_of_some_poll(document: Document) -> bool:
    """Whether the document speaks of polls as anybody's: “a recent poll”, “polls suggest”."""
    text = document.text
    return any(SOME_POLL.search(text, max(0, at - NEAR), at + NEAR) for at in words_for_polls(text))


@analysis
def names_pollster(document: Document) -> bool:
    """Whether the document says whose any of its polls is."""
    return any(is_named(document, at) for at in polls(document)) or any(
        pattern.search(document.text) for pattern in (HOUSES, NAMED, ASKER, STUDY)
    )


def is_named(document: Document, at: int) -> bool:
    """Whether the words around one for a poll say whose it is."""
    text, block = document.text, document.block_at(at)
    match = POLL.match(text, at)
    if match is None or block is None:
        return False
    by = BY.match(text, match.end(), min(block.span.end, match.end() + 2 * NEAR))
    if match[1] is None:  # “those surveyed by Ipsos”
        return by is not None and text.startswith(" by ", match.end())
    before = text[max(block.span.start, at - NEAR) : at]
    if (
        by
        or FOUND.match(text, match.end(), min(block.span.end, match.end() + 2 * NEAR))
        or OWNER.search(before)
        or MAKER.search(before)
        or FINDER.search(before)
        or cites_link(document, block.span)
    ):
        return True
    name = NAME.search(before)
    return name is not None and name[1] not in no_names()


def tells_of_poll(document: Document, start: int, end: int) -> bool:
    """Whether a stretch of the text speaks of a poll."""
    places = polls(document)
    index = bisect_left(places, start)
    return index < len(places) and places[index] < end


def is_answer(document: Document, sentence: Span, figure: Span, start: int) -> bool:
    """Whether a percentage is what a poll found: one in its sentence, or one from `start` on if it tells of answers."""
    if tells_of_poll(document, *sentence):
        finds = says(document.text, *sentence, ANSWERS, FINDS) or TO.search(document.text, *sentence)
        return bool(finds) and not is_no_answer(document.text, sentence, figure)
    since = max(start, sentence.start - FARTHEST)
    return tells_of_poll(document, since, sentence.start) and is_said(document, sentence, figure)


def is_no_answer(text: str, sentence: Span, figure: Span) -> bool:
    """Whether the words beside a percentage tell of something else than answers: a turnout, a threshold, a price."""
    before = says(text, max(sentence.start, figure.start - NEAR), figure.start, NO_ANSWER_BEFORE)
    return before or NO_ANSWER_AFTER.match(text, figure.end) is not None


def is_said(document: Document, sentence: Span, figure: Span) -> bool:
    """Whether the words around a percentage tell what those who were asked say, want or choose."""
    around = max(sentence.start, figure.start - SAID_BEFORE), min(sentence.end, figure.end + SAID_AFTER)
    is_told = says(document.text, *around, ANSWERS) or TO.search(document.text, *around)
    return bool(is_told) and not is_no_answer(document.text, sentence, figure)


def says(text: str, start: int, end: int, *patterns: re.Pattern[str]) -> bool:
    """Whether one of some patterns in small letters fits in a stretch of a text, whatever its capitals."""
    before = min(start, 1)  # a code point, which tells whether a word begins
    small = text[start - before : end].lower()
    return any(pattern.search(small, before) for pattern in patterns)
