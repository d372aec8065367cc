"""Reports: whatever a file is called and holds, no terminal, no runner and no program takes it for a command."""

import io
import json
import os
import re
import subprocess
import sys

import pytest

from lintnews.frontends.cli import main
from lintnews.reporters import FOR_PEOPLE, REPORTERS, WHOLE

RULE = 'extends: existence\nmessage: "%s\\nis a piece."\nlevel: error\ntokens: [top of page]\nwhy: "\\e[2J"\n'
MEND = "extends: substitution\nmessage: Use '%s'.\nlevel: error\nswap: {colour: color}\naction: {name: replace}\n"
NAMES = [
    "a\x1b[2J.txt",
    "a\x9b2J.txt",
    "a\x07\x08\x7f.txt",
    "a\n::error::owned.txt",
    "::stop-commands::owned.txt",
    "::add-mask::a.txt",
    "##[error]owned.txt",
    "a\r.txt",
    "a\u202etxt.txt",
    'a"\\.txt',
    "a\tb c.txt",
    "a\udce9.txt",
    "a,b:c%0A.txt",
]
LINES = ["colour", "::add-mask::\x1b[2J", "  ::", ":", "top of page ##[error]x"]
COMMAND = re.compile(r"^\s*::|##\[", re.M)  # what GitHub's runner takes for a command of ours
DANGEROUS = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
pytestmark = pytest.mark.skipif(os.name == "nt", reason="names that Windows doesn't take")


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "house" / "page").mkdir(parents=True)
    (tmp_path / "house" / "page" / "top.yml").write_text(RULE)
    (tmp_path / "house" / "page" / "colour.yml").write_text(MEND)
    (tmp_path / "lintnews.toml").write_text('packs = ["house"]\nselect = ["page"]\n')
    (tmp_path / "copy").mkdir()
    return tmp_path


def said(capsys, *words):
    capsys.readouterr()
    main([*words])
    return capsys.readouterr()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "words", [("check", "--why"), ("check", "--statistics"), ("rules", "try", "house/page/top.yml")]
)
def test_no_name_and_no_text_reaches_a_terminal_raw(desk, capsys, name, words):
    (desk / "copy" / name).write_text("".join(f"{line} top of page\n" for line in LINES))
    os.chdir(desk / "copy")
    for more in [("--output-format", format) for format in FOR_PEOPLE] if "check" in words else [()]:
        heard = said(capsys, *words, *more, ".")
        assert not DANGEROUS.search(heard.out + heard.err)
        assert not COMMAND.search(heard.out + heard.err)


@pytest.mark.parametrize("name", NAMES)
def test_no_name_is_a_command_of_its_own_among_annotations(desk, capsys, name):
    (desk / name).write_text("top of page")
    annotations = said(capsys, "check", "-q", "--output-format", "github").out.splitlines()
    assert [line.partition(" file=")[0] for line in annotations] == ["::error"]
    assert not DANGEROUS.search(annotations[0])
    file, line = re.fullmatch(r"::error file=([^,:]+),line=(\d+),.*", annotations[0]).groups()
    assert line == "1"
    if not DANGEROUS.search(name.replace("\n", "").replace("\r", "")) and name.isprintable():
        assert re.sub("%([0-9A-F]{2})", lambda code: chr(int(code[1], 16)), file) == name


@pytest.mark.parametrize("name", NAMES)
def test_json_holds_the_name_and_is_plain_to_look_at(desk, capsys, name):
    (desk / name).write_text("\x1b]0;top of page")
    heard = said(capsys, "check", "-q", "--output-format", "json").out
    assert not DANGEROUS.search(heard)
    assert not COMMAND.search(heard)
    assert json.loads(heard)[0]["path"] == name


@pytest.mark.parametrize("name", NAMES)
def test_a_patch_names_a_file_as_git_does(desk, capsys, monkeypatch, name):
    (desk / name).write_text("It has a colour.\n")
    patch = said(capsys, "check", "--diff", "--unsafe-fixes").out
    assert not DANGEROUS.search(patch)
    applied = subprocess.run(["git", "apply", "-"], input=patch.encode(), cwd=desk, capture_output=True)
    assert applied.returncode == 0, applied.stderr
    assert (desk / name).read_text() == "It has a color.\n"


def test_a_terminal_shows_a_patch_without_its_controls(desk, capsys, monkeypatch):
    (desk / "a.txt").write_bytes(b"\x1b[2J colour\nThe mayor\x92s\n")
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    shown = said(capsys, "check", "--diff", "--unsafe-fixes").out
    assert "-\\u001b[2J colour\n" in shown
    assert " The mayor\\x92s\n" in shown


@pytest.mark.parametrize("name", NAMES)
def test_a_remark_is_one_line(desk, capsys, name):
    (desk / name).write_bytes(b"%PDF-")
    heard = said(capsys, "check", name if name.startswith("a") else "./" + name).err
    assert heard.startswith("lintnews: ")
    assert not DANGEROUS.search(heard)
    assert not COMMAND.search(heard)
    assert re.search(r"^lintnews: .*: passed over, it is a PDF$", heard, re.M)


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.pdf", b"%PDF-1.7", "it is a PDF"),
        ("a.txt", b"\x01\0\x02\0" * 20, "it is a binary file"),
        ("a.docx", b"PK\x03\x04", "it is no Word document"),
        ("a.xml", b"<nitf>", "XML"),
        ("away.txt", None, "there is no such file"),
    ],
)
def test_what_was_named_and_not_read_is_an_entry_for_programs(desk, capsys, name, data, why):
    """Programs read no standard error: no empty list may stand for a file that nobody checked."""
    if data is not None:
        (desk / name).write_bytes(data)
    for format in sorted({*REPORTERS, WHOLE} - {*FOR_PEOPLE}):
        assert main(["check", "--output-format", format, name]) == 2
        assert "file.unreadable" in capsys.readouterr().out, format
    assert main(["check", "--output-format", "json", name]) == 2
    [entry] = json.loads(capsys.readouterr().out)
    assert (entry["path"], entry["line"], entry["severity"], entry["fix"]) == (name, 1, "error", None)
    assert why in entry["message"]


def test_a_folder_of_which_nothing_could_be_read_is_no_all_clear(desk, capsys):
    (desk / "old").mkdir()
    (desk / "old" / "a.txt").write_bytes(b"%PDF-1.7")
    assert main(["check", "--output-format", "json", "old"]) == 2
    [entry] = json.loads(capsys.readouterr().out)
    assert (entry["path"], entry["rule"]) == ("old/a.txt", "file.unreadable")
    (desk / "old" / "b.txt").write_text("The mayor spoke.")
    assert main(["check", "--output-format", "json", "old"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_file_and_a_link_to_it_are_checked_once(desk, capsys):
    (desk / "a.txt").write_text("top of page")
    (desk / "b.txt").symlink_to("a.txt")
    for paths in (["."], ["a.txt", "b.txt"], ["b.txt", "a.txt"], ["./a.txt", "a.txt", "b.txt", "."]):
        main(["check", "--output-format", "json", *paths])
        assert len(json.loads(capsys.readouterr().out)) == 1, paths


def test_a_mistake_is_told_in_one_line(desk, capsys):
    (desk / "lintnews.toml").write_text('packs = ["\\u001b[2J\\n::error::owned"]\n')
    (desk / "story.txt").write_text("The mayor spoke.\n")
    heard = said(capsys, "check").err
    assert heard.count("\n") == 1
    assert not DANGEROUS.search(heard)


@pytest.mark.parametrize("words", [("explain", "a", "b\x1b[2J"), ("check", "-\x1b[2J.txt"), ("check", "--jobs=\x1b")])
def test_a_command_line_that_is_a_mistake_is_told_without_its_controls(capsys, words):
    with pytest.raises(SystemExit):
        main(list(words))
    assert not DANGEROUS.search(capsys.readouterr().err)


def test_rules_are_listed_and_explained_without_controls(desk, capsys):
    (desk / "house" / "page" / "top.yml").write_text(
        'extends: existence\nmessage: "::error::\\e[2J"\nlink: "http://a/\\e"\nwhy: "::error::\\e[2J"\ntokens: [a]\n'
        'examples:\n  bad: ["::x::\\e[2J ⟦a⟧"]\n  good: ["\\e[2J"]\n'
    )
    for words in (("rules",), ("explain", "page.top")):
        heard = said(capsys, *words).out
        assert not DANGEROUS.search(heard)
        assert not COMMAND.search(heard)


def test_standard_input_may_have_any_name(desk, capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"top of page")))
    heard = said(capsys, "check", "-", "--stdin-filename", "::a\x1b.txt", "--output-format", "concise", "-q").out
    assert heard.startswith("./::a\\u001b.txt:1:1: error page.top ")
