"""furniture: a line is judged by the lines around it, and its place before or after the article."""

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
    return [finding.text for finding in lint(plain.read_plain("article.txt", "\n".join(lines)), FURNITURE)]


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


@pytest.mark.parametrize(
    "lines",
    [
        ["Advertisement", "Anna Byline, mayor of Bergen", "Bertil Byline, mayor of Oslo", "Read more:"],
        ["Advertisement", "Anna Byline is a writer at the harbour. You can follow her work there"],
        [
            "Related video",
            "Media:",
            "Anna Byline",
            "Gull Press, Inc.",
            "312-555-0100",
            "SOURCE Gull Press",
            "Share this",
        ],
        ["Sign up for our daily newsletter", "Anna Byline, mayor of Bergen", "Bertil Byline, mayor of Oslo"],
        ["Investors:", "Anna Byline", "anna@gull.example", "The Harbour Group", "Share this", "SOURCE Gull Press"],
    ],
    ids=["signed", "writer", "telephone", "newsletter", "address"],
)
def test_who_signs_and_whom_to_ask_belong_to_the_article(lines):
    assert found(*PARAGRAPHS, *lines) == []


@pytest.mark.parametrize(
    ("last", "level"),
    [
        ("It's done.", "warning"),
        ("“Who knows?”", "warning"),
        ("They won!", "warning"),
        ("It's done", "warning"),
        ("“But not yet”", "warning"),
        ("Photos: Anna Byline/GULL PRESS", "warning"),
        ("Edited by Anna Byline", "warning"),
        ("U.S.", "error"),
        ("Politics", "error"),
    ],
)
def test_what_may_be_the_articles_own_is_no_error_below_the_buttons(last, level):
    lines = ["Home", "News", ONE, TWO, "Share on Facebook", "Read more", last]
    findings = lint(read("a.txt", "\n\n".join(lines).encode()), RULES)
    assert [str(one.severity) for one in findings if one.text == last] == [level]


@pytest.mark.parametrize(
    ("others", "level"), [([], "warning"), (["Log in", "Share this article", "Cookie preferences"], "error")]
)
def test_furniture_of_one_sort_makes_no_errors_of_its_neighbours(others, level):
    teasers = ["Most read stories", "Mayor buys a boat", "Trending now", "Ten ferries that never sailed"]
    lines = [*PARAGRAPHS, *teasers, "You may also like", "Harbour closed", *others]
    findings = lint(plain.read_plain("article.txt", "\n".join(lines)), FURNITURE)
    assert {finding.severity for finding in findings} == {level}


def test_a_heading_of_contacts_is_no_label_of_a_menu():
    lines = [*PARAGRAPHS, "Investors:", "Anna Byline", "312-555-0100", "Follow us on Twitter"]
    findings = lint(plain.read_plain("article.txt", "\n".join(lines)), RULES)
    assert [finding.text for finding in findings] == ["Follow us on Twitter"]


def test_nothing_is_found_where_nothing_is_known():
    assert found("Bridges", "Harbour", *PARAGRAPHS, "Ferries", "Boats") == []


def test_a_menu_alone_is_no_article():
    assert "Bridges" in found(*MENU)


def test_the_rulebook_gives_witnesses_of_the_family_and_language_only():
    (check,) = (rule.check for rule in FURNITURE)
    assert isinstance(check, Furniture)
    assert len(check.siblings) == sum(rule.languages == ("en",) for rule in RULES)


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


def test_a_line_of_a_story_without_a_page_is_no_furniture():
    texts = ",".join(f'{{"type": "text", "content": "{line}"}}' for line in (*PARAGRAPHS, *MORE))
    source = f'{{"content_elements": [{texts}]}}'
    assert not lint(read("a.json", source.encode()), FURNITURE)


PASTED = [
    "            * Video",
    "            * Newsletters",
    "              + Mayor buys a boat",
    "            * Ten ferries that never sailed",
    "            * Events",
]
BOXED = ["Ferry sinks in the harbour", "Mayor buys a boat", "Ten ferries that never sailed", "Harbour closed"]
PRIZES = [
    f"{title}, {house}"
    for title in ("Gull", "The Bridge", "Ozone", "Mayor")
    for house in ("Dune", "Pier", "Net", "Rook")
]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ([*PARAGRAPHS, *PASTED], 5),
        ([*PASTED, *PARAGRAPHS], 5),
        (
            [
                *PARAGRAPHS,
                "Share",
                "Tweet",
                "Pin",
                "Mayor buys a boat",
                "Leave a Reply",
                "Ten Ferries That Never Sailed",
            ],
            6,
        ),
        ([*PARAGRAPHS, "Investor Relations", "ir@harbour.example"], 0),
        ([*PARAGRAPHS, "Bridge Tips", "Gull Recipes", "Ferry Guides", "Boat Reviews", "Hat Shops", "Clock Repair"], 3),
        ([PARAGRAPHS[0], "Politics", *PARAGRAPHS[1:]], 0),
        ([*PARAGRAPHS, "Anna Byline"], 0),
        ([*PARAGRAPHS, "Thanks", "Anna"], 0),
        ([*PARAGRAPHS, "Photo: Anna Byline", "Anna Byline, mayor of Bergen"], 0),
        ([*PARAGRAPHS, "    bundle exec rake ferries", "    zypper in ferries"], 0),
        ([*PARAGRAPHS, "    SIZE:   15830344 bytes", "    SHA256: 24fd9eb8734fd81a51806d16bf3a5624"], 0),
        ([*PARAGRAPHS, "- bread", "- butter", "- a knife"], 0),
        ([*PARAGRAPHS, "\\- News", "\\- Football", "\\- Film", "\\- Music"], 0),
        ([*PARAGRAPHS, "It is closed. pic.twitter.com/aBc123", "## Share your thoughts", *PARAGRAPHS], 1),
        ([*PARAGRAPHS, "## Thanks", "Anna Byline", "Bertil Byline"], 0),
        ([PARAGRAPHS[0], '=== "In spring"', *(f"    - {line}" for line in BOXED), *PARAGRAPHS[1:]], 0),
        ([*PARAGRAPHS, *PRIZES], 0),
        ([*PARAGRAPHS, "    for boat in harbour {\n        break\n    }"], 0),
        ([*PARAGRAPHS, "Thanks,", "Julia Lind", "Neil Berg", "Matt Sand", "Mark Holm", "John Dahl"], 0),
    ],
    ids=[
        "end",
        "start",
        "labels",
        "contact",
        "menu",
        "inside",
        "name",
        "greeting",
        "credits",
        "commands",
        "sums",
        "list",
        "escaped",
        "embed",
        "section",
        "box",
        "prizes",
        "code",
        "names",
    ],
)
def test_what_was_pasted_into_a_story_is_found_and_what_a_writer_sets_is_not(lines, found):
    source = "\n\n".join(["# Bridge closed", *lines])
    findings = lint(read("a.md", source.encode()), RULES)
    assert len(findings) == found, [finding.text for finding in findings]
    assert all(str(finding.severity) == "warning" for finding in findings if finding.rule == "chrome.furniture")


@pytest.mark.parametrize(
    "lines",
    [
        ["![the clipping](clipping.png)", "FERRY RACE", "Six Crews' Trial In Bergen", *PARAGRAPHS],
        [*PARAGRAPHS, "![a walk](walk.png)\n_Ada and Ben_", "![lunch](lunch.png)\n_Ada, Ben, Neel_"],
    ],
    ids=["kicker", "captions"],
)
def test_what_a_writer_sets_in_a_story_without_a_heading_stays(lines):
    assert not lint(read("a.md", "\n\n".join(lines).encode()), RULES)


def test_a_list_of_prizes_ends_an_article():
    prizes = [f"Best {name} of the year" for name in ("ferry", "bridge", "boat", "harbour", "clock", "mayor")]
    assert found(*PARAGRAPHS, *prizes, *MORE)[0] == "Mayor buys a boat"


def levels(path, *lines):
    """What the whole family flags in a story with these lines, and how gravely."""
    source = "\n\n".join(lines)
    return [(finding.text, str(finding.severity)) for finding in lint(read(path, source.encode()), RULES)]


ONE, TWO, THREE = PARAGRAPHS


@pytest.mark.parametrize(
    ("path", "lines"),
    [
        ("a.md", ["# Bridge", ONE, "## Contents", TWO, "## Download", THREE, "## Contact us", "Write to the clerk."]),
        ("a.md", [ONE, "Learn more about [the bridge](https://town.example/) from the clerk.", TWO]),
        ("a.md", [ONE, "[Register now](https://town.example/) for the day of the bridge.", TWO]),
        ("a.md", [ONE, "The networks of the harbour:", "- [Twitter](https://t.example)\n- [RSS](https://r.example)"]),
        ("a.md", [ONE, "Sources:", "- © 2011 The Daily Gull\n- Copyright © 2011 Harbour News. All rights reserved."]),
        ("a.md", [ONE, TWO, "Table of Contents", THREE]),
        ("a.txt", [ONE, "Facebook", TWO, "Twitter", THREE]),
        ("a.txt", [ONE, "Details", TWO, "Medium", THREE]),
        ("a.txt", ["Also on Thursday, the council passed a law on ferries, and nobody noticed.", ONE, TWO]),
        ("a.txt", ["Read more about the bridge than anybody else, and you will be mayor one day.", ONE, TWO]),
    ],
    ids=["headings", "link", "link in a sentence", "list", "credits", "contents", "firms", "values", "also on", "read"],
)
def test_what_a_writer_says_alone_is_no_furniture(path, lines):
    assert levels(path, *lines) == []


@pytest.mark.parametrize(
    ("path", "lines", "expected"),
    [
        ("a.txt", [ONE, TWO, THREE, "Comments"], [("Comments", "warning")]),
        ("a.txt", [ONE, TWO, "Comments", THREE], []),
        ("a.txt", [ONE, TWO, THREE, "Twitter", "Share this article"], [("Twitter", "warning")]),
        (
            "a.txt",
            [ONE, TWO, THREE, "Twitter", "5 min read", "Privacy policy", "Leave a reply"],
            [("Twitter", "error")],
        ),
        ("a.txt", [ONE, "Copy", TWO, "Copy", THREE, "Copy"], [("Copy", "warning")] * 3),
        ("a.txt", ["Share this article", "Skip to content", ONE, TWO], [("Share this article", "error")]),
        (
            "a.txt",
            ["Share this article", "Skip to content", ONE, TWO, "* DISCLAIMER:", f"{THREE.rstrip('.')}, and so on,"],
            [("Share this article", "error")],
        ),
        ("a.md", ["Share this article", ONE, TWO], [("Share this article", "warning")]),
        ("a.md", [ONE, TWO, "## Related articles", "[View all](https://g.example/)"], []),
        (
            "a.md",
            [ONE + "(opens in a new window)", TWO, "## Related articles", "[View all](https://g.example/)", "0:00"],
            [("Related articles", "warning")],
        ),
    ],
)
def test_a_label_is_judged_by_its_company(path, lines, expected):
    wanted = {text for text, _ in expected} or {*lines}
    assert [one for one in levels(path, *lines) if one[0] in wanted] == expected


@pytest.mark.parametrize("heading", ["**News**", "__News__", "<b>News</b>"])
def test_a_heading_in_bold_is_the_writers(heading):
    assert "News" not in dict(levels("a.md", heading, ONE + "(opens in a new window)", TWO))


AROUND = ["Skip to content", "Share this article"], ["Log in", "Privacy policy"]


@pytest.mark.parametrize(
    "line",
    [
        "Designed by Anna Byline, the bridge has three arches and a lift.",
        "By registering twice, the mayor got two seats at the opening.",
        "By submitting your plans early, he told the builders, the town would save a year.",
    ],
)
def test_a_sentence_that_opens_like_a_label_is_the_writers(line):
    assert line not in dict(levels("a.txt", *AROUND[0], ONE, line, TWO, *AROUND[1]))


@pytest.mark.parametrize(
    "line",
    [
        "Designed by Gull Studio",
        "By registering, you agree to our terms.",
        "By submitting your address, you agree to get our letters.",
    ],
)
def test_the_same_words_below_the_article_are_the_pages(line):
    assert dict(levels("a.txt", *AROUND[0], ONE, TWO, *AROUND[1], line))[line] == "error"


def test_what_recurs_between_sentences_does_not_part_the_article_in_two():
    article = [line for paragraph in PARAGRAPHS * 3 for line in (paragraph, "Advertisement")]
    assert found(*MENU, *article[:9], "The ferry sails on", *article[9:])[-1] == "Boats"


@pytest.mark.parametrize(
    ("rule", "line", "found"),
    [
        ("chrome.new-window", "The plan(opens in a new window) is out.", "(opens in a new window)"),
        ("chrome.new-window", "The plan, opens new tab", ", opens new tab"),
        ("chrome.new-window", "The shop opens in a new window of the mall.", None),
        ("chrome.plea", "Have you seen it? Share your story by emailing us at gull@gull.example.", "all"),
        ("chrome.plea", "How did he do it? By emailing everybody he knew.", None),
        ("chrome.plea", "The post Bridge closed appeared first on The Daily Gull.", "all"),
        ("chrome.plea", "The post of harbour master first appeared on a map in 1820.", None),
        ("chrome.glued", "Nobody left before the end.Advertisement", "Advertisement"),
        ("chrome.glued", "ShareTweetEmailThe ferry sails on.", "ShareTweetEmail"),
        ("chrome.glued", "Shareholders tweeted about the ferry.", None),
        ("chrome.player", "00:0002:31", "all"),
        ("chrome.player", "The ferry sails at 00:00.", None),
        ("chrome.embed", "It is closed. https://t.co/aBc123dEf4", "https://t.co/aBc123dEf4"),
        ("chrome.embed", "— Harbour Master (@harbourmaster) March 3, 2024", "all"),
        ("chrome.share", "Why not follow Gull North on Facebook and Twitter? Send ideas to gull@gull.example", "all"),
        ("chrome.media", "Featured image via the harbour's own archive", "all"),
        ("chrome.media", "This is a modal window. It is closed by pressing the Escape key.", "all"),
        ("chrome.teaser", "[Read: Why the bridge took nine years]", "all"),
        ("chrome.comments", "Lines and paragraphs break automatically.", "all"),
        ("chrome.newsletter", "Want more of the harbour? Sign up for our newsletter.", "all"),
        ("chrome.newsletter", "Want more ferries? So does the mayor, who signed up for ten.", None),
    ],
)
def test_furniture_within_a_line_is_found(rule, line, found):
    findings = lint(read("a.txt", f"{ONE}\n\n{line}".encode()), [one for one in RULES if one.id == rule])
    assert [finding.text for finding in findings] == ([line if found == "all" else found] if found else [])
