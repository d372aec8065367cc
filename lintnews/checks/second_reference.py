"""second_reference: a surname that speaks, and was never introduced."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from lintnews.language.known_words import is_given_name, is_proper, is_word
from lintnews.language.naming.names import clean, names_of
from lintnews.lazy import lazy
from lintnews.model import Check, Document, Hit, Span

# What a lone name as subject may follow; after another word it is part of something longer: Lex van Drooge.
CLAUSE_START = frozenset(".,;:!?\"'“”’‘—–(-\n")
TITLE = lazy(r"\b[A-Z][a-z]{0,4}\.$")  # Gov., Sen.
ONE_CAPITAL = lazy(r"(?:Mc|Mac|O['’])?[A-Z][a-zà-ÿ]+")


class SecondReference(Check):
    """Flag a lone name with one of `verbs` beside it, if no other name and no title stands by it anywhere.

    Names that every reader knows (places, firms, the surnames of the famous) need no introduction. A name with capitals
    in its midst is a firm's. Once an article and name.
    """

    verbs: tuple[str, ...] = ("said", "added")

    @cached_property
    def speaking(self) -> re.Pattern[str]:
        verbs = "|".join(self.verbs)
        return lazy(rf"[A-Z](?<![\w’'-].)[\w-]{{2,30}}(?= (?:{verbs})\b)|(?<=said )[A-Z][\w-]{{2,30}}(?=[,.;])")

    def find(self, document: Document) -> Iterator[Hit]:
        text = document.text
        seen: set[str] = set()
        for match in self.speaking.finditer(text):
            name = clean(match.group())
            if name not in seen and stands_alone(text, match.start()) and not is_introduced(document, name):
                seen.add(name)
                yield Hit(Span(*match.span()), {"name": name})


def stands_alone(text: str, at: int) -> bool:
    """Whether a clause begins at the name, or the name follows “said”."""
    before = text[max(0, at - 7) : at].rstrip(" ")
    return before.endswith(" said") or not before or (before[-1] in CLAUSE_START and not TITLE.search(before))


def is_introduced(document: Document, name: str) -> bool:
    """Whether the article says who a name is, or readers know."""
    if is_word(name) or is_proper(name) or is_given_name(name) or not ONE_CAPITAL.fullmatch(name):
        return True
    known = names_of(document)
    return bool(known.before.get(name) or known.after.get(name))
