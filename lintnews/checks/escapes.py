"""escapes: characters that a program wrote as codes and no program turned back."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lintnews.lazy import lazy
from lintnews.model import Check, Document, Hit, Span

# Names of entities that stand in news copy by mistake; any other word between & and ; may be text.
NAMES = (
    "amp|lt|gt|quot|apos|nbsp|ndash|mdash|hellip|[lr][sd]quo|[lr]aquo|bdquo|sbquo|bull|copy|reg|trade|euro|pound|deg|middot|shy"
    "|[AEIOUYaeiouy](?:acute|grave|circ|uml)|[AONaon]tilde|[Cc]cedil|szlig|[Aa]ring|AElig|aelig|OElig|oelig|[Oo]slash|eth|thorn"
)
FORMS = {
    "html": rf"&(?:amp;)*(?:#(?:[0-9]{{2,6}}|[xX][0-9a-fA-F]{{2,5}})|{NAMES});",
    "javascript": r"\\u(?:00[a-fA-F][0-9a-fA-F]|0[1-9a-fA-F][0-9a-fA-F]{2}|20[0-9a-fA-F]{2})",
    "percent": r"(?:%C[2-9A-F]%[89AB][0-9A-F]|%[DE][0-9A-F](?:%[89AB][0-9A-F]){1,2})+",
    "quoted-printable": r"(?:=C[2-9A-F]=[89AB][0-9A-F]|=[DE][0-9A-F](?:=[89AB][0-9A-F]){1,2})+",
}
MEANINGS = {
    "html": lambda code: unescaped(code),
    "javascript": lambda code: chr(int(code[2:], 16)),
    "percent": lambda code: bytes.fromhex(code.replace("%", "")).decode("utf-8", "replace"),
    "quoted-printable": lambda code: bytes.fromhex(code.replace("=", "")).decode("utf-8", "replace"),
}
# What every code of a form holds, to be looked for first: most copy has none.
GATES = {
    "html": lazy(r"&\w*;|&#"),
    "javascript": lazy(r"\\u[02]"),
    "percent": lazy(r"%[C-F]"),
    "quoted-printable": lazy(r"=[C-F][0-9A-F]="),
}
ADDRESS = lazy(r"(?:https?:|www\.|[\w.-]+\.[a-z]{2,}/)\S*$")  # in addresses, codes are in their place


class Escapes(Check):
    """Flag codes of the given `forms`: html, javascript, percent, quoted-printable. Addresses may hold them."""

    forms: tuple[str, ...] = ("html",)

    def find(self, document: Document) -> Iterator[Hit]:
        text = document.text
        for form in self.forms:
            if not GATES[form].search(text):
                continue
            for code in re.finditer(FORMS[form], text):
                meaning = MEANINGS[form](code.group())
                before = text[max(0, code.start() - 200) : code.start()].rpartition(" ")[2]
                if (
                    meaning.isprintable() | (meaning in "\xa0\xad")
                    and "\ufffd" not in meaning
                    and not ADDRESS.search(before)
                ):
                    yield Hit(Span(*code.span()), {"code": code.group(), "meaning": meaning}, form, meaning)


def unescaped(code: str) -> str:
    """What an entity stands for, though it was escaped up to three times."""
    from html import unescape

    return unescape(unescape(unescape(code)))
