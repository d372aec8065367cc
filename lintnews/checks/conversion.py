"""conversion: a measurement and its conversion in brackets that don't come to the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from lintnews.language.numbers import MAGNITUDE, NUMERAL, SYMBOLS, digits_of, worth
from lintnews.lazy import lazy
from lintnews.model import Check, Document, Hit, Span

if TYPE_CHECKING:
    from lintnews.language.units import Unit

NUMBER = (
    rf"(?:(?:{NUMERAL}(?:[ -]{MAGNITUDE}\b)?)|"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)"
)
UNIT = r"(?:[°º]\s?[CF]\b|[a-zA-Z][a-zA-Z./²³ ]{0,25}?)"
ABOUT = (
    r"(?:(?:about|around|roughly|approximately|approx\.?|nearly|almost|over|more than|less than|up to|or|some|~|≈)\s?)*"
)
SIGN = r"(?:minus |[-−–])?"
TO = r"(?:\s?(?:to|or|and|by|x|×|[-–—])\s?)"
# The earlier number of a range only takes part in the search for the later one.
MEASUREMENT = (
    rf"(?:{NUMBER}{TO})?(?P<value>{SIGN}{NUMBER})[\s-]?(?P<unit>{UNIT})"
    rf"(?:,?\s?(?:and )?(?P<more>{NUMBER})\s?(?P<subunit>[a-z]{{2,11}}))?"
)
# Not the end of a fraction: 1 1/4 oz.
BEFORE = lazy(rf"(?<![\w.,{SYMBOLS}/⁄])(?:{MEASUREMENT})[\s-]?$")
BRACKET = lazy(r"\([^\d\n()]{0,20}\d")
INSIDE = lazy(rf"\(\s?{ABOUT}(?:{MEASUREMENT})\s?(?=[),;/]| (?:in|per|away|long|wide|high|deep|tall)\b)")
ROUGHLY = lazy(r"[~≈]|\b(?:about|around|roughly|approx|nearly|almost|some)")
REACH = 60  # code points before a bracket that may hold the measurement


class Measurement(NamedTuple):
    """A number and its unit, as they are written and as they are worth."""

    span: Span
    value: float
    unit: Unit
    precision: float


class Conversion(Check):
    """Flag a conversion in brackets that is wrong, and by more than rounding explains.

    `tolerance` is the share by which a round number of one or two digits may be off, `tolerance_exact` that of a longer
    one; where both are “about”, twice the `tolerance`. Read are lengths, areas, masses, volumes, speeds and
    temperatures. A temperature may be a difference of two; a ton, a gallon or a mile may be anybody's.
    """

    tolerance: float = 0.1
    tolerance_exact: float = 0.05

    def find(self, document: Document) -> Iterator[Hit]:
        text = document.text
        for bracket in BRACKET.finditer(text):
            inside = INSIDE.match(text, bracket.start(), bracket.start() + REACH)
            start = max(0, bracket.start() - REACH)
            before = inside and BEFORE.search(text[start : bracket.start()])
            if inside and before:
                one, other = measurement_of(before, start), measurement_of(inside, 0)
                if one and other:
                    yield from self.compare(text, one, other, is_rough(text, before.start("value") + start, inside))

    def compare(self, text: str, one: Measurement, other: Measurement, rough: bool) -> Iterator[Hit]:
        from lintnews.language.units import converted

        expected = list(converted(one.value, one.unit, other.unit))
        if expected and not any(self.near(value, other, rough) for value in expected):
            if any(abs(back - one.value) <= one.precision for back in converted(other.value, other.unit, one.unit)):
                return
            words = {
                "one": text[one.span.start : one.span.end],
                "other": text[other.span.start : other.span.end],
                "right": rounded(expected[0]),
            }
            yield Hit(other.span, words, related=(one.span,))

    def near(self, expected: float, found: Measurement, rough: bool) -> bool:
        apart = abs(expected - found.value)
        exact = abs(found.value) >= 200 * found.precision  # three digits or more
        share = self.tolerance * 2 if rough else self.tolerance_exact if exact else self.tolerance
        return apart <= max(found.precision, share * abs(expected))


def is_rough(text: str, start: int, inside: re.Match[str]) -> bool:
    """Whether both the measurement and its conversion are said to be no more than about right."""
    return bool(ROUGHLY.search(text, max(0, start - 15), start) and ROUGHLY.search(inside.group()))


def measurement_of(match: re.Match[str], offset: int) -> Measurement | None:
    """The measurement that a match writes, with feet and inches, or stones and pounds, taken together."""
    from lintnews.language.units import converted, unit_of

    unit = unit_of(match["unit"])
    if not unit:
        return None
    number = match["value"].lstrip("-−–").removeprefix("minus ")
    value = worth(number) * (1 if number == match["value"] else -1)
    exactly = rounding_of(number)
    end = match.end("unit")
    if match["more"] and (subunit := unit_of(match["subunit"])) and subunit.dimension == unit.dimension:
        more, more_exactly = worth(match["more"]), rounding_of(match["more"])
        if subunit == unit:  # from 198 miles to 932 miles: the later one stands beside the bracket
            value, exactly = more, more_exactly
        else:
            value += next(converted(more, subunit, unit), 0.0)
            exactly = next(converted(more_exactly, subunit, unit), exactly)
        end = match.end("subunit")
    elif match["more"]:
        return None
    span = Span(match.start("value") + offset, end + offset)
    return Measurement(span, value, unit, exactly)


def rounding_of(number: str) -> float:
    """How far a number may be off by its own rounding: half of what its last digit counts.

    Noughts at the end may be rounded, but by no more than a seventh: 100 stands for 86 to 114, not for 50 to 150.

    >>> rounding_of("161"), rounding_of("160"), rounding_of("1.6"), rounding_of("two")
    (0.5, 5.0, 0.05, 0.5)
    """
    written = digits_of(number)
    if not written:
        return 0.5
    whole, _, decimals = written.partition(".")
    noughts = 0 if decimals else len(whole) - len(whole.rstrip("0"))
    off = min(0.5 * 10.0 ** (noughts - len(decimals)), max(0.5, float(written) / 7))
    return off * (worth(number) / float(written) if float(written) else 1.0)


def rounded(value: float) -> str:
    """A number to three figures, for a message."""
    return f"{float(f'{value:.3g}'):,.10g}"
