"""Restoration: the likeliest history of a damaged line, judged by what its languages usually look like."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from math import inf, log2
from typing import NamedTuple

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
LITTLE = -4.0  # bits
WESTERN = frozenset(("cp1252", "mac-roman", "cp437", "cp850"))
SLACK = 4.0  # bits: what stays in a line that was damaged must be likelier than anything else by more than these


# A mark beyond ASCII between two letters.
WITHIN = lazy(
    r"(?<=[^\W\d_])[^\x00-\x7f\w’‘·\xad\xb7‐‑–—…](?=[^\W\d_])|[\ufb00-\ufb06]|(?<=[a-z])[À-Þ](?=(?:s|t|re|ve|ll|d|m)(?![^\W_]))"
)


BEFORE_SPACE = lazy("[ÃÂ] ")
AFTER_MARK = lazy(r"(?<=[.,!?])[^\W\d_a-zA-Z](?![^\W\d_])")  # a letter where a quotation closes
HALF_LOST = lazy("(?<=[^\\W\\d_])[ÂÃÄÅĂĹĆĽĀāĢģ](?=[a-z])")  # what is left of a letter within a word


BEYOND_ASCII = lazy("[^\x00-\x7f]+")
LATER = lazy("[\x80-\xbf](?=[^\x80-\xbf])|^[^\x80-\xbf]{1,3}[\x80-\xbf]+$")
GAPPY_UTF8 = lazy("(?:[Â-ß][\x80-\xbf]?|[à-ï][\x80-\xbf]{0,2}|[ð-ô][\x80-\xbf]{0,3})+")
RARE = frozenset(("iso8859-15", "iso8859-9", "iso8859-4", "iso8859-13", "cp866", "mac-cyrillic", "koi8-r"))
WIDESPREAD = frozenset((0xC2, 0xC3, 0xC4, 0xC5, 0xE2))  # of names and marks in any copy
INVERTING = frozenset(("es", "ca"))  # languages that open a question with a mark
INVERTED = lazy("[¿¡]")
ALL_FIRSTS = frozenset(range(0xC2, 0xF5))
THREE_BYTES = frozenset((0xE0, *range(0xE3, 0xF0)))  # of scripts from Devanagari to Chinese
TWICE = 9.0  # bits that the last of several steps must save
WEAK = 8.0  # bits
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
        self.in_english: dict[str, bool] = {}
        self.by_text: dict[str, list[Candidate]] = {}
        self.pages_seen: Counter[tuple[str, str]] = Counter()
        self.scripts_seen: Counter[tuple[str, ...]] = Counter()
        small = alphabets().get(language, "")
        known = small and "-" not in small
        self.alphabet = first_bytes_of(small + small.upper()) | WIDESPREAD if known else ALL_FIRSTS
        home = pages_of_languages().get(language, frozenset({"cp1252"}))
        self.pages = home | {"cp1252"} | ({"latin-1"} if "cp1252" in home else set())

    def line(self, tokens: list[str], nearby: list[str]) -> list[Restored | None]:
        """The tokens of one line, those that need no restoring as None. `nearby` is the text around each.

        A token is certain only if nothing that the same damage left in the line stays behind.
        """
        candidates = [self.search.ranked(*token) for token in zip(tokens, nearby, strict=True)]
        self.by_text |= zip(tokens, candidates, strict=True)
        self.in_english = {
            token: is_english(around) for token, around in zip(tokens, nearby, strict=True) if "â" in token
        }
        restored = [self.token(*token, {}) for token in zip(tokens, candidates, strict=True)]
        pairs = zip(candidates, restored, strict=True)
        seen = Counter(step for readings, found in pairs if found for step in equivalent_steps(readings, found))
        if not seen:
            return self.whole(tokens, restored) or restored
        for step in seen:
            seen[step] += self.pages_seen[step.was, step.read_as]
        restored = [
            self.token(token, readings, seen - Counter(equivalent_steps(readings, found)) if found else seen)
            for token, readings, found in zip(tokens, candidates, restored, strict=True)
        ]
        restored = [
            found and self.weighed_in_document(token, found, readings)
            for token, found, readings in zip(tokens, restored, candidates, strict=True)
        ]
        whole = self.whole(tokens, restored)
        if whole:
            return whole
        pages = {found.pages for found in restored if found}
        firsts = self.alphabet.union(*(first_bytes_of(found.reading.text) for found in restored if found))
        firsts |= THREE_BYTES if firsts & THREE_BYTES else frozenset()
        left = len({one for one in pages if one[0] not in UNLIKELY}) > 1 or any(
            self.remains(token, found, pages, firsts) for token, found in zip(tokens, restored, strict=True)
        )
        return [found and found._replace(certain=found.certain and not left) for found in restored]

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
                line.append(first if text != token else None)
        return line if sum(found.gain for found in line if found) > self.confidence else []

    def learn_from(self, text: str, damaged: Iterable[str]) -> None:
        """Take in what else is damaged in the document: the page that explains most wins, and its scripts are known."""
        self.scripts_seen.update(Counter(filter(None, map(script_of, text))))
        for token in damaged:
            readings = self.by_text.get(token, [])
            found = self.token(token, readings, {})
            if found:
                self.pages_seen.update({(step.was, step.read_as) for step in equivalent_steps(readings, found)})
                self.scripts_seen.update(Counter(filter(None, map(script_of, found.reading.text))))

    def weighed_in_document(self, damaged: str, found: Restored, readings: list[Candidate]) -> Restored:
        """Not certain where another page explains more of the document, or it doesn't use the script."""
        others = {one.reading.history[0][:2] for one in readings if one.reading.text != found.reading.text}
        rivals = max((self.pages_seen[pages] for pages in others), default=0)
        own = self.pages.issuperset(found.pages) or found.reading.history[0] in SAME_LETTERS
        letters = Counter(filter(None, map(script_of, found.reading.text))) - Counter(map(script_of, damaged))
        foreign = {script: count for script, count in letters.items() if self.plausibility.language not in script}
        known = all(count >= FEW or self.scripts_seen[script] > ACRONYM for script, count in foreign.items())
        at_home = own or not foreign or (found.pages[0] in UNLIKELY and known)
        mixed = len({step[:2] for step in found.reading.history}) > 1
        certain = found.certain and rivals <= self.pages_seen[found.pages] and at_home and not mixed
        return found._replace(certain=certain and not self.may_be_right(damaged, found))

    def may_be_right(self, damaged: str, found: Restored) -> bool:
        """True where a single-byte page changed what may as well be right, or be other damage."""
        if found.pages[0] in UNLIKELY:
            return False
        weak = found.gain < WEAK and not self.plausibility.odd.search(damaged)
        return weak or could_be_utf8(damaged) or closes_with_letter(damaged, found.reading.text)

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
        cost = self.plausibility.cost(text)
        for was, page in pages:
            if was == "utf-8":
                if found and (len(found.reading.history) > 1 or not found.exact):
                    kept = ""
                else:
                    kept = untouched(damaged, encode_on(damaged, page))
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
                others = (decode_utf8_runs(text, encode_on(text, page)), *self.search.lossy(text))
            elif was and not found and encodable(page).issuperset(text):
                others = (
                    (code_pages.decode_leniently(encode_on(text, page), was),) if was in code_pages.SINGLE_BYTE else ()
                )
                inverted = self.plausibility.language not in INVERTING and INVERTED.search(text)
                unseen = "\xa0" in text and was in code_pages.SINGLE_BYTE and page_characters(was)[0xA0].isalpha()
                if (odd or inverted or unseen or AFTER_MARK.search(text)) and others and others[0] != text:
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

    def token(self, damaged: str, candidates: list[Candidate], seen: Mapping[Step, int]) -> Restored | None:
        """One stretch of text, if a history makes it more usual."""
        if not candidates:
            return None
        weighed = ((cost + self.unlikely(reading, seen), reading) for cost, reading in candidates)
        ranked = sorted(weighed, key=lambda one: one[0])
        best, reading = ranked[0]
        before = self.plausibility.cost(damaged)
        if before - best < self.needed(damaged, reading, seen):
            return None
        second = next((cost for cost, other in ranked if other.text != reading.text), inf)
        lossy = bool(reading.history[0].loss)
        certain = min(second - best, reading.margin) > (FORCED_MARGIN if lossy else MARGIN) and self.search.legible(
            reading
        )
        passed = [cost for cost, other in ranked if is_beginning(other.history, reading.history)]
        certain &= min(passed, default=inf) - best > TWICE
        confirmed = not self.plausibility.unknown and not self.plausibility.odd.search(reading.text)
        first = first_reading(damaged) if confirmed else None
        return Restored(reading, before - best, certain, not lossy, first is not None and first.text == reading.text)

    def needed(self, damaged: str, reading: Reading, seen: Mapping[Step, int]) -> float:
        """Bits that a reading must save to be believed: fewer where ftfy knows the damage, or `â` stands alone."""
        from ftfy.badness import is_bad

        known = reading.history[0] in seen
        lone = LONE.search(damaged) and self.in_english.get(damaged)
        confidence = (
            LITTLE if lone else self.confidence - 3 if is_bad(damaged) and not damaged.isupper() else self.confidence
        )
        return confidence / (3 if known else 1) + UNKNOWN_LANGUAGE * self.plausibility.unknown

    def unlikely(self, reading: Reading, seen: Mapping[Step, int]) -> float:
        """Bits against a history, given what is known to have happened in the line."""
        step = reading.history[0]
        if step in seen:
            first = AGAIN + RIVAL * log2(max(seen.values()) / seen[step])
        else:
            known = AT_HOME if self.pages.issuperset((step.was, step.read_as)) else FAR_FETCHED
            first = UNLIKELY.get(step.was, known) + LOSSY * (step.loss not in ("", EASILY_LOST))
            first += RARE_PAGE * (step.read_as in RARE and step.read_as not in self.pages)
        return first + FURTHER_STEP * (len(reading.history) - 1)


EDGES = ".,;:!?\"'()[]“”‘’"
# A mark soon after the beginning of a word that is no apostrophe; a dash may well stand between two words.
IN_WORD = lazy(r"(?<![^\W\d_]{4})(?<=[^\W\d_])[^\w\s](?!(?:s|t|re|ve|ll|d|m)\b)[^\W\d_]")


def is_english(text: str) -> bool:
    """True for English prose."""
    common, found = common_words()["en"], text.lower().split()
    return sum(word in common for word in found) > PROSE * len(found)


def equivalent_steps(candidates: list[Candidate], restored: Restored) -> Iterator[Step]:
    """The last misreadings that would give the very same text."""
    return iter({one.reading.history[0] for one in candidates if one.reading.text == restored.reading.text})


def is_beginning(history: History, of: History) -> bool:
    """True for a history that another goes on from."""
    return len(history) < len(of) and of[: len(history)] == history


def is_no_copy(text: str) -> bool:
    """True for text that holds what nobody can see, or one or two letters of a script in which we know no language."""
    return tally(text).controls > 0 or 0 < sum(map(is_strange, text)) < FEW


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
