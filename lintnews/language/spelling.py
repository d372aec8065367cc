"""Spelling: Hunspell's dictionaries, by way of the package `chunspell` (the extra `lintnews[spelling]`)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from typing import Any

import regex

from lintnews.model import CheckError, Span

WORD = regex.compile(r"[\p{L}\p{N}_][^\s—–…/|<>\"“”„«»(){}\[\]]*")
AROUND = "'’‘.,;:!?*`-"  # what may stand around a word and is none of it
MISSING = "spelling needs the package chunspell: pip install 'lintnews[spelling]'"


def words(text: str, span: Span) -> Iterator[tuple[str, Span]]:
    """The words of a stretch of text, as a dictionary knows them, and where they are.

    >>> [word for word, _ in words("“Don’t,” said the well-known O'Neill.", Span(0, 37))]
    ["Don't", 'said', 'the', 'well-known', "O'Neill"]
    """
    for found in WORD.finditer(text, span.start, span.end):
        if word := found.group().rstrip(AROUND):
            yield word.replace("’", "'").replace("‘", "'"), Span(found.start(), found.start() + len(word))


@cache
def speller(dictionaries: tuple[str, ...], word_files: tuple[str, ...]) -> Any:
    """A spelling checker: paths of dictionaries without their suffix ("" is the package's own), and lists of words."""
    try:
        import hunspell
    except ImportError as error:
        raise CheckError("extends", MISSING) from error
    first, *others = dictionaries
    checker = hunspell.Hunspell(os.path.basename(first), hunspell_data_dir=os.path.dirname(first)) if first else None
    checker = checker or hunspell.Hunspell("en_US")
    for other in others:
        checker.add_dic(f"{other}.dic" if other else os.path.join(os.path.dirname(hunspell.__file__), "en_US.dic"))
    for path in word_files:
        for word in lines(path):
            checker.add(word)
    return checker


def lines(path: str) -> list[str]:
    """The words in a list, one a line."""
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return [line.strip() for line in file if line.strip()]
    except OSError as error:
        raise CheckError("ignore", f"{path}: can't be read: {error.strerror}") from error
