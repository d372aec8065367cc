"""furniture: a line is judged by its company, and its place before or after the article."""

import pytest

from lintnews.checks.furniture import Furniture
from lintnews.engine import lint
from lintnews.formats import plain, read
from lintnews.rulebook import catalogue

RULES = [rule for rule in catalogue() if rule.family == "chrome"]
FURNITURE = [rule for rule in RULES if rule.id == "chrome.furniture"]

PARAGRAPHS = [
    "The council met on Monday to vote on the budget, and nobody left before the end of the night.",
    "“We have to find the money for the bridge somewhere,” the mayor said, and looked at the ceiling.",
    "The ferry will go on sailing until the bridge is mended, which may take a year or even longer.",
]
MENU = ["Home", "Bridges", "Harbour", "Contact us", "Ferries", "Boats", "Subscribe", "Share", "Facebook", "RSS", "Menu"]
MORE = [
    "You may also like",
    "Mayor buys a boat",
    "Ten ferries that never sailed",
    "Privacy policy",
    "Harbour",
    "Log in",
]


def found(*lines):
    """The lines that the furniture rule flags."""
    return [finding.text for finding in lint(plain.read("article.txt", "\n".join(lines)), FURNITURE)]


def test_lines_of_a_menu_are_found_between_known_ones():
    assert found(*MENU, *PARAGRAPHS) == ["Bridges", "Harbour", "Ferries", "Boats"]


def test_the_headlines_of_other_articles_are_found_after_the_article():
    assert found(*PARAGRAPHS, *MORE) == ["Mayor buys a boat", "Ten ferries that never sailed", "Harbour"]


@pytest.mark.parametrize(
    "line",
    ["The ferry sails on", "“Somewhere”", "Q: Who pays?", "Mayor of the town", "8 cups of flour", "TWITTER"],
    ids=["sub-heading", "quotation", "question", "caption", "list item", "name of a network"],
)
def test_a_short_line_between_paragraphs_is_left_alone(line):
    assert found(*PARAGRAPHS[:2], line, PARAGRAPHS[2], "Share") == []


def test_a_list_in_the_article_is_left_alone():
    assert found("Share", *PARAGRAPHS, "* bread", "* butter", "* a knife", *PARAGRAPHS, "Comments") == []


def test_headline_and_byline_are_left_alone_under_a_menu():
    assert found(*MENU, "Town finds no money for its bridge", "By Anna Byline", *PARAGRAPHS)[-1] == "Boats"


def test_nothing_is_found_where_nothing_is_known():
    assert found("Bridges", "Harbour", *PARAGRAPHS, "Ferries", "Boats") == []


def test_a_menu_alone_is_no_article():
    assert "Bridges" in found(*MENU)


def test_the_rulebook_gives_witnesses_of_the_family_only():
    (check,) = (rule.check for rule in FURNITURE)
    assert isinstance(check, Furniture)
    assert len(check.witnesses) == len(RULES) - 1


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("a.html", "".join(f"<p>{line}" for line in PARAGRAPHS) + "<footer>" + "<p>".join(MORE) + "</footer>"),
        ("a.html", "<nav>" + "<li>".join(MENU) + "</nav>" + "".join(f"<p>{line}" for line in PARAGRAPHS)),
        ("a.md", "\n\n".join([*PARAGRAPHS, "| Town | Hurt |\n|---|---|\n| Bergen | 8 / 37 |", "- A second bridge"])),
    ],
)
def test_what_a_file_marks_as_something_else_is_no_furniture(path, source):
    assert not lint(read(path, source.encode()), RULES)


@pytest.mark.parametrize("path", ["a.json", "a.md"])
def test_a_line_of_a_story_without_a_page_is_no_furniture(path):
    lines = (*PARAGRAPHS, "Share", "A short line")
    texts = ",".join(f'{{"type": "text", "content": "{line}"}}' for line in lines)
    source = f'{{"content_elements": [{texts}]}}' if path == "a.json" else "\n\n".join(lines)
    assert [finding.text for finding in lint(read(path, source.encode()), RULES)] == ["Share"]
