"""Names: the capitalised words of a text, how often they stand there, and beside which others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache, cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from lintnews.language.data import data_lines, word_lists
from lintnews.language.known_words import is_given_name, is_proper, is_word
from lintnews.language.naming.families import well_known
from lintnews.language.naming.transliteration import squeezed
from lintnews.lazy import lazy
from lintnews.model import Document, Span, analysis

if TYPE_CHECKING:
    import re

LONGEST = 40  # code points; a longer word is no name

CAPITALS = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻŁŃŅŇŌŐŒŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚ"
WORD = rf"[{CAPITALS}](?:[\w’'-]++|\.)"
# The look behind, for handles and addresses, comes after the first letter, so that the search for a capital is quick.
RUN = lazy(rf"[{CAPITALS}](?<![\w@#/.&]\w)(?:[\w’'-]++|\.)(?: {WORD})*+")

# The Arabic article in its forms: al-Bashir, Al Bashir, ElBaradei.
ARTICLE = lazy(rf"\b([AEae]l)[- ]?([{CAPITALS}][\w’-]+)")
SMALL_ARTICLES = ("al-", "el-", "al ", "el ")
SMALL_ARTICLE = lazy(r"l(?<= [ae]l)[- ]")  # quicker to look for, and in most texts in vain
SMALL_ARTICLE_BEFORE = lazy(r"(?<!\w)[ae]l[- ]\Z")
AS_WRITTEN = (
    " [sic]",
    "’s [sic]",
    "'s [sic]",
    " (sic)",
    "@",
    "...",
    "…",
    *(f"[{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"),
)  # after a name that is quoted (also as Pittsburg[h]), is an address, or was cut off
# What an address, a path, the name of a file or a program holds: a name in one is spelled as machines need it.
MACHINE = lazy(
    r"://|www\.|@|^#|\w:\w+:\w|[A-Za-z],[A-Za-z]|\w{2}\.\w{2,}\.\w|\w_\w|=|::|\w\(\)|\w\\\w|\S/\S*/"
    r"|\.(?:bz2|conf|cpp|css|csv|docx?|exe|gif|gz|html?|iso|java|jpe?g|json|md|mov|mp[34]|odt|pdf|php|png|pptx?|py|rb|rpm"
    r"|sh|svg|tar|tgz|txt|webp|xlsx?|xml|ya?ml|zip)\b"
)
SHORTENED = lazy(r"[.!?] {1,9}[a-z]")  # Univ. of Geneva; Bitco!   in
TOKEN = 200  # code points of a token that are looked at on either side of a name
MIDDLE = lazy(r"(?<=[\w.]) [A-Z]\.(?:-[A-Z]\.)?(?= )")  # John F. Kennedy
# S K Patil and James M Snell, which a run doesn't hold: no initials are the words A and I.
BARE = lazy(rf"[B-HJ-Z](?<![\w.’'-].)(?:\. ?| )(?:[A-Z](?:\. ?| ))?([{CAPITALS}][\w’'-]+)")
LAST_FIRST = lazy(r", ([A-Z]\.)(?=[A-Z. -]*[,;&(])")  # Kennedy, J. F.
NICKNAME = lazy(rf"[“\"](?<=\w [“\"])[^“”\"\n]{{2,24}}[”\"] ([{CAPITALS}][\w’'-]+)")  # Ann “Dandy” Lee
LAST_WORD = lazy(rf"[{CAPITALS}](?<![\w’'-].)[\w’'-]+\Z")
SPOKEN = lazy(r"\b(?:pronounced|(?:mis)?spel(?:led|t)) [^.;)]*\Z")
SENTENCE_START = lazy(r"(?:^|[.!?:\n])[\s\"'“‘(—–-]*\Z")


class TextNames:
    """The names of one text. A run is a row of capitalised words, such as `Volodymyr Zelensky`."""

    def __init__(self, text: str) -> None:
        self.text = text = text.replace("\xa0", " ")
        self._kept: dict[str, list[Span]] = {}
        self.runs = parted().sub("\n", "\n".join(RUN.findall(text)).replace("’", "'") + "\n")

    @cached_property
    def words(self) -> dict[str, int]:
        """Each word and how often it stands in the text, without titles and words in capitals throughout."""
        counted, known = Counter(self.runs.replace(" ", "\n").split("\n")), titles()
        return {
            word: times
            for word, times in counted.items()
            if 2 < len(word) < LONGEST and word not in known and not is_in_capitals(word) and "--" not in word
        }

    @property
    def is_lone(self) -> bool:
        """Whether there is one name at most, so that none is spelled in two ways."""
        return " " not in self.runs and len(self.words) < 2 and not self.articled

    @cached_property
    def squeezed(self) -> dict[str, tuple[str, ...]]:
        """Small letters without marks and joints → the words so written."""
        keys = squeezed("\n".join(self.words)).split("\n")
        groups: dict[str, tuple[str, ...]] = dict(zip(keys, zip(self.words, strict=False), strict=False))
        if len(groups) < len(self.words):
            for key, word in zip(keys, self.words, strict=True):
                if word not in groups[key]:
                    groups[key] += (word,)
        return groups

    @cached_property
    def pairs(self) -> frozenset[str]:
        """Each two words in a row, with a space between."""
        runs = {run for run in self.runs.split("\n") if " " in run}
        longer = [run for run in runs if run.count(" ") > 1]
        return frozenset(runs.difference(longer).union(*(map(" ".join, pairwise(run.split(" "))) for run in longer)))

    @cached_property
    def spellings(self) -> frozenset[str]:
        """Each word, and each two in a row."""
        return self.pairs.union(self.words)

    @cached_property
    def neighbours(self) -> set[tuple[str, str]]:
        """Each two parts of a name in a row, past middle initials and particles; the given name comes first."""
        runs = MIDDLE.sub("", self.runs).split("\n")
        found = {pair for run in runs if " " in run for pair in pairwise(run.split(" "))}
        end = 0
        for match in BARE.finditer(self.text):
            start = match.start()
            given = self.name_before(start - 1, end) if self.text.startswith(" ", start - 1) else ""
            found.add((given if given and given not in titles() else f"{match[0][0]}.", clean(match[1])))
            end = match.end()
        for match in LAST_FIRST.finditer(self.text):
            if name := self.name_before(match.start()):
                found.add((match[1], name))
        for match in particled().finditer(self.text):
            if given := self.name_before(match.start()):
                found.add((clean(given), clean(match["name"])))
        for match in NICKNAME.finditer(self.text):
            if given := self.name_before(match.start() - 1):
                found.add((clean(given), clean(match[1])))
        return found

    def name_before(self, end: int, start: int = 0) -> str:
        """The word with a capital that ends at a place; "" where none does."""
        found = LAST_WORD.search(self.text, max(start, end - LONGEST), end)
        return found[0] if found else ""

    @cached_property
    def before(self) -> dict[str, set[str]]:
        """Word → the words that stand before it: of a surname mostly given names."""
        return grouped_pairs((second, first) for first, second in self.neighbours)

    @cached_property
    def after(self) -> dict[str, set[str]]:
        """Word → the words that stand after it: of a given name mostly surnames."""
        return grouped_pairs(self.neighbours)

    @cached_property
    def articled(self) -> dict[str, dict[str, list[Span]]]:
        """Squeezed name after an Arabic article → its spellings with the article, and where they stand.

        A capital that the start of a sentence asks for is not counted: it says nothing.
        """
        found: dict[str, dict[str, list[Span]]] = {}
        if SMALL_ARTICLE.search(self.text):
            for match in ARTICLE.finditer(self.text):
                start = match.start()
                if match[1][0].islower() or not SENTENCE_START.search(self.text[max(0, start - 4) : start]):
                    name = clean(match.group())
                    places = found.setdefault(squeezed(clean(match[2])), {}).setdefault(name, [])
                    places.append(Span(start, start + len(name)))
        return found

    def places(self, name: str) -> list[Span]:
        """Where a word, or two words in a row, stand: with an article (al-Zarqawi), not in a phrase that keeps them."""
        if name not in self._kept:
            self._kept[name] = [
                self.with_article(span) for span in self.all_places.get(name, ()) if self.free(name, span)
            ]
        return self._kept[name]

    def with_article(self, span: Span) -> Span:
        """A name's span with the small article before it."""
        article = SMALL_ARTICLE_BEFORE.search(self.text, max(0, span.start - 4), span.start)
        return Span(span.start - 3, span.end) if article else span

    def free(self, name: str, span: Span) -> bool:
        """False of a name that stands as others wrote it, in an address, or in a fixed phrase: Kiev in chicken Kiev."""
        if (
            self.text.startswith(AS_WRITTEN, span.end)
            or SHORTENED.match(self.text, span.end)
            or is_machine(self.token(span))
            or self.is_spoken(span)
        ):
            return False
        phrases = well_known().phrases.get(name, ())
        return not any(self.text.startswith(phrase, max(0, span.start - phrase.index(name))) for phrase in phrases)

    def is_spoken(self, span: Span) -> bool:
        """True of a name that is written as it is pronounced, or was misspelled by somebody else."""
        return SPOKEN.search(self.text, max(0, span.start - LONGEST), span.start) is not None

    def token(self, span: Span) -> str:
        """A name with all that hangs on it, up to the next space on either side."""
        before = self.text[max(0, span.start - TOKEN) : span.start]
        after = self.text[span.end : span.end + TOKEN]
        name = self.text[slice(*span)]
        return (
            (before.split()[-1] if before[-1:].strip() else "") + name + (after.split()[0] if after[:1].strip() else "")
        )

    @cached_property
    def all_places(self) -> dict[str, list[Span]]:
        """Where each word, and each two in a row, stand, whoever wrote them."""
        places: dict[str, list[Span]] = {}
        for match in RUN.finditer(self.text):
            at, last = match.start(), ""
            for word in match.group().split(" "):
                name = clean(word)
                places.setdefault(name, []).append(Span(at, at + len(name)))
                if last:
                    places.setdefault(f"{last} {name}", []).append(Span(at - 1 - len(last), at + len(name)))
                at, last = at + len(word) + 1, name if name == word.replace("’", "'") else ""
        return places


@analysis
def names_of(document: Document) -> TextNames:
    """The names of a document."""
    return TextNames(document.text)


def clean(word: str) -> str:
    """A word without the genitive's ending and what else hangs on it.

    >>> clean("Trump’s"), clean("Sana’a"), clean("Mexico-U"), clean("Kyiv-based")
    ('Trump', "Sana'a", 'Mexico', 'Kyiv')
    """
    return parted().sub("", word.replace("’", "'") + " ").strip()


@cache
def parted() -> re.Pattern[str]:
    """The genitive, contractions (they're), the end of a compound (Kyiv-based) and what hangs on a word part runs."""
    ends = "|".join(sorted(word_lists("name-roles")["ends of compounds"]))
    return lazy(rf"['-]['-]*+(?:(?<=')(?:s|re|ll|ve|d|t|m)|(?<=-)(?:[A-Z]|{ends}))?[ \n]")


def is_in_capitals(word: str) -> bool:
    """True of a word in capitals throughout, but for what begins a surname: `TERN`, `McCORMICK`."""
    return word.removeprefix("Mc").isupper()


def is_machine(token: str) -> bool:
    """True of an address, a path, the name of a file or of a part of a program: `600-x-338-City-SDK`."""
    return MACHINE.search(token) is not None or (token.count("-") > 2 and any(letter.isdigit() for letter in token))


def grouped_pairs(pairs: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for word, neighbour in pairs:
        found.setdefault(word, set()).add(neighbour)
    return found


def is_name(word: str) -> bool:
    """True of a word that names a person rather than an office or a thing: `Boris`, not `President`, `Kyiv-based`."""
    tail = word.rpartition("-")[2]
    return (
        (len(word) > 2 or is_given_name(word))
        and word not in titles()
        and word not in beside_names()
        and (
            is_proper(word)
            or is_given_name(word)
            or len(tail) < 4
            or not is_word(tail)
            or (tail[0].isupper() and is_proper(tail))
        )
    )


@cache
def particles() -> frozenset[str]:
    """Small words between the parts of a name."""
    return frozenset(word for line in data_lines("name-particles.txt") for word in line.split())


@cache
def particled() -> re.Pattern[str]:
    """A small particle, or two, and what it belongs to: ` bin Salman`, ` von der Leyen`."""
    small = "|".join(sorted(particles()))
    return lazy(rf" (?P<particle>(?:{small})(?: (?:den|der|la|las|los))?) (?P<name>[{CAPITALS}][\w’'-]+)")


@cache
def titles() -> frozenset[str]:
    """Words that stand before a name and are no part of it."""
    return frozenset(word for line in data_lines("titles.txt") for word in line.split())


@cache
def beside_names() -> frozenset[str]:
    """Words with a capital that stand beside a name and are no part of it, such as days and peoples."""
    return frozenset(word for line in data_lines("beside-names.txt") for word in line.split())
