"""Context: the words around a figure: what it counts, what is done to it, and whether it is spoken of as known."""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from lintnews.language.data import word_lists
from lintnews.language.dates import WEEKDAYS
from lintnews.language.sourcing.figures import FUNCTION_WORDS
from lintnews.lazy import lazy
from lintnews.model import Span

BEFORE, AFTER = 90, 120  # code points on either side that say what a figure claims
NOUNS = 6  # words: the longest name for those who are counted
REACH = 7  # words after a name in which its verb stands
STOP = lazy(r"[.,;:!?()\[\]“”\"…—–|]")  # where a clause is over
# “12 people, two of them nuns, were …”, “12 persons including eight soldiers, have …”
APPOSITION = lazy(
    r"\A([^,.;:()]{0,50}?)(?:,[^,.;:]{1,60},|,? (?:including|among them|most of them) [^.;:]{1,60}?,?)"
    r"( (?:were|was|have|had|has|are)\b)"
)
TOKEN = lazy(r"[^\W_]+(?:['’.-][^\W_]+)*[’']?")
IN_PHRASE = frozenset({"of", "the", "other", "all", "them"})  # function words that may stand in a name
POSSESSIVES = ("'s", "’s", "s'", "s’")


class FigureContext(NamedTuple):
    """The words around a figure within its clause, in order; the text on either side of it in its sentence; itself.

    `verb` is the word before it, `phrase` names what is counted, `rest` follows that; see the functions that find them.
    """

    before: list[str]
    after: list[str]
    left: str
    right: str
    written: str
    verb: str
    phrase: list[str]
    rest: list[str]
    is_definite: bool


def sides(text: str, sentence: Span, figure: Span) -> tuple[str, str]:
    """What stands before a figure and after it within its sentence."""
    left = text[max(sentence.start, figure.start - BEFORE) : figure.start]
    return left, text[figure.end : min(sentence.end, figure.end + AFTER)]


def figure_context(left: str, right: str, written: str) -> FigureContext:
    """The words on either side of a figure that is written so."""
    if "," in right or " including " in right:
        right = APPOSITION.sub(r"\1\2", right)
    before, after = TOKEN.findall(STOP.split(left)[-1]), TOKEN.findall(STOP.split(right, 1)[0])
    phrase = noun_phrase(after)
    rest = predicate(after[len(phrase) :])
    return FigureContext(before, after, left, right, written, verb_before(before), phrase, rest, is_definite(before))


DAYS = frozenset(day.lower() for day in WEEKDAYS)


@cache
def claim_lists() -> dict[str, frozenset[str]]:
    """The lists of `data/claims.txt`."""
    return dict(word_lists("claims"))


def claims_pattern(heading: str) -> str:
    """A pattern for the entries of a list of `data/claims.txt`, the longest first."""
    return f"(?:{'|'.join(sorted(claim_lists()[heading], key=lambda entry: (-len(entry), entry)))})"


@cache
def counted_nouns() -> frozenset[str]:
    """The nouns for those who are counted."""
    known = claim_lists()
    return known["people"] | known["troops"] | known["crowds"] | known["statistics"] | known["things"]


@cache
def verbs() -> frozenset[str]:
    """The first words of what those who are counted do or suffer."""
    known = claim_lists()
    return frozenset(entry.partition(" ")[0] for entry in known["gathers"]) | known["harmed"] | known["does"]


def noun_phrase(words: list[str]) -> list[str]:
    """The words after a number that name what is counted.

    >>> noun_phrase("more civilians were killed".split()), noun_phrase("police officers raided it".split())
    (['more', 'civilians'], ['police', 'officers'])
    """
    phrase: list[str] = []
    for word in words[:NOUNS]:
        lower = word.lower()
        joins = lower == "and" and phrase and phrase[-1].lower() not in counted_nouns()  # “Sikh and Hindu families”
        if not joins and ((lower in FUNCTION_WORDS and lower not in IN_PHRASE) or lower in verbs()):
            break
        if phrase and phrase[-1].lower() in counted_nouns() and lower != "of" and lower not in counted_nouns():
            break
        phrase.append(word)
    return phrase


def head_of(phrase: list[str]) -> str:
    """The noun that a phrase is about: its last word, or the one before “of the …”; "" of an empty phrase."""
    return next(
        (phrase[index - 1] for index, word in enumerate(phrase) if index and word == "of"), (phrase or [""])[-1]
    )


def are_people(phrase: list[str]) -> bool:
    """Whether a noun phrase names people: by a word for them, or a nation's name (“15 Palestinians”)."""
    head = head_of(phrase)
    return not phrase or head.lower() in claim_lists()["people"] or is_nation(head)


def is_nation(noun: str) -> bool:
    """Whether a noun is the name of a people, as far as its letters tell."""
    return noun[0].isupper() and noun.endswith("s") and len(noun) > 4


def verb_before(words: list[str]) -> str:
    """The word before a figure, past “at least”, “more than” and the like, in lower case.

    >>> verb_before("The flood killed up to".split()), verb_before("It was expanded to".split())
    ('killed', 'to')
    """
    quantifiers, left = claim_lists()["quantifiers"], [word.lower() for word in words]
    while left:
        if " ".join(left[-2:]) in quantifiers or (left[-2:-1] == ["on"] and left[-1] in DAYS):
            del left[-2:]
        elif left[-1] in quantifiers:
            del left[-1]
        else:
            return left[-1]
    return ""


def predicate(words: list[str]) -> list[str]:
    """What follows the name of those who are counted, past “in the city” or “and soldiers”, in lower case.

    >>> predicate("in the hills were killed".split()), predicate("said that it rained".split())
    (['were', 'killed'], ['said', 'that', 'it', 'rained'])
    """
    lower = [word.lower() for word in words]
    if lower and lower[0] in claim_lists()["joints"]:
        starts = (index for index, word in enumerate(lower[:REACH]) if word in claim_lists()["be"] or word in verbs())
        return lower[next(starts, 0) :]
    return lower


def is_definite(before: list[str]) -> bool:
    """Whether a figure is spoken of as known: “the 12 …”, “all 12 …”, “its 12 …”, “the group’s 12 …”."""
    for word in reversed(before[-3:]):
        lower = word.lower()
        if lower in claim_lists()["known"] or lower.endswith(POSSESSIVES):
            return True
        if lower not in claim_lists()["quantifiers"]:
            return False
    return False


def speaks_of(around: FigureContext, headings: Iterable[str]) -> bool:
    """Whether a word of one of these lists stands near the figure."""
    words = TOKEN.findall((around.left + around.right).lower())
    return not all(claim_lists()[heading].isdisjoint(words) for heading in headings)
