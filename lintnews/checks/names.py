"""names: one person, place or organisation spelled in two ways."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from lintnews.language.house import house_spelling, is_safe
from lintnews.language.lazy import lazy
from lintnews.language.names import Names as NamesOfText
from lintnews.language.names import names
from lintnews.language.spellings import variants
from lintnews.model import Check, Document, Hit, Span

FEW = 50  # places of a spelling that are looked at one by one
SHOWN = 4  # lines that a message names
LANGUAGES = "Arabic|Chinese|English|German|Hebrew|Polish|Russian|Turkish|Ukrainian"
# What may stand between two spellings where the article itself says that both are in use.
SAYS_SO = lazy(
    r"\W*(?:(?:also|as|aka|called|formerly|known|once|or|previously|romani[sz]ed|sometimes|spel(?:led|t)|then|the|now"
    rf"|in|by|transliterat\w+|written|{LANGUAGES})\W+)+|\W*[(/]\W*"
)
IN_LANGUAGE = lazy(rf"\W*\bin (?:{LANGUAGES})\b")


class Names(Check):
    """Flag a spelling of a name that another part of the article writes otherwise.

    With it, a hit is a mend. A hit's kind is `capitals` where nothing else differs (PayPal, Paypal), else `spelling`.

    `preferred` leads from other spellings to the house's own; the configuration's stylebook fills it.
    """

    preferred: Mapping[str, str] = MappingProxyType({})

    def find(self, document: Document) -> Iterator[Hit]:
        for places, others in two_ways(names(document)):
            if not stated(document.text, places, others):
                yield from self.hits(document, places, others)

    def hits(self, document: Document, places: list[Span], others: list[Span]) -> Iterator[Hit]:
        """A hit at the first place of the rarer spelling; at each place of one that the house spells otherwise."""
        text = document.text
        places, others = sorted(
            (places, others),
            key=lambda spans: (not house_spelling(self.preferred, text[slice(*spans[0])]), len(spans), -spans[0].start),
        )
        name, other = text[slice(*places[0])], text[slice(*others[0])]
        words = {"found": name, "line": lines(document, places), "other": other, "other_lines": lines(document, others)}
        kind = "capitals" if name.isalpha() and name.lower() == other.lower() else "spelling"
        mend = house_spelling(self.preferred, name)
        for place in places if mend else places[:1]:
            related = (*(span for span in places if span != place), *others)
            yield Hit(place, words, kind, mend, is_safe(document, place), related)


def two_ways(found: NamesOfText) -> Iterator[tuple[list[Span], list[Span]]]:
    """The places of two spellings of one name, in a fixed order."""
    for one, other in sorted({(min(pair), max(pair)) for pair in variants(found)}):
        here, there = found.places(one), found.places(other)
        if here and there:
            yield here, there
    for spellings in found.articled.values():
        _, *rarer = sorted(spellings.values(), key=lambda spans: (-len(spans), spans[0].start))
        for spans in rarer:
            yield spans, max(spellings.values(), key=len)


def stated(text: str, places: list[Span], others: list[Span]) -> bool:
    """True where the article itself says that both spellings are in use: `Kyiv (formerly Kiev)`."""
    for place in places[:FEW]:
        for other in others[:FEW]:
            first, second = sorted((place, other))
            between = second.start - first.end
            if between < 50 and SAYS_SO.fullmatch(text, first.end, second.start):
                return True
            if between < 4 and IN_LANGUAGE.match(text, second.end):
                return True
    return False


def lines(document: Document, places: list[Span]) -> str:
    """The lines of the file on which a spelling stands, in words."""
    numbers = dict.fromkeys(str(document.place(document.in_source(span).start)[0]) for span in places[:FEW])
    shown = ", ".join(list(numbers)[:SHOWN]) + (" …" if len(numbers) > SHOWN else "")
    return f"{'lines' if len(numbers) > 1 else 'line'} {shown}"
