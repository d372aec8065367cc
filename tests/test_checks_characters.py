"""Invisible characters and codes are found; where a language needs them, they stay."""

import pytest

from lintnews.checks.characters import Characters
from lintnews.checks.escapes import FORMS, Escapes
from lintnews.checks.invisible import Invisible
from lintnews.formats import plain, read


def found(check, text):
    return [text[hit.span.start : hit.span.end] for hit in check.find(plain.read_plain("article.txt", text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor\u200b said", ["\u200b"]),
        ("The\ufeff mayor", ["\ufeff"]),
        ("bell\x07", ["\x07"]),
        ("\u202eright\u202c", ["\u202e", "\u202c"]),
        ("word\u200djoined", ["\u200d"]),
        ("👩\u200d🚀", []),
        ("می\u200cخواهم", []),
        ("\u200fשלום\u200e", []),
        ("លោក\u200bបាន", []),
        ("ဗမာ\u200bစာ and ພາສາ\u200bລາວ", []),
        ("को\u200dई श्री\u200dमान", []),
        ("█\u200b█\u200b█", []),
        ("█\u200b The", []),
        ("តាម CNN\u200b ថា", []),
        ("“\u200dNo”", ["\u200d"]),
        ("s\u200be\u200bc\u200br\u200be\u200bt", ["\u200be\u200bc\u200br\u200be\u200b"]),
        ("a\u200b b\u200b", ["\u200b", "\u200b"]),
        ("tab\tand line\nend", []),
    ],
)
def test_what_nobody_sees_is_found_where_nobody_needs_it(text, expected):
    assert found(Invisible(), text) == expected


@pytest.mark.parametrize(
    ("text", "replacement"),
    [
        ("a pre\x02course talk", None),  # a hyphen of a PDF
        ("non\x1eprofit", None),  # a hyphen of Word
        ("https://example.org/political\x02issues", None),
        ("open data,\x02and more", None),  # a space of Word
        ("the caf\x92s", "’"),
        ("bell\x07", ""),
        ("the\x07 mayor", ""),
        ("wel\u200bcome", ""),
        ("the\u200bmayor", " "),
        ("values\u200b\u200bof the table", " "),
        ("kj\u200bpj", ""),
    ],
)
def test_a_control_within_a_word_is_never_taken_out(text, replacement):
    [hit] = Invisible().find(plain.read_plain("article.txt", text))
    assert hit.replacement == replacement
    assert (hit.kind == "lost") is (replacement not in ("", " "))


@pytest.mark.parametrize(
    ("code", "meaning"), [("&THORN;", "Þ"), ("&ETH;", "Ð"), ("&amp;THORN;", "Þ"), ("&EACUTE;", "É"), ("&eacute;", "é")]
)
def test_an_entity_of_capitals_is_a_capital(code, meaning):
    assert FORMS["html"].meaning(code) == meaning


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the mayor&#8217;s", ["&#8217;"]),
        ("&amp;amp;", ["&amp;amp;"]),
        ("R\\u00e9gion", ["\\u00e9"]),
        ("caf=C3=A9", ["=C3=A9"]),
        ("caf%C3%A9", ["%C3%A9"]),
        ("https://example.com/caf%C3%A9", []),
        ("AT&T; Q&A;", []),
        ("&THORN;ing og &ETH; og &Scaron;i&scaron;ki", ["&THORN;", "&ETH;", "&Scaron;", "&scaron;"]),
        ("&Sigma;&tau;&eta;ν πόλη", ["&Sigma;", "&tau;", "&eta;"]),
        ("C:\\Users\\u1234", []),
        ("100%25 cotton", []),
        ("no%20comment", ["%20"]),
        ("see annual%20report.pdf", []),
        ("the mayor\\xe2\\x80\\x99s caf\\xc3\\xa9", ["\\xe2\\x80\\x99", "\\xc3\\xa9"]),
        ("THE MAYOR\\xe2\\x80\\x99S CR\\XC3\\XA8ME", ["\\xe2\\x80\\x99", "\\XC3\\XA8"]),
        ("the folder C:\\xe2\\x80\\x99s", []),
        ("the mayor<U+2019>s M<fc>ller and <b>bold</b>", ["<U+2019>", "<fc>"]),
        ("the mayor=92s and a=B2, q=3D", ["=92"]),
        ("the caf=E9 and the th=E9=\natre", ["=E9", "=E9", "=\n"]),
        ("id=E9", []),
        ("la l=E9gende de=A02017 a =E9t=E9", ["=E9", "=E9", "=E9", "=A0"]),
        ("=D9=85=DB=8C=E2=80=8C=DA=AF=D9=88=DB=8C=D8=AF", ["=D9=85=DB=8C=E2=80=8C=DA=AF=D9=88=DB=8C=D8=AF"]),
        ("می&zwnj;گوید", ["&zwnj;"]),
        ("L=92=E9quipe a =E9t=E9 =E0 lui", ["=92=E9", "=E9", "=E9", "=E0"]),
        ("la fin =C2=AB=C2=A0de la guerre=C2=A0=C2=BB", ["=C2=AB=C2=A0", "=C2=A0=C2=BB"]),
        (r"the caf\303\251", [r"\303\251"]),
        ("the mayoru2019s cafu00e9 in menu2019", ["u2019", "u00e9"]),
        ("the caf+AOk- at 5+IBk", ["+AOk-"]),
        (r"the mayor\'s", [r"\'"]),
        (r"a folder \'", []),
        (r"In Python, caf\u00e9 and caf\xc3\xa9 are one.", []),
        ("I&aposve and they don&rsquot", ["&apos", "&rsquo"]),
        ("In HTML, &lt; opens a tag", []),
    ],
)
def test_codes_are_found_outside_addresses(text, expected):
    assert sorted(found(Escapes(forms=tuple(FORMS)), text), key=text.index) == expected


@pytest.mark.parametrize(
    ("text", "mends"),
    [
        ("Le caf=E9 a =E9t=E9 ferm=E9, a dit le maire de la ville.", [("é", True)] * 4),
        (
            "Powiedzia=B3, =BFe nie wie, czy si=EA to uda i czy jest na to czas.",
            [("ł", False), ("ż", False), ("ę", False)],
        ),
    ],
)
def test_a_byte_is_a_letter_of_the_page_of_its_language(text, mends):
    hits = Escapes(forms=("quoted-printable-1252",)).find(plain.read_plain("a.txt", text))
    assert [(hit.replacement, hit.safe) for hit in hits] == mends


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("---\ntitle: A&rsquo;s and B&ndash;C\nsummary: D&rsquo;s\n---\n", ["rendered"]),
        ("---\ntitle: A&amp;B &#40;C&#41;\n---\n", []),
        ("---\ntitle: A&amp;rsquo;s and B&ndash;C\n---\n", ["", ""]),
        ("---\ntitle: A\n---\nB&rsquo;s\n", []),
        ("---\ntitle: A&rsquo;s\n---\nB&amp;rsquo;s\n", ["", "rendered"]),
    ],
)
def test_entities_of_front_matter_are_said_once_unless_no_template_can_need_them(source, expected):
    hits = Escapes(forms=("html",)).find(read("a.md", source.encode()))
    assert sorted(hit.kind for hit in hits) == expected


def test_what_a_page_says_of_itself_in_html_is_no_front_matter():
    page = read("a.html", b"<meta name=description content='A&amp;rsquo;s'><title>B&amp;rsquo;s</title>")
    assert [hit.kind for hit in Escapes(forms=("html",)).find(page)] == ["", ""]


@pytest.mark.parametrize(
    ("text", "mends"),
    [
        ("He won\x92t go", ["’"]),
        ("Espa\x96a", ["–"]),
        ("caf\x8e", [None]),
        ("a\x96b\u200bc", ["–", ""]),
    ],
)
def test_a_control_that_was_a_mark_is_never_deleted(text, mends):
    hits = list(Invisible().find(plain.read_plain("a.txt", text)))
    assert [hit.replacement for hit in hits] == mends
    assert not any(hit.safe for hit in hits if hit.kind == "lost")


def test_a_program_that_sets_formulas_needs_its_zero_width_spaces():
    source = '<span class="katex"><span class="vlist-s">\u200b</span></span> and x\u200b is five'
    for name in ("a.md", "a.html"):
        assert len(list(Invisible().find(read(name, source.encode())))) == 1


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("The o\ufb03ce is open, and the café as well.", True),
        ("Og ﬁetta er Ûtr˙legt, segir hann.", False),  # “þ” as a Macintosh reads it
    ],
)
def test_a_ligature_in_a_damaged_line_may_be_another_letter(text, safe):
    [hit] = Characters(swap={"ﬁ": "fi", "ﬃ": "ffi"}).find(plain.read_plain("article.txt", text))
    assert hit.safe is safe
