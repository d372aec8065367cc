"""The law of every format: each character that a reader sees leads back to its place in the file."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lintnews.formats import read
from lintnews.formats.document_builder import WHITE
from lintnews.model import Span

# Pieces of each format in which a reader sees the word at {}, whatever stands around them.
HTML = (
    "<p>{}</p>", "<p>é &amp; {}&nbsp;<b>x</b>", "<h2 class='a>b'>😀{}</h2>", "<ul><li>{}<li>x</ul>", "{}<br>",
    "<!-- c -->{}", "<a href='&amp;' title='a &quot;{}&quot;'>x</a>", "<img src=x alt={}>", "a</>b {}", "&notit;{}",
    "<td>{}</td>", "<script>if (a<b) '<p>'</script>{}", "e\u0301<i>\u0301{}</i>", "\r\n{}\r\n", "\r{}", "<p\n\n>{}",
    "<code>x</code>{}", "</p></div>{}",
    "{{{{ é }}}}{}", "{{% é %}}{}", "&#128512;{}&#x1F600;", "\x85{}", "<x y='\ud83d'>{}", "<div><div>\t{}</div>",
)  # fmt: skip
MARKDOWN = (
    "{}\n\n", "# 😀 *{}*\n\n", "&amp; é **a{}**\n", "- {}\n- x\n\n", "> {}\n> x\n\n", "1. x\n\n   {}\n\n", "`x` {} \\*",
    "[{}](http://x 'é')", "[x](y \"a {}\")", "![é {}](y)", "<b title='{}'>x</b>", "\n\n<div>é\n<i>{}</i>\n</div>\n\n",
    "\n\n|a|é|\n|-|-|\n|x \\| y|{}|\n\n", "{{{{< f caption=\"é {}\" >}}}}", "{{{{ x }}}} {}", "e\u0301 {}  \n",
    "~~{}~~",    "\n\n```\né\n```\n\n{}", "\n\n    é\n\n{}", "{} {{#id}}\n", "<http://é> {}",
    "\n\n> <p>é\n> {}</p>\n\n", "\ud800{}",
)  # fmt: skip
FRONT_MATTER = ("", "---\ntitle: é\n---\n", "+++\ntitle = 'é'\n+++\n")
# Lines of YAML, each once a page, since a key may stand there but once.
YAML = (
    "title: é {}\n", "description: |\n  é\n  😀 {}\n", "summary: >\n  {}\n  é\n", "author: 'é''{}'\n", "slug: é\n",
    "images:\n  - {{src: é, alt: 'x {}'}}\n", "# é\n",
    'caption: "\\u00e9 {}"\n', 'teaser: "é {}\n  é"\n', "authors: [é, {}]\n",
)  # fmt: skip
# Strings of JSON, as {{…}} of a content element whose text is HTML.
ANS = (
    "{}", r"\u00e9 {} \"x\"", r"<p>\ud83d\ude00<\/p>{}", r"<b title=\"\u00e9 &amp; {}\">x<\/b>", r"&eacute;\n{}\t",
    "😀{}", r"e\u0301<i>{}</i>", r"\ud800{}", r"<ul><li>{}<li>\/</ul>", r"\\{}", "\n\x85{}",
)  # fmt: skip
# Markup within NITF, and the text of an element of RSS, in which HTML is written out.
NITF = (
    "<p>{}</p>", "<p>é &amp; {}&#233;<em>x</em></p>", "<hl2>😀{}</hl2>", "<bq><block><p>{}</p></block></bq>", "{}<br/>",
    "<!-- c -->{}", "<![CDATA[é &amp; <b>{}]]>", "e\u0301<q>\u0301{}</q>", "\r\n{}\r\n", "\r{}",
    "<media><media-caption>{}</media-caption></media>", "&nbsp;{}",
    "<media-reference>x</media-reference>{}", "<p><img alt='é {}'/>x</p>",
)  # fmt: skip
FEED = (
    "&lt;p>é {}&lt;/p>", "<![CDATA[<p>é &amp; <b>{}</b></p>]]>", "&amp;eacute; {}", "😀{}\r\n",
    "<![CDATA[<a title='é {}'>]]>", "<!-- c -->{}", "&#60;br>{}",
)  # fmt: skip
ARCHIEML = (
    "{}\n", "headline: é {}\n", "* 😀{}\r\n", "\\é: {}\n", "a.b: é &amp; <b>{}</b> d\n",
    "[é]\n{}\n", ":skip\né\n:endskip\n{}\n",
)  # fmt: skip
PLAIN = ("{}\n", "é {}", "\r\n{}\r\n", "😀{}\x85", "\t{}", "\n\n{}", "\ud83d{}")


def planted(pieces):
    """Sources made of these pieces, each with a word of its own."""
    return st.lists(st.sampled_from(pieces), min_size=1, max_size=12).map(
        lambda chosen: "".join(piece.format(f"Qz{number:02}j") for number, piece in enumerate(chosen))
    )


def holds(document):
    """That the map covers the text, that what it calls verbatim is so, and that blocks come in order."""
    text, source, end = document.text, document.source, 0
    for segment in document.source_map.segments:
        assert segment.text_start == end
        end = segment.text_end
        assert 0 <= segment.source_start <= segment.source_end <= len(source)
        if segment.verbatim:
            assert text[segment.text_start : end] == source[segment.source_start : segment.source_end]
    assert end == len(text)
    last = 0
    for _, span in document.blocks:
        assert last <= span.start < span.end <= len(text)
        assert not text[last : span.start].strip(WHITE)
        assert text[span.start : span.end].strip(WHITE) == text[span.start : span.end]
        last = span.end


def comes_back(document):
    """That each word that was planted is found once, at its place."""
    holds(document)
    number = 0
    while (place := document.source.find(word := f"Qz{number:02}j")) >= 0:
        assert document.text.count(word) == 1, word
        seen = document.text.find(word)
        span = Span(seen, seen + len(word))
        assert document.in_source(span) == (place, place + len(word))
        assert document.editable(span)
        assert any(block.span.covers(span) for block in document.blocks)
        number += 1


def bytes_of(source):
    return source.encode("utf-8", "surrogatepass")


@given(planted(PLAIN))
def test_words_in_plain_text_come_back(source):
    comes_back(read("a.txt", bytes_of(source)))


@given(st.sampled_from(FRONT_MATTER), planted(HTML))
def test_words_in_html_come_back(front, source):
    comes_back(read("a.html", bytes_of(front + source)))


@given(st.sampled_from(FRONT_MATTER), planted(MARKDOWN), st.sampled_from(["\n", "\r\n"]))
def test_words_in_markdown_come_back(front, source, line_end):
    comes_back(read("a.md", bytes_of((front + source).replace("\n", line_end))))


@given(st.lists(st.sampled_from(YAML), min_size=1, unique=True), st.sampled_from(["\n", "\r\n"]))
def test_words_in_front_matter_come_back(chosen, line_end):
    entries = "".join(piece.format(f"Qz{number:02}j") for number, piece in enumerate(chosen))
    comes_back(read("a.md", bytes_of(f"---\n{entries}---\né".replace("\n", line_end))))


@given(planted(ANS), planted(ANS))
def test_words_in_ans_come_back(source, other):
    other = other.replace("Qz", "Qy")
    elements = (
        f'{{"type": "text", "content": "{source}"}}, {{"content": "{other}", "type": "quote", "content_elements": []}}'
    )
    comes_back(read("a.json", bytes_of(f'{{"headlines": {{"basic": "é"}}, "content_elements": [{elements}]}}')))


@given(planted(tuple(piece.replace("<", "").replace("&", "") for piece in ANS)))
def test_words_in_ninjs_come_back(source):
    comes_back(read("a.json", bytes_of(f'{{"uri": "é", "headline": "\\u00e9", "body_text": "{source}"}}')))


@given(planted(NITF))
def test_words_in_nitf_come_back(source):
    head = "<?xml version='1.0'?>\r\n<!DOCTYPE nitf SYSTEM 'nitf.dtd'>\n"
    comes_back(read("a.xml", bytes_of(f"{head}<nitf><body><body.content>{source}</body.content></body></nitf>")))


@given(planted(ARCHIEML))
def test_words_in_archieml_come_back(source):
    comes_back(read("a.aml", bytes_of(source)))


@given(planted(FEED))
def test_words_in_a_feed_come_back(source):
    feed = "<rss><channel><title>é</title><item><description>{}</description></item></channel></rss>"
    comes_back(read("a.xml", bytes_of(feed.format(source))))


CRUMBS = (
    r"""a é 😀 < > & ; / ! - ' " = # * _ ` [ ] ( ) { } | \ --- +++ <p> </p> &amp; <!-- <b <a> <code> <script> </script>
    {{< >}} ![ ](x) title: "\u00e9" <td> <br> 1. > """.split(),  # noqa: SIM905
    ["\n", "\r\n", "\t", " ", "\x85", "\ud800", "\x0c", "\ufeff", "\xa0"],
)
SOUP = st.lists(st.sampled_from([*CRUMBS[0], *CRUMBS[1]]), max_size=40).map("".join)


@pytest.mark.parametrize("path", ["a.txt", "a.html", "a.md", "a.mdx"])
@given(source=SOUP)
@example(source="")
@example(source='---\ntitle: "a\\u00e9\n b"\n---\n')
def test_no_soup_of_characters_breaks_the_law(path, source):
    holds(read(path, bytes_of(source)))
