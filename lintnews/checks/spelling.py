"""spelling: a word that the dictionary doesn't know."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import regex

from lintnews.language.addresses import cuts_address
from lintnews.matching.actions import NO_ACTION, Action
from lintnews.matching.exceptions import Exceptions
from lintnews.matching.patterns import checked, is_found
from lintnews.matching.spelling import speller, words_to_spell
from lintnews.model import Check, Document, Hit

# Names in mixed case, abbreviations, and what holds figures or signs: no dictionary knows them.
FILTERS = (r"[A-Z][a-z]+[A-Z]+\w+", r"\p{Lu}+$", r"[^\p{L}_']")


class Spelling(Check):
    """Flag a word that no dictionary holds. Needs the extra `lintnews[spelling]`.

    `dictionaries` are Hunspell's, by path without suffix (none: American English); `append` adds the American one to
    them; `aff` and `dic` name one dictionary by its files, `dicpath` the folder that they are in. `filters` are
    patterns of words to pass over, besides the usual ones (mixed case, abbreviations, words with figures), which
    `custom` turns off. `ignore` names files with a word on each line. `exceptions` and `vocab` are as in existence.
    A message may hold `%s`: the word.
    """

    reads_files = True
    dictionaries: tuple[str, ...] = ()
    aff: str = ""
    dic: str = ""
    dicpath: str = ""
    append: bool = False
    filters: tuple[str, ...] = ()
    custom: bool = False
    ignore: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    vocab: bool = True
    threshold: int = 0
    action: Action = NO_ACTION

    @cached_property
    def filter(self) -> regex.Pattern[str] | None:
        filters = self.filters if self.custom else (*FILTERS, *self.filters)
        return checked("|".join(f"(?:{pattern})" for pattern in filters), filters) if filters else None

    @cached_property
    def excepted(self) -> Exceptions:
        return Exceptions(tuple(term if term.startswith("(?i)") else f"(?i){term}" for term in self.exceptions))

    def find(self, document: Document) -> Iterator[Hit]:
        named = (self.dic.removesuffix(".dic"),) if self.dic else self.dictionaries
        dictionaries = speller((*named, "") if self.append or not named else named, self.ignore)
        known: dict[str, bool] = {}
        for _, block in document.blocks:
            for word, span in words_to_spell(document.text, block):
                if word not in known:
                    known[word] = self.passes_over(word) or dictionaries.knows(word)
                if known[word] or cuts_address(document, span):
                    continue
                if not self.excepted.allow(document, span):
                    yield Hit(span, {"match": word})

    def passes_over(self, word: str) -> bool:
        """Whether a filter keeps a word from the dictionary."""
        return bool(self.filter and is_found(self.filter, word))
