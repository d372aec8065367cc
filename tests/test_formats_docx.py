"""Word's documents: what a reader sees of them, where a finding points, and that nothing is written."""

import io
import sys
import zipfile

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


def docx(body):
    """The least that Word takes for a document."""
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}"><Default Extension="xml" ContentType="{PART}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="a" Type="{DOCUMENT}" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {XMLNS}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {XMLNS}>{STYLES}</w:styles>",
    }
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
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
    assert not document.takes("don’t", Span(5, 9))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"Kyiv", docx("<w:p>"), docx("<w:tbl><w:tr><w:tc>" * 5_000)])
def test_what_is_no_document_is_refused(data):
    with pytest.raises(UnreadableSource, match="is no Word document"):
        read("a.docx", data)


def test_without_the_extra_it_is_said_once(tmp_path, monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "mammoth", None)
    monkeypatch.chdir(tmp_path)
    for name in ("a.docx", "b.docx"):
        (tmp_path / name).write_bytes(docx(paragraph(words("Kyiv"))))
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
