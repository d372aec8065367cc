"""Restoration: the likeliest history of a damaged line, judged by what its languages usually look like."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise
from math import inf, log2
from operator import itemgetter
from typing import NamedTuple
from unicodedata import category

from lintnews.language.identify import PROSE, common_words
from lintnews.language.mojibake import code_pages
from lintnews.language.mojibake.alphabets import alphabets
from lintnews.language.mojibake.candidates import (
    ACRONYM,
    CONTROLS,
    FEW,
    MARK_IN_WORD,
    SAME_LETTERS,
    UNLIKELY,
    Candidate,
    candidate_search,
    half_marks,
    is_strange,
    tally,
)
from lintnews.language.mojibake.code_pages import encodable, encode_on, page_characters, pages_of_languages
from lintnews.language.mojibake.first_reading import first_reading
from lintnews.language.mojibake.misreadings import (
    FROM_DOUBLE,
    History,
    Reading,
    Step,
    decode_utf8_runs,
    first_bytes,
    first_bytes_of,
    leads,
    untouched,
)
from lintnews.language.mojibake.plausibility import ELIDING
from lintnews.language.mojibake.scripts import MIXED, script_of
from lintnews.language.mojibake.weights import bits
from lintnews.lazy import lazy

RARE_PAGE = bits("rare page")
AT_HOME = bits("at home")
FAR_FETCHED = bits("far-fetched")
LOSSY = bits("lossy")
EASILY_LOST = "control characters dropped"
RARE_LOSS = bits("rare loss")
RARELY_LOST = "control characters turned into spaces"
UNKNOWN_LANGUAGE = bits("unknown language")
AGAIN = bits("again")
RIVAL = bits("rival")
FURTHER_STEP = bits("further step")
# For a repair.
MARGIN = bits("margin")
FORCED_MARGIN = bits("forced margin")
# What is left of a quotation mark or a dash without its control characters: no word, or one with an ending of English.
LONE = lazy(
    r"(?<!\S)â(?!\S)|(?<=[A-Za-z])â(?:s|t|re|ve|ll)(?![^\W_])|(?<=[.,!?])â|(?<![^\W_])â(?=[A-Z])|(?<=[a-z])â(?![^\W_])"
)
LONE_GRAVE = lazy(r"(?<![^\s(“«\"])Ã (?=[^\W\d_A-Z])")  # what is left of “à”, in a language that writes it
STUCK = lazy(r"[©®¶±¼½¾](?=[^\W\d_])")  # a mark that stands before no word
LITTLE = -4.0  # bits
WESTERN = frozenset(("cp1252", "mac-roman", "cp437", "cp850"))
SLACK = 4.0  # bits: what stays in a line that was damaged must be likelier than anything else by more than these


# A mark beyond ASCII between two letters.
WITHIN = lazy(
    r"(?<=[^\W\d_])[^\x00-\x7f\w’‘·\xad\xb7‐‑–—…](?=[^\W\d_])|[\ufb00-\ufb06]|(?<=[a-z])[À-Þ](?=(?:s|t|re|ve|ll|d|m)(?![^\W_]))"
)


BEFORE_SPACE = lazy("[ÃÂ] ")
AFTER_MARK = lazy(r"(?<=[.,!?])[^\W\d_a-zA-Z](?![^\W\d_])")  # a letter where a quotation closes
HALF_LOST = lazy("(?<=[^\\W\\d_])[ÂÃÄÅÌĂĹĆĽĀāĢģ](?=[a-z])")  # what is left of a letter within a word


EAST_ASIAN_LETTERS = "\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff61-\uff9f"
# Stands in no word, but in “që” read as “q毛”.
BESIDE_LATIN = lazy(f"[a-zA-Z](?=[{EAST_ASIAN_LETTERS}])|[{EAST_ASIAN_LETTERS}](?=[a-zA-Z])")
ACCENT_LOST = lazy("(?<=[A-Za-z])Ì(?![\x80-\xbf])")  # what is left of an accent that stood apart from its letter
BEYOND_ASCII = lazy("[^\x00-\x7f]+")
LATER = lazy("[\x80-\xbf](?=[^\x80-\xbf])|^[^\x80-\xbf]{1,3}[\x80-\xbf]+$")
GAPPY_UTF8 = lazy("(?:[Â-ß][\x80-\xbf]?|[à-ï][\x80-\xbf]{0,2}|[ð-ô][\x80-\xbf]{0,3})+")
RARE = frozenset(("iso8859-15", "iso8859-9", "iso8859-4", "iso8859-13", "cp866", "mac-cyrillic", "koi8-r", "koi8-u"))
WIDESPREAD = frozenset((0xC2, 0xC3, 0xC4, 0xC5, 0xCC, 0xE2))  # of names, marks and loose accents in any copy
INVERTING = frozenset(("es", "ca"))  # languages that open a question with a mark
INVERTED = lazy("[¿¡]")
ALL_FIRSTS = frozenset(range(0xC2, 0xF5))
THREE_BYTES = frozenset((0xE0, *range(0xE3, 0xF0)))  # of scripts from Devanagari to Chinese
TWICE = 9.0  # bits that the last of several steps must save
WEAK = 8.0  # bits
WEIGHT = itemgetter(0)
CLOSING_MARK = lazy("(?<=[.,;:!?)])[“”‘’–—…]")


class Restored(NamedTuple):
    """What a stretch of text said, how it came to say something else, and by how many bits that is the better text.

    `certain`: no other text comes near; `exact`: nothing was lost; `confirmed`: ftfy reads the same.
    """

    reading: Reading
    gain: float
    certain: bool
    exact: bool
    confirmed: bool = False

    @property
    def pages(self) -> tuple[str, str]:
        """What the text was last, and what it was read as."""
        return self.reading.history[0].was, self.reading.history[0].read_as


class Restorer:
    """Reads damaged text back, for an article in certain languages."""

    def __init__(self, language: str, confidence: float) -> None:
        self.search = candidate_search(language)
        self.plausibility = self.search.plausibility
        self.confidence = confidence
        self.nearby: dict[str, str] = {}
        self.by_text: dict[str, list[Candidate]] = {}
        self.first: dict[tuple[str, bool], tuple[list[Candidate], Restored | None]] = {}
        self.pages_seen: Counter[tuple[str, str]] = Counter()
        self.scripts_seen: Counter[tuple[str, ...]] = Counter()
        small = alphabets().get(language, "")
        self.grave = "à" in small
        known = small and "-" not in small
        self.alphabet = first_bytes_of(small + small.upper()) | WIDESPREAD if known else ALL_FIRSTS
        home = pages_of_languages().get(language, frozenset({"cp1252"}))
        self.pages = home | {"cp1252"} | ({"latin-1"} if "cp1252" in home else set())
        self.alone = Doubts({}, self.pages)

    def line(self, tokens: list[str], nearby: list[str]) -> tuple[list[Restored | None], list[bool]]:
        """The tokens of one line, those that need no restoring as None, and whether each may hold damage even so.

        `nearby` is the text around each.
        """
        candidates = [self.search.ranked(*token) for token in zip(tokens, nearby, strict=True)]
        self.by_text |= zip(tokens, candidates, strict=True)
        self.nearby = dict(zip(tokens, nearby, strict=True))
        restored = [self.by_itself(*token) for token in zip(tokens, candidates, strict=True)]
        pairs = zip(candidates, restored, strict=True)
        own = [equivalent_steps(readings, found) if found else frozenset() for readings, found in pairs]
        seen = Counter(step for steps in own for step in steps)
        nothing = [False] * len(tokens)
        if not seen:
            return self.whole(tokens, restored) or restored, nothing
        for step in seen:
            seen[step] += self.pages_seen[step.was, step.read_as]
        doubts = {steps: Doubts(self.besides(seen, steps), self.pages) for steps in set(own)}
        restored = [
            self.token(token, readings, doubts[steps])
            for token, readings, steps in zip(tokens, candidates, own, strict=True)
        ]
        restored = [
            found and self.weighed_in_document(token, found, readings)
            for token, found, readings in zip(tokens, restored, candidates, strict=True)
        ]
        whole = self.whole(tokens, restored)
        if whole:
            return whole, nothing
        pages = {found.pages for found in restored if found}
        firsts = self.alphabet.union(*(first_bytes_of(found.reading.text) for found in restored if found))
        firsts |= THREE_BYTES if firsts & THREE_BYTES else frozenset()
        at_odds = len({one for one in pages if one[0] not in UNLIKELY}) > 1
        left = [self.remains(token, found, pages, firsts) for token, found in zip(tokens, restored, strict=True)]
        return [
            found and found._replace(certain=found.certain and not at_odds and not remains)
            for found, remains in zip(restored, left, strict=True)
        ], left

    def besides(self, seen: Counter[Step], own: frozenset[Step]) -> Counter[Step]:
        """What happened elsewhere in the line and the document: a token is no evidence for itself."""
        return seen - Counter(own) - Counter(step for step in own if self.pages_seen[step.was, step.read_as])

    def whole(self, tokens: list[str], restored: list[Restored | None]) -> list[Restored | None]:
        """The tokens of a line that is UTF-8 through and through, as ftfy reads it; empty where the search differs."""
        reading = first_reading("\n".join(tokens))
        texts = reading.text.split("\n") if reading else []
        if not reading or self.plausibility.unknown or any(map(is_no_copy, texts)):
            return []
        line: list[Restored | None] = []
        for token, found, text in zip(tokens, restored, texts, strict=True):
            if found and found.exact and found.reading.text == text:
                line.append(
                    self.weighed_in_document(token, found._replace(certain=True, confirmed=True), self.by_text[token])
                )
            elif found and found.exact:
                return []
            else:
                gain = self.plausibility.cost(token) - self.plausibility.cost(text)
                first = Restored(reading._replace(text=text), gain, certain=True, exact=True, confirmed=True)
                line.append(first if text != token else found)  # what ftfy leaves may be another damage
        return line if sum(found.gain for found in line if found) > self.confidence else []

    def learn_from(self, text: str, damaged: Iterable[str]) -> None:
        """Take in what else is damaged in the document: the page that explains most wins, and its scripts are known."""
        self.scripts_seen += scripts_in(text)
        for token in damaged:
            readings = self.by_text.get(token, [])
            found = self.by_itself(token, readings)
            if found:
                self.pages_seen.update({(step.was, step.read_as) for step in equivalent_steps(readings, found)})
                self.scripts_seen += scripts_in(found.reading.text)

    def weighed_in_document(self, damaged: str, found: Restored, readings: list[Candidate]) -> Restored:
        """Not certain where another page explains more of the document, or it doesn't use the script."""
        if not found.certain:
            return found
        certain = (
            len({step[:2] for step in found.reading.history}) == 1
            and self.explains_most(found, readings)
            and self.at_home(damaged, found)
            and not self.may_be_right(damaged, found)
        )
        return found if certain else found._replace(certain=False)

    def explains_most(self, found: Restored, readings: list[Candidate]) -> bool:
        """True unless a page that would read something else explains more of the document."""
        own = self.pages_seen[found.pages]
        if max(self.pages_seen.values(), default=0) <= own:
            return True
        text = found.reading.text
        return all(self.pages_seen[reading.history[0][:2]] <= own for _, reading in readings if reading.text != text)

    def at_home(self, damaged: str, found: Restored) -> bool:
        """True where the document's language has the page, or its script stands elsewhere or often enough."""
        if self.pages.issuperset(found.pages):
            return True
        text, language = found.reading.text, self.plausibility.language
        if found.reading.history[0] in SAME_LETTERS or not any(
            script and language not in script for script in set(map(script_of, text))
        ):
            return True
        letters = scripts_in(text) - scripts_in(damaged)
        foreign = {script: count for script, count in letters.items() if language not in script}
        return not foreign or (
            found.pages[0] in UNLIKELY
            and all(count >= FEW or self.scripts_seen[script] > ACRONYM for script, count in foreign.items())
        )

    def may_be_right(self, damaged: str, found: Restored) -> bool:
        """True where a single-byte page changed what may as well be right, or be other damage."""
        if found.pages[0] in UNLIKELY:
            return False
        proven = self.pages_seen[found.pages] >= FEW and STUCK.search(damaged) is not None
        weak = found.gain < WEAK and not proven and not self.plausibility.odd.search(damaged)
        other = could_be_utf8(damaged) or ACCENT_LOST.search(damaged) is not None
        return weak or other or closes_with_letter(damaged, found.reading.text)

    def remains(
        self, damaged: str, found: Restored | None, pages: set[tuple[str, str]], firsts: frozenset[int]
    ) -> bool:
        """True where a stretch may still hold, once it is read back, what a misreading left of other characters.

        `firsts`: the first bytes in UTF-8 of what the line may have held.
        """
        text = found.reading.text if found else damaged
        if text.isascii():
            return False
        if half_marks().search(text):
            return True
        odd = self.plausibility.odd.search(text) is not None
        if odd and not found and is_known_damage(text):
            return True
        cost = self.plausibility.cost(text)
        for was, page in pages:
            if page in FROM_DOUBLE and not found and "\ufffd" not in text and (odd or BESIDE_LATIN.search(text)):
                return True
            if was == "utf-8":
                if found and (len(found.reading.history) > 1 or not found.exact):
                    kept = ""
                else:
                    kept = untouched(damaged, encode_on(damaged, page))
                if found and any(map(str.isalpha, leads(page, firsts).intersection(kept))):
                    return True  # what happened to the rest of the word would have happened to a sound letter
                first = kept if found or len(damaged) == 1 else ""
                ends = {one for one, after in pairwise(f"{kept} ") if one.isupper() and not after.isalpha()}
                if odd and not (leads(page, firsts).isdisjoint(kept) and leads(page, ALL_FIRSTS).isdisjoint(ends)):
                    return True
                if first_bytes(page).intersection(first):
                    return True
                if not found and page in WESTERN and BEFORE_SPACE.search(text):
                    return True
                if not found and not leads(page, firsts).isdisjoint(HALF_LOST.findall(text)):
                    return True
                if not found and page in WESTERN and decode_utf8_runs(text, encode_on(text, page)) != text:
                    return True
                once = found and found.exact and len(found.reading.history) == 1
                lossy = () if once and kept.isascii() else self.search.lossy(text)  # all has been read back, or not
                others: tuple[str, ...] = (decode_utf8_runs(text, encode_on(text, page)), *lossy)
            elif was and not found and encodable(page).issuperset(text):
                others = (
                    (code_pages.decode_leniently(encode_on(text, page), was),) if was in code_pages.SINGLE_BYTE else ()
                )
                if self.plausibility.language not in INVERTING and INVERTED.search(text):
                    return True
                unseen = "\xa0" in text and was in code_pages.SINGLE_BYTE and page_characters(was)[0xA0].isalpha()
                if (odd or unseen or AFTER_MARK.search(text)) and others and others[0] != text:
                    return True
            else:
                continue
            if any(
                other != text and self.plausibility.cost(other) < cost + SLACK and not self.breaks_word(text, other)
                for other in others
            ):
                return True
        return False

    def breaks_word(self, text: str, other: str) -> bool:
        """True where a quotation mark would stand within a word, in a language that writes none there."""
        if self.plausibility.language in ELIDING or self.plausibility.unknown:
            return False
        return MARK_IN_WORD.search(other) is not None and not MARK_IN_WORD.search(text)

    def by_itself(self, damaged: str, candidates: list[Candidate]) -> Restored | None:
        """One stretch of text, whatever happened to the others of its line; a document asks for it several times."""
        key = damaged, self.is_lone(damaged)
        known = self.first.get(key)
        if known is None or known[0] is not candidates:
            known = self.first[key] = candidates, self.token(damaged, candidates, self.alone)
        return known[1]

    def token(self, damaged: str, candidates: list[Candidate], doubts: Doubts) -> Restored | None:
        """One stretch of text, if a history makes it more usual."""
        if not candidates:
            return None
        weighed = [(cost + doubts[reading.history], reading) for cost, reading in candidates]
        best, reading = min(weighed, key=WEIGHT)
        before = self.plausibility.cost(damaged)
        if before - best < self.needed(damaged, reading, doubts):
            return None
        second = min((cost for cost, other in weighed if other.text != reading.text), default=inf)
        lossy = bool(reading.history[0].loss)
        certain = min(second - best, reading.margin) > (FORCED_MARGIN if lossy else MARGIN) and self.search.legible(
            reading.text, reading.history[0]
        )
        certain &= not holds_unassigned(reading.text)
        if len(reading.history) > 1:
            passed = [cost for cost, other in weighed if is_beginning(other.history, reading.history)]
            certain &= min(passed, default=inf) - best > TWICE
        confirmed = not self.plausibility.unknown and not self.plausibility.odd.search(reading.text)
        first = first_reading(damaged) if confirmed else None
        return Restored(reading, before - best, certain, not lossy, first is not None and first.text == reading.text)

    def needed(self, damaged: str, reading: Reading, doubts: Doubts) -> float:
        """Bits that a reading must save to be believed: fewer where ftfy knows the damage, or a letter stands alone."""
        confidence = LITTLE if self.is_lone(damaged) else self.confidence - 3 * is_known_damage(damaged)
        known = reading.history[0] in doubts.seen
        return confidence / (3 if known else 1) + UNKNOWN_LANGUAGE * self.plausibility.unknown

    def is_lone(self, damaged: str) -> bool:
        """True where `â` stands alone in English, or `Ã` in a language with an à."""
        if "Ã " in damaged and self.grave:
            return bool(LONE_GRAVE.search(damaged))
        return "â" in damaged and bool(LONE.search(damaged)) and is_english(self.nearby.get(damaged, ""))


class Doubts(dict[History, float]):
    """Bits against each history, given what is known to have happened in the line (`seen`)."""

    def __init__(self, seen: Mapping[Step, int], pages: frozenset[str]) -> None:
        self.seen = seen
        self.pages = pages
        self.most = max(seen.values(), default=0)

    def __missing__(self, history: History) -> float:
        step = history[0]
        if step in self.seen:
            first = AGAIN + RIVAL * log2(self.most / self.seen[step])
        else:
            known = AT_HOME if self.pages.issuperset((step.was, step.read_as)) else FAR_FETCHED
            first = UNLIKELY.get(step.was, known) + LOSSY * (step.loss not in ("", EASILY_LOST))
            first += RARE_LOSS * (step.loss == RARELY_LOST)
            first += RARE_PAGE * (step.read_as in RARE and step.read_as not in self.pages)
        self[history] = first + FURTHER_STEP * (len(history) - 1)
        return self[history]


EDGES = ".,;:!?\"'()[]“”‘’"
# A mark soon after the beginning of a word that is no apostrophe; a dash may well stand between two words.
IN_WORD = lazy(r"(?<![^\W\d_]{4})(?<=[^\W\d_])[^\w\s](?!(?:s|t|re|ve|ll|d|m)\b)[^\W\d_]")


@lru_cache(maxsize=200)
def is_english(text: str) -> bool:
    """True for English prose."""
    common, found = common_words()["en"], text.lower().split()
    return sum(word in common for word in found) > PROSE * len(found)


@lru_cache(maxsize=5_000)
def is_known_damage(text: str) -> bool:
    """True where ftfy calls a text bad, and more than its capitals are."""
    from ftfy.badness import is_bad

    return bool(is_bad(text)) and not text.isupper()


def scripts_in(text: str) -> Counter[tuple[str, ...]]:
    """How many letters of each script a text holds, the Latin one apart."""
    counts: Counter[tuple[str, ...]] = Counter()
    if not text.isascii():
        for character, count in Counter(text).items():
            counts[script_of(character)] += count
    del counts[()]
    return counts


def equivalent_steps(candidates: list[Candidate], restored: Restored) -> frozenset[Step]:
    """The last misreadings that would give the very same text."""
    text = restored.reading.text
    return frozenset([reading.history[0] for _, reading in candidates if reading.text == text])


def is_beginning(history: History, of: History) -> bool:
    """True for a history that another goes on from."""
    return len(history) < len(of) and of[: len(history)] == history


def is_no_copy(text: str) -> bool:
    """True for text that holds what nobody can see, or one or two letters of a script in which we know no language."""
    return tally(text).controls > 0 or 0 < sum(map(is_strange, text)) < FEW or holds_unassigned(text)


def holds_unassigned(text: str) -> bool:
    """True for text with a code point that is no character, as where damaged text was put in capitals afterwards.

    >>> holds_unassigned("\u05cc"), holds_unassigned("לא")
    (True, False)
    """
    return not text.isprintable() and any(category(character) == "Cn" for character in text)


def could_be_utf8(damaged: str) -> bool:
    """True where letters of a single-byte page may as well be UTF-8 whose control characters were lost.

    A first byte, and what was left of the later ones: `ç§ã¯é«æ` is no Cyrillic word.
    """
    runs = BEYOND_ASCII.findall(damaged)
    return any(LATER.search(run) for run in runs) and all(map(GAPPY_UTF8.fullmatch, runs))


def closes_with_letter(damaged: str, text: str) -> bool:
    """True where a quotation mark or dash after another mark has become a letter: “, he said,” is no “, he said,Ó”.

    >>> closes_with_letter("late,”", "late,Ó"), closes_with_letter("mayor”s", "mayorÓs")
    (True, False)
    """
    marks = CLOSING_MARK.finditer(damaged) if len(damaged) == len(text) else ()
    return any(text[mark.start()].isalpha() for mark in marks)


def is_thin(damaged: str, restored: Restored) -> bool:
    """True where nothing but unusual letters speaks for a reading: one word of them may well be a foreign one.

    Marks within words, control characters and letters of two scripts are no word of any language.
    """
    text = restored.reading.text
    if not restored.exact and restored.pages[0] == "utf-8":
        few = sum(map(bool, map(script_of, text))) in range(1, FEW)
        return few or (damaged.strip(EDGES).isalpha() and IN_WORD.search(text) is not None)
    if not restored.exact:
        return False
    return restored.pages[0] not in UNLIKELY and not (
        WITHIN.search(damaged) or CONTROLS.search(damaged) or MIXED.search(damaged)
    )
