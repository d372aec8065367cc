"""HTML: what a reader sees of it, and the way back."""

import pytest

from lintnews.formats.html import read_html


def blocks(source):
    document = read_html("story.html", source)
    return [(kind, document.text[span.start : span.end]) for kind, span in document.blocks]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>Ki<b>ev</b> &amp; so</p>", [("paragraph", "Kiev & so")]),
        ("<h1>Head</h1><div><p>One</p>two</div>", [("heading.h1", "Head"), ("paragraph", "One"), ("paragraph", "two")]),
        ("<ul><li>one<li>two</ul>after", [("list", "one"), ("list", "two"), ("paragraph", "after")]),
        ("<blockquote><p>a<p>b</blockquote>c", [("quote", "a"), ("quote", "b"), ("paragraph", "c")]),
        ("<table><tr><th>h<td>c</table>", [("table.header", "h"), ("table.cell", "c")]),
        ("---\ntitle: A\n---\n<p>b", [("frontmatter.title", "A"), ("paragraph", "b")]),
        ("{% if x %}<p class='{{ c }}'>a {{ b }} c{% endif %}", [("paragraph", "a \ufffc c")]),
        ("<img alt='{{ x }}'><img alt='A dog'>", [("alt", "A dog")]),
        (
            "<p>a<div class='g-artboard x'><div class='g-aiAbs'><p>Asia</p></div><p>1.0</div><p>b",
            [("paragraph", "a"), ("table.cell", "Asia"), ("table.cell", "1.0"), ("paragraph", "b")],
        ),
        ("<nav><ul><li>Home</ul></nav><p>a", [("page.list", "Home"), ("paragraph", "a")]),
        (
            "<p>a</p><footer>b<h2>c</h2></footer>d",
            [("paragraph", "a"), ("page", "b"), ("page.heading.h2", "c"), ("paragraph", "d")],
        ),
        ("<figure><img alt='A dog'><figcaption>It runs", [("alt", "A dog"), ("caption", "It runs")]),
        ("<p>a <img alt='A dog'> b</p>", [("paragraph", "a  b"), ("alt", "A dog")]),
        ("<p>a<br>b<br><br>c</p>", [("paragraph", "a\nb"), ("paragraph", "c")]),
        ("<p>a <code>x = 1</code> b</p><p><code>y</code></p>", [("paragraph", "a \ufffc b")]),
        ("<p>a <code>x</p><p>b</p>", [("paragraph", "a \ufffc"), ("paragraph", "b")]),
        ("<p>&nbsp;</p> <p>a</p>", [("paragraph", "a")]),
        ("<p hidden>a <p>b</p></p><p>c", [("paragraph", "c")]),
        ("<title>T &lt;</title><style>p{}</style>", [("frontmatter.title", "T <")]),
        ("<script>if (a<b) x('<p>')</script><noscript><p>n</p></noscript>a", [("paragraph", "a")]),
        ("<template><p>t</p></template><pre>code</pre>a", [("paragraph", "a")]),
        ("<meta name=description content='Why &amp; how'>", [("frontmatter.description", "Why & how")]),
        ("<meta name=viewport content='width'><link title='RSS'>", []),
        ("<a title='More &quot;x&quot;'>a</a>", [("title", 'More "x"'), ("paragraph", "a")]),
        ("a<!-- c -->b <a hre", [("paragraph", "ab")]),
        ("a</>b\r\nc", [("paragraph", "ab c")]),
        ("<p>\n  one\n  <b>two\nthree</b>\n</p>", [("paragraph", "one two three")]),
        ("<p>one<br>\n  two\n<br><br>\nthree", [("paragraph", "one\ntwo"), ("paragraph", "three")]),
        ("</p></div></x>a", [("paragraph", "a")]),
    ],
)
def test_a_page_is_cut_into_blocks(source, expected):
    assert blocks(source) == expected


def test_the_page_says_its_language():
    assert read_html("a.html", "<html lang=de-AT><p lang=en>a").language == "de-AT"


@pytest.mark.parametrize(
    "source",
    [
        "<a " * 10_000,
        '<a "' * 10_000,
        "<div>" * 10_000 + "a",
        "<b>" * 10_000 + "a" + "</b>" * 10_000,
        "<p>" * 10_000,
        "<ul><li>" * 10_000 + "</table>" * 10_000,
        "<img alt='" * 10_000,
        "&" * 40_000,
        "&amp" * 30_000,
        "</>" * 10_000 + "\r\n" * 10_000,
        "<!--" * 10_000,
        "a\0b<p\0>" * 10_000,
        "<p\ud800>\udc80",
        "<img " + "alt=a " * 10_000 + ">",
        "<code>" * 10_000 + "</p>" * 10_000,
    ],
)
def test_hostile_pages_end_soon(source):
    read_html("a.html", source)
