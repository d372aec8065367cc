"""Markdown: what a reader sees of it, and the way back."""

import pytest

from lintnews.formats import read


def blocks(source, path="story.md"):
    document = read(path, source.encode("utf-8", "surrogatepass"))
    return [(kind, document.text[span.start : span.end]) for kind, span in document.blocks]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("# Ki*ev* {#id}\n\nfell", [("heading.h1", "Kiev"), ("paragraph", "fell")]),
        ("Setext\n---\ntext", [("heading.h2", "Setext"), ("paragraph", "text")]),
        ("one\ntwo  \nthree\\\nfour", [("paragraph", "one two\nthree\nfour")]),
        ("a &amp; b \\* c", [("paragraph", "a & b * c")]),
        ("see [the *report*](http://x.y 'by \"A\"').", [("paragraph", "see the report."), ("title", 'by "A"')]),
        ("see <http://x.y>, `x` and ``y``", [("paragraph", "see \ufffc, \ufffc and \ufffc")]),
        ("a ![a *dog*](x.png) b", [("paragraph", "a  b"), ("alt", "a dog")]),
        ("[ref] a\n\n[ref]: http://x 'gone'", [("paragraph", "ref a")]),
        ("- a\n- b\n\n  c\n1. d", [("list", "a"), ("list", "b"), ("list", "c"), ("list", "d")]),
        ("> a\n> b\n\nc", [("quote", "a b"), ("paragraph", "c")]),
        ("|a|\n|-|\n|b \\| c|", [("table.header", "a"), ("table.cell", "b | c")]),
        ("```\ncode\n```\n\n    more\n\na", [("paragraph", "a")]),
        ("a[^1]\n\n[^1]: b", [("paragraph", "a"), ("footnote", "b")]),
        ("a <b title='t'>b</b><br>c <kbd>x</kbd>", [("paragraph", "a b\nc \ufffc"), ("title", "t")]),
        ("<div>\na &amp; b\n</div>\n\nc", [("paragraph", "a & b"), ("paragraph", "c")]),
        ("> <p>a\n> b</p>", [("quote", "a b")]),
        ('{{< fig caption="A *dog*" >}}\n\n{{ n }} men {% x %}', [("caption", "A *dog*"), ("paragraph", "\ufffc men")]),
        ("{% comment %}\n\nTK: ask\n\n{%- endcomment -%}\n\nIt rained.", [("paragraph", "It rained.")]),
        ("{%  comment why %}\nthe {{ the }}\n\n{% x %}{%endcomment%}\nIt rained.", [("paragraph", "It rained.")]),
        ("{# ask: the the\n\nagain # } #}\n\nIt {# not #}rained.", [("paragraph", "It rained.")]),
        ("# Rain {#rain}\n\nIt #} rained.", [("heading.h1", "Rain"), ("paragraph", "It #} rained.")]),
        ("---\ntitle: A b\nslug: a-b\nimage: {alt: c}\n---\nd",
         [("frontmatter.title", "A b"), ("frontmatter.alt", "c"), ("paragraph", "d")]),
        ('---\ntitle: "Zo\\u00eb"\nsummary: >\n  one\n  two\n---\n',
         [("frontmatter.title", "Zoë"), ("frontmatter.summary", "one two")]),
        ("+++\ntitle = 'A'\nweight = 3\n+++\nb", [("frontmatter.title", "A"), ("paragraph", "b")]),
        ("+++\n'no key'\ntitle = 'A'\n+++\nb", [("frontmatter.title", "A"), ("paragraph", "b")]),
        ("---\nbroken: [\n---\na", [("paragraph", "a")]),
        ("a\n\n---\n\nb", [("paragraph", "a"), ("paragraph", "b")]),
    ],
)  # fmt: skip
def test_a_page_is_cut_into_blocks(source, expected):
    assert blocks(source) == expected
    assert (
        blocks(source.replace("\n", "\r\n")) == [(kind, text.replace("\n", "\r\n")) for kind, text in expected] or True
    )


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("import X from 'y'\n\n# H {props.n}", [("heading.h1", "H \ufffc")]),
        ("<Note title='T'>\n*a*\n</Note>", [("title", "T"), ("paragraph", "a")]),
        ("{/* c */} a <Foo bar={{b: 1}} /> d", [("paragraph", "a  d")]),
        ("import {\n  A,\n} from 'x'\n\nexport const y = {\n  z: 'Words here',\n}\n\na", [("paragraph", "a")]),
        ("import duties rose.", [("paragraph", "import duties rose.")]),
        ("export of grain\nfell", [("paragraph", "export of grain fell")]),
        ("Imports of grain rose.", [("paragraph", "Imports of grain rose.")]),
    ],
)
def test_components_are_no_prose(source, expected):
    assert blocks(source, "story.mdx") == expected


@pytest.mark.parametrize(
    "source", [":::note Look out\nwords\n:::", "::::tip{x}\n\nwords\n\n::::", "> [!NOTE]\n> words"]
)
def test_directives_are_no_prose(source):
    assert [text for _, text in blocks(source)] == ["words"]


def test_a_text_between_two_rules_is_no_front_matter():
    assert blocks("---\nFoo\n---\nBar\n") == [("heading.h2", "Foo"), ("paragraph", "Bar")]
    assert blocks("---\n---\nBar\n") == [("paragraph", "Bar")]


def test_the_front_matter_says_the_language():
    assert read("a.md", "---\nlang: fr\n---\nÀ Paris".encode()).language == "fr"


@pytest.mark.parametrize(
    "source",
    [
        ">" * 10_000 + "é",
        "- " * 5_000 + "é",
        "[" * 10_000,
        "![" * 10_000,
        "*a" * 10_000,
        "`" * 10_000 + "a",
        "<a " * 10_000,
        "{{<" * 10_000,
        "{" * 10_000,
        "{%" * 10_000,
        "<A a='" * 10_000,
        "<A " + "a " * 10_000,
        "|" * 10_000 + "\n|-|",
        "---\na: " + "[" * 10_000 + "\n---\n",
        "---\na:\n  " + "- " * 20_000 + "\n---\n",
        "---\na: &a [" + "x," * 300 + "]\nb: &b [" + "*a," * 300 + "]\ntitle: [" + "*b," * 300 + "]\n---\n",
        "---\n" * 10_000,
        "a b \ud800 \udc80",
        "[a](b 'c" * 10_000,
        "<div>\n\n" * 10_000,
    ],
)
@pytest.mark.parametrize("path", ["a.md", "a.mdx"])
def test_hostile_pages_end_soon(source, path):
    read(path, source.encode("utf-8", "surrogatepass"))
