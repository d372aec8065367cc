"""`--diff-base`: no setting, attribute, name or line hides a change, and nothing runs that a repository configures."""

import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lintnews.frontends.changes import Lines
from lintnews.frontends.cli import main

RULE = """
extends: existence
message: "“%s” is a piece of the page."
level: error
why: A reader of the article has no page to go to the top of.
tokens: [top of page]
"""
PLAIN = "".join(f"Line {number} of a quiet day.\n" for number in range(1, 41))
CHANGED = PLAIN.replace("Line 30 of a quiet day.", "top of page")


def git(*words, **more):
    subprocess.run(["git", *words], check=True, capture_output=True, **more)


def commit(folder):
    git("add", "-A", cwd=folder)
    git("commit", "-qm", "A day", cwd=folder)


@pytest.fixture
def archive(tmp_path, monkeypatch):
    """A git repository with one article, beside the configuration that checks it."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    (tmp_path / "house" / "page").mkdir(parents=True)
    (tmp_path / "house" / "page" / "top.yml").write_text(RULE)
    (tmp_path / "lintnews.toml").write_text('packs = ["house"]\nselect = ["page"]\n')
    monkeypatch.chdir(tmp_path)
    return repository(tmp_path / "archive", monkeypatch)


def repository(folder, monkeypatch):
    folder.mkdir()
    git("init", "-q", cwd=folder)
    git("config", "user.name", "A", cwd=folder)
    git("config", "user.email", "a@example.org", cwd=folder)
    (folder / "story.txt").write_text(PLAIN)
    commit(folder)
    monkeypatch.chdir(folder)
    return folder


def found(capsys, *words, base="HEAD"):
    """Exit status and the places that are reported."""
    capsys.readouterr()
    status = main(["check", "-q", "--output-format", "concise", "--diff-base", base, *words])
    said = capsys.readouterr()
    assert status in (0, 1), said.err
    return [line.partition(": error ")[0].rpartition("/")[2] for line in said.out.splitlines()]


@pytest.mark.parametrize(
    "setting",
    [
        "color.ui=always",
        "color.diff=always",
        "core.autocrlf=true",
        "core.eol=crlf",
        "core.quotePath=true",
        "diff.algorithm=patience",
        "diff.context=5",
        "diff.dstPrefix=new/",
        "diff.external=false",
        "diff.ignoreSubmodules=all",
        "diff.interHunkContext=9",
        "diff.mnemonicPrefix=true",
        "diff.noprefix=true",
        "diff.orderFile=/nowhere",
        "diff.relative=true",
        "diff.renames=copies",
        "diff.suppressBlankEmpty=true",
        "diff.wsErrorHighlight=all",
        "log.showSignature=true",
    ],
)
def test_no_setting_hides_a_change(archive, capsys, setting):
    git("config", *setting.split("=", 1))
    (archive / "story.txt").write_text(CHANGED)
    assert found(capsys) == ["story.txt:30:1"]


@pytest.mark.skipif(os.name == "nt", reason="names that Windows doesn't take")
@pytest.mark.parametrize(
    "name",
    ['a "quote".txt', "tab\tname.txt", "sp ace.txt", "café.txt", "caf\udce9.txt", "back\\slash.txt", "-q.txt", " .txt"],
)
def test_no_name_hides_a_change(archive, capsys, name):
    (archive / name).write_text(PLAIN)
    commit(archive)
    (archive / name).write_text(CHANGED)
    assert [place.rpartition(".txt:")[2] for place in found(capsys)] == ["30:1"]


@pytest.mark.parametrize(
    "attribute",
    [
        "-diff",
        "binary",
        "diff=strange",
        "eol=crlf",
        "filter=strange",
        "ident",
        "text",
        "working-tree-encoding=UTF-16",
        "working-tree-encoding=UTF-8",
    ],
)
def test_no_attribute_hides_a_change(archive, capsys, attribute):
    (archive / ".gitattributes").write_text(f"* {attribute}\n")
    (archive / "story.txt").write_text(CHANGED)
    assert found(capsys) == ["story.txt:30:1"]


@pytest.mark.parametrize(
    "line",
    ["++ b/other.txt", "+ b/other.txt", "++ /dev/null", "@@ -1 +1,99 @@", "\\ No newline at end of file", "-- x"],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_no_line_of_the_file_hides_a_change(archive, capsys, line, end):
    (archive / "ends.txt").write_text(PLAIN, newline=end)
    commit(archive)
    (archive / "ends.txt").write_text(CHANGED.replace("Line 5 of a quiet day.", line), newline=end)
    assert found(capsys) == ["ends.txt:30:1"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_change_is_seen_in_every_encoding(archive, capsys, encoding):
    before, after = ("Сёла Ċ ċ\n" + text for text in (PLAIN, CHANGED))  # their bytes hold those of line ends
    (archive / "coded.txt").write_bytes(before.encode(encoding))
    commit(archive)
    (archive / "coded.txt").write_bytes(after.encode(encoding))
    assert found(capsys) == ["coded.txt:31:1"]


def test_the_old_lines_stay_silent(archive, capsys):
    (archive / "old.txt").write_text("top of page\nThe mayor spoke.")
    (archive / "same.txt").write_text("top of page\n")
    commit(archive)
    (archive / "old.txt").write_text("News.\r\ntop of page\r\nThe mayor spoke.\r\nTo the top of page.\r\n", newline="")
    assert found(capsys) == ["old.txt:4:8"]
    assert found(capsys, base="HEAD~1") == ["old.txt:2:1", "old.txt:4:8", "same.txt:1:1"]


def test_an_article_that_moves_brings_its_changes_alone(archive, capsys):
    (archive / "old.txt").write_text(f"top of page\n{PLAIN}")
    commit(archive)
    git("mv", "old.txt", "new.txt")
    assert found(capsys) == []
    (archive / "new.txt").write_text(f"top of page\n{CHANGED}")
    assert found(capsys) == ["new.txt:31:1"]


def test_what_git_does_not_know_is_new_from_end_to_end(archive, capsys, monkeypatch, tmp_path):
    (archive / ".gitignore").write_text("ignored.txt\n")
    (archive / "untracked.txt").write_text("top of page\n")
    (archive / "ignored.txt").write_text("top of page\n")
    (tmp_path / "outside.txt").write_text("top of page\n")
    places = found(capsys, "untracked.txt", "ignored.txt", "../outside.txt")
    assert places == ["untracked.txt:1:1", "ignored.txt:1:1", "outside.txt:1:1"]


def test_standard_input_is_held_against_the_file_it_is_named_after(archive, capsys):
    def piped(*words):
        command = [sys.executable, "-m", "lintnews", "check", "-", "--diff-base=HEAD", "-q", "--output-format=concise"]
        return subprocess.run([*command, *words], input=CHANGED, capture_output=True, text=True).stdout[:9]

    assert piped() == "-:30:1: e"
    assert piped("--stdin-filename", "story.txt") == "story.txt"


@pytest.mark.parametrize("place", ["folder", "link", "worktree", "submodule"])
def test_a_change_is_seen_from_wherever_one_stands(archive, capsys, monkeypatch, tmp_path, place):
    git("config", "diff.relative", "true")
    (archive / "desk").mkdir()
    (archive / "desk" / "story.txt").write_text(PLAIN)
    commit(archive)
    here = archive / "desk"
    if place == "link":
        (tmp_path / "link").symlink_to(here)
        here = tmp_path / "link"
    elif place == "worktree":
        git("worktree", "add", "-q", str(tmp_path / "other"))
        here = tmp_path / "other" / "desk"
    elif place == "submodule":
        git("-c", "protocol.file.allow=always", "submodule", "add", "-q", str(archive), "part")
        commit(archive)
        here = archive / "part" / "desk"
    (here / "story.txt").write_text(CHANGED)
    monkeypatch.chdir(archive if place == "submodule" else here)
    assert found(capsys, str(here / "story.txt")) == ["story.txt:30:1"]
    monkeypatch.chdir(here)
    assert found(capsys) == ["story.txt:30:1"]


def test_a_word_document_is_compared_by_its_paragraphs(archive, capsys):
    pytest.importorskip("mammoth")
    from test_formats_docx import docx, paragraph, words

    old, new = paragraph(words("top of page")), paragraph(words("To the top of page."))
    (archive / "a.docx").write_bytes(docx(old))
    commit(archive)
    (archive / "a.docx").write_bytes(docx(old + new))
    assert found(capsys) == ["a.docx:2:8"]


def test_many_files_in_several_processes(archive, capsys):
    for number in range(70):
        (archive / f"{number}.txt").write_text(f"top of page\n{PLAIN}")
    commit(archive)
    (archive / "7.txt").write_text(f"top of page\n{CHANGED}")
    assert found(capsys, "--jobs", "2") == ["7.txt:31:1"]


SETTINGS = """
[core]
    alternateRefsCommand = {0}
    askPass = {0}
    editor = {0}
    fsmonitor = {0}
    hooksPath = {1}
    pager = {0}
    sshCommand = {0}
[diff]
    external = {0}
[diff "strange"]
    command = {0}
    textconv = {0}
[filter "strange"]
    clean = {0}
    process = {0}
    smudge = {0}
    required
[credential]
    helper = !{0}
[extensions]
    partialClone = origin
[remote "origin"]
    url = ssh://nowhere.example/x
    promisor = true
    uploadpack = {0}
"""
HOOKS = ("fsmonitor-watchman", "post-checkout", "post-index-change", "pre-commit", "reference-transaction")


@pytest.mark.skipif(os.name == "nt", reason="children of Unix")
def test_no_process_of_git_is_left(archive):
    (archive / "story.txt").write_text(CHANGED)
    code = "import os; from lintnews.frontends.cli import main; main(['check', '--diff-base', 'HEAD']); os.wait()"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert "story.txt:30:1" in done.stdout
    assert "ChildProcessError" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="a script for Unix")
@pytest.mark.parametrize("lost", [False, True])
def test_nothing_that_the_repository_configures_is_run(archive, capsys, tmp_path, lost):
    (archive / ".gitattributes").write_text("* diff=strange filter=strange merge=strange\n")
    (tmp_path / "hooks").mkdir()
    for script in (tmp_path / "run", *(tmp_path / "hooks" / name for name in HOOKS)):
        script.write_text(f"#!/bin/sh\ntouch {tmp_path}/was-run\ncat\n")
        script.chmod(0o755)
    if lost:  # a blob that a partial clone would fetch
        blob = subprocess.check_output(["git", "rev-parse", "HEAD:story.txt"], text=True).strip()
        (archive / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    with (archive / ".git" / "config").open("a") as config:
        config.write(SETTINGS.format(tmp_path / "run", tmp_path / "hooks"))
    (archive / "story.txt").write_text(CHANGED)
    status = main(["check", "--diff-base", "HEAD"])
    said = capsys.readouterr()
    assert not (tmp_path / "was-run").exists()
    if lost:
        assert status == 2
        assert "--diff-base: git can't read what story.txt was" in said.err
    else:
        assert "story.txt:30:1" in said.out


@pytest.mark.skipif(os.name == "nt", reason="a script for Unix")
def test_a_repository_within_the_copy_is_not_asked(archive, capsys, monkeypatch, tmp_path):
    (tmp_path / "run").write_text(f"#!/bin/sh\ntouch {tmp_path}/was-run\n")
    (tmp_path / "run").chmod(0o755)
    git("clone", "-q", "--bare", str(archive), str(archive / "desk"))
    (archive / "desk" / "config").write_text(f"[core]\nbare = false\nworktree = .\nfsmonitor = {tmp_path / 'run'}\n")
    (archive / "desk" / "new.txt").write_text("top of page\n")
    monkeypatch.chdir(archive / "desk")
    main(["check", "new.txt", "--diff-base", "HEAD"])
    assert not (tmp_path / "was-run").exists()


def test_a_revision_that_a_shallow_clone_may_lack_is_told_with_the_way_out(archive, tmp_path, monkeypatch, capsys):
    subprocess.run(["git", "clone", "-q", "--depth=1", archive.as_uri(), tmp_path / "shallow"], check=True)
    monkeypatch.chdir(tmp_path / "shallow")
    assert main(["check", "--diff-base", "origin/other"]) == 2
    assert capsys.readouterr().err == (
        "lintnews: --diff-base: no revision is called 'origin/other'; "
        "this clone has not all history (for GitHub's checkout say fetch-depth: 0)\n"
    )


@pytest.mark.parametrize("revision", ["nowhere", "", "--all", "--since=yesterday", "-h", "HEAD^{tree}"])
def test_an_unknown_revision_is_a_clear_error(archive, capsys, revision):
    assert main(["check", f"--diff-base={revision}"]) == 2
    assert capsys.readouterr().err == f"lintnews: --diff-base: no revision is called {revision!r}\n"


def test_without_a_repository_it_is_a_clear_error(archive, capsys, monkeypatch, tmp_path):
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.chdir(tmp_path)
    assert main(["check", "--diff-base=HEAD"]) == 2
    assert "not a git repository" in capsys.readouterr().err


@given(st.lists(st.integers(1, 30), max_size=8, unique=True).map(sorted), st.integers(1, 30), st.integers(0, 5))
def test_lines_are_looked_for_where_they_may_be(ends, first, more):
    ranges = tuple(zip(ends[::2], ends[1::2], strict=False))
    touched = any(line in range(*one) for line in range(first, first + more + 1) for one in ranges)
    assert Lines(ranges).touch(first, first + more) is touched


def test_a_finding_is_not_held_against_each_of_a_million_changes():
    looked = []

    class Range(tuple):
        __slots__ = ()

        def __lt__(self, other):
            looked.append(self)
            return tuple.__lt__(self, other)

    assert Lines(tuple(Range((line, line + 1)) for line in range(1, 4001, 2))).touch(3001, 3001)
    assert len(looked) < 20
