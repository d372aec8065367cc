"""The names of an article, each under what all spellings of it share, so that the same name meets itself elsewhere.

Groups of keys: `name`, the sound of a word; `known`, a family of `name-families.txt`; `full`, one half of a full name
and the letter that the other begins with; `articled` and `particle`, what stands after `al-` and `van`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from lintnews.house.article import Article
from lintnews.house.merging import Fact, Value
from lintnews.language.known_words import is_given_name, is_known, is_proper, is_word
from lintnews.language.naming.cited import in_cited_title, in_reference
from lintnews.language.naming.context import is_part_of_another
from lintnews.language.naming.families import given_names, well_known
from lintnews.language.naming.names import TextNames, beside_names, clean, names_of, particled, titles
from lintnews.language.naming.particles import capital_particled, capital_particles, particle_places
from lintnews.language.naming.transliteration import keys, otherwise, squeezed, transliteration_steps
from lintnews.language.naming.variants import MANY, spelled_in_two_ways
from lintnews.model import Document, Span

COMPANIONS = 6  # names that an article is most about
ASIDE = ("alt", "frontmatter")  # blocks whose words a program may have written
Others = defaultdict[str, set[str]]
CITES = ("et al", "arXiv", "doi", "ccessed ", "etrieved ", " pp. ", "(19", "(20", ", 20")  # in references
CROWD = 8  # that many spellings in one article that sound alike are a list


def name_facts(article: Article) -> Iterator[Fact]:
    """The facts of the names in an article in English."""
    names = names_of(article.document)
    if len(names.words) > MANY:
        return
    words = [word for word in names.words if is_told(word)]
    cites = any(sign in names.text for sign in CITES)
    aside = any(block.kind.startswith(ASIDE) for block in article.document.blocks)
    company = dict.fromkeys(sorted(words, key=lambda word: (-names.words[word], word))[:COMPANIONS], 1)
    same, apart = together(article, names, words)
    for word, sounds in with_sounds(words):
        spans = places(names, word)
        if aside:
            spans = [span for span in spans if not is_aside(article.document, span)]
        if cites and not is_known(word):
            spans = [span for span in spans if not is_cited(article.document, span)]
        if not spans:
            continue
        value = fact(article, spans)
        value |= {
            field: dict.fromkeys(sorted(found), 1)
            for field, found in (
                ("given", names.before.get(word, ())),
                ("after", names.after.get(word, ())),
                ("same", same.get(word, ())),
                ("apart", apart.get(word, set()) - same.get(word, set())),
            )
            if found
        }
        if around := company_of(company, word):
            value["company"] = around
        for sound in sounds:
            yield f"name\t{sound}\t{word}", value
        if (family := well_known().of.get(word)) is not None:
            own = [span for span in spans if not is_part_of_another(names.text, span)]
            if own:
                given = {"given": value["given"]} if "given" in value else {}
                yield f"known\t{family}\t{word}", fact(article, own) | given
    yield from full_names(article, names, company, same)
    yield from with_articles(article, names)
    yield from with_particles(article, names)


def fact(article: Article, spans: list[Span]) -> Value:
    """How often a spelling stands in an article, since when, and where first."""
    line, column = article.document.place(article.document.in_source(spans[0]).start)
    value: Value = {
        "mentions": len(spans),
        "articles": 1,
        "places": [[article.id, line, column, len(spans)]],
        "sections": {article.section: 1},
    }
    return value | {"first": article.date, "last": article.date} if article.date else value


def is_aside(document: Document, span: Span) -> bool:
    """Whether a name stands where a program may have written it."""
    block = document.block_at(span.start)
    return block is not None and block.kind.startswith(ASIDE)


def is_cited(document: Document, span: Span) -> bool:
    """Whether a name stands in the title of a work that is cited, as others spell it."""
    return in_reference(document, span) or in_cited_title(document, span)


def places(names: TextNames, word: str) -> list[Span]:
    """Where a word stands: if it first stands as others wrote it, then where it doesn't."""
    spans = names.all_places.get(word, [])
    return spans if spans and (is_known(word) or names.free(word, spans[0])) else names.places(word)


def company_of(company: Mapping[str, int], *words: str) -> Mapping[str, int]:
    """The names that an article is most about, without these words."""
    if company.keys().isdisjoint(words):
        return company
    return {name: 1 for name in company if name not in words}


def is_told(word: str) -> bool:
    """Whether a word with a capital is worth a fact: no ordinary word, unless it is a name as well."""
    return (is_proper(word) or not is_word(word)) and word not in beside_names()


def with_sounds(words: list[str]) -> Iterator[tuple[str, set[str]]]:
    """Each word with its consonants, as one language reads it or another."""
    plain = squeezed("\n".join(words)).split("\n") if words else []
    readings = otherwise(plain)
    sounds = dict(zip((*plain, *readings), keys((*plain, *readings.values())), strict=False))
    for word, one in zip(words, plain, strict=True):
        yield word, {sounds[one], sounds.get(readings.get(one, one), sounds[one])}


def together(article: Article, names: TextNames, words: list[str]) -> tuple[Others, Others]:
    """Word → others of the same article that are its spellings; that sound like it, and are not."""
    same, apart = Others(set), Others(set)
    alike: dict[str, list[str]] = {}
    for word, sounds in with_sounds(words):
        for sound in sounds:
            alike.setdefault(sound, []).append(word)
    for members in alike.values():
        if 1 < len(members) < CROWD:
            for one, other in combinations(members, 2):
                if transliteration_steps(squeezed(one), squeezed(other)) < float("inf"):
                    link(apart, one, other)
    for pair in spelled_in_two_ways(article.document) if apart else ():
        one, other = (clean(names.text[slice(*spans[0])]) for spans in pair)
        link(same, one, other)
    return same, apart


def link(others: Others, one: str, other: str) -> None:
    others[one].add(other)
    others[other].add(one)


def full_names(article: Article, names: TextNames, company: Mapping[str, int], same: Others) -> Iterator[Fact]:
    """Each two words in a row that may be a person's name, once under either half."""
    by_half: dict[str, list[str]] = {}
    for pair in names.pairs:
        given, _, family = pair.partition(" ")
        if is_person(given, family) and (one := squeezed(given)) and (other := squeezed(family)):
            by_half.setdefault(f"{one} {other[0]}…", []).append(pair)
            by_half.setdefault(f"{one[0]}… {other}", []).append(pair)
    for half, pairs in by_half.items():
        for pair in pairs:
            if spans := places(names, pair):
                words = pair.split(" ")
                value = fact(article, spans)
                if around := company_of(company, *words):
                    value["company"] = around
                others = pairs if len(pairs) < CROWD else ()
                if apart := [other for other in others if other != pair and not are_same(same, words, other)]:
                    value["apart"] = dict.fromkeys(apart, 1)
                yield f"full\t{half}\t{pair}", value


def are_same(same: Others, words: list[str], other: str) -> bool:
    """Whether an article has two full names for one."""
    return all(
        mine == yours or yours in same.get(mine, ()) for mine, yours in zip(words, other.split(" "), strict=True)
    )


def is_person(given: str, family: str) -> bool:
    """Whether two words with a capital may be a given name and a surname."""
    return (
        min(len(given), len(family)) > 1
        and not {given, family} & (titles() | beside_names())
        and (is_given_name(given) or given in given_names().of or not is_known(given))
        and (is_proper(family) or not is_word(family))
        and not (given.isupper() or family.isupper())
    )


def with_articles(article: Article, names: TextNames) -> Iterator[Fact]:
    """al-Bashir, Al Bashir, El-Bashir: each as it is written."""
    for plain, spellings in names.articled.items():
        for spelling, spans in spellings.items():
            yield f"articled\t{plain}\t{spelling}", fact(article, spans)


def with_particles(article: Article, names: TextNames) -> Iterator[Fact]:
    """Osama bin Laden, Osama Bin Laden: with a given name before it, or without one."""
    patterns = [particled()]
    runs = names.runs.replace("\n", " ")
    if any(f" {word} " in runs for word in capital_particles()):
        patterns.append(capital_particled())
    for pattern in patterns:
        for (plain, named), spans in particle_places(names, pattern).items():
            for spelling, same in spelled(names.text, spans):
                yield f"particle\t{plain}{'' if named else ' alone'}\t{spelling}", fact(article, same)


def spelled(text: str, spans: Iterable[Span]) -> Iterator[tuple[str, list[Span]]]:
    """The spellings at some places, and which stand where."""
    places: dict[str, list[Span]] = {}
    for span in spans:
        places.setdefault(clean(text[slice(*span)]), []).append(span)
    yield from places.items()
