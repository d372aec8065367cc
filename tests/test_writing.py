"""Writing a mended file: it keeps all that it was besides its bytes, or it is left as it is; no kill leaves a trace."""

import os
import stat
import subprocess
import sys

import pytest

from lintnews.frontends.cli import main
from lintnews.frontends.writing import remove_leftovers, write

OLD, NEW = b"It&rsquo;s the mayor&rsquo;s day.\n", "It’s the mayor’s day.\n".encode()
unix = pytest.mark.skipif(os.name == "nt", reason="owners, links and attributes of Unix")
root = pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root may give a file away")


@pytest.fixture
def story(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "story.txt"
    path.write_bytes(OLD)
    return path


def fixed(capsys, name="."):
    """The exit status of a mend, and what is said of it."""
    status = main(["check", "--select", "encoding", "--fix", "-q", name])
    return status, capsys.readouterr().err


def left_alone(capsys, story, why, name="story.txt"):
    status, said = fixed(capsys, name)
    assert status == 2
    assert why in said
    assert story.read_bytes() == OLD
    assert not litter(story.parent)


def litter(folder):
    return [name for name in os.listdir(folder) if "lintnews" in name]


@unix
def test_a_file_with_other_names_is_left_alone(story, capsys):
    os.link(story, story.with_name("other.lnk"))
    left_alone(capsys, story, "story.txt: has other names (hard links)")
    assert story.samefile(story.with_name("other.lnk"))


@unix
@pytest.mark.parametrize("mode", [0o444, 0o400, 0o555])
def test_a_file_that_is_read_only_is_left_alone(story, capsys, mode):
    story.chmod(mode)
    left_alone(capsys, story, "story.txt: is read-only")
    assert stat.S_IMODE(story.stat().st_mode) == mode


@unix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o4755])
def test_permissions_are_kept(story, capsys, mode):
    story.chmod(mode)
    assert fixed(capsys) == (0, "")
    assert story.read_bytes() == NEW
    assert stat.S_IMODE(story.stat().st_mode) == mode


@root
def test_the_owner_is_kept(story, capsys):
    os.chown(story, 54321, 54322)
    assert fixed(capsys) == (0, "")
    assert (story.stat().st_uid, story.stat().st_gid) == (54321, 54322)


@root
@pytest.mark.parametrize("call", ["fchown", "fchmod"])
def test_a_file_whose_owner_or_permissions_cannot_be_kept_is_left_alone(story, capsys, monkeypatch, call):
    def refuse(*_):
        raise PermissionError(1, "Operation not permitted")

    os.chown(story, 54321, 54322)
    monkeypatch.setattr(os, call, refuse)
    left_alone(capsys, story, "story.txt: has an owner or attributes that can't be kept")


@pytest.mark.skipif(not hasattr(os, "setxattr"), reason="attributes of Linux")
def test_attributes_are_kept(story, capsys):
    try:
        os.setxattr(story, "user.desk", b"politics")
    except OSError:
        pytest.skip("this file system has no attributes")
    assert fixed(capsys) == (0, "")
    assert os.getxattr(story, "user.desk") == b"politics"


@unix
@pytest.mark.parametrize("name", ["n" * 251 + ".txt", "é" * 125 + ".txt"])
def test_a_long_name_is_mended(story, capsys, name):
    os.rename(story, name)
    assert fixed(capsys) == (0, "")
    with open(name, "rb") as file:
        assert file.read() == NEW


def test_what_a_killed_run_left_is_swept_by_the_next(story, capsys):
    desk = story.with_name("desk")
    desk.mkdir()
    (desk / "quiet.txt").write_text("A quiet day.")
    for folder in (story.parent, desk):
        (folder / ".lintnews-0123456789abcdef").write_bytes(b"half")
    main(["check", "-q"])
    assert litter(story.parent)  # a check writes nothing and removes nothing
    capsys.readouterr()
    assert fixed(capsys) == (0, "")
    assert not litter(story.parent)
    assert not litter(desk)


@unix
def test_only_what_lintnews_left_is_swept(story, capsys):
    kept = [".lintnews-baseline.json", ".lintnews-0123456789abcdeg", ".lintnews-0123456789abcdef0", "lintnews-0"]
    for name in kept:
        story.with_name(name).write_text('{"version": 1, "files": {}}')
    story.with_name(".lintnews-0000000000000000").symlink_to("story.txt")
    story.with_name(".lintnews-1111111111111111").mkdir()
    os.mkfifo(story.with_name(".lintnews-2222222222222222"))
    before = set(os.listdir())
    assert fixed(capsys) == (0, "")
    assert set(os.listdir()) == before


@unix
def test_what_another_run_is_writing_is_not_swept(story):
    program = (
        "import sys; from lintnews.frontends import writing; writing.new_part('.', 0o600); print(flush=True); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=story.parent
    ) as process:
        process.stdout.readline()
        remove_leftovers(str(story.parent))
        assert litter(story.parent)
        process.kill()
    remove_leftovers(str(story.parent))
    assert not litter(story.parent)


def test_a_new_file_has_the_permissions_of_any_new_file(story):
    story.with_name("plain").write_bytes(b"")
    write("new.json", b"{}")
    assert os.stat("new.json").st_mode == os.stat("plain").st_mode


def test_a_file_that_cannot_be_written_leaves_no_part(story, monkeypatch):
    def full(_):
        raise OSError("No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write("story.txt", NEW, OLD)
    assert os.listdir() == ["story.txt"]
    assert story.read_bytes() == OLD
