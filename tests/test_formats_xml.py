"""NITF, NewsML, RSS and Atom: what a reader sees of a story in XML."""

import pytest

from lintnews.formats import UnreadableSource, read


def blocks(source):
    document = read("story.xml", source.encode())
    return [(kind, document.text[span.start : span.end]) for kind, span in document.blocks]


def nitf(body):
    return f"<nitf><body><body.content>{body}</body.content></body></nitf>"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (nitf("<p>Ki<em>ev</em> &amp; so&#233;</p>"), [("paragraph", "Kiev & soé")]),
        (nitf("<hl2>a</hl2><bq><block><p>b</p></block></bq>"), [("heading.h2", "a"), ("quote", "b")]),
        (nitf("<ul><li>a</li></ul><table><tr><td>b</td></tr></table>"), [("list", "a"), ("table.cell", "b")]),
        (nitf("<media><media-reference>x</media-reference><media-caption>a</media-caption></media>"),
         [("caption", "a")]),
        (
            "<nitf><head><title>t</title><docdata><identified-content><person>x</person></identified-content></docdata>"
            "</head><body><body.head><hedline><hl1>h</hl1></hedline><byline>By <person>A</person></byline>"
            "<dateline><location>PARIS</location></dateline></body.head></body></nitf>",
            [("frontmatter.title", "t"), ("headline", "h"), ("byline", "By A"), ("dateline", "PARIS")],
        ),
        (
            "<newsItem><itemMeta><title>x</title></itemMeta><contentMeta><headline>h</headline><by>A</by>"
            "<subject><name>x</name></subject></contentMeta><contentSet><inlineXML><nitf><body><p>a</p></body></nitf>"
            "</inlineXML></contentSet></newsItem>",
            [("headline", "h"), ("byline", "A"), ("paragraph", "a")],
        ),
        (
            "<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>h</HeadLine></NewsLines><ContentItem><DataContent>"
            "<p>a</p><p>b</p></DataContent></ContentItem></NewsComponent></NewsItem></NewsML>",
            [("headline", "h"), ("paragraph", "a"), ("paragraph", "b")],
        ),
        (
            "<rss xmlns:c='c'><channel><title>Ch</title><item><title>A &amp;amp; b</title><link>x</link>"
            "<description>&lt;p>c &amp;eacute;</description><c:encoded><![CDATA[<p>d</p><p>e</p>]]></c:encoded>"
            "</item></channel></rss>",
            [("frontmatter.title", "Ch"), ("headline", "A & b"), ("frontmatter.description", "c é"),
             ("paragraph", "d"), ("paragraph", "e")],
        ),
        (
            "<rss xmlns:wp='w'><channel><item><title>a</title><wp:comment><wp:comment_content>x</wp:comment_content>"
            "</wp:comment></item></channel></rss>",
            [("headline", "a")],
        ),
        (
            "<feed><title>F</title><entry><title>a</title><author><name>B</name></author><content type='xhtml'><div>"
            "<p>c</p>d</div></content></entry></feed>",
            [("frontmatter.title", "F"), ("headline", "a"), ("byline", "B"), ("paragraph", "c"), ("paragraph", "d")],
        ),
        ("<html xmlns='http://www.w3.org/1999/xhtml'><body><p>a</p></body></html>", [("paragraph", "a")]),
    ],
)  # fmt: skip
def test_a_file_is_cut_into_blocks(source, expected):
    assert blocks(source) == expected


def test_entities_of_html_are_known_where_a_document_type_is_named():
    for doctype in ("", "<!DOCTYPE nitf SYSTEM 'nitf.dtd'>"):
        assert blocks(doctype + nitf("<p>caf&eacute;</p>")) == [("paragraph", "café")]


def test_an_encoding_that_the_file_declares_is_used():
    data = b"<?xml version='1.0' encoding='iso-8859-1'?>" + nitf("<p>Zo\xeb</p>").encode("latin-1")
    assert read("a.xml", data).text == "Zoë"


@pytest.mark.parametrize(
    ("source", "language"),
    [("<nitf xml:lang='en-GB'/>", "en-GB"), ("<rss><channel><language>de</language></channel></rss>", "de")],
)
def test_the_file_says_its_language(source, language):
    assert read("a.xml", source.encode()).language == language


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("", "no element found"),
        ("<project/>", "neither NITF, NewsML, RSS nor Atom: it begins with <project>"),
        ("<rss>\n<b></rss>", "mismatched tag in line 2, column 6"),
        ("<!DOCTYPE r [<!ENTITY a 'x'>]><rss>&a;</rss>", "entities of its own"),
        ("<!DOCTYPE r [<!ENTITY % a SYSTEM 'file:///etc/passwd'> %a;]><rss/>", "entities of its own"),
        ("<rss>" * 10_000, "no element found"),
    ],
)
def test_other_xml_is_refused_with_a_reason(source, why):
    with pytest.raises(UnreadableSource, match=why):
        read("a.xml", source.encode())


@pytest.mark.parametrize(
    "body",
    ["<p>" * 10_000 + "</p>" * 10_000, "&amp;é" * 10_000, "\n" * 40_000, "<img alt='a'/>" * 5_000, "<br/>" * 10_000],
)
def test_hostile_files_end_soon(body):
    read("a.xml", nitf(body).encode())
