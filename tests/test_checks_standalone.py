"""standalone: which lines say a token, and which only look alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintnews.checks.standalone import Standalone
from lintnews.formats import plain, read
from lintnews.model import CheckError

CHECK = Standalone(
    tokens=(
        "5 min read",
        "Share",
        "View 3 images",
        "E-mail",
        "E-mail link",
        "LinkedIn",
        "Facebook",
        "Sign up",
        "Read more: …",
        "Follow … on Facebook",
        "… in your inbox",
    )
)


@pytest.mark.parametrize(
    "line",
    [
        "12 min read",
        "1,200 Min Read",
        "  •  Share",
        "SHARE…",
        "Share | Facebook",
        "Share Facebook",
        "E-mail LinkedIn",
        "View 12 Images",
        "Read more: Five bridges that never opened",
        "READ MORE:Five bridges",
        "Follow the Daily Gull on Facebook.",
        "All the news in your inbox",
    ],
)
def test_a_line_that_says_a_token_is_found(line):
    assert len(list(CHECK.find(plain.read_plain("article.txt", line)))) == 1


@pytest.mark.parametrize(
    "line",
    [
        "It was a 12 min read, he joked",
        "Share prices fell",
        "Facebook shares",
        "Read more",
        "Follow on Facebook",
        "in your inbox",
        "",
        "   ",
    ],
)
def test_a_line_that_says_more_or_less_is_left_alone(line):
    assert list(CHECK.find(plain.read_plain("article.txt", line))) == []


def test_a_hit_says_where_it_stands():
    check = Standalone(tokens=("Share", "Sign up", "Log in", "Menu"), common=("Next",), outside=("Privacy",))
    paragraph = "The council met on Monday to vote on the budget, and nobody left before the end."
    lines = ["Privacy", "Next", *[paragraph] * 3, "Sign up", "Privacy", *[paragraph] * 3, "Share | Log in"]
    text = "\n".join(lines)
    hits = [(hit.words["phrase"], hit.kind) for hit in check.find(plain.read_plain("article.txt", text))]
    assert hits == [("Privacy", "unsure"), ("Next", "unsure"), ("Sign up", "inside"), ("Share | Log in", "edge")]


@pytest.mark.parametrize(
    ("line", "found"),
    [("Home | Jobs | Music | Film", 1), ("Next | Share", 1), ("Music Film", 0), ("Film industry", 0)],
)
def test_a_string_of_plain_phrases_is_a_menu_where_it_is_long_or_holds_buttons(line, found):
    check = Standalone(
        tokens=("Menu",), common=("Next", "Share"), outside=("Film", "Home", "Industry", "Jobs", "Music")
    )
    paragraph = "The council met on Monday to vote on the budget, and nobody left before the end."
    assert len(list(check.find(plain.read_plain("article.txt", "\n".join([line, *[paragraph] * 3]))))) == found


def test_a_plain_phrase_alone_is_nothing():
    check = Standalone(tokens=("Share",), common=("Next",), outside=("Privacy",))
    paragraph = "The council met on Monday to vote on the budget, and nobody left before the end."
    assert not list(check.find(plain.read_plain("article.txt", f"Next\n{paragraph}\nPrivacy\n{paragraph}")))


def test_a_token_must_open_or_close_with_a_word():
    with pytest.raises(CheckError, match="has no word at either end"):
        list(Standalone(tokens=("… and …",)).find(plain.read_plain("article.txt", "Share and share")))


SHARE, TEASER = Standalone(common=("Share",)), Standalone(tokens=("Related articles",))
BUTTON = Standalone(tokens=("View all",))
STORY = "The council met on Monday to vote on the budget, and nobody left before the end."


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        # a label that comes again and again is a page's, also where somebody quoted it with the page
        (["> A good day, said the mayor.", *["> Share"] * 3], 3),
        (["> Share"], 0),
        # a heading for other stories and a button to all of them, one below the other
        (["## Related articles", "[View all](/news)", f"[{STORY}](/mill)"], 2),
        (["## Related articles", f"[{STORY}](/mill)", STORY, "[View all](/news)"], 0),
        # where a program puts a chart
        (["<p>View all</p>"], 1),
        (['<p data-chart="mills" id="mills"> View all </p>'], 0),
    ],
)
def test_in_a_format_that_holds_no_page_a_label_needs_company(lines, found):
    document = read("article.md", "\n\n".join([STORY, STORY, *lines]).encode())
    checks = (SHARE, TEASER, BUTTON)
    assert sum(len(list(check.with_siblings(checks).find(document))) for check in checks) == found


@given(st.text(alphabet="Share \n•…#1.:|é\u200b\r\x85", max_size=200))
def test_every_hit_lies_in_the_text(text):
    for hit in CHECK.find(plain.read_plain("article.txt", text)):
        assert 0 <= hit.span.start < hit.span.end <= len(text)
