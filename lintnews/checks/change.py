"""change: “from X to Y”, or “to Y from X”, beside a percentage, a “doubled” or a “rose” that does not fit it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from lintnews.language.dates import MONTHS
from lintnews.language.numbers import MAGNITUDE, NUMERAL, PER_CENT, SYMBOL, digits_of, is_year, worth
from lintnews.language.sentences import index_at, sentences
from lintnews.lazy import lazy
from lintnews.model import Check, Document, Hit, Span

MULTIPLE = rf"(?:(?:-|[ \xa0]*+){MAGNITUDE}\b|(?:[bmt]n|[mk])\b)"
HEDGE = (
    r"(?:(?:about|around|roughly|nearly|almost|just|only|some|an estimated|over|under|more than|less than|below|above)"
    r" )*"
)
AMOUNT = r"(?P<{0}_sign>{1})?(?P<{0}>{2}{3}?)(?P<{0}_percent>{4})?(?![\d:/]|[’']s\b|[.,]\d|(?:st|nd|rd|th)\b)"


def amount(name: str) -> str:
    return AMOUNT.format(name, SYMBOL, NUMERAL, MULTIPLE, PER_CENT)


FROM = lazy(rf"from {HEDGE}(?:{SYMBOL})?[0-9]")
BETWEEN = r"(?P<between>(?:(?! (?:but|and|which|who|that) )[^.;:,\d\n]){0,40}?)"
FROM_TO = lazy(rf"from {HEDGE}{amount('x')}{BETWEEN} to {HEDGE}{amount('y')}")
TO_FROM = lazy(rf"to {HEDGE}{amount('y')}(?P<between>[^.;:,\d\n]{{0,30}}?),? from {HEDGE}{amount('x')}")
SHARE = lazy(rf"(?<![\d.,])(?P<hedge>{HEDGE})(?P<share>{NUMERAL}){PER_CENT}(?! points?\b)")
LETTERS = lazy("[a-z]+")
OTHER_CLAUSE = lazy(
    r"[—–;:](?!\s?(?:an? |up |down |or |nearly |about |\Z))|\b(?:and|but|while|whereas|though|although|when|then)\b"
    r"|[.!?](?=[A-Z][a-z])"  # a sentence that ends without a space
    r"|\b(?:result|lead|translate|feed)(?:s|ed|ing)? (?:in|to|into)\b|\bled to\b"  # of one thing comes another
)
DAY_OF_MONTH = lazy(rf" (?:{'|'.join(MONTHS)})\b")  # from 5 to 18 August
# What a share is of that is no step from one number to another: “from $1.7m to $2.1m at a rate of 12%”.
OTHER_SHARE = lazy(
    r"(?<!growth )\b(?:rate|interest|coupon|yield|margin|stake|share|discount|tax|duty|tariff)s? of (?:an? )?$"
)
# What it is now stands before, and after “from” a range: “6 percent, down from 6.5 to 7.5 percent”.
RANGE = lazy(r"\d[^,;.\d]{0,30},? (?:up|down) $")
NOUN = lazy(r"[\s-]?([^\W\d_]+)")
# What is measured in two units grows in numbers that don't: from 99p to £1.19, from 45 minutes to 2 hours.
MEASURES = (
    *("second", "seconds", "sec", "secs", "minute", "minutes", "min", "mins", "hour", "hours", "hr", "hrs"),
    *("day", "days", "week", "weeks", "month", "months", "year", "years", "kb", "mb", "gb", "tb", "bytes"),
    *("p", "pence", "penny", "cent", "cents", "dollar", "dollars", "pound", "pounds", "euro", "euros"),
)
REACH = 40  # code points around a percentage or before “from” that say what it is
ROUNDED = (
    1.03  # what a percentage may be off by beyond the rounding of the numbers: they were rounded after it was reckoned
)


class NumberStep(NamedTuple):
    """A change from one number to another, each with what rounding may hide."""

    match: re.Match[str]
    before: float
    after: float
    slack_before: float
    slack_after: float

    @property
    def times(self) -> tuple[float, float]:
        """The least and the greatest factor that the rounded numbers leave room for."""
        least = max(self.before - self.slack_before, 0.0)
        lower = max(self.after - self.slack_after, 0.0) / (self.before + self.slack_before)
        return lower, (self.after + self.slack_after) / least if least else float("inf")


class Change(Check):
    """Flag a change whose two numbers don't bear out what is said of it.

    `percent`: the one percentage of the sentence, beside a word of change, is not what the step from X to Y comes to.
    `points`: it is the difference of two percentages, and so a matter of percentage points.
    `times`: “doubled” (and others in `times`, with the least and the greatest factor) does not fit.
    `direction`: a word in `rising` or `falling` stands before “from”, and the numbers go the other way.
    """

    kinds = ("percent", "points", "times", "direction")
    rising: tuple[str, ...]
    falling: tuple[str, ...]
    nouns: tuple[str, ...]
    times: Mapping[str, str]

    @cached_property
    def verb(self) -> re.Pattern[str]:
        """A word of change that leads to “from”, with a word or two between."""
        words = "|".join((*self.rising, *self.falling, *self.times))
        return lazy(rf"\b({words})(?: (?!and\b|or\b|but\b|to\b)[\w%,.-]+){{0,3}},? $")

    @cached_property
    def leading(self) -> re.Pattern[str]:
        """What stands before the percentage of a change."""
        return lazy(rf"\b(?:by|of|or|{'|'.join((*self.rising, *self.falling))}) (?:an? )?$")

    @cached_property
    def following(self) -> re.Pattern[str]:
        """What stands after the percentage of a change."""
        return lazy(rf"[ -](?:{'|'.join(self.nouns)})\b")

    def find(self, document: Document) -> Iterator[Hit]:
        text, told = document.text, 0
        for start in FROM.finditer(text) if "from " in text else ():
            match = FROM_TO.match(text, start.start()) or to_from(text, start.start())
            if match and match.start() >= told:  # from 5% to 8% from 2011 on
                told = match.end()
                if step := step_of(match):
                    yield from islice(self.look(document, step), 1)

    def look(self, document: Document, step: NumberStep) -> Iterator[Hit]:
        """What is wrong with one change, the plainest first."""
        match, text = step.match, document.text
        start, end = match.span()
        words = {"change": match.group(), "times": f"{step.after / step.before:.2g}"}
        words["percent"] = f"{abs(step.after / step.before - 1) * 100:.3g}"
        if share := self.share(document, step):
            said = worth(share["share"])
            words["said"] = share["share"]
            if not percentage_fits(step, said, share):
                points = match["x_percent"] and abs(abs(step.after - step.before) - said) < 0.051
                yield Hit(
                    Span(share.start("share"), share.end()),
                    words,
                    "points" if points else "percent",
                    related=(Span(start, end),),
                )
        before = text[max(0, start - REACH) : start].rpartition("\n")[2]
        if (verb := self.verb.search(before)) and not RANGE.search(before):
            yield from self.of_verb(verb[1], step, words)

    def of_verb(self, verb: str, step: NumberStep, words: dict[str, str]) -> Iterator[Hit]:
        """A verb that the numbers don't bear out."""
        span, said = Span(*step.match.span()), words | {"verb": verb}
        least, greatest = step.times
        if verb in self.times:
            low, high = map(float, self.times[verb].split("-"))
            if greatest < low or least > high:
                yield Hit(span, said, "times")
        elif (verb in self.rising and greatest < 1) or (verb in self.falling and least > 1):
            yield Hit(span, said, "direction")

    def share(self, document: Document, step: NumberStep) -> re.Match[str] | None:
        """The percentage that the sentence gives for the change, if it gives one and no more."""
        text, start = document.text, step.match.start()
        spans = sentences(document)
        sentence = spans[max(index_at(spans, start), 0)]
        shares = [
            share
            for share in SHARE.finditer(text, max(sentence.start, start - 200), min(sentence.end, start + 300))
            if not step.match.start() <= share.start("share") < step.match.end()
        ]
        if len(shares) != 1:
            return None
        (share,) = shares
        apart = sorted((*share.span(), *step.match.span()))[1:3]
        if OTHER_CLAUSE.search(text, *apart):
            return None
        before, after = (
            text[max(sentence.start, share.start() - REACH) : share.start()],
            text[share.end() : share.end() + REACH],
        )
        other_base = re.match(
            r",? (?:from|since|compared|over|on|in|of|more|above|below|higher|lower|a year|this|last|per)\b", after
        )
        if other_base and not share.end() + 1 <= start <= share.end() + 3:
            return None
        if OTHER_SHARE.search(before):
            return None
        return share if self.leading.search(before) or self.following.match(after) else None


def to_from(text: str, at: int) -> re.Match[str] | None:
    """The change that is written the other way round about a “from”: to Y from X."""
    for match in TO_FROM.finditer(text, max(0, at - 2 * REACH), at + REACH):
        if match.start() < at < match.end():
            return match
    return None


def step_of(match: re.Match[str]) -> NumberStep | None:
    """The change that a match writes; None for years, for numbers of two sorts, and for a step from nought."""
    if bool(match["x_sign"]) != bool(match["y_sign"]) and not match["y_sign"]:
        return None
    if bool(match["x_percent"]) != bool(match["y_percent"]) and not match["y_percent"]:
        return None
    if not of_one_unit(match):
        return None
    first, last = match["x"], match["y"]
    if DAY_OF_MONTH.match(match.string, match.end()):
        return None
    if match.end("y") < match.start("x") and match["between"].strip() and last.isdigit() and is_year(worth(last)):
        return None  # from 1999 to 2004, increasing from 11,155
    magnitude = LETTERS.search(last)
    if magnitude and not LETTERS.search(first):  # from $3 to $4 million, but not: from $900 to $1.2 million
        if not 0.05 < worth(first) / (worth(last[: magnitude.start()]) or 1.0) < 20:
            return None
        first += f" {magnitude.group()}"
    before, after = worth(first), worth(last)
    of_years = is_year(before) and first.isdigit() and (match["y_percent"] or (is_year(after) and last.isdigit()))
    if not before or of_years:
        return None
    return NumberStep(match, before, after, rounding_slack(first), rounding_slack(last))


def of_one_unit(match: re.Match[str]) -> bool:
    """Whether both numbers of a change are of one unit, as far as they name one."""
    text, (start, end) = match.string, match.span("between")
    one, other = NOUN.match(text, start, end), NOUN.match(text, match.end(), match.end() + REACH)
    if not one:  # from 900m to 1.2km: the first m is no million
        return not (other and other.start(1) == match.end() and match["x"][-1].isalpha())
    stem, after = (noun[1].lower().rstrip("s") if noun else "" for noun in (one, other))
    return stem == after or not (one.start(1) == start or is_measure(one[1]) or (other and is_measure(other[1])))


def is_measure(word: str) -> bool:
    from lintnews.language.units import unit_of

    return word.lower() in MEASURES or unit_of(word) is not None


def rounding_slack(number: str) -> float:
    """Half of what the last digit of a number counts. Noughts at the end may be rounded, but two digits count.

    >>> [rounding_slack(number) for number in ("45", "40", "300", "12,000", "2.5 million")]
    [0.5, 0.5, 5.0, 500.0, 50000.0]
    """
    written = digits_of(number) or "1"
    whole, _, decimals = written.partition(".")
    noughts = 0 if decimals else min(len(whole) - len(whole.rstrip("0")), max(len(whole) - 2, 0))
    value = float(written) or 1.0
    return 0.5 * 10.0 ** (noughts - len(decimals)) * worth(number) / value


def percentage_fits(step: NumberStep, said: float, share: re.Match[str]) -> bool:
    """Whether a percentage may be what a change comes to, its numbers and itself having been rounded."""
    off = rounding_slack(share["share"]) * (2 if share["hedge"] else 1)
    least, greatest = ((times - 1) * 100 for times in step.times)
    if step.after < step.before:
        least, greatest = -greatest, -least
    return least / ROUNDED - off <= said <= greatest * ROUNDED + off
