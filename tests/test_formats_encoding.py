"""Bytes to text and back."""

import codecs

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lintnews.checks.charset import Charset
from lintnews.formats import read
from lintnews.formats.encoding import BOMS, binary_kind, decode

HEADS = (b'<?xml version="1.0" encoding="%s"?>', b"<meta charset=%s>", b"%s", *BOMS)
CHARSETS = (b"utf-8", b"iso-8859-1", b"windows-1251", b"shift_jis", b"gb2312", b"utf-16", b"utf-7", b"rot13", b"idna")


@given(st.sampled_from(HEADS), st.sampled_from(CHARSETS), st.binary(max_size=60) | st.text(max_size=30).map(str.encode))
@example(codecs.BOM_UTF16_LE, b"", b"\x00\xd8")
@example(codecs.BOM_UTF16_LE, b"", b"a")
@example(codecs.BOM_UTF8, b"", b"\xff")
def test_no_byte_is_lost(head, charset, body):
    data = (head % charset if b"%s" in head else head) + body
    assert decode(data).encode() == data


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (b"Kyiv\r\n", "Kyiv\r\n", "utf-8"),
        (b"Kyiv\rLviv\r", "Kyiv\nLviv\n", "utf-8"),
        (b"Kyiv\rLviv\n", "Kyiv\rLviv\n", "utf-8"),
        ("Zoë".encode(), "Zoë", "utf-8"),
        (codecs.BOM_UTF8 + "Zoë".encode(), "Zoë", "utf-8"),
        ("Zoë".encode("utf-16"), "Zoë", "utf-16-le"),
        (codecs.BOM_UTF16_BE + "Zoë".encode("utf-16-be"), "Zoë", "utf-16-be"),
        ("Zoë".encode("utf-32"), "Zoë", "utf-32-le"),
        (b"<meta charset=iso-8859-1>\x93Zo\xeb\x94", "<meta charset=iso-8859-1>“Zoë”", "cp1252"),
        ("<meta charset=iso-8859-1>Zoë".encode(), "<meta charset=iso-8859-1>Zoë", "utf-8"),
        (b"<?xml version='1.0' encoding='koi8-r'?>\xeb", "<?xml version='1.0' encoding='koi8-r'?>К", "koi8-r"),
        (b"Zo\xeb", "Zo\udceb", "utf-8"),
        (b"<meta charset=rot13>\xeb", "<meta charset=rot13>\udceb", "utf-8"),
        (b"He wrote charset=iso-8859-1 by hand: \xeb", "He wrote charset=iso-8859-1 by hand: \udceb", "utf-8"),
    ],
)
def test_a_file_is_read_in_its_own_encoding(data, text, encoding):
    source = decode(data)
    assert (source.text, source.encoding) == (text, encoding)
    assert source.encode() == data


PAGE = "<!doctype html><meta charset=%s><p>é"
LATE = f"<!doctype html>{'<link>' * 200}<meta charset=utf-8><p>é"
XML = "<?xml version='1.0' encoding='%s'?><nitf>é</nitf>"


@pytest.mark.parametrize(
    ("path", "text", "encoding", "found"),
    [
        ("a.html", PAGE % "utf-8", "utf-8", None),
        ("a.html", PAGE % "UTF8", "utf-8-sig", None),
        ("a.html", PAGE % "'ISO-8859-1'", "cp1252", None),
        ("a.html", PAGE % "koi8-r", "utf-8", ("wrong", "koi8-r", "utf-8")),
        ("a.html", PAGE % "utf8mb4", "utf-8", ("wrong", "utf8mb4", "utf-8")),
        ("a.html", PAGE % "utf-8", "utf-16", ("wrong", "utf-8", "utf-16")),
        ("a.html", PAGE % "utf-16", "utf-16", None),
        ("a.html", (PAGE % "koi8-r").replace("é", "e"), "utf-8", None),
        ("a.html", (PAGE % "utf-16").replace("é", "e"), "utf-8", ("wrong", "utf-16", "utf-8")),
        ("a.html", "<!-- <meta charset=koi8-r> --><html>é", "utf-8", ("missing", "", None)),
        ("a.html", "<html>é", "utf-8-sig", None),
        ("a.html", "<html>{% include head.html %}é", "utf-8", None),
        ("a.html", "<html>e", "utf-8", None),
        ("a.html", "<p>é", "utf-8", None),
        ("a.html", LATE, "utf-8", ("late", "utf-8", None)),
        ("a.html", LATE, "utf-8-sig", None),
        ("a.xml", XML % "utf-8", "utf-8", None),
        ("a.xml", XML % "iso-8859-1", "utf-8", ("wrong", "iso-8859-1", "utf-8")),
        ("a.xml", XML % "koi8-r", "utf-8-sig", ("wrong", "koi8-r", "utf-8")),
        ("a.xml", "<nitf>é</nitf>", "utf-8", None),
        ("a.md", "<!doctype html><meta charset=koi8-r>é", "utf-8", None),
        ("a.txt", PAGE % "koi8-r", "utf-8", None),
    ],
)
def test_a_declaration_is_held_against_the_bytes(path, text, encoding, found):
    document = read(path, text.encode(encoding))
    hits = [(hit.kind, document.source[slice(*hit.span)], hit.replacement) for hit in Charset().find(document)]
    assert hits == ([found] if found else [])


def test_of_a_file_in_no_encoding_no_declaration_is_called_wrong():
    document = read("a.html", b"<!doctype html><meta charset=shift_jis>\xc3\xa9 \xff\x81")
    assert not list(Charset().find(document))


def test_many_comments_before_a_page_cost_little():
    assert not list(Charset().find(read("a.html", ("<!-- é -->" * 1_000 + "<p>").encode())))


@pytest.mark.parametrize(
    ("data", "binary"),
    [
        (b"", False),
        (b"A story.", False),
        ("Ein Stück".encode("utf-16"), False),
        ("Ein Stück".encode("utf-32"), False),
        (b"A story.\0", True),
        (b"A veri\0ed o\0ce.", False),
        (b"one\0two three\0", True),
        ("A plain’s story.".encode("utf-16-le"), False),
        ("A plain’s story.".encode("utf-16-be"), False),
        ("Мэр: мост закрыт до весны.".encode("utf-16-le"), False),
        ("Мэр: мост закрыт до весны.".encode("utf-16-be"), False),
        ("市长说大桥将关闭到春天。\n桥已经老了。\n".encode("utf-16-le"), False),
        ("قال رئيس البلدية إن الجسر سيبقى مغلقا".encode("utf-16-be"), False),
        ("महापौर ने कहा कि पुल बंद रहेगा।".encode("utf-16-le"), False),
        (b"One NUL\0 stands in a long story of a bridge that was closed. " * 2, False),
        ("Ein Stück über die alte Brücke, und hier steht ein NUL \0 darin.".encode("cp1252"), False),
        (b"\x01\0\x02\0" * 20, True),
        (b"\0" * 40, True),
        (b"%PDF-1.7\n", True),
        (b"PK\x03\x04[Content_Types].xml", True),
        (b"PK is short for penalty kick.", False),
        (b"GIF files are 37 years old.", False),
    ],
)
def test_binary_files_are_known(data, binary):
    assert bool(binary_kind(data)) is binary


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_read_and_said(encoding):
    data = "The mayor’s office said no.\n".encode(encoding)
    document = read("a.txt", data)
    assert document.text == "The mayor’s office said no.\n"
    assert decode(data).encode() == data
    assert [hit.kind for hit in Charset().find(document.raw)] == ["unmarked"]


def test_a_binary_file_is_called_what_it_is():
    assert binary_kind(b"%PDF-1.4") == "is a PDF"
