"""escapes: characters that a program wrote as codes and no program turned back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice
from re import Match, Pattern
from typing import NamedTuple

from lintnews.lazy import lazy
from lintnews.model import Check, CheckError, Document, Hit, Span

# Names of entities that stand in news copy by mistake; any other word between & and ; may be text.
NAMES = (
    "amp|lt|gt|quot|apos|nbsp|ndash|mdash|hellip|[lr][sd]quo|[lr]aquo|bdquo|sbquo|bull|copy|reg|trade|euro|pound|deg|middot|shy"
    "|[AEIOUYaeiouy](?:acute|grave|circ|uml)|[AONaon]tilde|[Cc]cedil|szlig|[Aa]ring|AElig|aelig|OElig|oelig|[Oo]slash|[Ss]caron|eth|ETH|thorn|THORN|iexcl|iquest|ord[fm]|zwn?j"
    "|[AEIOUY](?:ACUTE|GRAVE|CIRC|UML)|[AON]TILDE|CCEDIL|ARING|OSLASH"  # of a text whose letters were all made capitals
    "|[Aa]lpha|[Bb]eta|[Gg]amma|[Dd]elta|[Ee]psilon|[Zz]eta|[Ee]ta|[Tt]heta|[Ii]ota|[Kk]appa|[Ll]ambda|[Mm]u|[Nn]u|[Xx]i"
    "|[Oo]micron|[Pp]i|[Rr]ho|[Ss]igma|sigmaf|[Tt]au|[Uu]psilon|[Pp]hi|[Cc]hi|[Pp]si|[Oo]mega"
)
AFTER_APOSTROPHE = r"(?=(?:s|t|d|m|ll|re|ve)\b)"  # what English writes after an apostrophe
TAIL = r"(?:{0}[89ab][0-9a-f]{1})"  # a byte of UTF-8 after its first
BACKSLASH = re.escape("\\")
NO_DIGIT = lazy("[^0-9A-Fa-f]")
BYTES = "(?:{0}(?:c[2-9a-f]|d[0-9a-f]){1}" + TAIL + "|{0}e[0-9a-f]{1}" + TAIL + "{{2}})+"  # letters beyond ASCII


class Form(NamedTuple):
    """A way to write characters as codes.

    `mark` is what every code begins with: most copy has none. Codes that are `plain` look like nothing else. Of the
    others one must touch a word. Where enough of them stand, all of the text was written so, and codes `beside` them,
    too.
    """

    mark: str
    code: Pattern[str]
    meaning: Callable[[str], str]
    plain: bool = False
    beside: Pattern[str] | None = None

    def codes_in(self, text: str) -> Iterator[Match[str]]:
        """The codes of this form. Looking for the mark is many times faster than a search with the pattern."""
        at = text.find(self.mark)
        while at >= 0:
            code = self.code.match(text, at)
            if code:
                yield code
            at = text.find(self.mark, code.end() if code else at + 1)


def text_of_bytes(code: str) -> str:
    r"""The text of some bytes in hexadecimal, marks and all: UTF-8, or one of Windows-1252 by itself.

    >>> text_of_bytes("=e2=80=99"), text_of_bytes(r"\XC3\XA8"), text_of_bytes("<92>"), text_of_bytes("%20")
    ('’', 'è', '’', ' ')
    """
    digits = NO_DIGIT.sub("", code)
    return bytes.fromhex(digits).decode("utf-8" if len(digits) > 2 else "cp1252", "replace")


FORMS = {
    "backslash": Form(
        "\\",
        # An apostrophe between letters must look like one (don\'t, aujourd\'hui): scanned copy has case\'iork.
        lazy(rf"\\\"|\\'(?:(?<![a-z]{{2}}..)|(?<=ll..)|(?![a-z])|{AFTER_APOSTROPHE}|(?=hui\b))"),
        lambda code: code[1],
    ),
    "bare": Form(
        "u20",
        lazy(
            rf"(?<=[a-z])u2019{AFTER_APOSTROPHE}|(?<![^\s(])u201c(?=[A-Z])|(?<=[a-z.,!?])u201d(?![^\s.,;:)])"
            r"|(?<=\s)u201[34](?=\s)"
        ),
        lambda code: chr(int(code[1:], 16)),
    ),
    "bare letters": Form("u00", lazy(r"(?<=[a-z])u00[c-f][0-9a-f](?![0-9])"), lambda code: chr(int(code[1:], 16))),
    "bytes": Form(
        "\\",
        lazy(rf"(?i:{BYTES.format(BACKSLASH + 'x', '')})|(?<=[a-z])\\x(?:9[1-7]|[c-f][0-9a-f])"),
        text_of_bytes,
    ),
    "html": Form(
        "&",
        lazy(
            rf"&(?:amp;)*(?:#(?:[0-9]{{2,6}}|[xX][0-9a-fA-F]{{2,5}})|{NAMES});|&(?:apos|[lr]squo){AFTER_APOSTROPHE}",
        ),
        lambda code: entity_meaning(code if code.endswith(";") else f"{code};"),
        plain=True,
    ),
    "javascript": Form(
        "\\",
        lazy(r"\\u(?:00[a-fA-F][0-9a-fA-F]|0[1-9a-fA-F][0-9a-fA-F]{2}|20[0-9a-fA-F]{2})"),
        lambda code: chr(int(code[2:], 16)),
    ),
    "octal": Form(
        "\\",
        lazy(r"(?:\\3[0-3][0-7]\\2[0-7]{2}|\\34[0-7](?:\\2[0-7]{2}){2})+"),
        lambda code: bytes(int(byte, 8) for byte in code.split("\\")[1:]).decode("utf-8", "replace"),
    ),
    "percent": Form(
        "%",
        lazy(rf"(?i:{BYTES.format('%', '')})|(?<=[a-z])%20(?=[a-z])"),
        text_of_bytes,
        plain=True,
    ),
    "quoted-printable": Form(
        "=",
        lazy(rf"(?i:{BYTES.format('=', '')})|(?<=[a-z])=92{AFTER_APOSTROPHE}"),
        text_of_bytes,
        plain=True,
    ),
    # In Windows-1252, where one code may be a formula; with them, the ends of lines that were cut.
    "quoted-printable-1252": Form(
        "=",
        lazy(r"(?<=[a-z])=(?:9[1-7]|[C-F][0-9A-F])(?![0-9A-F]|=[89AB][0-9A-F])|(?<=[a-zA-F0-9])=\n(?=[a-z])"),
        text_of_bytes,
        beside=lazy(
            "(?:=(?:8[2-59A-C]|9[1-9A-C]|A0(?=[0-9])|[A-F][0-9A-F](?![0-9A-F])))+|(?<=[a-zA-F0-9,;:.])=\n(?=[a-z])"
        ),
    ),
    "r": Form(
        "<",
        lazy(rf"<U\+[0-9A-F]{{4,5}}>|{BYTES.format('<', '>')}|(?<=[A-Za-z])<(?!dd)(?:9[1-7]|[c-f][0-9a-f])>(?=[a-z])"),
        lambda code: chr(int(code[3:-1], 16)) if code[1] == "U" else text_of_bytes(code),
    ),
    "utf-7": Form(
        "+", lazy(r"\+(?:A[K-P]|IB)[AEIMQUYcgkosw048]-"), lambda code: code.encode().decode("utf-7", "replace")
    ),
}
UNSEEN = dict.fromkeys(map(ord, "\xa0\xad\u200c\u200d\u200e\u200f"))  # what copy may hold and nobody sees
ENOUGH = 4  # codes that have others beside them, those within words counted twice
ON_EVERY_PAGE = frozenset((0x82, 0x84, 0x85, *range(0x91, 0x98), 0xA0, 0xAB, 0xBB))  # quotation marks, dashes
MOST = 10_000  # codes of one form that are looked at: nobody reads so many findings
REACH = 120  # code points before a code that tell whether it stands in an address
IN_ADDRESSES = frozenset("/:?")  # one of which every address has
# In addresses, paths and names of files codes are in their place.
ADDRESS = lazy(r"(?:[A-Za-z][\w+.-]*:[/\\?]|www\.|[\w.-]+\.[a-z]{2,}[/?]|mailto:|/[\w.-]+/|[?&]\w+=)\S*$")
FILE = lazy(r"[\w%-]*\.[a-z]\w{1,3}(?![\w.])")
# Copy on these subjects shows codes on purpose.
PROGRAMMING = lazy(
    r"\b(?:unicode|utf-?8|ascii|json|javascript|python|html|xml|php|regex|escap(?:e|ed|es|ing)|hexadecimal|encod(?:ed|ing)"
    r"|backslash(?:es)?|source code|bytes?)\b",
    re.I,
)


class Escapes(Check):
    """Flag codes of the given `forms`, such as html, javascript or percent. Addresses may hold them.

    Copy about programs shows codes, and there only an entity within a word is flagged. Entities in front matter are
    often right, where a template takes it for HTML: they are a kind of their own, `rendered`, flagged once a file and
    not mended; those of ASCII characters (`&lt;`) stand there on purpose. If one was escaped twice, none is right.
    """

    kinds = ("rendered",)
    forms: tuple[str, ...] = ("html",)

    def verify(self) -> None:
        for name in self.forms:
            if name not in FORMS:
                raise CheckError("forms", f"no form is called {name!r}; there are: {', '.join(FORMS)}")

    def find(self, document: Document) -> Iterator[Hit]:
        for name in self.forms:
            form = FORMS[name]
            if codes := list(self.codes(document, form)):
                yield from rendered(document, codes) if name == "html" else codes

    def codes(self, document: Document, form: Form) -> Iterator[Hit]:
        """The codes of one form that are no address, and not there to be shown."""
        text = document.text
        found = [code for code in islice(form.codes_in(text), MOST) if is_misplaced(text, code)]
        shown = bool(found) and bool(PROGRAMMING.search(text))
        if not form.plain and (shown or not any(touches_word(text, code) for code in found)):
            return
        if form.beside:
            every = [code for code in islice(form.beside.finditer(text), MOST) if is_misplaced(text, code)]
            if not found or len(found) + len(every) < ENOUGH:
                return
            found = every
        for code in found:
            meaning, sure = read_back(document, form, code[0])
            if is_writing(meaning) and not (shown and not touches_word(text, code)):
                # “America&#191;s”: the “¿” stands where an apostrophe was lost
                lost = meaning == "¿" and text[max(0, code.start() - 1)].isalpha()
                words = {"code": code[0], "meaning": meaning}
                yield Hit(Span(*code.span()), words, replacement=None if lost else meaning, safe=sure)


def rendered(document: Document, codes: list[Hit]) -> Iterator[Hit]:
    """Entities as they are to be reported: those of front matter once, unless one shows that no template needs them."""
    inside = [code for code in codes if in_front_matter(document, code)]
    if any(code.words["code"].startswith("&amp;") and code.words["meaning"] != "&" for code in inside):
        inside = []
    yield from (code for code in codes if code not in inside)
    letters = [code for code in inside if not code.words["meaning"].isascii()]
    if letters:
        words = {**letters[0].words, "count": f"{len(letters):,}"}
        yield letters[0]._replace(words=words, kind="rendered", replacement=None)


def in_front_matter(document: Document, code: Hit) -> bool:
    block = document.block_at(code.span.start)
    return block is not None and block.kind.startswith("frontmatter.") and document.source.startswith(("---", "+++"))


def is_misplaced(text: str, code: Match[str]) -> bool:
    """Whether a code stands in words, and not in an address or in a file's name."""
    before = text[max(0, code.start() - REACH) : code.start() + 1]
    word = before[before.rfind("\n") + 1 :].rpartition(" ")[2]
    if not IN_ADDRESSES.isdisjoint(word) and ADDRESS.search(word):
        return False
    return "%" not in code[0] or not FILE.match(text, code.end(), code.end() + 80)


def touches_word(text: str, code: Match[str]) -> bool:
    """Whether a letter stands beside a code: as a word of its own it may be what the copy is about."""
    return text[max(0, code.start() - 1) : code.start()].isalpha() or text[code.end() : code.end() + 1].isalpha()


def read_back(document: Document, form: Form, code: str) -> tuple[str, bool]:
    """What a code means, and whether that is sure: where texts were in other pages, “=EA” may be “ę”."""
    meaning = form.meaning(code)
    digits = NO_DIGIT.sub("", code)
    of_a_page = form.beside is not None or (len(digits) == 2 and code[0] != "&")
    if meaning.isascii() or not of_a_page:
        return meaning, True
    from lintnews.language.identify import language_of
    from lintnews.language.mojibake.code_pages import pages_of_languages

    pages = sorted(pages_of_languages().get(language_of(document), ()))
    windows = next((page for page in pages if page.startswith("cp125")), "cp1252")
    data = bytes.fromhex(digits)
    return data.decode(windows, "replace"), windows == "cp1252" or ON_EVERY_PAGE.issuperset(data)


def is_writing(meaning: str) -> bool:
    """Whether a code stands for something that copy may hold; "" is the end of a line that was cut."""
    return "\ufffd" not in meaning and meaning.translate(UNSEEN).isprintable()


def entity_meaning(code: str) -> str:
    """What an entity stands for, though it was escaped up to three times."""
    from html import unescape

    meaning = unescape(unescape(unescape(code)))
    return meaning if meaning != code else unescape(code[:2] + code[2:].lower())
