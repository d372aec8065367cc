"""The headline's numbers against the story's."""

import pytest

from lintnews.formats import plain
from lintnews.rulebook import catalogue

CHECK = next(rule.check for rule in catalogue() if rule.id == "numbers.headline")


def kinds(text: str) -> list[str]:
    return [hit.kind for hit in CHECK.find(plain.read_plain("a.txt", text))]


@pytest.mark.parametrize(
    ("headline", "story", "found"),
    [
        ("Seven soldiers die in blast", "Seven soldiers were killed.", []),
        ("Seven soldiers die in blast", "7 men died. Two soldiers were hurt.", []),
        ("Seven soldiers die in blast", "Nine soldiers were killed.", ["count"]),
        ("Seven soldiers die in blast", "A soldier wept.", []),
        ("7 soldiers die in blast", "Seven died. Two soldiers were hurt.", []),
        ("12,000 troops sent to Kursk", "Some 12,123 troops have been sent.", []),
        ("12,000 troops sent to Kursk", "Some 15,000 troops have been sent.", ["count"]),
        ("More than 150 citizens fight for Russia", "There are 168 citizens.", []),
        ("2016 candidates meet in Iowa again", "Nine candidates met.", []),
        ("Twelve years of war leave town empty", "After 15 years, it is over.", []),
        ("3 highlights from the debate", "1. He came.\n2. He saw.\n3. He left.", []),
        ("12 highlights from the debate", "1. He came.\n2. He saw.\n3. He left.", ["list"]),
        ("Seven soldiers died in a blast, the mayor said.", "Nine soldiers were killed.", []),
        ("Three teams tell how they work", "1. Talk.\n2. Write.\n3. Build.\n4. Rest.", []),
        ("3 highlights from the debate", "3. He came.\n2. He saw.\n1. He left.", []),
        ("12 highlights from the debate", "1. He came.\n5. He saw.\n7. He left.", []),
    ],
)
def test_a_headline_counts_as_the_story_does(headline, story, found):
    assert kinds(f"{headline}\n\n{story} The war went on and nobody knew how long it would.") == found


@pytest.mark.parametrize("unit", ["1. a\n", "7 men ", "seven "])
def test_a_long_story_is_no_burden(unit):
    kinds("Seven men die in a blast\n\n" + unit * 20_000)
