"""Files of a stranger: links lead nowhere, nothing endless or huge is read, one bad place doesn't end the run."""

import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lintnews.frontends import cli
from lintnews.frontends.files import files
from lintnews.gitignore import Gitignore
from lintnews.globs import glob_matches
from lintnews.regular_files import COPY, WORDS

STORY = "Anna Zelensky met Anna Zelenskyy. Zelensky spoke.\n\nFollow the harbour news of our town here\n\n"
BAD = "They ate at the cafÃ© on the quay.\n"
unix = pytest.mark.skipif(os.name == "nt", reason="links and pipes are for privileged users")


@pytest.fixture
def stranger(tmp_path, monkeypatch):
    """A repository, and beside it a home with a secret."""
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "secret.txt").write_text(BAD)
    repository = tmp_path / "repo"
    (repository / ".git").mkdir(parents=True)
    (repository / "news").mkdir()
    monkeypatch.chdir(repository)
    return repository


def check(capsys, *words):
    status = cli.main(["check", "--no-cache", "--output-format", "concise", *words])
    return status, *capsys.readouterr()


# --- links


@unix
@pytest.mark.parametrize("words", [["."], ["a.txt"], ["news"], ["news/"], ["news/secret.txt"], ["a.txt", "."]])
def test_a_link_that_leads_out_is_neither_read_nor_written(stranger, capsys, words):
    (stranger / "a.txt").symlink_to("../home/secret.txt")
    (stranger / "news").rmdir()
    (stranger / "news").symlink_to("../home")
    _, out, err = check(capsys, "--fix", *words)
    assert "secret.txt:" not in out
    assert "a.txt:" not in out
    assert "another place" in err or words == ["."]
    assert (stranger.parent / "home" / "secret.txt").read_text() == BAD


@unix
@pytest.mark.parametrize("words", [["a.txt", "../home/secret.txt"], ["a.txt", "../home"]])
def test_what_is_named_is_read_once_under_its_own_name(stranger, capsys, words):
    (stranger / "a.txt").symlink_to("../home/secret.txt")
    assert check(capsys, *words)[1].startswith("../home/secret.txt:1:20: error encoding.mojibake")


@unix
@pytest.mark.parametrize("word", [".", "a.txt"])
def test_a_link_within_the_tree_is_read(stranger, capsys, word):
    (stranger / "README").write_text(BAD)
    (stranger / "a.txt").symlink_to("README")
    assert check(capsys, word)[1].startswith("a.txt:1:20: error encoding.mojibake")


@unix
@pytest.mark.parametrize("target", [".git/config", ".env", "drafts/x.txt"])
def test_a_link_to_what_git_keeps_to_itself_is_not_read(stranger, capsys, target):
    (stranger / "drafts").mkdir()
    (stranger / ".gitignore").write_text(".env\ndrafts/\n")
    (stranger / target).write_text(BAD)
    (stranger / "a.txt").symlink_to(target)
    assert "error" not in check(capsys, ".")[1]
    assert target != ".git/config" or "error" not in check(capsys, "a.txt")[1]


@unix
@pytest.mark.parametrize(
    ("report", "said"),
    [
        ("report.json", "it is a link to another place"),
        ("out/report.json", "it is a link to another place"),
        ("news/story.json", "it is a link to another place"),
        ("pipe.json", "it is no regular file"),
        ("news", "it is no regular file"),
        ("nowhere/report.json", "No such file or directory"),
    ],
)
def test_a_report_is_written_where_it_is_named_and_nowhere_else(stranger, capsys, report, said):
    secret = stranger.parent / "home" / "secret.txt"
    (stranger / "report.json").symlink_to(secret)
    (stranger / "out").symlink_to(secret.parent)
    (stranger / "news" / "story.txt").write_text(BAD)
    (stranger / "news" / "story.json").symlink_to("story.txt")
    os.mkfifo(stranger / "pipe.json")
    status, _, err = check(capsys, "--report", f"json={report}", "news/story.txt")
    assert (status, err.splitlines()[-1].endswith(said)) == (2, True)
    assert secret.read_text() == (stranger / "news" / "story.txt").read_text() == BAD
    assert [path.name for path in secret.parent.iterdir()] == ["secret.txt"]


WRITERS = [
    (["check", "--report", "json=../report.json", "story.txt"], "../report.json"),
    (["check", "--report", "json=../out/report.json", "story.txt"], "../out/report.json"),
    (["house", "--write-stylebook", "../out/house.yml", "."], "../out/house.yml"),
    (["house", "--write-stylebook", "../out/new/house.yml", "."], "../out/new/house.yml"),
    (["house", "--write-rules", "../out/chrome/page.yml", "."], "../out/chrome/page.yml"),
    (["rules", "new", "../out/style/rule.yml"], "../out/style/rule.yml"),
    (["rules", "docs", "../out"], "../out"),
    (["rules", "docs", "../docs"], "../docs/chrome.md"),
    (["archive", "../a.jsonl", "--output", "../out"], "../out"),
    (["archive", "../a.jsonl", "--output", "../out/new"], "../out/new"),
]


@unix
@pytest.mark.parametrize("folder", ["news", "../elsewhere"])
@pytest.mark.parametrize(("words", "named"), WRITERS)
def test_no_command_writes_through_a_link_of_the_tree(stranger, monkeypatch, capsys, words, named, folder):
    """Wherever one stands: below its root, or in another place from which the tree is named."""
    home = stranger.parent / "home"
    (stranger.parent / "elsewhere").mkdir()
    (stranger / "news" / "story.txt").write_text(STORY * 3)
    (stranger / "a.jsonl").write_text('{"id": "1", "text": "A quiet day."}\n')
    (stranger / "docs").mkdir()
    (stranger / "out").symlink_to(home)
    for link in ("report.json", "docs/chrome.md"):
        (stranger / link).symlink_to(home / "secret.txt")
    monkeypatch.chdir(stranger / folder)
    tree = os.path.relpath(stranger)
    words = [word.replace("../", f"{tree}/") for word in words]
    words = [f"{tree}/news/{word}" if word == "story.txt" else word for word in words]
    assert cli.main(words) == 2
    named = named.replace("../", f"{tree}/")
    assert capsys.readouterr().err == f"lintnews: {named}: is not written, it is a link to another place\n"
    assert (home / "secret.txt").read_text() == BAD
    assert [path.name for path in home.iterdir()] == ["secret.txt"]


@unix
def test_what_is_written_outside_any_tree_is_the_users_own(stranger, monkeypatch, capsys):
    (stranger.parent / "home" / "out.json").symlink_to("reports.json")
    assert cli.main(["check", "-q", "--report", "json=../home/out.json", "."]) == 0
    assert (stranger.parent / "home" / "reports.json").read_text() == "[]\n"


@unix
def test_a_link_of_another_format_hides_no_file(stranger, capsys):
    (stranger / "story.txt").write_text(BAD)
    (stranger / "a.json").symlink_to("story.txt")
    assert check(capsys, ".")[1].startswith("story.txt:1:")


@unix
def test_a_link_to_itself_is_an_error_of_its_own(stranger, capsys):
    (stranger / "a.txt").symlink_to("a.txt")
    (stranger / "b.txt").write_text(BAD)
    status, out, err = check(capsys, ".")
    assert status == 2
    assert out.startswith("b.txt:1:20: error encoding.mojibake")
    assert err == "lintnews: a.txt: can't be read: Too many levels of symbolic links\n"


@unix
@pytest.mark.skipif(os.name != "nt" and os.geteuid() == 0, reason="root may read all")
def test_a_closed_folder_does_not_end_the_walk(stranger, capsys):
    (stranger / "closed").mkdir(mode=0)
    (stranger / "d.txt").write_text(BAD)
    status, out, err = check(capsys, ".")
    assert (status, out[:6], err) == (2, "d.txt:", "lintnews: closed: can't be read: Permission denied\n")


def test_folders_as_deep_as_a_path_can_be_are_walked(stranger, capsys):
    (stranger / "a" / "/".join("a" * 900)).mkdir(parents=True)
    assert check(capsys, ".")[::2] == (0, "lintnews: nothing was checked: there is no file in .\n")


# --- regular files alone


@unix
@pytest.mark.parametrize("word", [".", "a.txt"])
def test_a_pipe_is_not_waited_for(stranger, capsys, word):
    os.mkfifo(stranger / "a.txt")
    assert check(capsys, word)[0] == (0 if word == "." else 2)


@pytest.mark.parametrize(
    ("key", "size", "said"),
    [
        ("ignore", WORDS, ""),
        ("ignore", WORDS + 1, "words.txt: can't be read: is larger than 16,384 kB, and is not read"),
        ("dictionaries", WORDS + 1, "words.dic: there is no such dictionary, or it is too large"),
    ],
)
def test_a_huge_list_of_words_is_refused(stranger, capsys, key, size, said):
    pytest.importorskip("hunspell")
    (stranger / "lintnews.toml").write_text('packs = ["house"]\n')
    (stranger / "house" / "style").mkdir(parents=True)
    named = "words" if key == "dictionaries" else "words.txt"
    rule = f"extends: spelling\nmessage: “%s”?\nlevel: error\n{key}: [{named}]\n"
    (stranger / "house" / "style" / "words.yml").write_text(rule)
    (stranger / "words.aff").write_text("SET UTF-8\n")
    for name, head in (("words.dic", "2\nquiet\n"), ("words.txt", "harbourmaastr\n")):
        (stranger / name).write_text(head + "x" * (size - len(head)))
    (stranger / "b.txt").write_text("A quiet harbourmaastr spoke daay by day.\n")
    status, out, err = check(capsys, "b.txt")
    assert status == (2 if said else 1), err
    assert said in err
    assert said or [line.rpartition(" ")[2] for line in out.splitlines()[:1]] == ["“daay”?"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("2\nquiet\n" + "\n" * 200_000, "words.dic: says that it holds 2 words and holds 200,001"),
        ("200000\nquiet\n" + "\n" * 200_000, "words.dic: holds '' 200,000 times"),
        ("200000\n" + "quiet/S\n" * 200_000, "words.dic: holds 'quiet' 200,000 times"),
        ("quiet\n" + "".join(f"word{number}\n" for number in range(200_000)), "says that it holds 0 words"),
        ("1\nquiet\n" + "\n" * 500, ""),
        ("1\n" + "".join(f"quiet{chr(97 + number)}\n" for number in range(26)) + "quiet\n", ""),
    ],
)
def test_a_dictionary_on_which_hunspell_hangs_is_refused(stranger, capsys, words, said):
    pytest.importorskip("hunspell")
    (stranger / "lintnews.toml").write_text('packs = ["house"]\n')
    (stranger / "house" / "style").mkdir(parents=True)
    rule = "extends: spelling\nmessage: “%s”?\nlevel: error\ndictionaries: [words]\n"
    (stranger / "house" / "style" / "words.yml").write_text(rule)
    (stranger / "words.aff").write_text("SET UTF-8\n")
    (stranger / "words.dic").write_text(words)
    (stranger / "b.txt").write_text("quiet harbourmaastr\n")
    status, out, err = check(capsys, "b.txt")
    assert said in err
    assert (status, out.count("“harbourmaastr”?")) == ((2, 0) if said else (1, 1))


def test_a_huge_file_is_refused_and_the_rest_goes_on(stranger, capsys):
    with open(stranger / "a.txt", "wb") as file:
        file.truncate(COPY + 1)
    (stranger / "b.txt").write_text(BAD)
    status, out, err = check(capsys, ".")
    assert (status, out[:6]) == (2, "b.txt:")
    assert err == "lintnews: a.txt: is larger than 65,536 kB, and is not read\n"


@unix
@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, lambda path: path.write_text("a\n" * 100_000)])
def test_a_gitignore_that_is_none_is_told(stranger, capsys, make):
    make(stranger / ".gitignore")
    (stranger / "b.txt").write_text(BAD)
    status, out, err = check(capsys, ".")
    assert (status, out[:6]) == (2, "b.txt:")
    assert ".gitignore: is " in err


@unix
def test_a_gitignore_that_is_a_link_is_none(stranger, capsys):
    (stranger / ".gitignore").symlink_to("/dev/zero")
    assert check(capsys, ".")[0] == 0


@unix
def test_what_another_program_writes_is_read(stranger):
    command = f"{sys.executable} -m lintnews check <(echo 'A quiet day.')"
    assert subprocess.run(["bash", "-c", command], capture_output=True, check=False).returncode == 0


# --- globs


@pytest.mark.parametrize(
    "glob",
    [
        "*" + "a*" * 40 + "b",
        "a*" * 2000,
        "*?" * 200 + "b",
        "**/a*" * 40 + "/b",
        "a/**/" * 60 + "b",
        "/**/" * 60 + "x/**/b",
        "*[a]" * 100 + "b",
        "[[:alpha:]]*" * 60 + "b",
        "**/" * 300 + "b",
        "a**/" + "a*/**/" * 100 + "b",
    ],
)
def test_a_glob_made_to_hang_is_soon_answered(glob):
    ignoring = Gitignore([glob.encode()])
    for path in ("a" * 250, "a/" * 400 + "a", ("a" * 60 + "/") * 15 + "a", "é" * 120):
        ignoring.says(path, False)


@pytest.mark.parametrize(
    "glob",
    ["*" + "a*" * 60 + "b", "{a*,*a}" * 7 + "b", "{" * 3000, "{a,b}" * 40, "*[a]" * 200 + "{b,c}", "*?" * 500 + "b"],
)
def test_a_glob_of_vales_made_to_hang_is_soon_answered(glob):
    for path in ("a" * 250, ("a" * 60 + "/") * 15 + "a"):
        assert not glob_matches(glob, path)


NAMES = st.text("ab.-!é[]\\ ", min_size=1, max_size=4).filter(lambda name: name not in (".", ".."))
PATHS = st.lists(NAMES, min_size=1, max_size=4).map("/".join)
SIGNS = r"""
a b ab . - ! é * ** ? / /** **/ *** [a] [!a] [^b] [a-c] [c-a] []] [!]] []-a] [-a] [a-] [a\]] [[:alpha:]] [a/b] [ [a # a/
[![:punct:]] [[:nobody:]] [[:] [[::]] \ \a \* \[ \! \# \/ /a
"""
GLOBS = st.lists(st.sampled_from([*SIGNS.split(), " ", r"\ "]), min_size=1, max_size=5).map("".join)


@pytest.mark.slow
@unix
@settings(max_examples=150)
@given(st.lists(GLOBS, min_size=1, max_size=3), st.lists(PATHS, min_size=5, max_size=25, unique=True))
def test_globs_say_what_git_says(tmp_path_factory, globs, paths):
    """Held against git itself, which is asked for paths that need not exist."""
    folder = tmp_path_factory.getbasetemp() / "globs"
    if not folder.exists():
        subprocess.run(["git", "init", "-q", folder], check=True)
    (folder / ".gitignore").write_text("\n".join(globs) + "\n")
    asked = "\0".join(paths).encode()
    words = ["git", "-C", folder, "check-ignore", "--no-index", "-z", "--stdin"]
    said = subprocess.run(words, input=asked, capture_output=True, check=False).stdout.decode()
    ignoring = Gitignore("\n".join(globs).encode().split(b"\n"))
    assert [path for path in paths if ignoring.hides(path)] == [path for path in said.split("\0") if path], globs


def test_the_nearest_gitignore_decides(stranger):
    (stranger / ".gitignore").write_text("*.txt\n")
    (stranger / "news" / ".gitignore").write_text("!kept.txt\n")
    for name in ("kept.txt", "other.txt"):
        (stranger / "news" / name).write_text("A quiet day.\n")
    assert list(files(".")) == [os.path.join("news", "kept.txt")]
