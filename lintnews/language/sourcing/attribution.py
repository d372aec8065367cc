"""Attribution: the figures of an article that an editor would ask a source for, and that name none.

What a figure claims decides how near a source must stand: a hedge (“reportedly”, “an estimated”) wants one in its own
sentence or an outlet beside it, a toll or a crowd in its paragraph, a statistic also a report in the paragraphs before;
a poll wants a pollster anywhere.
"""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import groupby, islice
from re import Match, Pattern
from typing import NamedTuple

from lintnews.language.quotes import quotations
from lintnews.language.sentences import index_at
from lintnews.language.sourcing.claims import COUNTS, claim
from lintnews.language.sourcing.context import claims_pattern, figure_context, sides
from lintnews.language.sourcing.figures import Figure, figures
from lintnews.language.sourcing.hedges import hedge
from lintnews.language.sourcing.issued import is_issued
from lintnews.language.sourcing.paragraphs import Paragraph, paragraph_at
from lintnews.language.sourcing.past import is_historic, is_history, is_recalled, is_settled, lead
from lintnews.language.sourcing.polls import (
    FINDS_ITSELF,
    RUNNING,
    STOPS,
    is_answer,
    is_said,
    names_pollster,
    polls,
    speaks_of_some_poll,
    tells_of_poll,
)
from lintnews.lazy import lazy
from lintnews.model import Document, Span, analysis

THIS = lazy(
    r"(?:This|That|These|The)(?:[’']s | (?:is |was |were |has been |number|figure|toll|estimate|count|tally|data"
    r"|information|claim|statement|report))"
)
GOES_ON = lazy(
    r"(?:Of|Among|Most of|Some of|Half of) (?:those|these|them)\b|(?:Those|These|The same) [a-z]"
    r"|(?:Another|A further|An additional) "
)
FORECAST = lazy(  # “analysts are calling for”
    r"\b(?:estimated by|[Aa]nalysts (?:are |were )?(?:call|expect|look)(?:ing|ed)?\b"
    r"|forecasts?|outlook|predict(?:s|ed|ions?)|project(?:ed|ions?))\b"
)
SURVEYED = lazy(r"\b(?:survey|study|report) (?:also )?(?:says|said|finds|found|shows|showed)\b")
BASE = lazy(  # “expected to drop to $1 million from $5 million”: what it is now
    r"\b(?:rise|fall|drop|grow|climb|increase|decline|jump|shrink|slow|up|down|revision|revised)\b"
    r"[^.;]{0,80} from (?:an estimated )?\Z"
)
OWN_RECKONING = lazy(r"\b(?:[Mm]y|[Oo]ur) (?:[a-z]+ )?(?:models?|estimates?|calculations?|projections?|forecasts?)\b")
BY_NAME = lazy(r" by (?:the )?[A-Z]")  # “is estimated at $5 million by Brandt”
PRICE = lazy(r"\bexpected to (?:cost|sell|retail|start|go)\b[^.;]*\Z")
OFFER = lazy(r"[^.;]{0,20}?\b(?:each|(?:a|per) share)\b")  # “at an estimated $12 a share”
DEAR = 10_000  # what a thing in a shop costs less than
DAMAGE = lazy(r"\b(?:[Dd]amages?|[Ll]oss)\b")  # of a fire, which the fire service puts down
DISASTER = 1_000_000
SAMPLE = lazy(r"[^.;:]{0,60}(?:\+/[-–]|±|\bmargin of (?:sampling )?error)")  # “625 voters, +/- 3.9 points”
TRADES = lazy(r"\btrad(?:ing|ed|es?) [^.;]{0,40}?\bat \Z")  # a price that everybody sees
VALUED = lazy(r"\bvalued at\b")
LIST_PRICE = lazy(r"[^.;]{0,30}\blist prices?\b")
POPULATION = lazy(  # of a place, or what an auction house prints
    r"\b(?:estimated (?:population|sale price) of|population is estimated at) "
    r"(?:about |around |nearly |over |some |more than )?\Z"
)
FIRM = lazy(rf"\b{claims_pattern('firms')}\b")  # whose value is its market's
VOTES = lazy(r"\b(?:delegates?|seats|electoral votes|of the (?:popular )?vote)\b")  # what a broadcaster projects
TOTALS = lazy(r"\b(?:count|figure|number|total)s from (?:the )?[A-Za-z]")  # “Totals from the state:”
RESTATES = lazy(r"(?:Put another way|Put differently|In other words|That (?:means|works out|amounts))\b")
CORRECTION = lazy(r"\b(?:[Tt]his (?:story|article) (?:corrects|has been corrected)|[Aa]n earlier version)\b")
TRIAL = lazy(rf"\b{claims_pattern('trials')}\b")
AROUND = 2  # sentences on either side of a toll in whose paragraph a source stands plainly
NEARBY = 3  # paragraphs after one that tells of a poll in which its answers may stand
WE = lazy(r"\b(?:[Ww]e|[Oo]ur|us)\b")
KEPT = ("statistics", "detail")  # claims of which offices and firms keep count, as of tolls in an epidemic
OURS = 3  # times outside quotations that a text says “we” or “our” when its publisher speaks of itself


class Unsourced(NamedTuple):
    """A figure that names no source: what it claims, and the sentence in which it stands."""

    figure: Figure
    kind: str
    sentence: Span


@analysis
def unsourced(document: Document) -> tuple[Unsourced, ...]:
    """The figures of the document that an editor would ask a source for."""
    starts = [block.span.start for block in document.blocks]
    found: list[Unsourced] = []
    told: set[tuple[str, float | None]] = set()
    series = last = -NEARBY
    for number, group in groupby(figures(document), key=lambda figure: bisect_right(starts, figure.span.start) - 1):
        if not is_running_block(document, number):
            continue
        paragraph = paragraph_at(document, number)
        for figure in group:
            kind = claimed(document, paragraph, figure)
            if not kind or paragraph.is_quoted(figure.span):
                continue
            index = paragraph.index_of(figure.span)
            is_kept = kind in KEPT or (kind == "toll" and (paragraph.tells_of_epidemic or is_of_epidemic(document)))
            goes_on = is_kept and (number - series < NEARBY or number - last == 1)
            if goes_on or is_sourced(document, paragraph, figure, kind) or (kind != "hearsay" and is_issued(document)):
                told.add((kind, figure.value))
                series, last = (number if is_kept else series), number
            else:
                found.append(Unsourced(figure, kind, paragraph.spans[index]))
    return tuple(one for one in found if not is_told_elsewhere(document, one, told))


def is_told_elsewhere(document: Document, asked: Unsourced, told: set[tuple[str, float | None]]) -> bool:
    """Whether the article names a source of the same number in another sentence."""
    figure = asked.figure
    if figure.value is None:
        return False
    if (asked.kind, figure.value) in told:
        return True
    return asked.kind != "poll" and any(
        place != asked.sentence for place in sourced_numbers(document).get(figure[1:3], ())
    )


@analysis
def sourced_numbers(document: Document) -> dict[tuple[str, float | None], list[Span]]:
    """The sentences that name a source, by the kind and value of the figures in them."""
    numbers: dict[tuple[str, float | None], list[Span]] = {}
    starts = [block.span.start for block in document.blocks]
    for number, group in groupby(figures(document), key=lambda figure: bisect_right(starts, figure.span.start) - 1):
        paragraph = paragraph_at(document, number)
        for figure in group:
            index = paragraph.index_of(figure.span)
            if index >= 0 and paragraph.sentence(index).names_source:
                numbers.setdefault(figure[1:3], []).append(paragraph.spans[index])
    return numbers


def is_running_block(document: Document, number: int) -> bool:
    """Whether a block is running copy: a paragraph of sentences, or an entry of a list."""
    kind, span = document.blocks[number]
    return kind == "list" or (kind in RUNNING and document.text[span.end - 1] in STOPS)


def claimed(document: Document, paragraph: Paragraph, figure: Figure) -> str:
    """What a figure claims; "" where nobody would ask."""
    index = paragraph.index_of(figure.span)
    sentence = paragraph.spans[index]
    left, right = sides(document.text, sentence, figure.span)
    if figure.kind in ("percent", "share") and polls(document):
        first = document.blocks[max(0, paragraph.number - NEARBY)].span.start
        if is_answer(document, sentence, figure.span, first):
            return "poll"
    if (
        figure.kind != "measure"
        and not left.endswith((" the ", " these "))
        and not BY_NAME.match(right)
        and (hedged := hedge(left, right))
    ):
        is_price = left.endswith(" at an estimated ") and OFFER.match(right)
        if figure.kind == "money":
            value = figure.value or 0
            of_little = (value < DEAR and PRICE.search(left)) or (value < DISASTER and DAMAGE.search(left))
            is_price = is_price or of_little or TRADES.search(left)
        is_valued = VALUED.search(left) and (FIRM.search(left + right) or LIST_PRICE.match(right))
        is_known = BASE.search(left) or POPULATION.search(left)
        if is_price or is_valued or is_known or VOTES.search(left[-40:] + right[:40]):
            return ""
        return "" if is_historic(document.text, sentence) or is_history(document) else hedged
    written = document.text[slice(*figure.span)]
    kind = claim(figure_context(left, right, written), figure) if figure.kind in COUNTS else ""
    if kind in KEPT and (tells_of_poll(document, *sentence) or SAMPLE.match(right)):
        return ""  # how many were asked
    is_share = kind == "statistics" and figure.kind != "count"
    if is_share and tells_of_poll(document, paragraph.span.start, sentence.start):
        return "poll"
    if kind in KEPT and figure.kind != "count" and is_said(document, sentence, figure.span) and polls(document):
        return "poll"
    if kind in KEPT and document.blocks[paragraph.number].kind == "list":
        return ""
    if kind in KEPT and RESTATES.match(document.text, sentence.start):
        return ""
    if kind == "toll" and document.text.startswith("If ", sentence.start):
        return ""
    if kind == "toll" and is_recalled(left, right, paragraph.number == lead(document) and not index):
        return ""
    is_past = kind in ("toll", "crowd", "troops", "statistics") and is_settled(
        document, paragraph.number, paragraph.spans, index, kind
    )
    return "" if is_past else kind


def is_sourced(document: Document, paragraph: Paragraph, figure: Figure, kind: str) -> bool:
    """Whether a source stands where an editor would look for it."""
    index = paragraph.index_of(figure.span)
    if kind == "poll":
        return is_known_poll(document, paragraph, index)
    sentence = paragraph.sentence(index)
    if sentence.names_source or sentence.names_paper or CORRECTION.search(document.text, *sentence.span):
        return True
    if kind == "hearsay":  # “…, reportedly. The Post reported …”
        return any(one.names_source and "outlets" in one.kinds for one in paragraph.neighbours(index))
    if paragraph.credits or continues_words(document, paragraph, index):
        return True
    before = document.blocks[max(0, paragraph.number - 1)].span
    if kind in KEPT and TRIAL.search(document.text, before.start, paragraph.span.end):
        return True
    if kind == "estimate" and (goes_on_from_forecast(document, paragraph, figure) or reckons_itself(document)):
        return True
    if kind == "estimate":
        reach = AROUND if figure.kind == "percent" else 1  # a forecast of growth goes on where others do
        return paragraph.beside(index, reach) or paragraph.opened < index or is_sourced_below(document, paragraph, kind)
    is_near = paragraph.beside(index, AROUND) or paragraph.opened < index
    if is_near or is_sourced_below(document, paragraph, kind):
        return True
    if kind == "toll":
        before_it = paragraph_at(document, max(0, paragraph.number - 1))
        goes_on = before_it.names_document and before_it.names_source and is_of_report(document)
        return bool(paragraph.number) and (before_it.sources_toll or goes_on)
    if not sentence.tells_facts(figure.span.start) or sentence.speaks_for_itself:
        return True
    if kind in KEPT and (
        sentence.names_document or follows_source(document, paragraph.number) or is_of_document(document)
    ):
        return True
    return speaks_of_itself(document)


def is_known_poll(document: Document, paragraph: Paragraph, index: int) -> bool:
    """Whether the copy says whose the poll is of which a sentence tells: the cheap questions first."""
    return (
        not speaks_of_some_poll(document)
        or paragraph.sentence(index).speaks_for_itself
        or paragraph.told <= index
        or FINDS_ITSELF.search(document.text, paragraph.span.start, paragraph.spans[index].end) is not None
        or is_of_report(document)
        or names_pollster(document)
        or speaks_of_itself(document)
    )


def continues_words(document: Document, paragraph: Paragraph, index: int) -> bool:
    """Whether the paragraph before names a source, and this goes on in its words: “The union wrote:”, “Of those, …”."""
    if not paragraph.number:
        return False
    before = paragraph.number - 1
    is_introduced = document.text.endswith((":", ","), 0, document.blocks[before].span.end)
    goes_on = index == 0 and GOES_ON.match(document.text, paragraph.span.start)
    names_source = paragraph_at(document, before).names_source or TOTALS.search(
        document.text, *document.blocks[before].span
    )
    return bool((is_introduced or goes_on) and names_source)


def goes_on_from_forecast(document: Document, paragraph: Paragraph, figure: Figure) -> bool:
    """Whether the paragraph before tells of a forecast: of growth, or of whatever somebody forecasts."""
    before = max(0, paragraph.number - 1)
    is_forecast = FORECAST.search(document.text, *document.blocks[before].span)
    if is_forecast and figure.kind == "percent":
        return True
    goes_on = is_forecast or SURVEYED.search(document.text, *document.blocks[before].span)
    return bool(goes_on) and before < paragraph.number and paragraph_at(document, before).names_source


@analysis
def is_of_report(document: Document) -> bool:
    """Whether the headline or the lead names a report or a study that is no poll."""
    paragraphs = (paragraph_at(document, number) for number in range(lead(document) + 1) if document.blocks)
    return any(one.sentence(index).names_report for one in paragraphs for index in range(len(one.spans)))


@analysis
def is_of_epidemic(document: Document) -> bool:
    """Whether the headline or the lead tells of an epidemic."""
    return any(paragraph_at(document, number).tells_of_epidemic for number in range(lead(document) + 1))


@analysis
def is_of_document(document: Document) -> bool:
    """Whether the article is about a report or a study: its headline or its lead names one."""
    first = lead(document)
    return any(paragraph_at(document, number).names_document for number in range(first + 1) if document.blocks)


def follows_source(document: Document, number: int) -> bool:
    """Whether the paragraph before names a source, or one of the last few a report whose figures may go on."""
    before = [paragraph_at(document, one) for one in range(max(0, number - NEARBY), number)]
    return any(one.names_document for one in before)


def is_sourced_below(document: Document, paragraph: Paragraph, kind: str) -> bool:
    """Whether the next paragraph names the source: “This was reported by …”, or more figures below a lead.

    An estimate in a lead is what the next paragraph tells more of, in whosever words.
    """
    number = paragraph.number
    if number + 1 >= len(document.blocks):
        return False
    following = paragraph_at(document, number + 1)
    if not following.names_source:
        return False
    if THIS.match(document.text, following.span.start) or (kind == "toll" and following.sources_toll):
        return True
    is_lead = number == 1 and document.blocks[0].kind != "paragraph"
    return is_lead and any(
        following.sentence(index).names_source
        and (kind == "estimate" or any(map(str.isdigit, document.text[slice(*span)])))
        for index, span in enumerate(following.spans)
    )


@analysis
def speaks_of_itself(document: Document) -> bool:
    """Whether the text is its publisher's own: it says “we” and “our” again and again outside quotations."""
    return sum(1 for _ in islice(in_own_words(document, WE), OURS)) == OURS


@analysis
def reckons_itself(document: Document) -> bool:
    """Whether its author tells of estimates that are the author's own: “my models”, “our projections”."""
    return any(in_own_words(document, OWN_RECKONING))


def in_own_words(document: Document, pattern: Pattern[str]) -> Iterator[Match[str]]:
    """What of a pattern stands outside quotations."""
    spans = quotations(document)
    for match in pattern.finditer(document.text):
        index = index_at(spans, match.start())
        if index < 0 or spans[index].end <= match.start():
            yield match
