"""mojibake: text that was read with the wrong code page, and what it said before."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from lintnews.language.data import word_lists
from lintnews.language.identify import UNKNOWN, identify, language_of, primary
from lintnews.language.mojibake.alphabets import may_be_odd, oddity
from lintnews.language.sentences import index_at
from lintnews.lazy import lazy
from lintnews.model import Check, Document, Hit, Span

if TYPE_CHECKING:
    import re

    from lintnews.language.mojibake.misreadings import Step
    from lintnews.language.mojibake.restoration import Restored

# A stretch without spaces, but for those that mojibake leaves behind its first bytes and before loose accents.
LONGEST = 400  # code points that are read at a time
TOKEN = lazy(
    rf"[!-~]{{1,{LONGEST}}}+(?![^ \t\r\n]| [\u0300-\u036f])"  # the commonest, found fast
    rf"|(?:[^ \t\r\n]|(?<=[À-ÖØ-Þ×âã]) {{1,2}}| (?=[\u0300-\u036f])){{1,{LONGEST}}}"
)
ASIDE = lazy(r"\xad|(?<=[\w.,;:!?)\]”’\"'»…。，、；：？！」』）】》])[¹²³⁰-⁹]+(?![A-Za-zÀ-ɏ])")
# A word that begins with â, perhaps after an article (“l’âge”, “qu’âgé”), with the marks around it.
A_CIRCUMFLEX = lazy(r"[^\w─-▟]*(?:[A-Za-z]{1,2}['’])?(â[^\W\d_]+)[\W_]*")
# What programs write for bytes that they could not read, and for letters that they could not write.
LOST = "(?:\ufffd|ï¿½|锟斤拷|锟斤|斤拷)"
BLIND = lazy(f"{LOST}{LOST}*")  # a repeated one at the beginning takes five times as long
# Two alone before a word of ASCII are an operator of programs: “the ?? operator”.
BLANKS = lazy(
    r"\?(?<![^\s(\"']\?)\?+(?:(?:[,;:.]?[ \t]+\?+)+|(?=[,;:.]?[ \t]+[^\W\d_A-Za-z])|(?<=\?\?\?)(?=[,;:.]?[ \t]+[a-z]))"
)
# Quotation marks or an inverted question mark that became question marks: “?We can’t wait,? he said”, “?Qu? dijo”.
QUOTED = lazy(
    r"(?<![^\s(])(\?)(?=[^\W\d_])(?:[^?\n]|(?<=\w)\?(?=\w)){1,300}[,.!](\?)(?![^\s)])"
    r"|(?<![^\s(])(\?[^\W\d_]+\?)(?= [^\W\d_A-Z])"
)
WORD = lazy(r"[^\W\d_]+")
AROUND_WORD = lazy(r"([^A-Za-z]*)([A-Za-z].*[A-Za-z]|[A-Za-z])([^A-Za-z]*)")
SAFE_GAIN = 20.0  # bits
# A line that holds nothing else beyond ASCII than quotation marks and dashes of Windows as C1 controls, or whole.
ONLY_MARKS = lazy("[\x00-\x7f\x85\x91-\x97\xa0‘-”–—…]+")
CORROBORATED = 24.0  # bits that different words of a document must save where each may be a foreign word
NEARBY = 300  # code points around, in which a name may stand in Latin letters
MOST = 10_000  # code points of odd words that are read in a line, and of lines with any; more is damaged all over


class Mojibake(Check):
    """Flag text whose bytes were read as another code page, with the repair where it is certain.

    `confidence`: bits by which the restored text must be the more usual one.
    """

    kinds = ("repaired", "forced", "likely", "lost", "order mark")
    confidence: float = 7.0

    def find(self, document: Document) -> Iterator[Hit]:
        language = language_of(document)
        if not may_be_odd(document.text) or not oddity(language).search(document.text):
            return
        damage = DamagedDocument(document, language, self.confidence)
        read_back = damage.language() if damage.lines else language
        if read_back != language:  # damaged words tell no language, or a wrong one
            damage = DamagedDocument(document, read_back, self.confidence)
        yield from damage.hits()


class DamagedDocument:
    """The damaged stretches of one document."""

    def __init__(self, document: Document, language: str, confidence: float) -> None:
        # Loading these takes longer than most articles need in all.
        from lintnews.language.mojibake.misreadings import byte_order_marks
        from lintnews.language.mojibake.restoration import Restorer

        self.document = document
        self.odd = oddity(language)
        self.restorer = Restorer(language, confidence)
        self.holes: dict[int, list[Span]] = defaultdict(list)
        self.order_mark = byte_order_marks()
        self.cut = False  # whether there is more than is looked at
        self.lines = self.found()

    def found(self) -> dict[int, DamagedLine]:
        """The damaged lines by their numbers: what happened to one line may have happened to others."""
        text = self.document.text
        suspects = [index_at(self.document.lines, start) for start in self.suspects()]
        for hole in holes_in(text):
            self.holes[index_at(self.document.lines, hole.start)].append(hole)
        first = {number: self.read(text, self.document.lines[number]) for number in suspects}
        damaged = [number for number, line in first.items() if line.places]
        if not damaged:
            return {}
        self.restorer.learn_from(text, (place.damaged for number in damaged for place in first[number].places))
        lines = {number: self.read(text, self.document.lines[number]) for number in damaged}
        believed = self.believed(line.places for line in lines.values())
        return {number: self.agreed(line, list(filter(believed, line.places))) for number, line in lines.items()}

    def agreed(self, line: DamagedLine, believed: list[DamagedPlace]) -> DamagedLine:
        """A line with what is believed of it; nothing is certain where something else was found and not believed."""
        if len(believed) == len(line.places):
            return line
        return line._replace(places=[uncertain(place) for place in believed])

    def language(self) -> str:
        """The language of what can be read back; where no word tells it, the one that its letters are most used in."""
        from lintnews.language.mojibake.scripts import chief_language

        mended = self.mended()
        told = identify(mended, primary(self.document.language))
        return (chief_language(mended) if told == UNKNOWN else "") or told

    def mended(self) -> str:
        """The text as far as it can be read back."""
        places = [place for number in sorted(self.lines) for place in self.lines[number].places]
        return spliced(self.document.text, Span(0, len(self.document.text)), places)

    def hits(self) -> Iterator[Hit]:
        """Line by line, since what happened to a line happened to all of it."""
        numbers = sorted(self.holes.keys() | self.lines.keys())
        hits = [
            *(
                Hit(Span(*mark.span()), {"found": mark[0]}, "order mark", "")
                for mark in self.order_mark.finditer(self.document.text)
            ),
            *(hit for number in numbers for hit in self.in_line(self.holes[number], self.lines.get(number))),
        ]
        if hits and self.cut:
            hits[-1] = hits[-1]._replace(last=True)
        return iter(hits)

    def suspects(self) -> Iterator[int]:
        """Where the first odd character of a line stands."""
        text, at, left = self.document.text, 0, MOST
        while left > 0 and (odd := self.odd.search(text, at)):
            yield odd.start()
            end = text.find("\n", odd.end())
            at = len(text) if end < 0 else end
            left -= at - odd.start()
        self.cut = self.cut or (left <= 0 and bool(self.odd.search(text, at)))

    def read(self, text: str, line: Span) -> DamagedLine:
        """The damage of a line. Where there is any, all that isn't ASCII is looked at: it came the same way."""
        tokens = [  # what stands before text in UTF-8 has to go first
            token
            for token in TOKEN.finditer(text, *line)
            if may_be_odd(token[0]) and not self.order_mark.search(token[0])
        ]
        odd = self.some(token for token in tokens if is_odd(token[0], self.odd))
        damage = self.restored(text, odd)
        if damage.places:
            all_of_it = self.some(token for token in tokens if not token[0].isascii() or is_odd(token[0], self.odd))
            damage = damage if all_of_it == odd else self.restored(text, all_of_it)
        return damage

    def some(self, tokens: Iterable[re.Match[str]]) -> list[Span]:
        """Where the tokens stand, as long as they are not too many."""
        spans: list[Span] = []
        left = MOST
        for token in tokens:
            left -= len(token[0])
            if left < 0:
                self.cut = True
                break
            spans.append(Span(*token.span()))
        return spans

    def restored(self, text: str, tokens: list[Span]) -> DamagedLine:
        """What the tokens of a line said."""
        nearby = [text[max(0, token.start - NEARBY) : token.end + NEARBY] for token in tokens]
        words = [text[slice(*token)] for token in tokens]
        found, left = self.restorer.line(words, nearby)
        read = zip(tokens, words, found, strict=True)
        places = [DamagedPlace(token, word, in_capitals(restored)) for token, word, restored in read if restored]
        return DamagedLine(
            [place for place in places if not is_ordinary(place) and not is_loan_word(place.damaged)],
            [word for word, restored, may_be in zip(words, found, left, strict=True) if may_be and not restored],
        )

    def believed(self, lines: Iterable[list[DamagedPlace]]) -> Callable[[DamagedPlace], bool]:
        """Tells whether a place is damaged: foreign letters in one word are no damage, in several they are."""
        from lintnews.language.mojibake.restoration import is_thin

        gains: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
        for line in lines:
            for _, damaged, restored in line:
                gains[restored.pages][damaged] = restored.gain
        return lambda place: (
            not is_thin(place.damaged, place.restored)
            or (place.restored.exact and sum(gains[place.restored.pages].values()) > CORROBORATED)
        )

    def in_line(self, holes: list[Span], line: DamagedLine | None) -> Iterator[Hit]:
        text = self.document.text
        places = line.places if line else []
        holes = [hole for hole in holes if not any(place.fills(hole) for place in places)]
        yield from (Hit(hole, {"found": text[slice(*hole)]}, "lost") for hole in holes)
        if not line or not places:
            return
        span = self.document.lines[index_at(self.document.lines, places[0].span.start)]
        sure = self.sure(span, line)
        certain = not holes and not line.unread and all(place.restored.certain for place in places)
        clear = any(map(is_clear, places)) or are_clear(places) or ONLY_MARKS.fullmatch(text, *span) is not None
        for place in places:
            mendable = (place in sure and clear) if place.restored.exact else certain
            for part in parted(place):
                yield repaired(part.span.start, part.damaged, part.restored, mendable)

    def sure(self, span: Span, line: DamagedLine) -> list[DamagedPlace]:
        """What is certain in a line, if all else that is damaged there is still seen once it is mended.

        The mended line is read afresh, without what the other lines tell: they may be mended by then as well.
        """
        from lintnews.language.mojibake.restoration import is_thin

        sure = [place for place in line.places if place.restored.certain and place.restored.exact]
        left = Counter(line.unread) + Counter(place.damaged for place in line.places if place not in sure)
        if not left or not sure:
            return sure
        if any("Ã " in word for word in left):  # in another language, nobody would see it again
            return []
        if {place.restored.pages for place in sure}.intersection(
            place.restored.pages for place in line.places if place.restored.exact and place not in sure
        ):  # the same damage, not understood
            return []
        mended = spliced(self.document.text, span, sure)
        known, self.restorer.pages_seen = self.restorer.pages_seen, Counter()
        again = self.read(mended, Span(0, len(mended)))
        self.restorer.pages_seen = known
        seen = [place for place in again.places if not is_thin(place.damaged, place.restored)]
        known_as = {(place.damaged, place.restored.reading.text) for place in line.places}
        if any(
            place.restored.certain and (place.damaged, place.restored.reading.text) not in known_as for place in seen
        ):
            return []
        return sure if Counter(place.damaged for place in seen) >= left else []


class DamagedLine(NamedTuple):
    """The damaged stretches of a line, and the words that may hold damage which can't be read back."""

    places: list[DamagedPlace]
    unread: list[str]


class DamagedPlace(NamedTuple):
    """A damaged stretch: where it stands, what it is, and what it said."""

    span: Span
    damaged: str
    restored: Restored

    def fills(self, hole: Span) -> bool:
        """Whether what the place said tells what was lost in a hole."""
        return (
            self.span.start <= hole.start
            and hole.end <= self.span.end
            and BLIND.search(self.restored.reading.text) is None
        )


def uncertain(place: DamagedPlace) -> DamagedPlace:
    """A place that nobody should mend unseen."""
    return place._replace(restored=place.restored._replace(certain=False))


def holes_in(text: str) -> list[Span]:
    """Where a text holds what programs write for characters that they could not read or write.

    >>> [text[slice(*hole)] for text in ("?We won?t wait,? he said.", "?Qu? dijo?") for hole in holes_in(text)]
    ['?', '?', '?Qu?']
    """
    found = [Span(*hole.span()) for hole in (*BLIND.finditer(text), *BLANKS.finditer(text))]
    pairs = QUOTED.finditer(text) if "?" in text else ()
    marks = [Span(*pair.span(group)) for pair in pairs for group in (1, 2, 3) if pair[group]]
    return found + [
        mark for mark in marks if not any(mark.start < hole.end and hole.start < mark.end for hole in found)
    ]


def is_clear(place: DamagedPlace) -> bool:
    """Whether a place is damaged beyond doubt: by ftfy's judgement, many bits, or letters of two scripts."""
    from lintnews.language.mojibake.scripts import MIXED

    of_two = MIXED.search(place.damaged) is not None and not MIXED.search(place.restored.reading.text)
    return place.restored.confirmed or place.restored.gain > SAFE_GAIN or of_two


def are_clear(places: list[DamagedPlace]) -> bool:
    """Whether several words are damaged beyond doubt together: in UTF-8, or in small letters, which are no names."""
    whole = {place.damaged: place.restored.gain for place in places if place.restored.pages[0] == "utf-8"}
    small = {place.damaged: place.restored.gain for place in places if place.restored.reading.text.islower()}
    return any(
        len(gains) > 1 and sum(gains.values()) > most for gains, most in ((whole, SAFE_GAIN), (small, CORROBORATED))
    )


def is_ordinary(place: DamagedPlace) -> bool:
    """Whether a place is the number of a note, or ordinary marks that would have been an accent without a letter.

    >>> from unicodedata import category
    >>> all(category(mark).startswith("P") for mark in "־„"), category("΄")
    (True, 'Sk')
    """
    from unicodedata import category

    damaged, text = place.damaged, place.restored.reading.text
    ahead = common_prefix_length(damaged, text)
    behind = common_prefix_length(damaged[ahead:][::-1], text[ahead:][::-1])
    end = len(damaged) - behind
    after_mark = ahead > 0 and category(damaged[ahead - 1])[0] == "P"
    # Where a page explains the line, `¹` after a letter is another one: “rodz¹” was “rodzą”.
    aside = after_mark or not place.restored.exact
    if aside and (note := ASIDE.match(damaged, ahead)) and note.end() >= end:
        return True
    was = text[ahead : len(text) - behind]
    return len(was) == 1 and category(was) == "Sk" and all(category(mark)[0] == "P" for mark in damaged[ahead:end])


def in_capitals(restored: Restored) -> Restored:
    """What a word of capitals said, in capitals: `CAFÃ©` was `cafÃ©` before, and is no `CAFé`."""
    text = restored.reading.text
    if text.isascii() or not any(map(str.islower, text)):
        return restored
    return restored._replace(reading=restored.reading._replace(text=WORD.sub(capital, text)))


def capital(word: re.Match[str]) -> str:
    """A word whose letters of ASCII are capitals, in capitals, unless it has a letter without: `ß`, `µ`."""
    plain, upper = [letter for letter in word[0] if letter.isascii()], word[0].upper()
    return upper if len(plain) > 1 and all(map(str.isupper, plain)) and upper.lower() == word[0].lower() else word[0]


def is_loan_word(damaged: str) -> bool:
    """Whether a word is one of those that begin with a small â, after an article of French or none.

    >>> is_loan_word("d’âge,"), is_loan_word("âge"), is_loan_word("âgets"), is_loan_word("âThe")
    (True, True, False, False)
    """
    found = A_CIRCUMFLEX.fullmatch(damaged)
    return found is not None and any(found[1] in words for words in word_lists("a-circumflex").values())


def spliced(text: str, span: Span, places: list[DamagedPlace]) -> str:
    """A stretch of a text with what its places said."""
    pieces, at = [], span.start
    for place in places:
        pieces += [text[at : place.span.start], place.restored.reading.text]
        at = place.span.end
    return "".join([*pieces, text[at : span.end]])


@lru_cache(maxsize=10_000)
def is_odd(token: str, odd: re.Pattern[str]) -> bool:
    """True unless a token is ordinary without soft hyphens and numbers of notes, its accents on their letters."""
    from unicodedata import normalize

    return bool(odd.search(token) and odd.search(normalize("NFC", ASIDE.sub("", token))))


def parted(place: DamagedPlace) -> Iterator[DamagedPlace]:
    """A place, and where marks before and after a word were damaged, each by itself: the marks of `â€œNo,â€\x9d`."""
    texts = AROUND_WORD.fullmatch(place.damaged), AROUND_WORD.fullmatch(place.restored.reading.text)
    was, now = (found.groups() if found else () for found in texts)
    if not was or not now or any(map(str.isalnum, now[0] + now[2])) or was[1] != now[1]:
        yield place
        return
    start = place.span.start
    for damaged, text in zip(was, now, strict=True):
        if damaged != text:
            reading = place.restored.reading._replace(text=text)
            span = Span(start, start + len(damaged))
            yield DamagedPlace(span, damaged, place.restored._replace(reading=reading))
        start += len(damaged)


def common_prefix_length(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    for at, (here, there) in enumerate(zip(one, other, strict=False)):
        if here != there:
            return at
    return min(len(one), len(other))


def repaired(start: int, damaged: str, restored: Restored, mendable: bool) -> Hit:
    """A hit on what differs between a damaged stretch and what it said; on whole words, where the words are guessed."""
    text = restored.reading.text
    ahead = common_prefix_length(damaged, text)
    behind = common_prefix_length(damaged[ahead:][::-1], text[ahead:][::-1])
    if not restored.exact:
        while ahead and text[ahead - 1 : ahead + 1].isalpha():
            ahead -= 1
        while behind and text[len(text) - behind - 1 : len(text) - behind + 1].isalpha():
            behind -= 1
    original = text[ahead : len(text) - behind]
    beside = 0 if original else min(behind, 1)  # what only has to go is told with the character after it: “Â£” was “£”
    return Hit(
        Span(start + ahead, start + len(damaged) - behind),
        {
            "found": damaged[ahead : len(damaged) - behind + beside],
            "original": text[ahead : len(text) - behind + beside],
            "history": ", then ".join(map(step_in_words, restored.reading.history)),
        },
        ("repaired" if restored.exact else "forced") if mendable else "likely",
        original if mendable else None,
        safe=restored.exact,
    )


def step_in_words(step: Step) -> str:
    """A step of a history in words."""
    from lintnews.language.mojibake.code_pages import page_name

    taken = (
        f"{page_name(step.was)} read as {page_name(step.read_as)}"
        if step.was
        else f"written as {page_name(step.read_as)}"
    )
    return f"{taken}, {step.loss}" if step.loss else taken
