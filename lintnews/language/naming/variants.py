"""Variants: which names of a text are one name, spelled in two ways."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import combinations, product

from lintnews.language.data import word_lists
from lintnews.language.known_words import is_given_name, is_known, is_proper, is_word
from lintnews.language.naming.cited import (
    in_cited_title,
    in_file_name,
    in_heading,
    in_reference,
    is_cut_by_tags,
    is_handle,
    is_in_gloss,
    is_in_pinyin,
    is_in_quotes,
    is_spoken_of,
)
from lintnews.language.naming.context import (
    FEW,
    are_two_by_context,
    follows_particle,
    in_foreign_line,
    is_address,
    is_part_of_another,
    opens_sentence,
    stands_small,
    word_before,
)
from lintnews.language.naming.families import given_names, well_known
from lintnews.language.naming.inflection import is_inflected, is_word_with_prefix
from lintnews.language.naming.names import TextNames, names_of
from lintnews.language.naming.neighbours import (
    SAME,
    apart,
    are_two_names,
    goes_on_otherwise,
    introduces,
    is_spelled_out,
    side_by_side,
)
from lintnews.language.naming.particles import particles_in_two_ways
from lintnews.language.naming.stated_aliases import is_stated_alias
from lintnews.language.naming.transliteration import keys, may_be_one, otherwise, squeezed, transliteration_steps
from lintnews.language.naming.typos import typos
from lintnews.model import Document, Span, analysis

MANY = 5000  # a text with more names is no article
CROWD = 40  # that many names that sound alike, or spellings of one, are a list


@analysis
def spelled_in_two_ways(document: Document) -> tuple[tuple[list[Span], list[Span]], ...]:
    """The places of two spellings of one name, where the article doesn't itself say that both are in use."""
    return tuple(
        pair
        for pair in two_ways(names_of(document))
        if not is_stated_alias(document.text, *pair) and not are_apart(document, *pair)
    )


def are_apart(document: Document, places: list[Span], others: list[Span]) -> bool:
    """True where what stands around two spellings tells that they are two names, or one in titles."""
    text, (rare, usual) = names_of(document).text, sorted((places[:FEW], others[:FEW]), key=len)
    name, other = text[slice(*rare[0])], text[slice(*usual[0])]

    def throughout(told: Callable[[Span], bool]) -> bool:
        """Whether something is told of each place of either spelling."""
        return any(all(map(told, spans)) for spans in (rare, usual))

    if any(throughout(partial(look, document)) for look in (in_file_name, is_spoken_of, is_in_gloss)):
        return True
    if all(is_in_quotes(document, span) for span in rare) and not any(is_in_quotes(document, span) for span in usual):
        return True
    if is_in_pinyin(name) is not is_in_pinyin(other):
        return True
    if name.lower() == other.lower() and throughout(partial(is_cut_by_tags, document)):
        return True
    family = well_known().of
    if name in family and family[name] == family.get(other):
        return throughout(lambda span: is_part_of_another(text, span))
    if is_address(text, rare) is not is_address(text, usual):
        return True
    if squeezed(name) == squeezed(other):
        told = [in_cited_title, is_handle]
        if throughout(lambda span: word_before(text, span.start) in word_lists("name-roles")["directions"]):
            return True
        if not (name.isascii() and other.isascii()) and throughout(lambda span: in_foreign_line(text, span)):
            return True
        if "-" in name and name.lower() == other.lower():
            told.append(in_heading)
        return any(throughout(partial(look, document)) for look in told)
    plain = is_word(other) and not is_proper(other) and all(opens_sentence(text, span) for span in usual)
    named = plain and not all(opens_sentence(text, span) for span in rare)
    if named or are_two_by_context(text, rare, usual) or stands_small(document.source, name):
        return True
    if is_word(other) or is_word(name):
        return throughout(lambda span: follows_particle(text, span))
    sounds = transliteration_steps(squeezed(name), squeezed(other)) < float("inf")
    return sounds and any(throughout(partial(look, document)) for look in (in_cited_title, in_reference))


def two_ways(names: TextNames) -> Iterator[tuple[list[Span], list[Span]]]:
    """The places of two spellings of one name, in a fixed order."""
    for one, other in sorted({(min(pair), max(pair)) for pair in variants(names)}):
        here, there = names.places(one), names.places(other)
        if here and there:
            yield here, there
    for spellings in names.articled.values():
        usual, *others = sorted(spellings.values(), key=lambda places: (-len(places), places[0].start))
        yield from ((places, usual) for places in others)
    yield from particles_in_two_ways(names)


def variants(names: TextNames) -> Iterator[tuple[str, str]]:
    """Pairs of words, or of two words in a row and one, that are spellings of one name."""
    if len(names.words) > MANY:
        return
    for look in (mark_variants, joint_variants, transliterations, typos, family_variants):
        yield from look(names)


def mark_variants(names: TextNames) -> Iterator[tuple[str, str]]:
    """Accents, apostrophes, hyphens and capitals inside: `Vučić` and `Vucic`."""
    for key, same in names.squeezed.items():
        if len(same) == 1 or len(same) >= CROWD or is_word(key):
            continue
        if not any(is_word_with_prefix(one) or is_spelled_out(one) for one in same):
            yield from (pair for pair in combinations(same, 2) if not apart(names, *pair))


def joint_variants(names: TextNames) -> Iterator[tuple[str, str]]:
    """Two words and one: `Ki Moon` and `Ki-moon`."""
    keys = squeezed("\n".join(names.pairs)).split("\n") if names.pairs else ()
    if names.squeezed.keys().isdisjoint(keys):
        return
    for pair, key in zip(names.pairs, keys, strict=False):
        first, _, second = pair.partition(" ")
        for solid in names.squeezed.get(key, ()):
            words = (is_word(first) and is_word(second)) or second[-1] == "."
            if not (
                words
                or is_compound(first, second, solid)
                or (is_given_name(first) and goes_on_otherwise(names, second, solid))
            ):
                yield pair, solid


def is_compound(first: str, second: str, solid: str) -> bool:
    """True of `African American` beside `African-American`; `Cybersecurity`; `HillaryClinton`."""
    if "-" in solid:
        small = solid[len(first) + 1 :].islower() and second[0].isupper()
        return second.rstrip("s").endswith(("ian", "ican", "ish", "ese")) or (small and is_word_with_prefix(solid))
    if solid[1:].islower() and is_word(second) and not is_proper(second):
        return True
    joined = is_proper(first) and is_proper(second) and second[1:].islower() and not (is_word(first) or is_word(second))
    return solid[len(first) : len(first) + 1].isupper() and len(first) > 2 and (is_given_name(first) or joined)


def transliterations(names: TextNames) -> Iterator[tuple[str, str]]:
    """Spellings that lead to one another through systems of romanisation: `Horlivka` and `Gorlovka`."""
    for one, other in sounding_alike(names):
        if may_be_one(one, other) and transliteration_steps(one, other) < float("inf") and not is_inflected(one, other):
            ways = names.squeezed[one], names.squeezed[other]
            for here, there in product(*ways) if max(map(len, ways)) < CROWD else ():
                if transliteration_steps(one, other) <= steps_allowed(names, here, there) and not are_two_names(
                    names, here, there
                ):
                    yield here, there


def sounding_alike(names: TextNames) -> Iterator[tuple[str, str]]:
    """Squeezed words that share their consonants, in one language's reading or another's."""
    others = otherwise(names.squeezed)
    sounds = keys((*names.squeezed, *others.values()))
    if len(set(sounds)) == len(sounds):
        return iter(())
    times = Counter(sounds)
    alike: dict[str, list[str]] = {}
    for word, sound in zip((*names.squeezed, *others), sounds, strict=False):
        if times[sound] > 1 and word not in alike.setdefault(sound, []):
            alike[sound].append(word)
    return pairs_in_groups(alike.values())


def steps_allowed(names: TextNames, here: str, there: str) -> float:
    """How many steps may lie between two spellings: the better both are known, the fewer."""
    shorter = min(len(here), len(there))
    if side_by_side(names, here, there):
        # Luke and Lucy Somers are two people.
        family = given_names().of
        one = here in family and family[here] == family.get(there)
        return SAME if is_given_name(here) and is_given_name(there) and not one else 0.25 * shorter
    if is_word(here) or is_word(there) or (is_given_name(here) and is_given_name(there)):
        return 0
    known = is_known(here) + is_known(there)
    if here[0] != there[0] and (is_given_name(here) or is_given_name(there)):
        return 0  # Dustin lives in Tustin
    limit = (0.3 * (shorter - 2), min(1.5, 0.6 * (shorter - 4)), 0.15 * (shorter - 5))[known]
    if known == 2 and (introduces(names, here, there) or introduces(names, there, here)):
        return max(1, limit)
    return limit / 2 if names.words[here] + names.words[there] == 2 and known < 2 else limit


def family_variants(names: TextNames) -> Iterator[tuple[str, str]]:
    """Spellings that no system connects: `Mumbai` and `Bombay`; given names only beside the same surname."""
    if len(names.words) < 2:
        return
    yield from family_pairs(names, well_known().of)
    for one, other in family_pairs(names, given_names().of):
        # Who is called Marc here and Mark there time and again is two people; other languages have no one spelling.
        english = f"{one}{other}".isascii() and is_given_name(one) and is_given_name(other)
        often = english and min(names.words[one], names.words[other]) > 1
        if side_by_side(names, one, other) and not often:
            yield one, other


def family_pairs(names: TextNames, family_of: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    families: dict[int, list[str]] = {}
    for word in names.words.keys() & family_of.keys():
        families.setdefault(family_of[word], []).append(word)
    return pairs_in_groups(families.values())


def pairs_in_groups(groups: Iterable[list[str]]) -> Iterator[tuple[str, str]]:
    """The pairs of every group that is no crowd."""
    for group in groups:
        if 1 < len(group) < CROWD:
            yield from combinations(group, 2)
