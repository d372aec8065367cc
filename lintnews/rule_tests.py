"""Rule tests: a rule is run on the examples in its own file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import NamedTuple

from lintnews.engine import HOLE, filled_message, lint, raise_error, rule_hits
from lintnews.formats import read
from lintnews.model import CheckError, Document, Finding, Rule
from lintnews.rulebook.examples import marked


class ExampleProblem(NamedTuple):
    """An example that does not hold: its list, its number there from 1 (0 where there is none), and what is wrong.

    Of a message that doesn't fit what is found the kind is `message`.
    """

    kind: str
    number: int
    said: str

    def __str__(self) -> str:
        return f"{self.kind} example {self.number}: {self.said}" if self.number else self.said


def example_problems(rule: Rule) -> Iterator[ExampleProblem]:
    """Every way in which a rule's examples and what it finds differ; nothing where all is well. Raises CheckError."""
    rule.check.prove()
    if not rule.examples.bad:
        yield ExampleProblem("bad", 0, "has no bad example: nothing shows what it finds")
    for number, example in enumerate(rule.examples.bad, 1):
        yield from (ExampleProblem("bad", number, said) for said in bad_example_problems(rule, example))
    for number, example in enumerate(rule.examples.good, 1):
        for found in lint(example_document(rule, example), [rule]):
            yield ExampleProblem("good", number, f"finds “{found.text}”")
    yield from (ExampleProblem("message", 0, said) for said in dict.fromkeys(open_holes(rule)))


def bad_example_problems(rule: Rule, example: str) -> Iterator[str]:
    """What is wrong with what a rule finds in a `bad` example: all that is marked, and nothing else, must be found."""
    try:
        text, spans, replacements = marked(example)
    except ValueError as error:
        yield str(error)
        return
    document = example_document(rule, text)
    findings = lint(document, [rule])
    asked = [(*document.place(span.start), *document.place(span.end)) for span in spans]
    for span, place in zip(spans, asked, strict=True):
        if place not in map(position, findings):
            yield f"doesn't find “{text[span.start : span.end]}”"
    for found in findings:
        if position(found) not in asked:
            yield f"finds “{found.text}”, which is not marked"
        elif (wanted := replacements[asked.index(position(found))]) is not None:
            if found.fix is None:
                yield f"has no mend for “{found.text}”, not “{wanted}”; see `action` in docs/rules.md"
            elif found.fix.replacement != wanted:
                yield f"mends “{found.text}” to “{found.fix.replacement}”, not “{wanted}”"


def open_holes(rule: Rule) -> Iterator[str]:
    """What a rule's message asks for that its check doesn't tell of what it finds in the `bad` examples."""
    for example in rule.examples.bad:
        try:
            document = example_document(rule, marked(example).text)
        except ValueError:
            continue
        for hit, *_ in rule_hits(document, [rule], raise_error):
            blank = hit._replace(words=dict.fromkeys(hit.words, ""))
            words = ", ".join(f"{{{name}}}" for name in hit.words) or "none"
            for hole in HOLE.finditer(filled_message(rule, blank)):
                yield f"nothing fills {hole[0]} in the message; there are: {words}"


def messages(rule: Rule) -> list[str]:
    """What a rule says of its own `bad` examples; nothing of one that is malformed, or that it can't judge."""
    said = []
    for example in rule.examples.bad:
        with suppress(ValueError, CheckError):
            said += [found.message for found in lint(example_document(rule, marked(example).text), [rule])]
    return said


def position(found: Finding) -> tuple[int, int, int, int]:
    """The place of a finding."""
    return found.line, found.column, found.end_line, found.end_column


def example_document(rule: Rule, text: str) -> Document:
    """An example as a document in the first language that its rule speaks: plain text, or a page that begins as one."""
    name = "example.html" if text.startswith(("<!doctype", "<html", "<?xml")) else "example.txt"
    document = read(name, text.encode("utf-8", "surrogateescape"))
    document.language = next(iter(rule.languages), "en")
    return document
