"""metric: a number worked out from the text, held against a bound."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property

from lintnews.language.readability import text_counts
from lintnews.matching.formulas import evaluated, parsed
from lintnews.model import Check, CheckError, Document, Hit, Span


class Metric(Check):
    """Flag a text for which `formula` comes to a number that meets `condition`, such as `> 10`.

    A formula knows words, sentences, paragraphs, characters, syllables, long_words, complex_words,
    polysyllabic_words and long_sentences of the running text (English), and how many blocks of each kind there are:
    heading_h2, list, blockquote. A message may hold `%s`: the number.

    >>> from lintnews.formats import plain
    >>> article = plain.read_plain("a.txt", "One two three. Four five six seven.")
    >>> [hit.words["number"] for hit in Metric(formula="words / sentences", condition="> 3").find(article)]
    ['3.50']
    """

    formula: str
    condition: str

    def verify(self) -> None:
        assert self.parts

    @cached_property
    def parts(self) -> tuple[ast.expr, ast.expr]:
        """The formula, and the condition with the number before it."""
        return part("formula", self.formula), part("condition", f"number {self.condition}")

    def find(self, document: Document) -> Iterator[Hit]:
        numbers = {**blocks_by_kind(document), **text_counts(document)}
        if not numbers["words"]:
            return
        formula, condition = self.parts
        try:
            number = evaluated(formula, numbers)
            met = evaluated(condition, {**numbers, "number": number})
        except (ArithmeticError, ValueError, TypeError):  # a text without sentences, the root of less than nothing
            return
        if met:
            yield Hit(Span(0, 0), {"number": f"{number:.2f}"})


def part(key: str, formula: str) -> ast.expr:
    """A formula, ready to be evaluated. Raises CheckError."""
    try:
        return parsed(formula)
    except ValueError as error:
        raise CheckError(key, str(error)) from error


def blocks_by_kind(document: Document) -> Mapping[str, float]:
    """How many blocks there are of each kind, in the words of a formula."""
    return Counter(NAMES.get(kind, kind).replace(".", "_") for kind, _ in document.blocks)


NAMES = {"quote": "blockquote"}  # our word for a kind → a formula's
