"""Fixes: certain ones on request, never a lost byte, and a file is the old one or the new one."""

import io
import json
import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintnews.fixing import apply_fixes
from lintnews.formats.encoding import decode
from lintnews.frontends.cli import main
from lintnews.frontends.file_fixes import patch
from lintnews.frontends.writing import NotReplaced, write
from lintnews.model import Finding, Fix, Level, Span


def finding(start, end, replacement, safe=True):
    fix = Fix(replacement, safe, Span(start, end), 1, start + 1, 1, end + 1)
    return Finding("a.txt", 1, start + 1, 1, end + 1, "a.b", Level.ERROR, "", "", fix=fix)


@pytest.mark.parametrize(
    ("fixes", "unsafe", "mended"),
    [
        ([], False, "Kiev and Lvov"),
        ([(0, 4, "Kyiv", True)], False, "Kyiv and Lvov"),
        ([(9, 13, "Lviv", True), (0, 4, "Kyiv", True)], False, "Kyiv and Lviv"),
        ([(0, 4, "Kyiv", False)], False, "Kiev and Lvov"),
        ([(0, 4, "Kyiv", False)], True, "Kyiv and Lvov"),
        ([(0, 8, "Kyiv,", True), (5, 13, "Lviv", True)], False, "Kyiv, Lvov"),  # overlapping: the first alone
        ([(0, 4, "Kyiv", True), (0, 4, "Kyjiv", True)], False, "Kyiv and Lvov"),
        ([(4, 8, "", True)], False, "Kiev Lvov"),
        ([(0, 5, "", True), (5, 9, "", True)], False, "Lvov"),  # two that touch, and both only cut
        ([(0, 5, "", True), (5, 9, "or ", True)], False, "and Lvov"),
    ],
)
def test_fixes_are_made_where_they_stand(fixes, unsafe, mended):
    source = "Kiev and Lvov"
    assert apply_fixes(source, [finding(*fix) for fix in fixes], unsafe).source == mended


@given(
    st.text(max_size=50), st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50), st.text(max_size=3)), max_size=8)
)
def test_what_no_fix_covers_stays_as_it_is(source, edits):
    fixes = [
        finding(min(start, end), max(start, end), text) for start, end, text in edits if max(start, end) <= len(source)
    ]
    mended, made = apply_fixes(source, fixes)
    kept = source
    for fix in sorted((found.fix for found in made), key=lambda fix: fix.span, reverse=True):
        kept = kept[: fix.span.start] + fix.replacement + kept[fix.span.end :]
    assert mended == kept


STORY = """\
Harbour opens again

The harbour opened on Monday after a month of work, the mayor said.

Ships may enter from six in the morning, she said. No ship did.
"""
BUTTONS = "Share on Facebook\n\nTweet\n\nRead more\n\nSign up for our newsletter\n"
PASTED = [
    ("a menu above", f"Home\nNews\nSport\nContact us\n{STORY}\n{BUTTONS}"),
    ("a list above", f"* Home\n* News\n* Sport\n\n{STORY}\n{BUTTONS}"),
    ("below", f"{STORY}\n{BUTTONS}"),
    ("inside", STORY.replace("\n\nShips", "\n\nADVERTISEMENT\n\nShips") + f"\n{BUTTONS}"),
]


@pytest.mark.parametrize(("where", "text"), PASTED)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_lines_of_the_page_are_taken_out_on_request_and_nothing_else(tmp_path, monkeypatch, where, text, name):
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_text(text)
    main(["check", name, "--select", "chrome", "--fix"])
    assert (tmp_path / name).read_text() == text
    main(["check", name, "--select", "chrome", "--unsafe-fixes"])
    kept = (tmp_path / name).read_text().strip("\n")
    if name == "a.md" and "above" in where:  # in Markdown a list above a story may well be the writer's
        assert kept.endswith(STORY.strip("\n"))
    else:
        assert kept == STORY.strip("\n")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "---\ntitle: Show more\n---\n\nRead more\n"),  # a value, and the label of the page below it
        ("a.html", "<p>Show more</p>\n<p>Share on Facebook</p>\n<p>The harbour opened on Monday, she said.</p>\n"),
    ],
)
def test_a_line_that_holds_more_is_never_taken_out(tmp_path, monkeypatch, name, text):
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_text(text)
    main(["check", name, "--select", "chrome", "--unsafe-fixes"])
    kept = (tmp_path / name).read_text()
    assert kept == text if name == "a.html" else "title: Show more" in kept


@pytest.fixture
def story(tmp_path, monkeypatch):
    """A file with an entity that the shipped rules mend."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "story.txt"
    path.write_bytes(b"\xef\xbb\xbfIt&rsquo;s the mayor&rsquo;s day.\r\nNo news.\r\n")
    path.chmod(0o640)
    return path


MENDED = "\ufeffIt’s the mayor’s day.\r\nNo news.\r\n".encode()


def test_fix_keeps_line_ends_the_mark_and_the_permissions(story, capsys):
    assert main(["check", "--select", "encoding", "--fix", "story.txt"]) == 0
    assert story.read_bytes() == MENDED
    assert story.stat().st_mode & 0o777 == 0o640
    assert capsys.readouterr().out == "Checked 1 file: nothing found. Fixed 2.\n"
    main(["check", "--select", "encoding", "--fix", "story.txt"])
    assert story.read_bytes() == MENDED


def test_diff_shows_a_patch_that_git_applies(story, capsys):
    before = story.read_bytes()
    assert main(["check", "--select", "encoding", "--diff", "story.txt"]) == 1
    assert story.read_bytes() == before
    shown = capsys.readouterr().out
    applied = subprocess.run(["git", "apply", "-"], input=shown.encode(), cwd=story.parent, capture_output=True)
    assert applied.returncode == 0, applied.stderr
    assert story.read_bytes() == MENDED


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("story.txt", b"The mayor\x92s caf\xe9\nIt&rsquo;s open.\n"),
        (
            "story.html",
            b'<meta charset="cp1252">\n<p>The caf\xe9 on the harbour.</p>\n<p>It&acirc;&euro;&trade;s open</p>',
        ),
        ("story.txt", "\ufeffThe mayor’s café\nIt&rsquo;s open.\n".encode("utf-16-le")),
        ("story.txt", "The mayor’s café\rIt&rsquo;s open.\r".encode()),
        ("story.txt", "The mayor’s café\r\nIt&rsquo;s open.".encode()),
    ],
)
def test_what_goes_to_a_pipe_is_the_file_byte_by_byte(tmp_path, monkeypatch, capfdbinary, name, data):
    monkeypatch.chdir(tmp_path)
    words = ["check", "--select", "encoding", "--no-cache"]
    path = tmp_path / name
    path.write_bytes(data)
    main([*words, "--diff", name])
    patch = capfdbinary.readouterr().out
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    main([*words, "--fix", "--stdin-filename", name, "-"])
    piped = capfdbinary.readouterr().out
    main([*words, "--fix", name])
    mended = path.read_bytes()
    assert piped == mended != data
    path.write_bytes(data)
    subprocess.run(["git", "apply", "-"], input=patch, cwd=tmp_path, check=True)
    assert path.read_bytes() == mended


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        ("The mayor spoke.", [], "nothing to mend for certain"),
        ("Show More\n\nThe mayor spoke.", [], "nothing to mend for certain; --unsafe-fixes --diff shows 1 more"),
        ("The mayor spoke.", ["--unsafe-fixes"], "nothing to mend for certain"),
    ],
)
def test_an_empty_patch_says_why(story, capsys, text, words, said):
    story.write_text(text)
    assert main(["check", "--diff", *words, "story.txt"]) == 0
    assert capsys.readouterr() == ("", f"lintnews: {said}\n")


def test_a_file_that_changed_meanwhile_is_not_touched(tmp_path):
    path = tmp_path / "story.txt"
    path.write_bytes(b"new")
    with pytest.raises(NotReplaced):
        write(str(path), b"mended", b"old")
    assert path.read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["story.txt"]


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "story.txt").write_bytes(b"old")
    (tmp_path / "link.txt").symlink_to("story.txt")
    write(str(tmp_path / "link.txt"), b"new", b"old")
    assert (tmp_path / "link.txt").is_symlink()
    assert (tmp_path / "story.txt").read_bytes() == b"new"


@pytest.mark.parametrize(
    ("rules", "refused"),
    [
        ({"grows": {"a": "aa"}}, ["page.grows"]),
        ({"swaps": {"cat": "dog", "dog": "cat"}}, ["page.swaps"]),
        ({"one": {"cat": "dog"}, "other": {"dog": "cat"}}, ["page.one", "page.other"]),
        ({"grows": {"a": "a a"}, "colour": {"colour": "color"}}, ["page.grows"]),
        ({"colour": {"colour": "color"}, "chain": {f"x{n}": f"x{n + 1}" for n in range(9)}}, []),
    ],
)
def test_a_mend_without_end_is_not_made_and_its_rule_is_named(tmp_path, monkeypatch, capsys, rules, refused):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "house" / "page").mkdir(parents=True)
    for name, swaps in rules.items():
        rule = {
            "extends": "substitution",
            "message": "m",
            "swap": swaps,
            "nonword": True,
            "action": {"name": "replace"},
        }
        (tmp_path / "house" / "page" / f"{name}.yml").write_text(json.dumps(rule))
    (tmp_path / "lintnews.toml").write_text('packs = ["house"]\nselect = ["page"]\n')
    text = "a cat, a colour, x0"
    (tmp_path / "story.txt").write_text(text)
    for _ in range(2):
        main(["check", "--fix", "--unsafe-fixes", "story.txt"])
        said = capsys.readouterr().err
        assert [line.split()[2] for line in said.splitlines() if "without end" in line] == refused
        expected = text.replace("colour", "color") if "colour" in rules else text
        assert (tmp_path / "story.txt").read_text() == (expected if refused else expected.replace("x0", "x9"))


def test_utf_16_without_a_mark_stays_so_through_a_mend(tmp_path, monkeypatch):
    """This file has so few zero bytes that it must be known by what it says."""
    monkeypatch.chdir(tmp_path)
    story = "More than a hundred houses stood in the water, the mayor said. It was the cafÃ© that went first."
    story = "\U0001f1fa\U0001f1e6" * 9 + story.ljust(4 * 36 + 1, ".")
    (tmp_path / "a.txt").write_bytes(story.encode("utf-16-le"))
    main(["check", "a.txt", "--select", "encoding", "--fix", "--no-cache"])
    assert (tmp_path / "a.txt").read_bytes() == story.replace("Ã©", "é").encode("utf-16-le")


@pytest.mark.parametrize(
    ("name", "data", "mended", "rule"),
    [
        # Without its entities this text has too few NULs to be taken for UTF-16 without a mark.
        ("story.txt", ("&rsquo;" * 40).encode("utf-16-be"), None, "html-entity"),
        # The page's own encoding has no such letters; what else is wrong is mended all the same.
        (
            "story.html",
            '<meta charset="latin1"><p>The café of Å‚Ã³dÅº: the mayor&amp;rsquo;s.'.encode("cp1252"),
            '<meta charset="latin1"><p>The café of Å‚Ã³dÅº: the mayor’s.'.encode("cp1252"),
            "mojibake",
        ),
    ],
)
def test_a_mend_after_which_the_file_would_be_read_otherwise_is_not_made(
    tmp_path, monkeypatch, capsys, name, data, mended, rule
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_bytes(data)
    assert main(["check", "--fix", "--unsafe-fixes", name]) in (0, 1)
    assert (tmp_path / name).read_bytes() == (mended or data)
    assert f"{rule} was not mended: its fix makes a file that can't be" in capsys.readouterr().err


def test_a_row_of_marks_is_not_turned_around(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "story.mdx").write_text("”" * 20 + "T", encoding="utf-8")
    for _ in range(2):
        main(["check", "--fix", "story.mdx"])
        assert (tmp_path / "story.mdx").read_text(encoding="utf-8") == "”" * 20 + "T"


@given(st.binary(max_size=60))
def test_any_bytes_can_be_written_again(data):
    assert decode(data).encode() == data


def test_a_patch_says_when_the_last_line_has_no_end():
    assert "".join(patch("a.txt", "one\ntwo", "one\n2")) == (
        "--- a/a.txt\n+++ b/a.txt\n@@ -1,2 +1,2 @@\n one\n"
        "-two\n\\ No newline at end of file\n+2\n\\ No newline at end of file\n"
    )


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process of its own for each run")
def test_killed_at_any_moment_every_file_is_whole_and_the_next_run_finishes(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    program = os.path.join(os.path.dirname(__file__), "fuzz", "kill.py")
    counts = subprocess.run([sys.executable, program, "10"], capture_output=True, text=True).stdout
    rows = dict(reversed(line.split(maxsplit=1)) for line in counts.splitlines())
    del rows["in the midst"], rows["parts that a kill left"]
    assert rows.pop("kills") == "10"
    assert set(rows.values()) == {"0"}
