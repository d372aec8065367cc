"""Sources: whether a sentence says who answers for what it tells."""

from __future__ import annotations

import re
from functools import cached_property

from lintnews.language.sourcing.context import TOKEN, claim_lists, claims_pattern
from lintnews.language.sourcing.cues import Cue, cues
from lintnews.language.sourcing.figures import FUNCTION_WORDS
from lintnews.lazy import lazy
from lintnews.model import Document, Span

AGENTLESS = lazy(r"\b(?:is|are|was|were|been|being|be|it['’]s)(?: [a-z]+ly| also| now| still| then| not)? \Z", re.I)
BY = lazy(  # “was confirmed by police”, not “was expected to rise by a further 12”
    r"(?: to [a-z]+| last [a-z]+| on [A-Z][a-z]+| this [a-z]+)? by "
    r"(?!a further|another|at least|about|\d|more|an? (?:average|estimated))"
)
LABEL = lazy(r"[A-Z][^\W\d_]*(?: [^\W\d_][\w’'-]*){0,5}: ")
NO_LABEL = ("breaking", "update", "toll", "killed", "total", "related", "also", "note", "summary", "deaths", "dead")
PER = lazy(r"(?:^|[,(;] )[Pp]er (?!cent|capita|day|person|year|head|month|week|hour|household|se\b)(?:the )?[A-Za-z]")
COUNT = lazy(  # “by the count of the Red Cross”
    r"\b[Bb]y (?!one|some|any|most|many|all)(?:[\w’'.]+ ){1,5}(?:count|estimate|tally|reckoning)\b"
)
GIVEN = lazy(  # “That figure comes from the police”, “the count was made by the coast guard”
    r"\b(?:[Tt]he|[Tt]hat|[Tt]his|[Tt]hese|[Tt]hose) (?:count|estimate|figure|number|tally|toll|total)s? "
    r"(?:(?:come|comes|came) from (?:the )?|(?:is|are|was|were) (?:from the |"
    r"(?:compiled|collected|given|issued|made|provided|published|put out|released|supplied) by (?:the )?))[A-Za-z]"
    r"|\b(?:classified|designated|listed) (?:as (?:[a-z]+ ){1,4})?by (?:the )?[A-Z]"
)
OWN_COUNT = lazy(
    r"\b(?:[Ww]e|[Ii]t|which|[A-Z][a-z]+(?! of)) (?:today |yesterday |has |have |had |also |already )?"
    rf"{claims_pattern('counting')}\b"
    rf"|\b[Tt]he {claims_pattern('places')} (?:has |have |had |also )?{claims_pattern('counting')}\b"
    rf"|\b(?i:{claims_pattern('finders')}) (?:(?:have|has|had|also|later|so far) )*{claims_pattern('finding')}\b"
)  # “we recorded 12 cases”, “rescuers have found 12 bodies”
REPORTS = lazy(  # “…, Harbour News reports.”, “…, Brandt added.”
    r"(?:, (?:and |as )?|\A)(?:[Tt]he )?[A-Z][\w’'&.-]*(?: (?:of |the |for )?[A-Z][\w’'&.-]*){0,5} "
    r"reports\b(?=[.,:”]| that\b|\Z)|(?<!\d )\b[A-Z][\w’'-]+ added(?=[.,:]| that\b)"
    r"|[,”] the (?:[\w’'-]+ ){1,2}added(?=[.,:]| that\b|\Z)"
    r"|[,”] (?:maintains|maintained|concedes|conceded|recalls|recalled|adds|added) (?:the )?(?:[a-z]+ )?[A-Z]"
)
RECORDED = lazy(rf"\b{claims_pattern('counting')}\b")
PAPER = lazy(  # “in the 2009 National Strategy”, “the World Energy Outlook 2020”
    r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Aa]n?|[Oo]ur|[’']s) "
    r"(?:(?:19|20)\d\d |(?:latest|last|recent|own|annual) ){0,2}"
    rf"(?:[A-Z][\w’'&-]* (?:(?:of|on|and|for|the|in|to) ){{0,2}}){{1,8}}{claims_pattern('papers')}\b"
)
STUDY = lazy(  # “the Lancet research”, “Harrow’s study”
    r"(?:\b[Tt]he (?!US |UK |EU |U\.)[A-Z][\w’'&.-]+(?: [A-Z][\w’'&.-]+){0,4}|[A-Z]\w+[’']s?) "
    r"(?:new |own |latest |recent |annual )?"
    r"(?:research|study|report|analysis|audit|estimates?|forecasts?|projections?|review)\b"
    r"|\b(?:[Tt]his|[Oo]ur) (?:own |recent )?(?:report|study|paper|survey|analysis|investigation|audit)\b"
)
PUTS = lazy(  # “Oakham puts the fleet at 12 ships”, but not “estimates put it at 12”
    r"\b([\w’'.-]+) (?:has |have |had |now |also )?puts? [^.;:,()“”\"]{1,60}? at (?:[a-z]+ ){0,3}(?:[$£€]|\d)"
)
CLAUSE = lazy(
    r"[;:—–]| - |, (?:and(?! (?:another|more|some|about|\d))|but|while|where|which|although|a) "
)  # where a new clause begins
RECORDING = lazy(r"[\[(]?(?:archived recording|soundbite)\b", re.I)  # in a transcript: somebody speaks
NOTE = 4  # code points after a sentence in which the mark of a note begins
CREDIT = lazy(r"\([^()]{0,80}\b(?:Photo|Images?|Getty|Video)\b[^()]{0,40}\)")  # an agency's caption
LINK = lazy(r"\]\(\S|\]\[|\[\^|<a\s|<sup|https?://|\[\d{1,3}(?:[-–, ]{1,2}\d{1,3}){0,9}\]")
RESPONDENTS = lazy(  # “46 percent of voters said”: those are asked, and no source
    r"(?:%|per\s?cent|thirds|quarters|half|third|quarter|majority|in (?:10|ten|five|three|four))(?: of [^,.;]{1,60})?"
    r"(?: who [^,.;]{1,40}| who)?(?: also)? \Z"
)
TAKES = lazy(
    rf"claim\w* (?:{claims_pattern('quantifiers')} )*(?:(?:[a-z]+ )?li[fv]es?|dozens|hundreds|thousands|\d+)\b", re.I
)
SURVEYS = frozenset(["poll", "polls", "survey", "surveys", "polling"])
POLLS = SURVEYS | {"respondents", "voters", "and", "who"}
ADVERBS = frozenset(["also", "now", "have", "has", "had", "consistently", "repeatedly", "recently"])
VERBS = frozenset(("saying", "reckoning", "judging"))
TOLD = VERBS | {"according"}
REPORT = lazy(
    r"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[’']s) (?:[\w’'-]+ )?(?:report|index|census|authors|researchers) (?:also )?\Z"
)
NEAR = 40  # code points after “according to” in which a poll is named
SPEAKERS = ("documents", "outlets", "speakers")
ACTS = frozenset(("wanting", "deciding", "conditional"))


class Sentence:
    """A sentence as its sources are read from it."""

    def __init__(self, document: Document, span: Span) -> None:
        self.document = document
        self.text = document.text
        self.span = span
        self.cues = cues(document.text, span)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The lists in which its cues stand."""
        return frozenset().union(*(cue.kinds for cue in self.cues))

    @property
    def speaks_for_itself(self) -> bool:
        """Whether the copy speaks in somebody's own voice."""
        return "first person" in self.kinds

    def tells_facts(self, end: int) -> bool:
        """Whether the clause before an offset tells what is, not what somebody wants, decides or might do."""
        start = max((comma.end() for comma in CLAUSE.finditer(self.text, self.span.start, end)), default=0)
        return all(ACTS.isdisjoint(cue.kinds) for cue in self.cues if start <= cue.start < end)

    @property
    def names_document(self) -> bool:
        """Whether it speaks of a report, a census, a court's papers."""
        return not claim_lists()["documents"].isdisjoint(self.words)

    @property
    def names_report(self) -> bool:
        """Whether it speaks of such a document that is no poll."""
        return not (claim_lists()["documents"] - POLLS).isdisjoint(self.words)

    @property
    def words(self) -> list[str]:
        return TOKEN.findall(self.text[self.span.start : self.span.end].lower().replace("waiting list", ""))

    @cached_property
    def names_source(self) -> bool:
        """Whether somebody answers for what it tells."""
        if any(self.says(cue) for cue in self.cues):
            return True
        here = self.text[self.span.start : self.span.end]
        if PER.search(here) or COUNT.search(here) or GIVEN.search(here) or ("(" in here and CREDIT.search(here)):
            return True
        if (
            OWN_COUNT.search(here)
            or any(names_somebody(match[1]) for match in PUTS.finditer(here))
            or REPORTS.search(here)
            or (RECORDED.search(here) and not self.kinds.isdisjoint(SPEAKERS))
        ):
            return True
        label = LABEL.match(here)
        if RECORDING.match(here):
            return True
        if label and not label[0].lower().rstrip(": ").endswith(NO_LABEL):
            return True
        return cites_link(self.document, self.span)

    @cached_property
    def names_paper(self) -> bool:
        """Whether it names a document: “In the 2009 National Strategy, …”, “the Lancet research”."""
        return any(pattern.search(self.text, *self.span) for pattern in (PAPER, STUDY))

    @property
    def opens_figures(self) -> bool:
        """Whether the figures that follow are from whom it names: “According to …”, “In the 2009 Strategy, …”."""
        return self.names_paper or any("according" in cue.kinds and self.says(cue) for cue in self.cues)

    @cached_property
    def is_told(self) -> bool:
        """Whether somebody says what it tells, believes or reckons it, or a report shows it."""
        return any(
            (not TOLD.isdisjoint(cue.kinds) or REPORT.search(self.text, self.span.start, cue.start))
            and self.says(cue)
            and not self.is_answer(cue)
            for cue in self.cues
        )

    def is_answer(self, cue: Cue) -> bool:
        """Whether a verb is a poll's own: “the survey also revealed”, “asked if …”."""
        if "according" in cue.kinds:
            return not SURVEYS.isdisjoint(self.text[cue.end : cue.end + NEAR].lower().split())
        words = self.text[self.span.start : cue.start].lower().split()[-3:]
        subject = [word for word in words if word not in ADVERBS]
        return self.text.startswith(("asked", "Asked"), cue.start) or not POLLS.isdisjoint(subject[-1:])

    def says(self, cue: Cue) -> bool:
        """Whether a cue is somebody's word: a verb with its subject, or “according to …”, of more than “polls”."""
        text, before = self.text, self.text[self.span.start : cue.start]
        if "according" in cue.kinds:
            return not is_vague(text[cue.end : min(self.span.end, cue.end + 80)].lstrip())
        is_verb = not VERBS.isdisjoint(cue.kinds)
        if not is_verb and "showing" not in cue.kinds:
            return False
        is_active = text.endswith("ing", cue.start, cue.end) or text.startswith(("told", "heard"), cue.start)
        if not is_active and AGENTLESS.search(before[-30:]):
            is_said = BY.match(text, cue.end, self.span.end) is not None
            return is_said and not text.startswith("claimed", cue.start)  # “was claimed by a fan”
        words = before.split()
        if text.endswith("ed", cue.start, cue.end) and words and is_before_adjective(words[-1]):
            return False
        if (
            words
            and words[-1].lower() in claim_lists()["vague"]
            and text[cue.start : cue.end].lower() in claim_lists()["reckonings"]
        ):
            return False
        if has_vague_subject(words) or RESPONDENTS.search(before[-120:]) or TAKES.match(text, cue.start):
            return False
        subject = next((word for word in reversed(words) if word not in ADVERBS), "")  # “the ONS also found”
        return is_verb or subject[:1].isupper() or not self.kinds.isdisjoint(SPEAKERS)


def names_somebody(word: str) -> bool:
    """Whether a word before a verb may be somebody, and not “estimates” or “which”."""
    lists = claim_lists()
    return word.lower() not in FUNCTION_WORDS | lists["unsigned"] | lists["vague"]


def is_before_adjective(word: str) -> bool:
    """Whether a participle after this word is an adjective: “the reported cases”, “12 confirmed deaths”."""
    return word.lower() in claim_lists()["before adjectives"] or word[-1].isdigit()


def cites_link(document: Document, span: Span) -> bool:
    """Whether a link, a note or an address stands in a stretch of the text."""
    start, end = document.in_source(span)
    if LINK.search(document.source, start, end + NOTE):
        return True
    return document.text.find("://", *span) >= 0


def has_vague_subject(words: list[str]) -> bool:
    """Whether the words before a verb end in “polls”, “some estimates” and the like, that name nobody."""
    while words and words[-1].lower() in ADVERBS:
        words = words[:-1]
    if not words or words[-1].lower() not in claim_lists()["unsigned"]:
        return False
    return all(word.lower() in claim_lists()["vague"] or word[-1] in ",;:—" for word in words[-2:-1])


def is_vague(phrase: str) -> bool:
    """Whether what follows “according to” is “some estimates” and the like."""
    words = phrase.split(",")[0].split(".")[0].split()
    index = 0
    while index < len(words) and words[index].lower() in claim_lists()["vague"]:
        index += 1
    rest = words[index:]
    is_unsigned = bool(rest) and rest[0].lower() in claim_lists()["unsigned"]
    return is_unsigned and not any(word[0].isupper() or word in claim_lists()["signs"] for word in rest)
