"""Word's documents: what a reader sees of them, where a finding points, and that nothing is written."""

import io
import random
import sys
import zipfile
from contextlib import suppress

import pytest

from lintnews.formats import UnreadableSource, read
from lintnews.frontends.cli import main
from lintnews.model import Span

pytest.importorskip("mammoth")  # the extra `docx`

XMLNS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PART = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/></w:style>'
    for name in ("Title", "heading 2", "Quote", "caption")
)


def docx(body, **more):
    """The least that Word takes for a document."""
    return archive(parts_of(body) | more)


def parts_of(body):
    return {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}"><Default Extension="xml" ContentType="{PART}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="a" Type="{DOCUMENT}" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {XMLNS}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {XMLNS}>{STYLES}</w:styles>",
    }


def archive(parts, method=zipfile.ZIP_DEFLATED):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", method) as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return data.getvalue()


def words(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inside, style=""):
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{inside}</w:p>'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (paragraph(words("Kyiv ") + words("fell")), [("paragraph", "Kyiv fell")]),
        (paragraph(words("Kyiv"), "Title"), [("heading.h1", "Kyiv")]),
        (paragraph(words("Kyiv"), "heading2"), [("heading.h2", "Kyiv")]),
        (paragraph(words("Kyiv"), "Quote"), [("quote", "Kyiv")]),
        (paragraph(words("Kyiv"), "caption"), [("caption", "Kyiv")]),
        (paragraph("<w:ins>" + words("new") + "</w:ins>"), [("paragraph", "new")]),
        (paragraph(words("a") + "<w:del><w:r><w:delText>b</w:delText></w:r></w:del>"), [("paragraph", "a")]),
        (paragraph(words("a") + "<w:r><w:br/></w:r>" + words("b")), [("paragraph", "a\nb")]),
        (paragraph(words("R&amp;D &lt;b&gt;")), [("paragraph", "R&D <b>")]),
        (f"<w:tbl><w:tr><w:tc>{paragraph(words('a'))}</w:tc></w:tr></w:tbl>", [("table.cell", "a")]),
        (
            paragraph(words("River rises over the bank"))
            + paragraph(words("By Ann Lee"))
            + paragraph(words("The river rose on Monday, the mayor said.")),
            [
                ("headline", "River rises over the bank"),
                ("byline", "By Ann Lee"),
                ("paragraph", "The river rose on Monday, the mayor said."),
            ],
        ),
        ("", []),
    ],
)
def test_a_document_is_cut_into_blocks(body, expected):
    document = read("a.docx", docx(body))
    assert [(kind, document.text[slice(*span)]) for kind, span in document.blocks] == expected


def test_a_line_is_a_paragraph_and_takes_no_fix():
    document = read("a.docx", docx(paragraph(words("Kyiv")) + paragraph(words("dont"))))
    assert document.place(document.text.index("dont")) == (2, 1)
    assert not document.accepts("don’t", Span(5, 9))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"Kyiv", docx("<w:p>"), docx("<w:tbl><w:tr><w:tc>" * 5_000)])
def test_what_is_no_document_is_refused(data):
    with pytest.raises(UnreadableSource, match="is no Word document"):
        read("a.docx", data)


QUIET = paragraph(words("A quiet day in town."))
MAIN = "word/document.xml"


def renamed(name):
    """The same document with its main part under another name."""
    parts = parts_of(QUIET * 20_000)
    parts["_rels/.rels"] = parts["_rels/.rels"].replace("document.xml", name)
    return parts | {f"word/{name}": parts.pop(MAIN)}


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (parts_of(QUIET * 20_000), "unpacks to more than"),  # 24 kB that cost half a minute
        (parts_of(QUIET) | {MAIN: " " * 40_000_000}, "unpacks to more than"),
        (parts_of(QUIET) | {"word/_rels/document.xml.rels": " " * 40_000_000}, "unpacks to more than"),
        (parts_of(QUIET) | {"word/unread.xml": " " * 40_000_000}, "unpacks to more than"),
        (parts_of(QUIET) | {f"{number}.xml": "" for number in range(3000)}, "parts than lintnews reads"),
        (renamed("document.bin"), "is no Word document"),
        (renamed("media/picture.png"), "is no Word document"),
        (parts_of(QUIET) | {MAIN: f"<!DOCTYPE x>{parts_of(QUIET)[MAIN]}"}, "a document type"),
        (parts_of(QUIET) | {MAIN: f"<!DOCTYPE x>{parts_of(QUIET)[MAIN]}".encode("utf-16")}, "a document type"),
        (parts_of(QUIET) | {"word/styles.xml": "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"}, "a document type"),
    ],
)
def test_what_unpacks_to_too_much_is_refused_before_it_is_unpacked(parts, said):
    with pytest.raises(UnreadableSource, match=said):
        read("a.docx", archive(parts))


def test_pictures_are_not_unpacked():
    assert read("a.docx", docx(QUIET, **{"word/media/a.png": b"\0" * 40_000_000})).text == "A quiet day in town."


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_way_of_packing_that_word_does_not_know_is_refused(method):
    with pytest.raises(UnreadableSource, match="is no Word document"):
        read("a.docx", archive(parts_of(QUIET), method))


def test_broken_anywhere_a_document_is_refused_or_read():
    whole, chance = docx(QUIET * 20), random.Random(12)
    for at in range(len(whole)):
        broken = bytearray(whole)
        broken[at] = chance.randrange(256)
        for data in (whole[:at], bytes(broken)):
            with suppress(UnreadableSource):
                read("a.docx", data)


def test_without_the_extra_it_is_said_once(tmp_path, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "mammoth", None)
    monkeypatch.chdir(tmp_path)
    for name in ("a.docx", "b.docx"):
        (tmp_path / name).write_bytes(docx(paragraph(words("Kyiv"))))
    (tmp_path / "c.txt").write_text("Without a file that can be read, the status would be 2.")
    assert main(["check"]) == 0
    assert capsys.readouterr().err == (
        "lintnews: Word documents are passed over; `pip install 'lintnews[docx]'` reads them\n"
    )


def test_fixing_leaves_a_document_as_it_is(tmp_path, capsys):
    path = tmp_path / "a.docx"
    path.write_bytes(docx(paragraph(words("A cafÃ© in Lyon."))))
    before = path.read_bytes()
    assert main(["check", str(path), "--fix", "--unsafe-fixes", "--output-format", "concise"]) == 1
    assert f"{path}:1:6: error encoding.mojibake" in capsys.readouterr().out
    assert path.read_bytes() == before


@pytest.mark.parametrize(("text", "told"), [("The mayorâ€™s office.", 1), ("A quiet day in town.", 0)])
@pytest.mark.parametrize("option", ["--fix", "--unsafe-fixes", "--diff"])
def test_why_nothing_is_mended_is_told_once(tmp_path, capsys, text, told, option):
    for name in ("a.docx", "b.docx"):
        (tmp_path / name).write_bytes(docx(paragraph(words(text))))
    main(["check", option, str(tmp_path)])
    assert capsys.readouterr().err.count("Word's documents are read and never written") == told
