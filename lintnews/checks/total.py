"""total: parts that don't add up to their whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property

from lintnews.language.numbers import NUMERAL, PER_CENT, SYMBOLS, TEENS, UNITS, occurrences, worth
from lintnews.language.sentences import index_at, sentences
from lintnews.lazy import lazy
from lintnews.model import Check, Document, Hit, Span

NUMBER_WORDS = (*UNITS, *TEENS, "twenty")
SMALL = "|".join(NUMBER_WORDS)
COUNT = rf"(?:{NUMERAL}|{SMALL})"
SHARE = lazy(rf"(?<![\d.,])({NUMERAL}){PER_CENT}(?! (?:points?|more|less|higher|lower|increase|rise)\b)")
SHARE_OF = lazy(
    rf"of (?:the |its |their |all |a total of )?(?P<whole>{NUMERAL})(?P<noun>[^.;:()\d\n]{{0,30}})"
    rf"(?:\(|, or )(?:about |around |roughly |nearly )?(?P<share>{NUMERAL}){PER_CENT}"
)
PART = lazy(rf"(?<![\w.,{SYMBOLS}])(?P<part>{COUNT})(?: [a-z]+)?(?: out)? $", re.IGNORECASE)
ONE = lazy(rf"(?<![\d.,])(?P<one>{NUMERAL})(?:{PER_CENT})? $")
MARGIN = lazy(
    rf"\b(?P<margin>{COUNT})[- ](?:percentage[- ])?points?(?: lead| margin)?(?: over [A-Z]\w+)?,? ?\(?$", re.IGNORECASE
)
TALLY = lazy(rf"to (?P<other>{NUMERAL}){PER_CENT}(?! of)")
WHOLE = lazy(rf"(?<![\w.,{SYMBOLS}])(?P<whole>{COUNT}) (?:[a-z-]+ ){{0,3}}[a-z]+[^.;\d\n]{{0,20}}$", re.IGNORECASE)
GROUPS = lazy(
    rf"including (?:at least )?(?P<one>{COUNT}) (?P<one_name>[a-z]+)"
    rf"(?:,? and|,) (?P<other>{COUNT}) (?P<other_name>[a-z]+)",
    re.IGNORECASE,
)
# A share that is no part of the same whole, or a part that has no percentage.
OTHER_PART = lazy(
    rf"\b(?:by|to|from|than|up|down|rose|fell|further|another|additional|extra|over) {NUMERAL}{PER_CENT}|"
    rf"{NUMERAL}{PER_CENT} (?:of (?:the remaining|those|these|them|which|whom)|in all|off|discount|chance|interest)\b|"
    r"\b(?:half (?:of|the|said|were|are)|(?:a|one|other|than|nearly|about|over)[- ](?:half|third|quarter|fifth)|"
    r"(?:two|three|four)[- ](?:thirds|quarters|fifths)|most (?:of|were|are|said)|majority|minority)\b",
    re.IGNORECASE,
)
PERCENT_SIGNS = ("%", "percent", "per cent")
MOST = 101  # percent that two rounded shares may make
REACH = 60  # code points before a number that say what it is a part of
NEAR = 300  # code points of a sentence that are read on either side of “the rest”


class Total(Check):
    """Flag parts that don't add up.

    `shares`: the percentages of a sentence that names the `rest` of a whole don't come to 100. Two that come to less
    are passed over: another part may stand in the sentence before.
    `share`: “34 of 50 (58%)”.
    `tally`: a vote, won by a word of `winning`, in which the two sides have more than all.
    `margin`: “by 8 points, 49% to 43%”.
    `groups`: “12 people, including 5 men and 9 women”: groups that exclude each other hold more than there are.
    """

    kinds = ("tally", "margin", "shares", "groups", "share")
    rest: tuple[str, ...]
    winning: tuple[str, ...]
    groups: Mapping[str, tuple[str, ...]]

    def find(self, document: Document) -> Iterator[Hit]:
        text = document.text
        if any(sign in text for sign in PERCENT_SIGNS):
            yield from self.shares(document)
            for match in SHARE_OF.finditer(text):
                yield from wrong_shares(text, match)
            for match in TALLY.finditer(text):
                yield from self.tally(text, match)
        for at in occurrences(text, "including "):
            if is_number(text[at + len("including ") : at + REACH]):
                yield from self.grouped(text, at)

    def tally(self, text: str, match: re.Match[str]) -> Iterator[Hit]:
        """A vote in which two sides have more than all, or that was not won by as much as is said."""
        start = max(0, match.start() - REACH)
        before = ONE.search(text[start : match.start()])
        if not before:
            return
        one, other = worth(before["one"]), worth(match["other"])
        if max(one, other) > MOST:  # faster by 100 to 200 per cent
            return
        span = Span(start + before.start("one"), match.end())
        words = {"parts": text[span.start : span.end], "total": f"{one + other:g}", "apart": f"{abs(one - other):g}"}
        if one + other > MOST and self.won.search(before.string, 0, before.start("one")):
            yield Hit(span, words, "tally")
        elif (margin := MARGIN.search(before.string[: before.start("one")])) and (
            abs(worth(margin["margin"].lower()) - abs(one - other)) > 1
        ):
            counted = Span(start + margin.start("margin"), start + margin.end("margin"))
            yield Hit(span, words | {"margin": margin["margin"]}, "margin", related=(counted,))

    @cached_property
    def won(self) -> re.Pattern[str]:
        """A word of winning."""
        return lazy(rf"\b(?:{'|'.join(self.winning)})\b")

    @cached_property
    def remaining(self) -> re.Pattern[str]:
        """The part that is left, with its percentage."""
        return lazy(
            rf"\bthe (?:{'|'.join(self.rest)})(?: (?:was|were|is|are|of))?,? (?:about |some )?({NUMERAL}){PER_CENT}"
        )

    @cached_property
    def members(self) -> dict[str, str]:
        """Each name of a member of a group → the group's."""
        return {member: group for group, members in self.groups.items() for member in members}

    def shares(self, document: Document) -> Iterator[Hit]:
        """Sentences in which the percentages and that of the rest don't come to 100."""
        text = document.text
        for at in (at for word in self.rest for at in occurrences(text, f"the {word}")):
            if match := self.remaining.match(text, at, at + REACH):
                sentence = sentences(document)[max(index_at(sentences(document), at), 0)]
                near = max(sentence.start, at - NEAR), min(sentence.end, at + NEAR)
                parts = [worth(part) for part in SHARE.findall(text, *near)]
                if 100 in parts or OTHER_PART.search(text, *near) or len(parts) < (2 if sum(parts) > 100 else 3):
                    continue  # all of it is no part: “100 per cent certain”
                if any(abs(part + worth(match[1]) - 100) <= 1 for part in parts):
                    continue  # the whole of which the rest is: “52 percent, and the remaining 48, where others have 20”
                if abs(sum(parts) - 100) > 0.5 * len(parts) + 0.5:
                    said = {"parts": " + ".join(f"{part:g}" for part in parts), "total": f"{sum(parts):g}"}
                    yield Hit(Span(at, match.end()), said, "shares")

    def grouped(self, text: str, at: int) -> Iterator[Hit]:
        """A whole, and groups of it that hold more than there are."""
        start = max(0, at - REACH)
        whole = WHOLE.search(text[start:at])
        groups = GROUPS.match(text, at)
        if not whole or not groups:
            return
        one, other = groups["one_name"], groups["other_name"]
        if one != other and self.members.get(one, one) == self.members.get(other, other):
            total = worth(groups["one"]) + worth(groups["other"])
            if total > worth(whole["whole"]):
                words = {"parts": groups.group(), "total": f"{total:g}", "whole": whole["whole"]}
                yield Hit(Span(start + whole.start("whole"), groups.end()), words, "groups")


def is_number(words: str) -> bool:
    """Whether the first word is a number, or may be: most are not, and need no pattern."""
    word = words.removeprefix("at least ").partition(" ")[0].lower()
    return word[:1].isdigit() or word in NUMBER_WORDS


def wrong_shares(text: str, match: re.Match[str]) -> Iterator[Hit]:
    """A part of a whole, and the percentage that it is not."""
    start = max(0, match.start() - REACH)
    part, whole = PART.search(text[start : match.start()]), worth(match["whole"])
    if part and whole:
        said, true = worth(match["share"]), worth(part["part"]) / whole * 100
        if abs(said - true) > max(1.0, 0.02 * true):
            words = {"part": part["part"], "whole": match["whole"], "said": match["share"], "percent": f"{true:.3g}"}
            counted = Span(start + part.start("part"), match.end("whole"))
            yield Hit(Span(match.start("share"), match.end()), words, "share", related=(counted,))
