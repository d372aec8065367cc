"""Context: what stands around the places of two spellings tells that they are two names."""

from __future__ import annotations

from collections.abc import Callable

from lintnews.language.data import word_lists
from lintnews.language.identify import DEFAULT, common_words
from lintnews.language.known_words import is_given_name, is_known, is_word
from lintnews.language.naming.cited import small_in_titles
from lintnews.language.naming.names import SENTENCE_START, beside_names, particles, titles
from lintnews.lazy import lazy
from lintnews.model import Span

FEW = 20  # places of a spelling that are looked at
NEAR = 60  # code points between two names of one sentence
FEW_NAMES = 3  # a title and two given names before a surname
FEW_WORDS = 4  # small words between them, such as "and his younger brother"
PASSAGE = 200  # code points of a line before and after a name whose language is asked for
FEWEST_COMMON = 3  # different common words that tell the language of a line
AROUND = 40  # code points before and after a name that are looked at
WORD = lazy(r"[\w’'-]+")
LETTERS = lazy(r"[^\W\d_]+")
DOMAIN = lazy(r"\.(?:[a-z]{2,}|Com|Net|Org)\b(?!\()")
SENTENCE_END = lazy(r"[.!?:;]\s|\n")
PART = lazy(r"[.;:|!?\n()“”\"]")


def are_two_by_context(text: str, places: list[Span], others: list[Span]) -> bool:
    """True where the words around two spellings tell that they are two names."""
    return (
        any(tell_apart(text, places, others, told) for told in (roles_of, sexes_of))
        or any(named_together(text, *sorted((one, other))) for one in places for other in others)
        or any(all(is_foreign(text, span) for span in spans) for spans in (places, others))
    )


def tell_apart(text: str, places: list[Span], others: list[Span], told: Callable[[str, Span], set[str]]) -> bool:
    """True where something is told of either spelling, and never the same."""
    here, there = ({word for span in spans for word in told(text, span)} for spans in (places, others))
    return bool(here and there and here.isdisjoint(there))


def sexes_of(text: str, span: Span) -> set[str]:
    """Whether the title before a name is a man's or a woman's."""
    lists = word_lists("name-roles")
    for word in reversed(text[max(0, span.start - AROUND) : span.start].split()[-FEW_NAMES:]):
        told = {sex for sex in ("men", "women") if word in lists[sex]}
        if told or not word[0].isupper():
            return told
    return set()


def roles_of(text: str, span: Span) -> set[str]:
    """What the words beside a name say that it names: a person, a firm or a place.

    >>> roles_of("The firm Philips sued Anna Phillips.", Span(9, 16))
    {'firm'}
    """
    before, after = word_before(text, span.start), word_after(text, span.end)
    lists = word_lists("name-roles")
    return {
        role
        for role, said in (
            ("person", before in lists["titles"] or (is_given_name(before) and before not in titles())),
            ("firm", before in lists["firm before"] or after in lists["firm after"]),
            ("place", before in lists["place before"]),
        )
        if said
    }


def named_together(text: str, first: Span, second: Span) -> bool:
    """True of two names in one sentence: of relatives, in a row, or a nickname: `Philip and his brother Phillip`."""
    if not 0 < second.start - first.end <= NEAR:
        return False
    between = text[first.end : second.start]
    plain = any(is_word(name) or name in beside_names() for name in (text[slice(*first)], text[slice(*second)]))
    if between.strip(" \"'“”‘’()_") in ("", ",", "and", "&") and not plain:
        return True
    lists = word_lists("name-roles")
    small = [word for word in WORD.findall(between) if word.islower()]
    if SENTENCE_END.search(between):
        return False
    if len(small) == 1 and between == f" {small[0]} " and small[0] not in lists["place before"] | small_in_titles():
        return True  # one does something to the other
    surname = word_after(text, first.end)
    relatives = not plain or any(is_given_name(text[slice(*span)]) for span in (first, second))
    if relatives and surname[:1].isupper() and surname == word_after(text, second.end):
        return True
    if len(small) > FEW_WORDS:
        return False
    both_known = is_known(text[slice(*first)]) and is_known(text[slice(*second)])
    return not lists["related"].isdisjoint(small) or (both_known and not lists["joined"].isdisjoint(small))


def is_foreign(text: str, span: Span) -> bool:
    """True of a name in a passage of another language: most of the words beside it are not English."""
    if in_foreign_line(text, span):
        return True
    before, after = text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND]
    words = [*LETTERS.findall(PART.split(before)[-1])[-3:], *LETTERS.findall(PART.split(after)[0])[:3]]
    small = [word for word in words if word.islower() and len(word) > 2 and word not in particles()]
    strange = sum(not is_known(word) for word in small)
    return strange > len(small) - strange


def in_foreign_line(text: str, span: Span) -> bool:
    """True of a name in a line of another language."""
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - PASSAGE)
    return is_another_language(text[start : span.end] + text[span.end : span.end + PASSAGE].partition("\n")[0])


def is_another_language(line: str) -> bool:
    """True of a line with several of the commonest words of another language or of its letters, and few of English.

    >>> is_another_language("La ministra de Medio Ambiente y el alcalde de Lugo en la plaza")
    True
    """
    words = {word for word in LETTERS.findall(line) if word.islower()}
    found = {language: len(words & common) for language, common in common_words().items()}
    strange = sum(not word.isascii() for word in words)
    return max(strange - 1, *found.values()) >= max(FEWEST_COMMON, 2 * found[DEFAULT])


def follows_particle(text: str, span: Span) -> bool:
    """True of a word after an article of another language: `Académie du Climat`."""
    return word_before(text, span.start).lower() in word_lists("name-roles")["articles"]


def stands_small(source: str, name: str) -> bool:
    """True of a name that is a word or a command as well, and stands so in the file: `Rustc`, which is called rustc."""
    import re

    word = re.escape(name.lower())
    return re.search(rf"(?<![\w@/.#-]){word}(?![\w-]|\.\w)", source) is not None


def is_part_of_another(text: str, span: Span) -> bool:
    """True of a place in the name of something else: `Banaras Hindu University`, `IIT Madras`, `Convention of Peking`.

    >>> is_part_of_another("He studied at IIT Madras.", Span(18, 24))
    True
    """
    before, after = text[max(0, span.start - AROUND) : span.start].split(" "), word_after(text, span.end)
    named = len(before) > 2 and before[-2] == "of" and before[-3][:1].isupper()
    return (
        (after[:1].isupper() and after not in beside_names())
        or named
        or (len(before) > 1 and len(before[-2]) > 1 and before[-2].isupper())
    )


def opens_sentence(text: str, span: Span) -> bool:
    """True of a word with the capital of a sentence."""
    return SENTENCE_START.search(text[max(0, span.start - 4) : span.start]) is not None


def is_address(text: str, places: list[Span]) -> bool:
    """True of a name that stands in addresses of sites alone: `CitySDK.example`."""
    return all(DOMAIN.match(text, span.end) for span in places)


def word_before(text: str, at: int) -> str:
    """The word that ends, with a space, before an offset."""
    words = text[max(0, at - AROUND) : at].split()
    return words[-1].lstrip("“\"'(") if words and text[at - 1] == " " else ""


def word_after(text: str, at: int) -> str:
    """The word that follows an offset after a space."""
    return "".join(WORD.findall(text[at + 1 : at + AROUND])[:1]) if text.startswith(" ", at) else ""
