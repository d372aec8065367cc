"""Hedges: words that mark a figure as a guess and name nobody: “reportedly”, “an estimated”, “is believed to”."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lintnews.language.sourcing.context import claim_lists, claims_pattern
from lintnews.lazy import lazy

IS = r"\b(?:is|are|was|were|been|it['’]s)(?: (?!previously|initially|originally)[a-z]+ly| also| now| still)?"
ON = r"[^.;:,()“”\"]{0,60}\Z"  # up to the figure, in the same clause
BREAK = rf"(?!, {claims_pattern('new clause')}\b)"  # before each code point of a clause that a hedge rules
RECKONED, HEARSAY = claims_pattern("reckoned"), rf"\b{claims_pattern('hearsay')}\b"
UNSIGNED = rf"(?:{claims_pattern('vague')} ){{0,2}}{claims_pattern('unsigned')}"
HEARSAY_BEFORE = lazy(rf"{HEARSAY}(?:{BREAK}[^.;:“”\"]){{0,80}}\Z", re.I)
HEARSAY_AFTER = lazy(rf"(?:(?! {claims_pattern('new clause')}\b)[^.,;:“”\"]){{0,40}}{HEARSAY}", re.I)
ESTIMATES = (  # each with words in small letters, of which whatever fits it holds one
    (  # “an estimated 12”, not “the office estimated 12”
        ("estimated",),
        lazy(
            r"(?:\b(?:an|the|another|this|(?<!number )of|by|with|at|to|some|were|was|additional) |^|[,(] ?)estimated "
            r"(?:[a-z]+ (?:than |to )?){0,3}\Z",
            re.I,
        ),
    ),
    (  # “is believed to have 12”, “it is thought 12”
        claim_lists()["reckoned"],
        lazy(
            rf"{IS} {RECKONED} (?:to|that|at|there|the|[a-z]+ (?:has|have|had))\b{ON}|\bit['’]s {RECKONED}\b{ON}"
            rf"|{IS} {RECKONED} (?:at )?(?:about |around |nearly |over |almost |some |roughly |only |just |up )?\Z",
            re.I,
        ),
    ),
    (
        ("expected to",),
        lazy(rf"{IS} expected to (?:[a-z]+ly )?{claims_pattern('comes')}\b(?:{BREAK}[^.;:()“”\"]){{0,50}}\Z", re.I),
    ),
    (("valued at", "put at"), lazy(rf"{IS} (?:valued|put) at (?:[a-z]+ )?\Z", re.I)),
    (  # “some estimates put it at 12”
        claim_lists()["unsigned"],
        lazy(
            rf"(?:^|[,;:—–(] |\b(?:and|but|that|as|while|although|though) ){UNSIGNED} "
            rf"(?:[a-z]+ly |also |now |have |has ){{0,2}}{claims_pattern('suggest')}\b[^.;()“”\"]{{0,90}}\Z",
            re.I,
        ),
    ),
    (
        ("estimate",),
        lazy(r"\b(?:an|one|any) estimate (?:of [^.;,]{1,60} )?(?:comes to|is|was|puts)\b" + ON, re.I),
    ),
)
RECKONED_AFTER = lazy(
    rf"(?:(?! that | which | who )[^.;:,()“”\"]){{0,40}}\b(?:is|are|was|were) {RECKONED} to\b", re.I
)  # “12 men are believed to …”
BY_ESTIMATES = lazy(
    rf"\b(?:according to|by) {claims_pattern('vague')} (?:[a-z]+ )?(?:estimates?|reports?|studies|rumou?rs)\b", re.I
)


# Some of these letters every hedge has.
HINT = lazy(
    r"stimat|xpected|hought|elieved|eported|eared|rojected|redicted|orecast|eckoned|said|umou?red|alculat|resumed|nderstood"
    r"|alued|put at|upposed|urported|tudies|esearch|tatistics|olls|olling|urvey|igures|rojections|umou?rs"
)


def hedge(left: str, right: str) -> str:
    """How the words on either side of a figure hedge it: hearsay, estimate, or "".

    >>> hedge("The army is believed to have ", " men."), hedge("The office estimated ", " men.")
    ('estimate', '')
    """
    if not HINT.search(left) and not HINT.search(right):
        return ""
    before, after = left.lower(), right.lower()  # a pattern is compiled for a text that holds a word of it
    if holds(before, claim_lists()["hearsay"]) and HEARSAY_BEFORE.search(left):
        return "hearsay"
    if holds(after, claim_lists()["hearsay"]) and HEARSAY_AFTER.match(right):
        return "hearsay"
    if any(holds(before, words) and pattern.search(left) for words, pattern in ESTIMATES):
        return "estimate"
    if holds(after, claim_lists()["reckoned"]) and RECKONED_AFTER.match(right):
        return "estimate"
    return "estimate" if by_estimates(left, before) or by_estimates(right, after) else ""


def by_estimates(text: str, lower: str) -> bool:
    """Whether a text, also given in small letters, speaks by estimates of nobody: “by some estimates”."""
    return holds(lower, ("estimate", "report", "studies", "rumo")) and bool(BY_ESTIMATES.search(text))


def holds(text: str, words: Iterable[str]) -> bool:
    return any(word in text for word in words)
