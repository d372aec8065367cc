"""The engine: a document and rules → findings. Pure: it reads nothing, prints nothing and keeps nothing."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import chain, islice
from operator import itemgetter
from typing import NamedTuple

from lintnews.language.identify import language_of
from lintnews.lazy import lazy
from lintnews.model import OBJECT, CheckError, Document, Finding, Fix, Hit, Level, Related, Rule, Span, Variant

CONTEXT = 120  # code points that a finding carries of what stands before and after it on its lines
LONGEST = 400  # code points that a finding carries of what stands there
PAGE = ("page",)  # the scope of rules that look for a page around the article
RAW = ("raw",)  # the scope of rules that look at the source, marks and all
WHOLE = Span(0, 0)  # a hit about all of the document: it is reported at its first character
MOST = 10_000  # hits of a rule in one document that are looked at: nobody reads so many, and millions fill the memory
MORE = " There may be more of this here: lintnews looks no further."
PLAIN = Variant()
QUOTED = 80  # code points of each word that a message repeats
LINEWISE = frozenset({"plain", "markdown", "mdx"})  # formats in which a line of the source is one of the text
BESIDE = lazy(r"\[|\]\([^()\s]*\)|[\s>*+#_|-]|\d+[.)]\s")  # marks of a list, a quotation, a link or emphasis
HOLE = lazy(r"%%|%(?:\[(?P<number>\d+)\])?[sdv]|\{(?P<name>\w+)\}")


class RuleHit(NamedTuple):
    """A hit and the rule whose check found it. After the `last` one of very many the rule looked no further."""

    hit: Hit
    rule: Rule
    level: Level
    document: Document  # as the rule saw it: the text, or for `scope: raw` the source
    last: bool = False


class SkippedRules(NamedTuple):
    """The rules that don't run, as they don't know the document's language: whole families, and parts of others."""

    language: str = ""
    families: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


Failed = Callable[[Rule, CheckError], None]


def raise_error(rule: Rule, error: CheckError) -> None:
    """What to do with a rule that can't go on, unless the caller knows better."""
    raise error


def lint(document: Document, rules: Iterable[Rule], failed: Failed = raise_error) -> list[Finding]:
    """What the rules find in a document, in the order of the text. The order of the rules makes no difference."""
    seen = sorted(rule_hits(document, rules, failed), key=lambda one: (one.hit.span, one.rule.id, one.hit.kind))
    return sorted(map(make_finding, reported(without_consequences(seen))), key=order)


def order(found: Finding) -> tuple[str, int, int, int, int, str]:
    """Findings come by place, then by rule."""
    return found.path, found.line, found.column, found.end_line, found.end_column, found.rule


def rule_hits(document: Document, rules: Iterable[Rule], failed: Failed) -> Iterator[RuleHit]:
    """The hits of every rule that knows the document's language."""
    for rule in rules_for_language(document, rules):
        left = MOST
        try:
            for view in views(document, rule):
                for hit in islice(rule.check.find(view), left):
                    left -= 1
                    level = rule.kinds.get(hit.kind, PLAIN).level or rule.level
                    if level is not Level.OFF:
                        yield RuleHit(hit, rule, level, view, hit.last or not left)
        except CheckError as error:
            failed(rule, error)
        except re.error as error:  # of a check that builds its pattern of a rule's words
            failed(rule, CheckError("", f"makes no valid pattern of its words: {error}"))


def rules_for_language(document: Document, rules: Iterable[Rule]) -> list[Rule]:
    """The rules that know the document's language."""
    rules = list(rules)
    language = language_of(document) if any(rule.languages for rule in rules) else ""
    return [rule for rule in rules if not rule.languages or language in rule.languages]


def skipped_rules(document: Document, rules: list[Rule]) -> SkippedRules:
    """The rules that don't know the document's language; none for a document without a text.

    A family of which no language has more rules is checked as well as it can be: some of its rules are for others.
    """
    if not document.text:
        return SkippedRules()
    return skipped_in(language_of(document), tuple((rule.family, rule.languages) for rule in rules))


@lru_cache(maxsize=64)
def skipped_in(language: str, rules: tuple[tuple[str, tuple[str, ...]], ...]) -> SkippedRules:
    """The rules that don't know a language, given the family and the languages of all."""
    ours = Counter(family for family, languages in rules if not languages or language in languages)
    silent = {family for family, languages in rules if languages and language not in languages}
    short = {family for family in silent if ours[family] < most_in_one_language(family, rules)}
    parts = short & ours.keys()
    skipped = tuple(sorted(short - parts)), tuple(sorted(parts))
    return SkippedRules(language, *skipped) if short else SkippedRules()


def rules_looked_for(document: Document, rules: list[Rule]) -> set[str]:
    """The rules that run, and those for other languages where a family is checked as well as it can be."""
    speaking = {rule.id for rule in rules_for_language(document, rules)}
    skipped = skipped_rules(document, rules)
    if not document.text:
        return speaking
    return speaking | {rule.id for rule in rules if rule.family not in (*skipped.families, *skipped.parts)}


def most_in_one_language(family: str, rules: Iterable[tuple[str, tuple[str, ...]]]) -> int:
    """How many rules of a family the language has for which there are most."""
    of_family = [languages for one, languages in rules if one == family]
    return of_family.count(()) + max(Counter(chain.from_iterable(of_family)).values(), default=0)


def views(document: Document, rule: Rule) -> tuple[Document, ...]:
    """The document as the rule's scope shows it."""
    if not rule.scope:
        return (document,)
    if rule.scope == RAW:
        return (document.raw,)
    if rule.scope == PAGE:
        return (document.page,)
    from lintnews.matching.scope import in_scope

    return in_scope(document, rule.scope)


def without_consequences(seen: list[RuleHit]) -> list[RuleHit]:
    """What is left when the hits are taken out that begin or end within a place that hides them, sorted as before."""
    hiding = [one.hit.span for one in seen if one.rule.hides]
    if not hiding:
        return seen
    text = next(one.document.text for one in seen if one.rule.hides)
    return [
        one for one in seen if one.rule.hides or one.document.text is not text or not is_hidden(one.hit.span, hiding)
    ]


def is_hidden(span: Span, hiding: list[Span]) -> bool:
    """Whether one of the sorted spans covers this one, or holds its beginning or its end alone."""
    first = bisect_right(hiding, span.start, key=itemgetter(0))
    if first and (hiding[first - 1].covers(span) or hiding[first - 1].start < span.start < hiding[first - 1].end):
        return True
    last = bisect_left(hiding, span.end, key=itemgetter(0))
    return last > 0 and hiding[last - 1].end > span.end


def reported(seen: list[RuleHit]) -> list[RuleHit]:
    """One hit a family and place, and of each rule no more than its limit. What is over it takes no other's place."""
    found = list(one_per_place(seen))
    kept = list(within_limits(found))
    over = {id(one) for one in found} - {id(one) for one in kept}
    return reported([one for one in seen if id(one) not in over]) if over else kept


def one_per_place(seen: list[RuleHit]) -> Iterator[RuleHit]:
    """One finding a family and place: of those that overlap the most severe, then the longest, then the first."""
    kept: dict[tuple[str, int], list[RuleHit]] = {}
    for one in seen:
        family = kept.setdefault((one.rule.family, id(one.document.text)), [])
        if family and family[-1].hit.span.overlaps(one.hit.span):
            if priority(one) < priority(family[-1]):
                family[-1] = one
        else:
            family.append(one)
    for family in kept.values():
        yield from family


def within_limits(seen: Iterable[RuleHit]) -> Iterator[RuleHit]:
    """At most `limit` findings of each rule, the first in the text."""
    counts: dict[str, int] = {}
    for one in seen:
        counts[one.rule.id] = counts.get(one.rule.id, 0) + 1
        if not one.rule.limit or counts[one.rule.id] <= one.rule.limit:
            yield one


def priority(one: RuleHit) -> tuple[int, int]:
    """The sort key of hits on one place: the worst level first, then the longest."""
    return one.level.rank, one.hit.span.start - one.hit.span.end


def make_finding(seen: RuleHit) -> Finding:
    """A hit in the words of its rule, at its place in the file."""
    hit, rule, level, document, last = seen
    span = document.in_source(hit.span) if hit.span != WHOLE else WHOLE
    line, column = document.place(span.start)
    end_line, end_column = document.place(span.end)
    return Finding(
        path=document.path,
        line=line,
        column=column,
        end_line=end_line,
        end_column=end_column,
        rule=rule.id,
        severity=level,
        message=filled_message(rule, hit) + (MORE if last else ""),
        text=document.source[span.start : min(span.end, span.start + LONGEST)],
        before=text_before(document.source, span.start),
        after=text_after(document.source, span.end),
        fix=make_fix(document, hit),
        related=tuple(related_place(document, other) for other in hit.related),
    )


def filled_message(rule: Rule, hit: Hit) -> str:
    """The rule's sentence with the hit's words in it: `%s`, `%d` in order, `%[2]s` by number, `{name}` by name.

    >>> from lintnews.checks.existence import Existence
    >>> from lintnews.model import LazyCheck
    >>> rule = Rule("a.b", "a", LazyCheck.of(Existence(tokens=("dog",))), Level.ERROR, "“%s” is not news.")
    >>> filled_message(rule, Hit(Span(0, 4), {"match": "Dog bites man"}))
    '“Dog bites man” is not news.'
    """
    template = rule.kinds.get(hit.kind, PLAIN).message or rule.message
    words = {name: shortened(word) for name, word in hit.words.items()}
    in_order = iter(words.values())
    numbered = dict(enumerate(words.values(), 1))

    def filled(hole: re.Match[str]) -> str:
        if hole[0] == "%%":
            return "%"
        if hole["name"]:
            return words.get(hole["name"], hole[0])
        return numbered.get(int(hole["number"]), hole[0]) if hole["number"] else next(in_order, hole[0])

    return HOLE.sub(filled, template)


def shortened(word: str) -> str:
    """A word as a message repeats it: on one line, and not endless."""
    word = (" ".join(word.split()) if "\n" in word else word).replace(OBJECT, "…")
    return word if len(word) <= QUOTED else word[: QUOTED - 1] + "…"


def make_fix(document: Document, hit: Hit) -> Fix | None:
    """The edit of the source that a hit proposes; none where it would cut or bring in a mark of the format."""
    if hit.replacement is None:
        return None
    if hit.line:
        return without_line(document, hit)
    source = document.in_source(hit.span)
    if not document.accepts(hit.replacement, hit.span):
        from lintnews.formats.escaping import escaped_fix

        written = escaped_fix(document, hit.replacement, hit.span)
        return None if written is None else fix_at(document, source, written, hit.safe)
    if document.text[slice(*hit.span)] != document.source[slice(*source)]:  # code, starred out of the rule's sight
        return None
    if not hit.replacement and not hit.safe:
        source = with_space(document.source, source)
    return fix_at(document, source, hit.replacement, hit.safe)


def fix_at(document: Document, span: Span, replacement: str, safe: bool) -> Fix:
    """An edit at a span of the source, with its lines and columns."""
    return Fix(replacement, safe, span, *document.place(span.start), *document.place(span.end))


def with_space(source: str, span: Span) -> Span:
    """Words that are to go, with a space beside them that nothing would need: of two, before a stop, at a line's end.

    >>> with_space("It is very old, very.", Span(6, 10)), with_space("It is very old, very.", Span(16, 20))
    (Span(start=6, end=11), Span(start=15, end=20))
    """
    before, after = source[max(0, span.start - 1) : span.start], source[span.end : span.end + 1]
    if after == " " and before in ("", *" \n(“‘"):
        return Span(span.start, span.end + 1)
    return Span(span.start - 1, span.end) if before == " " and after in ("", "\n", *".,;:!?") else span


def without_line(document: Document, hit: Hit) -> Fix | None:
    """The edit that takes out the line of a hit; none in a format whose lines mean nothing, or if more stands there.

    One blank line goes with it where there would be two. Line ends in the source are `\\n`.
    """
    source, span = document.source, document.in_source(hit.span)
    start, end = source.rfind("\n", 0, span.start) + 1, source.find("\n", span.end)
    end = end if end >= 0 else len(source)
    beside = source[start : span.start] + source[span.end : end]
    if document.format not in LINEWISE or document.read_only or "\n" in source[slice(*span)] or BESIDE.sub("", beside):
        return None
    stop = min(end + 1, len(source))
    if source.endswith("\n\n", 0, start) or not start:
        stop += source.startswith("\n", stop)
    return fix_at(document, Span(start, stop), hit.replacement or "", hit.safe)


def related_place(document: Document, span: Span) -> Related:
    """Another place that a hit is about."""
    source = document.in_source(span)
    return Related(
        *document.place(source.start), *document.place(source.end), document.source[source.start : source.end][:LONGEST]
    )


def text_before(source: str, start: int) -> str:
    """What stands before an offset on its line."""
    near = max(0, start - CONTEXT)
    return source[max(near, source.rfind("\n", near, start) + 1) : start]


def text_after(source: str, end: int) -> str:
    """What stands after an offset on its line."""
    far = end + CONTEXT
    stop = source.find("\n", end, far)
    return source[end : stop if stop >= 0 else far].rstrip("\r")
