"""Words that stand twice: which are slips, and which English doubles. Each row was once told wrong."""

import pytest

from lintnews.formats import markdown, plain
from lintnews.model import Check
from lintnews.rulebook import catalogue
from lintnews.rulebook.catalogue import shipped_packs


@pytest.fixture(scope="module")
def check() -> Check:
    rules = {rule.id: rule for rule in catalogue(shipped_packs())}
    return rules["repetition.word"].check


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("They waited for for an hour.", ["for for"]),
        ("That is all of the the.", ["the the"]),
        ("She gave it to to", ["to to"]),
        ("It is read in in a tight race.", ["in in"]),
        ("Is is possible?", ["Is is"]),
        ("The bones are of Homo sapiens sapiens.", []),
        ("The mini-bus bus stop will move.", []),
        ("The tide came in in the night.", []),
        ("It rained. It it was cold.", ["It it"]),
        ("According to the The Town Gazette, it rained.", ["the The"]),
        ("The mayor, who was was late, spoke.", ["was was"]),
        ("The plan plan is to build.", ["plan plan"]),
        ("We know what the mill is is a ruin.", []),
        ("He had had it. She said that that was so.", []),
        ("The room he came in in May is shut.", []),
        ("Before we know it it will be dark.", []),
        ("All they have have been sold.", []),
        ("It gave her her business.", []),
        ("Read the how to to learn more.", []),
        ("It is very very old, and so so dear.", []),
        ("They sang in Bora Bora, in Walla Walla and with Duran Duran.", []),
        ("They ran and and and ran.", []),
        ("They mumble mumble, mumble and type type type...", []),
        ("He said: “to to” is wrong.", []),
        ("Write an in in-depth look, or a to to-do list.", []),
        ("any    any   all", []),
        ("See town.example/the the/the.", []),
        ("It was Will who said so. Will will come.", []),
        ("It was the. The end.", []),
        ("naughty naughty! he cried.", []),
    ],
)
def test_a_slip_is_told_from_what_english_doubles(check, sentence, found):
    document = plain.read_plain("a.txt", sentence)
    assert [sentence[hit.span.start : hit.span.end] for hit in check.find(document)] == found


@pytest.mark.parametrize("source", ["They walked to the\nthe mill.", "They walked to the\n    the mill."])
def test_a_word_is_found_again_on_the_next_line_of_its_paragraph(check, source):
    assert [hit.words["match"] for hit in check.find(markdown.read_markdown("a.md", source))] == ["the the"]


def test_a_word_that_is_stressed_the_second_time_is_meant(check):
    assert not list(check.find(markdown.read_markdown("a.md", "This may actually *actually* work.")))


def test_paragraphs_don_t_run_into_each_other(check):
    assert not list(check.find(markdown.read_markdown("a.md", "They walked to the\n\nthe mill.")))


SAID = "We we saw the ferry, and and it was, well, how how we came to to build the the one that sails if if it snows. "
WRITTEN = "The ferry sails at noon from the old pier, and nobody has asked the crew why it is late so often. "


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (SAID, 6),
        (SAID + 150 * WRITTEN, 0),
        (SAID + 500 * WRITTEN, 6),
        (50 * WRITTEN.replace("the old", "the the old"), 50),
    ],
    ids=["many slips in a note", "speech among other words", "many slips in a book", "one slip again and again"],
)
def test_a_transcript_keeps_what_was_said(check, text, found):
    assert len(list(check.find(plain.read_plain("a.txt", text)))) == found
