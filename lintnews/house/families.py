"""Families: which spellings of an archive are of one name, and which of two.

Two spellings that sound alike are no proof: an archive has two people for most names. So a family needs evidence
besides: the same given names before both, the same company (the names that their articles are about), an article that
writes both of one name, or letters that differ in capitals and hyphens alone. What tells two names apart in one
article (`language/naming`) does so here as well. The thresholds were set on one half of 3,140 articles of twelve
public repositories, by reading what they let through.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import sqrt
from typing import NamedTuple

from lintnews.house.merging import Fact, Value
from lintnews.language.known_words import is_given_name, is_known, is_word
from lintnews.language.naming.families import given_names
from lintnews.language.naming.inflection import is_inflected, is_word_with_prefix
from lintnews.language.naming.names import TextNames, titles
from lintnews.language.naming.neighbours import are_two_names, is_part
from lintnews.language.naming.transliteration import may_be_one, squeezed, transliteration_steps
from lintnews.language.naming.typos import is_another, one_typo_apart
from lintnews.language.naming.variants import steps_allowed
from lintnews.lazy import lazy

CROWD = 150  # spellings of one sound that are held against one another, the commonest first
SHARED = 0.6  # of the given names before two spellings
PEOPLE = 0.3  # of the articles with a surname hold a given name before it
CLOSE, NEAR = 0.5, 0.3  # how alike the company of two spellings is, as a cosine
FEW = 3  # names of the company that two spellings share
RARE = 3  # so many times rarer a slip is than the name
HUMP = lazy(r"[A-Z][a-z]+")
JOINTS = str.maketrans("", "", "-'’ʼ‘` .")


class Spelling(NamedTuple):
    """One way to write a name, as the archive has it. `places` are the first: id, line and column, times."""

    text: str
    mentions: int
    articles: int
    first: str
    last: str
    sections: Mapping[str, int]
    places: tuple[tuple[str, int, int, int], ...]


class Family(NamedTuple):
    """The spellings of one name, the commonest first, how they were known for one, and the kind of their facts."""

    spellings: tuple[Spelling, ...]
    evidence: str
    kind: str

    @property
    def outliers(self) -> int:
        """How often the name stands in another spelling than the commonest."""
        return sum(spelling.mentions for spelling in self.spellings[1:])


def families(kind: str, members: Iterable[Fact], least: int) -> Iterator[Family]:
    """The families in one group of facts. The commonest spelling has at least `least` mentions."""
    of = {key.rpartition("\t")[2]: value for key, value in members}
    if len(of) < 2 or max(value["mentions"] for value in of.values()) < least:
        return
    often = sorted(of, key=lambda word: (-of[word]["mentions"], word))[:CROWD]
    judge = JUDGES[kind](of)
    taken: set[str] = set()
    for usual in often:
        if usual in taken or of[usual]["mentions"] < least:
            continue
        found = {
            rare: said
            for rare in often
            if rare not in taken and rare != usual and (said := judge.evidence(rare, usual))
        }
        if found:
            taken |= {usual, *found}
            words = [usual, *(word for word in often if word in found)]
            said = "; ".join(dict.fromkeys(found.values()))
            yield Family(tuple(spelling_of(word, of[word]) for word in words), said, kind)


def spelling_of(word: str, value: Value) -> Spelling:
    places = tuple((str(id), int(line), int(column), int(times)) for id, line, column, times in value["places"])
    return Spelling(
        word,
        value["mentions"],
        value["articles"],
        value.get("first", ""),
        value.get("last", ""),
        value.get("sections", {}),
        places,
    )


class Judge:
    """Judges the spellings of one group."""

    def __init__(self, of: Mapping[str, Value]) -> None:
        self.of = of

    def evidence(self, rare: str, usual: str) -> str:
        """Why two spellings are one name; "" where they may be two."""
        raise NotImplementedError

    def company(self, one: str, other: str) -> tuple[float, int]:
        """How alike the names are that stand in the articles of two spellings, and how many they share."""
        mine, yours = self.of[one].get("company", {}), self.of[other].get("company", {})
        shared = mine.keys() & yours.keys()
        return cosine(mine, yours), len(shared)

    def share(self, word: str, field: str) -> dict[str, float]:
        """The names beside a word, each with its share."""
        found = {name: times for name, times in self.of[word].get(field, {}).items() if is_part(name)}
        whole = sum(found.values())
        return {name: times / whole for name, times in found.items()}

    def given(self, one: str, other: str) -> float:
        """How much the given names before two words have in common, from 0 to 1."""
        mine, yours = self.share(one, "given"), self.share(other, "given")
        return sum(min(mine[name], yours[name]) for name in mine.keys() & yours.keys())

    def names_people(self, word: str) -> bool:
        """Whether a given name stands before a word in many of its articles."""
        value = self.of[word]
        named = sum(times for name, times in value.get("given", {}).items() if is_given_name(name))
        return bool(named > PEOPLE * value["articles"])


class Known(Judge):
    """Kyiv and Kiev: spellings of a family that everybody knows. Anna Lyons does not come from Lyon."""

    def evidence(self, rare: str, usual: str) -> str:
        people = self.names_people(rare), self.names_people(usual)
        return "" if any(people) and self.given(rare, usual) < SHARED else "a well-known name"


class AsWritten(Judge):
    """al-Bashir and Al Bashir, van Persie and Van Persie: nothing but the article or the particle differs."""

    def evidence(self, rare: str, usual: str) -> str:
        return "the same but for what stands before it"


class Words(Judge):
    """Words that sound alike: Zelensky and Zelenskyy."""

    def __init__(self, of: Mapping[str, Value]) -> None:
        super().__init__(of)
        self.names = TextNames("")
        self.names.words = {word: value["mentions"] for word, value in of.items()}
        self.names.before = {word: set(value.get("given", ())) for word, value in of.items()}
        self.names.after = {word: set(value.get("after", ())) for word, value in of.items()}
        self.names.pairs = frozenset(f"{word} {after}" for word in of for after in of[word].get("after", ()))
        self.plain = {word: squeezed(word) for word in of}
        self.bare = {word: word.translate(JOINTS).lower() for word in of}
        self.first = {word for word in of if is_given_name(word) or self.is_first(word)}

    def evidence(self, rare: str, usual: str) -> str:
        if self.bare[rare] == self.bare[usual]:
            return self.capitals(rare, usual)
        if rare in self.first or usual in self.first:
            return ""  # a given name has the spelling of each who bears it: `Halves` looks at them
        one, other = self.plain[rare], self.plain[usual]
        if one != other and not may_be_one(one, other):
            return ""
        same, apart = (self.of[rare].get(field, {}).get(usual, 0) for field in ("same", "apart"))
        if one == other:
            return self.marks(rare, usual, same > apart)
        if is_inflected(one, other) or is_word(rare) or is_word(usual):
            return ""
        if transliteration_steps(one, other) > steps_allowed(self.names, rare, usual):
            return ""
        if are_two_names(self.names, rare, usual) or apart > same:
            return ""
        shared, (alike, common) = self.given(rare, usual), self.company(rare, usual)
        if self.has_given(rare) and self.has_given(usual) and shared < SHARED:
            return ""
        if same:
            return "one article has both"
        if shared >= SHARED and ((alike >= NEAR and common >= FEW) or not self.common_given(rare, usual)):
            return "the same given name"
        alone = not shared and not (self.of[rare].get("given") and self.of[usual].get("given"))
        if alone and alike >= CLOSE and common >= FEW and not is_known(rare):
            return "the same company"
        return ""

    def capitals(self, rare: str, usual: str) -> str:
        """Of two words that differ in hyphens, apostrophes and capitals alone: MeeGo, Meego; not DuBois, Dubois."""
        if any(is_ordinary(word) or is_short_form(word) for word in (rare, usual)):
            return ""
        if rare.lower() == usual.lower() and rare.partition("-")[0].isupper():
            return ""  # a heading writes AI-centric with a capital more
        people = self.names_people(rare) or self.names_people(usual)
        return "" if people and self.given(rare, usual) < SHARED else "the same letters"

    def marks(self, rare: str, usual: str, same: bool) -> str:
        """Of two words that differ in accents besides."""
        if is_ordinary(rare) or is_ordinary(usual):
            return ""
        alike, common = self.company(rare, usual)
        named = self.has_given(rare) or self.has_given(usual)
        unknown = not named and not is_known(rare) and not is_known(usual)
        if same or self.given(rare, usual) >= SHARED or unknown or (not named and alike >= NEAR and common > 1):
            return "the same but for marks"
        return ""

    def is_first(self, word: str) -> bool:
        """Whether other names follow a word, and none stands before it."""
        return bool(self.share(word, "after")) and len(self.share(word, "after")) > 2 * len(self.share(word, "given"))

    def has_given(self, word: str) -> bool:
        return bool(self.share(word, "given"))

    def common_given(self, one: str, other: str) -> bool:
        """Whether many are called by the given names that two words share."""
        shared = self.share(one, "given").keys() & self.share(other, "given").keys()
        return all(map(is_given_name, shared))


class Halves(Judge):
    """Full names with one half in common: Sergei and Sergey Lavrov, Angela Merkel and Merkle."""

    def __init__(self, of: Mapping[str, Value]) -> None:
        super().__init__(of)
        self.names = TextNames("")  # what stands beside the halves is known

    def evidence(self, rare: str, usual: str) -> str:
        (given, family), (other_given, other_family) = rare.split(" "), usual.split(" ")
        one, other = (family, other_family) if squeezed(given) == squeezed(other_given) else (given, other_given)
        alike, common = self.company(rare, usual)
        if self.of[rare].get("apart", {}).get(usual):
            return ""
        if min(len(one), len(other)) < 4 or {one[0].isupper(), other[0].isupper()} != {True} or common < FEW:
            return ""
        if rare == usual or squeezed(rare) == squeezed(usual):
            return "the same but for marks" if alike >= NEAR else ""
        known = is_known(one) and is_known(other)
        if are_two_names(self.names, one, other):
            return ""
        if alike < (CLOSE if known else NEAR) or is_inflected(squeezed(one), squeezed(other)):
            return ""
        kin = given_names().of
        if one in kin and kin[one] == kin.get(other):
            return "the same surname and company" if one == given else ""
        steps = transliteration_steps(squeezed(one), squeezed(other))
        slip = one_typo_apart(one, other) and not is_another(one, other) and not is_known(one)
        often = self.of[usual]["mentions"] >= RARE * self.of[rare]["mentions"]
        if steps <= 1 or (slip and often):
            return "the same other half and company"
        return ""


JUDGES: dict[str, type[Judge]] = {
    "known": Known,
    "articled": AsWritten,
    "particle": AsWritten,
    "name": Words,
    "full": Halves,
}


def is_ordinary(word: str) -> bool:
    """True of an ordinary word with a capital, alone or behind a prefix, and of several: `Real-Time`, `HowTo`."""
    parts = word.lower().split("-")
    humps = HUMP.findall(word)
    return (
        (len(humps) > 1 and "".join(humps) == word and humps[-1] in titles() and all(map(is_word, humps)))
        or any(letter.isdigit() for letter in word)
        or is_word(squeezed(word))
        or (len(parts) > 1 and (is_word_with_prefix(word) or all(map(is_word, parts))))
    )


def is_short_form(word: str) -> bool:
    """True of initials and their plurals: `CoE`, `GANs`, `DVD's`."""
    return len(word) < FEW + 1 or word.removesuffix("s").removesuffix("'").isupper()


def cosine(one: Mapping[str, int], other: Mapping[str, int]) -> float:
    """How alike two counts are, from 0 to 1."""
    product = sum(one[name] * other[name] for name in one.keys() & other.keys())
    if not product:
        return 0.0
    return product / sqrt(sum(times**2 for times in one.values()) * sum(times**2 for times in other.values()))
