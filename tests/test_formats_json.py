"""ANS and ninjs: what a reader sees of a story in JSON."""

import json

import pytest

from lintnews.formats import UnreadableSource, read


def blocks(value):
    document = read("story.json", json.dumps(value).encode())
    return [(kind, document.text[span.start : span.end]) for kind, span in document.blocks]


def text(content):
    return {"type": "text", "content": content}


@pytest.mark.parametrize(
    ("element", "expected"),
    [
        (text("Zoë <b>fell</b> &amp; rose"), [("paragraph", "Zoë fell & rose")]),
        (text("<p>a</p><p>b</p>"), [("paragraph", "a"), ("paragraph", "b")]),
        ({"type": "header", "level": 3, "content": "Head"}, [("heading.h3", "Head")]),
        ({"type": "header", "content": "Head"}, [("heading.h2", "Head")]),
        (
            {"type": "list", "items": [text("a"), {"type": "list", "items": [text("b")]}]},
            [("list", "a"), ("list", "b")],
        ),
        (
            {"type": "quote", "content_elements": [text("a")], "citation": text("b")},
            [("quote", "a"), ("quote", "b")],
        ),
        (
            {"type": "table", "header": [text("a")], "rows": [[text("b"), text("c")]]},
            [("table.header", "a"), ("table.cell", "b"), ("table.cell", "c")],
        ),
        ({"type": "image", "caption": "a", "alt_text": "b", "url": "c"}, [("caption", "a"), ("alt", "b")]),
        ({"type": "code", "content": "x = 1"}, []),
        ({"type": "custom_embed", "embed": {"config": text("a")}}, []),
        ({"type": "story", "content_elements": [text("another story")]}, []),
    ],
)
def test_an_ans_element_is_cut_into_blocks(element, expected):
    assert blocks({"content_elements": [element]}) == expected


def test_what_stands_around_an_ans_story_is_read_too():
    story = {
        "language": "en-GB",
        "headlines": {"basic": "River closes bridges", "web": "Bridges closed"},
        "subheadlines": {"basic": "Two shut"},
        "description": {"basic": "What happened"},
        "credits": {"by": [{"name": "Ann Lee", "slug": "ann-lee"}]},
        "content_elements": [text("It rose.")],
        "promo_items": {"basic": {"type": "image", "caption": "The river"}},
        "taxonomy": {"tags": [{"text": "river"}]},
    }
    assert blocks(story) == [
        ("headline", "River closes bridges"),
        ("frontmatter.headlines", "Bridges closed"),
        ("standfirst", "Two shut"),
        ("frontmatter.description", "What happened"),
        ("byline", "Ann Lee"),
        ("paragraph", "It rose."),
        ("caption", "The river"),
    ]
    assert read("story.json", json.dumps(story).encode()).language == "en-GB"


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ({"headline": "A", "body_text": "b\n\nc"}, [("headline", "A"), ("paragraph", "b"), ("paragraph", "c")]),
        ({"body_text": "b", "body_xhtml": "<p>b</p>"}, [("paragraph", "b")]),
        ({"headlines": [{"value": "A"}], "bodies": [{"value": "b"}]}, [("headline", "A"), ("paragraph", "b")]),
        (
            {"bodies": [{"value": "b"}, {"contentType": "text/html", "value": "<h2>b</h2>"}]},
            [("heading.h2", "b")],
        ),
        (
            {"bodies": [{"contenttype": "text/vnd.IPTC.NITF", "value": "<p>x</p>"}, {"value": "b"}]},
            [("paragraph", "b")],
        ),
        (
            {"bodies": [{"contenttype": "text/vnd.IPTC.NITF", "value": "<nitf><p>b</p></nitf>"}]},
            [("paragraph", "b")],
        ),
        (
            {"headline": "A", "body_xhtml": "<h1>A</h1><p>b</p>"},
            [("frontmatter.headline", "A"), ("heading.h1", "A"), ("paragraph", "b")],
        ),
        (
            {"body_text": "b", "associations": {"main": {"uri": "v", "byline": "C", "description_text": "d"}}},
            [("paragraph", "b"), ("byline", "C"), ("caption", "d")],
        ),
        ({"type": "picture", "description_text": "d", "slugline": "river"}, [("caption", "d")]),
    ],
)
def test_a_ninjs_item_is_cut_into_blocks(item, expected):
    assert blocks({"uri": "urn:x", **item}) == expected


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b'{"name": "left-pad", "version": "1.0.0"}', "neither ninjs nor ANS"),
        (b'{"headline": ', "line 1, column 14"),
        (b"", "is no JSON"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"content_elements":' * 50_000, "nested too deeply"),
        (b"3", "neither"),
    ],
)
def test_other_json_is_refused_with_a_reason(data, why):
    with pytest.raises(UnreadableSource, match=why):
        read("a.json", data)


@pytest.mark.parametrize(
    "item",
    [
        {"content_elements": [[], None, 3, "a", {"type": []}, {"type": "text"}, {"type": "text", "content": {}}]},
        {"headlines": {"basic": []}, "credits": [], "content_elements": {}, "promo_items": "a", "language": 3},
        {"headlines": {}, "credits": {"by": {"name": {"a": "b"}}}, "content_elements": [{"citation": "a"}]},
        {"uri": 3, "bodies": {"value": []}, "associations": [[{}]], "headlines": [{"value": 3}]},
        {"content_elements": [{"type": "text", "content": "a" * 9, "items": [{}] * 9}] * 2000},
        {
            "uri": "u",
            "associations": [{"headline": f"a {number}"} for number in range(3000)],
            "body_text": "b" * 99_999,
        },
    ],
)
def test_odd_stories_are_read_as_far_as_they_go(item):
    read("a.json", json.dumps(item).encode())
