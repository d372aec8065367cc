"""doubled_word: a word that stands there twice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import compress, islice
from operator import eq
from types import MappingProxyType

from lintnews.language.numbers import occurrences
from lintnews.lazy import lazy
from lintnews.model import Block, Check, Document, Hit, Span

# Each character of Latin-1 as a small letter, or as what parts words.
SMALL = bytes((code | 0x20 if chr(code).isalpha() else 0x20) if code < 0x80 else code for code in range(256))
# The word after one of these signs is a piece of a longer one, of an address or of code.
TWICE = lazy(r"(?<![\w’'./_@#$=<&\\*-])([^\W\d_]+)(?: {1,2}|\s*\n\s*)\1(?![\w(/=_’'-]|\.\w)", re.IGNORECASE)
SENTENCE_END = (".", "!", "?", "…", ":", "”", '"', "’", ")")
IN_SENTENCE = lazy(r"[\w,’'”)] \Z")
GOES_ON = lazy(r"(?: [a-z]|[.,;:]?(?:\s|\Z))")
# How a line begins that a terminal shows: a prompt, or the modes of a file in a listing.
TERMINAL = lazy(r"\s*(?:[$%>] |[\w.-]+@[\w.-]+[:~ ]|[-bcdlps](?:[-r][-w][-xsStT]){3}[ .+@])")
SHORTEST = 3  # letters of a word that is not one of grammar: shorter ones are code, signs, and sounds
STRESS = frozenset("*_<")
REACH = 80  # code points before a word that say whether it may stand twice
# Speech taken down word for word doubles one in 100 to 1,000 words, the writers of 3,217 articles one in 1,800 at most.
SPOKEN, SPOKEN_AMONG = 5, 1000  # so many different words are doubled there, and one among so many, or more often


class DoubledWord(Check):
    """Flag a word that follows itself, with nothing but white space between.

    One of the `grammar` is found wherever it stands (`grammar`), any other only in the middle of a sentence, in small
    letters (`other`). Not found are the words that English doubles (`doubled`), a word that stands there three times,
    one that may stand twice after what is before it (`unless` leads from words to a pattern of that), and any in a
    transcript, which keeps what was said.
    """

    kinds = ("grammar", "other")
    grammar: tuple[str, ...]
    doubled: tuple[str, ...] = ()
    unless: Mapping[str, str] = MappingProxyType({})

    def find(self, document: Document) -> Iterator[Hit]:
        found = list(self.slips(document))
        return iter(() if is_spoken(document.text, found) else found)

    def slips(self, document: Document) -> Iterator[Hit]:
        """All words that stand twice and should not, in copy that somebody wrote."""
        text = document.text
        words = twice_running(text) - self.never
        small = text.lower() if words else text
        if len(small) != len(text):  # a capital that has two small letters: no place would be right
            small = text
        for at in sorted({at for word in words for at in doubled_places(small, word)}):
            block = document.block_at(at)
            match = block and TWICE.match(text, at, block.span.end)
            if match and block and at >= block.span.start:
                kind = self.kind(text, match, block)
                if kind and not is_stressed(document, match, kind) and not (kind == "other" and is_code(text, match)):
                    yield Hit(Span(*match.span()), {"match": " ".join(match.group().split())}, kind)

    @cached_property
    def never(self) -> frozenset[str]:
        return frozenset(self.doubled)

    @cached_property
    def small_words(self) -> frozenset[str]:
        return frozenset(self.grammar)

    @cached_property
    def allowed(self) -> dict[str, re.Pattern[str]]:
        """Each word that may stand twice → the pattern of what is before it then."""
        befores: dict[str, list[str]] = {}
        for words, before in self.unless.items():
            for word in words.split():
                befores.setdefault(word, []).append(before)
        return {word: lazy(rf"(?:{'|'.join(patterns)})\Z") for word, patterns in befores.items()}

    def kind(self, text: str, match: re.Match[str], block: Block) -> str:
        """What sort of slip a word is that stands twice; "" where it is none."""
        start, end = match.span()
        first, second = match.group().split()
        before, after = text[max(block.span.start, start - REACH) : start], text[end : min(end + REACH, block.span.end)]
        if before[-1:] in "“‘\"'(" and before and after[:1] in "”’\"')" and after:
            return ""
        if before.lower().split()[-1:] == [first.lower()] or after.lower().lstrip(" ,-").startswith(first.lower()):
            return ""
        word = first.lower()
        if word not in self.small_words:
            is_plain = len(word) >= SHORTEST and first.islower() and second.islower() and match.group().count(" ") == 1
            return "other" if is_plain and IN_SENTENCE.search(before) and GOES_ON.match(after) else ""
        if second != word and second != "The":  # names
            return ""
        if first != word and before.strip() and not before.rstrip().endswith(SENTENCE_END):
            return ""
        said = " ".join([*before.split(), ""])
        return "" if word in self.allowed and self.allowed[word].search(said) else "grammar"


def is_spoken(text: str, found: list[Hit]) -> bool:
    """Whether a text doubles so many words that it is a transcript."""
    if len({hit.words["match"].lower() for hit in found}) < SPOKEN:
        return False
    return SPOKEN_AMONG <= len(text.split()) <= len(found) * SPOKEN_AMONG


def is_stressed(document: Document, match: re.Match[str], kind: str) -> bool:
    """Whether the source sets the second word apart: it really *really* works. A word of grammar is set apart alone."""
    start, end = document.in_source(Span(*match.span()))
    around = document.source[start : end + 1]
    return (
        not STRESS.isdisjoint(around)
        if kind == "other"
        else not STRESS.isdisjoint(around[:-1]) and around[-1] in STRESS
    )


def is_code(text: str, match: re.Match[str]) -> bool:
    """Whether a word stands in a line that a terminal shows, or alone in two lines."""
    start = text.rfind("\n", 0, match.start()) + 1
    line = text[start : match.start()]
    after = text[match.end() : match.end() + 1]
    return TERMINAL.match(text, start) is not None or (not line.strip() and "\n" in match.group() and after in "\r\n")


def doubled_places(small: str, word: str) -> Iterator[int]:
    """Where a word may stand twice, with no more between than white space."""
    for beginning in (f"{word} {word}", f"{word}  {word}", f"{word}\n", f"{word}\r"):
        yield from occurrences(small, beginning)


def twice_running(text: str) -> set[str]:
    """The words that follow themselves somewhere in a text, whatever stands between, in small letters.

    >>> sorted(twice_running("The the man. Man, oh oh."))
    ['man', 'oh', 'the']
    """
    words = text.encode("latin-1", "replace").translate(SMALL).split()
    return {word.decode("latin-1") for word in set(compress(words, map(eq, words, islice(words, 1, None))))}
