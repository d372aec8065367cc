"""ArchieML: values and free text are read, keys and commands are not."""

import pytest

from lintnews.formats import read


def blocks(source):
    document = read("story.aml", source.encode())
    return [(kind, document.text[span.start : span.end]) for kind, span in document.blocks]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("headline: River <b>rises</b>\nslug: river-rises", [("headline", "River rises")]),
        ("intro.text : Two bridges &amp; a road shut", [("paragraph", "Two bridges & a road shut")]),
        ("image: http://x.y/a b c.png\ncolor: red", []),
        ("[items]\n* One\n* Two\n[]", [("list", "One"), ("list", "Two")]),
        ("[+text]\r\nIt rose.\r\n\r\ncaption: River\r\n[]\r\n", [("paragraph", "It rose."), ("caption", "River")]),
        ("{s}\ntext: It rose a bit\nand fell\n:end\n{}", [("paragraph", "It rose a bit"), ("paragraph", "and fell")]),
        (":skip\nheadline: No\n:endskip\nYes, he said.\n:ignore\nNotes", [("paragraph", "Yes, he said.")]),
        ("\\note: this is text", [("paragraph", "note: this is text")]),
        ("He said: [so]", [("paragraph", "He said: [so]")]),
    ],
)  # fmt: skip
def test_a_file_is_cut_into_blocks(source, expected):
    assert blocks(source) == expected


@pytest.mark.parametrize("source", ["[" * 50_000, "a" * 100_000 + ":", "\\" * 50_000, "\n" * 50_000, "* " * 50_000])
def test_hostile_files_end_soon(source):
    read("a.aml", source.encode())
