"""names: one person, place or organisation spelled in two ways."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from lintnews.language.known_words import is_word
from lintnews.language.naming.names import names_of
from lintnews.model import Check, Document, Hit, Span

FEW = 50  # other places that a finding holds
JOINTS = str.maketrans("", "", " -’'")
SHOWN = 4  # lines that a message names


class Names(Check):
    """Flag a spelling of a name that another part of the article writes otherwise.

    `preferred` leads from other spellings to the house's own; the configuration's stylebook fills it. With it, a hit
    holds its mend. A hit's kind is `capitals` where nothing else differs (PayPal, Paypal), `joined` where it is a space
    or a hyphen (LiveCD, Live CD), `word` where one of the two is an ordinary word (Conerence), `unsure` where it is
    short, or both are known names (Xing, Xine; Colombia, Columbia), else `spelling`.
    """

    kinds = ("capitals", "joined", "word", "unsure", "spelling")
    preferred: Mapping[str, str] = MappingProxyType({})

    def find(self, document: Document) -> Iterator[Hit]:
        if names_of(document).is_lone:
            return
        from lintnews.language.naming.variants import spelled_in_two_ways  # with all that is known of spellings

        for places, others in spelled_in_two_ways(document):
            yield from self.hits(document, places, others)

    def hits(self, document: Document, places: list[Span], others: list[Span]) -> Iterator[Hit]:
        """A hit at the first place of the rarer spelling; at each place of one that the house spells otherwise."""
        from lintnews.language.naming.house_spelling import house_spelling, is_safe
        from lintnews.language.naming.neighbours import are_unsure

        text = document.text
        places, others = sorted(
            (places, others),
            key=lambda spans: (not house_spelling(self.preferred, text[slice(*spans[0])]), len(spans), -spans[0].start),
        )
        name, other = text[slice(*places[0])], text[slice(*others[0])]
        words = {
            "found": name,
            "line": lines_in_words(document, places),
            "other": other,
            "other_lines": lines_in_words(document, others),
        }
        kind = kind_of_difference(name, other)
        if kind == "spelling" and are_unsure(names_of(document), name, other):
            kind = "unsure"
        mend = house_spelling(self.preferred, name)
        for place in places if mend else places[:1]:
            related = (*(span for span in places[:FEW] if span != place), *others[:FEW])
            yield Hit(place, words, kind, mend, is_safe(document, place), related)


def kind_of_difference(name: str, other: str) -> str:
    """What sets two spellings apart.

    >>> kind_of_difference("Live CD", "LiveCD"), kind_of_difference("Conerence", "Conference")
    ('joined', 'word')
    >>> kind_of_difference("Zelenskyy", "Zelensky")
    'spelling'
    """
    if differ_in_capitals(name, other):
        return "capitals"
    if name.translate(JOINTS).lower() == other.translate(JOINTS).lower():
        return "joined"
    return "word" if any(one.isalpha() and is_word(one.lower()) for one in (name, other)) else "spelling"


def lines_in_words(document: Document, places: list[Span]) -> str:
    """The lines of the file on which a spelling stands, in words."""
    numbers = dict.fromkeys(str(document.place(document.in_source(span).start)[0]) for span in places[:FEW])
    shown = ", ".join(list(numbers)[:SHOWN]) + (" …" if len(numbers) > SHOWN else "")
    return f"{'lines' if len(numbers) > 1 else 'line'} {shown}"


def differ_in_capitals(one: str, other: str) -> bool:
    """True of `PayPal` and `Paypal`, `K-Pop` and `K-pop`; a syllable of a name has more to it: `Ki-Moon`, `Ki-moon`."""
    first, hyphen, _ = one.partition("-")
    return one.lower() == other.lower() and (not hyphen or first.isupper() or is_word(first))
