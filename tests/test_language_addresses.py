"""Where addresses stand in running text, and where none do."""

from itertools import pairwise

import pytest

from lintnews import Config, engine
from lintnews.formats.plain import read_plain
from lintnews.language.addresses import addresses
from lintnews.linting.configuration import all_rules, with_all_packs
from lintnews.model import Document, Span
from lintnews.rulebook.examples import marked

RULES = [rule for rule in all_rules(with_all_packs(Config())) if rule.family not in ("chrome", "encoding")]


@pytest.mark.parametrize(
    "text",
    [
        "See ⟦https://news.example/a?b=c&d⟧, or ⟦www.News.example/Page⟧.",
        "(⟦http://news.example/a_(b)⟧) and [⟦http://news.example/a⟧]",
        "“⟦https://news.example/⟧” ‘⟦https://news.example/a⟧’ <⟦https://news.example⟧>",
        "By ⟦ann.lee+desk@news.example⟧ and mailto:⟦ann@news.example⟧.",
        "By ⟦@ann_lee⟧’s and ⟦@ann@social.example⟧; ⟦https://social.example/@ann⟧",
        "On ⟦bbc.co.uk⟧’s page, on ⟦news.com⟧, on ⟦gov.uk/vote⟧ and ⟦en.news.org/Page_(a)⟧.",
        "⟦https://news.example/a⟧\u2060(opens in a new window)",
        "他说⟦https://news.example/a⟧。他",
        "On USA.gov and Booking.com: names of sites.",
        "and/or, 3/4, a.m./p.m., w/o, he/she, @ 5pm, 24/7, km/h, No.10/11, .com boom, :// and www. alone",
        "He left.She came. No. He said:he left",
    ],
)
def test_an_address_is_known_by_its_signs(text):
    text, spans, _ = marked(text)
    assert addresses(read_plain("a.txt", text)) == tuple(spans)


def test_a_source_is_looked_at_as_it_is():
    assert not addresses(read_plain("a.txt", "See https://news.example/a").raw)


def in_address(text: str, before: str, after: str) -> Document:
    """The text with each marked place as a piece of an address."""
    text, spans, _ = marked(text)
    for start, end in reversed(spans):
        text = text[:start] + before + "-".join(text[start:end].split()) + after + text[end:]
    return read_plain("a.txt", text)


@pytest.mark.parametrize(("before", "after"), [("https://news.example/a/", ".html"), ("ann.", "@news.example")])
@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.examples.bad], ids=lambda rule: rule.id)
def test_no_rule_of_words_reads_addresses(rule, before, after):
    for example in rule.examples.bad:
        document = in_address(example, before, after)
        for one in engine.rule_hits(document, [rule], engine.raise_error):
            places = addresses(one.document)
            assert all(one.hit.span.covers(place) or not place.overlaps(one.hit.span) for place in places)


@pytest.mark.parametrize("unit", ["a.", "@a", "http://", "www.", "a.com", "a@", "x" * 99 + "@", "http://a)))", "a/"])
def test_long_texts_are_no_burden(unit):
    assert all(span.start < span.end for span in addresses(read_plain("a.txt", unit * (300_000 // len(unit)))))


def test_addresses_are_ordered_and_apart():
    found = addresses(read_plain("a.txt", "a@b.example@c.example http://x.example/http://y.example @a@b " * 3))
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert found[0] == Span(0, 21)
