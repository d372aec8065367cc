"""A stranger's configuration: its paths stay in its folder, and what it makes lintnews read is quoted nowhere."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lintnews import Linter, UserError, config_files, read_config
from lintnews.frontends import cli

SECRET = "hunter2"
RULE = "extends: existence\nmessage: '“%s” is one.'\nlevel: error\ntokens: [quiet]\n"
SPELLING = "extends: spelling\nmessage: 'What is “%s”?'\nlevel: error\n"
OUTSIDE = "leads out of the configuration's folder; name the file with --config if you trust it"
unix = pytest.mark.skipif(os.name == "nt", reason="links are for privileged users")


@pytest.fixture
def stranger(tmp_path, monkeypatch):
    """A repository with an article, and beside it a home with secrets that look like what one may name."""
    home = tmp_path / "home"
    (home / "style").mkdir(parents=True)
    (home / "plain.txt").write_text(f"TOKEN={SECRET}\nsecond: line\n")
    (home / "a.yml").write_text(f"token: {SECRET}\nother: [a, *undefined_{SECRET}]\n")
    (home / "style" / "a.yml").write_text(f"{SECRET}: [\n")
    (home / "style" / "rule.yml").write_text(RULE)
    (home / "accept.txt").write_text(f"{SECRET}\n")
    (tmp_path / "repo" / ".git").mkdir(parents=True)
    (tmp_path / "repo" / "house" / "style").mkdir(parents=True)
    (tmp_path / "repo" / "a.txt").write_text("A quiet day.\n")
    monkeypatch.chdir(tmp_path / "repo")
    monkeypatch.setenv("HOME", str(home))
    return tmp_path / "repo"


def said_by(linter):
    """What a linter says besides findings."""
    return "\n".join(remark.text for remark in linter.remarks())


def check(capsys, *words):
    status = cli.main(["check", "--output-format", "concise", *words])
    out, err = capsys.readouterr()
    assert SECRET not in out + err
    assert f"undefined_{SECRET}" not in out + err
    return status, out, err


@pytest.mark.parametrize("path", ["../home", "{home}", "/", "..", "house/../../home", "../home/style"])
def test_a_pack_stays_in_the_folder_of_the_configuration(stranger, capsys, path):
    path = path.format(home=stranger.parent / "home")
    (stranger / "lintnews.toml").write_text(f'packs = ["{path}"]\n')
    status, out, err = check(capsys)
    assert (status, out) == (2, "")
    assert err.endswith(f"lintnews.toml:1: the pack {path!r} {OUTSIDE}\n")


@unix
def test_a_pack_or_a_rule_that_is_a_link_stays_there_too(stranger, capsys):
    (stranger / "lintnews.toml").write_text('packs = ["linked"]\n')
    (stranger / "linked").symlink_to("../home/style")
    assert OUTSIDE in check(capsys)[2]
    (stranger / "lintnews.toml").write_text('packs = ["house"]\n')
    (stranger / "house" / "style" / "a.yml").symlink_to(stranger.parent / "home" / "a.yml")
    assert OUTSIDE in check(capsys)[2]


@pytest.mark.parametrize("path", ["../home/plain.txt", "../home/a.yml", "/etc/passwd", "./../home/style/rule.yml"])
def test_a_stylebook_stays_there(stranger, capsys, path):
    (stranger / "lintnews.toml").write_text(f'stylebook = "{path}"\n')
    status, out, err = check(capsys)
    assert (status, out) == (2, "")
    assert err.endswith(f"lintnews.toml: stylebook: {path!r} {OUTSIDE}\n")


@pytest.mark.parametrize("text", [f"[{SECRET}", f"a: *{SECRET}", f"{SECRET}: 5\nnames: [a]", f"{SECRET}", "%x\n", ""])
def test_a_stylebook_that_is_none_is_not_quoted(stranger, capsys, text):
    (stranger / "lintnews.toml").write_text('stylebook = "./own.yml"\n')
    (stranger / "own.yml").write_text(text)
    assert check(capsys)[0] == 2


@unix
@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("lintnews.toml", []),
        ("lintnews.toml", ["--config", "lintnews.toml"]),
        (".vale.ini", ["--config", ".vale.ini"]),
        (".lintnews-baseline.json", []),
    ],
)
def test_a_configuration_that_is_a_link_is_not_followed(stranger, capsys, name, words):
    (stranger / name).symlink_to("../home/plain.txt")
    status, out, err = check(capsys, *words)
    assert (status, out) == (2, "")
    assert f"{name}: is a link to another place" in err


@unix
@pytest.mark.parametrize("words", [[], ["--config", "lintnews.toml"]])
def test_a_baseline_is_not_written_through_a_link(stranger, capsys, words):
    (stranger / "lintnews.toml").write_text("")
    (stranger / ".lintnews-baseline.json").symlink_to("../home/plain.txt")
    assert cli.main(["baseline", "update", *words]) == 2
    assert SECRET in (stranger.parent / "home" / "plain.txt").read_text()


@pytest.mark.parametrize("key", ["ignore", "dictionaries"])
@pytest.mark.parametrize("path", ["../home/accept.txt", "{home}/accept.txt"])
def test_lists_of_words_stay_there(stranger, capsys, key, path):
    (stranger / "lintnews.toml").write_text('packs = ["house"]\n')
    rule = stranger / "house" / "style" / "words.yml"
    rule.write_text(f"{SPELLING}{key}: ['{path.format(home=stranger.parent / 'home')}']\n")
    assert check(capsys, ".", "-q") == (2, "", f"lintnews: {rule}:4: {key} {OUTSIDE}\n")


BELOW = "must stand below StylesPath"
VALE = {
    "StylesPath = /\n[*]\nBasedOnStyles = etc\n": "StylesPath: / is the whole disk",
    "StylesPath = house/../../../../../../../../../../../\n[*]\nBasedOnStyles = etc\n": "is the whole disk",
    "StylesPath = house\n[*]\nBasedOnStyles = ../../home\n": f"the style '../../home' {BELOW}",
    "StylesPath = house\n[*]\nBasedOnStyles = /etc\n": f"the style '/etc' {BELOW}",
    "StylesPath = house\nVocab = ../../../../home\n[*]\nBasedOnStyles = style\n": BELOW,
}


@pytest.mark.parametrize("ini", VALE)
def test_a_project_of_vales_stays_below_its_styles_even_if_it_is_named(stranger, capsys, ini):
    (stranger / ".vale.ini").write_text(ini)
    status, _, err = check(capsys, "--config", ".vale.ini", "a.txt")
    assert status == 2
    assert VALE[ini] in err


def test_a_rule_without_a_style_brings_no_folder(stranger, capsys):
    (stranger / ".vale.ini").write_text("StylesPath = house\n[*]\n../../home.rule = YES\n")
    assert check(capsys, "--config", ".vale.ini", "a.txt")[0] == 0


def test_a_whole_disk_is_no_pack(stranger, capsys):
    (stranger / "lintnews.toml").write_text('packs = ["/"]\n')
    status, _, err = check(capsys, "--config", "lintnews.toml")
    assert status == 2
    assert "the pack '/' is the whole disk" in err


FOUND = {
    "StylesPath = ../home\n[*]\nBasedOnStyles = style\n": "StylesPath",
    "StylesPath = house\nVocab = linked\n[*]\nBasedOnStyles = style\n": "Vocab",
    "StylesPath = house\n[*]\nBasedOnStyles = linked\n": "the style",
}


@unix
@pytest.mark.parametrize("ini", FOUND)
def test_a_project_of_vales_that_was_not_named_stays_in_its_folder(stranger, ini):
    """So it is for who calls `read_config` and says nothing of trust."""
    (stranger / ".vale.ini").write_text(ini)
    (stranger / "house" / "Vocab").mkdir()
    for folder in (stranger / "house" / "Vocab", stranger / "house"):
        (folder / "linked").symlink_to(stranger.parent / "home")
    try:
        said = said_by(Linter(stranger / ".vale.ini"))
    except UserError as error:
        said = str(error)
    assert FOUND[ini] in said
    assert OUTSIDE in said


@unix
@pytest.mark.parametrize("key", ["ignore", "dic", "dictionaries", "dicpath"])
def test_a_dictionary_of_vales_stays_there(stranger, key):
    (stranger.parent / "home" / "words.dic").write_text(f"1\n{SECRET}\n")
    (stranger / ".vale.ini").write_text("StylesPath = house\n[*]\nBasedOnStyles = style\n")
    named = "words.dic" if key in ("ignore", "dic") else "words"
    given = "dicpath: ../../home\ndictionaries: [words]\n" if key == "dicpath" else f"{key}: ['../../home/{named}']\n"
    given = f"dic: ../../home/{named}\n" if key == "dic" else given
    (stranger / "house" / "style" / "words.yml").write_text(SPELLING + given)
    assert OUTSIDE in said_by(Linter(stranger / ".vale.ini"))


def test_a_pack_by_a_packages_name_is_not_taken_from_the_tree(stranger):
    """`python -m lintnews` and PYTHONPATH=. let Python look there first."""
    (stranger / "lintnews.toml").write_text('packs = ["acme-rules"]\n')
    (stranger / "acme_rules" / "style").mkdir(parents=True)
    (stranger / "acme_rules" / "__init__.py").write_text("print('run')\n")
    (stranger / "acme_rules" / "style" / "a.yml").write_text(RULE)
    command = [sys.executable, "-m", "lintnews", "check", "a.txt"]
    env = {**os.environ, "PYTHONPATH": os.pathsep.join([".", *sys.path])}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
    assert (done.returncode, done.stdout) == (2, "")
    assert "lintnews.toml:1: no pack is called 'acme-rules'" in done.stderr


@pytest.mark.parametrize("name", ["yaml", "regex", "ftfy", "json", "tomllib"])
def test_no_module_of_the_tree_is_run(stranger, name):
    (stranger / f"{name}.py").write_text("print('run')\nraise SystemExit(77)\n")
    (stranger / "lintnews.toml").write_text("packs = ['house']\n")
    (stranger / "house" / "style" / "a.yml").write_text(RULE)
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    command = [sys.executable, "-m", "lintnews", "check", "--no-cache", "a.txt"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=env)
    assert "run\n" not in done.stdout
    assert done.returncode == 1, done


# --- who may


@pytest.mark.parametrize("stylebook", ["../style/own.yml"])
def test_a_configuration_that_was_named_may_lead_elsewhere(stranger, capsys, stylebook):
    (stranger.parent / "style").mkdir()
    (stranger.parent / "style" / "own.yml").write_text("names: {Kyiv: [Kiev]}\n")
    (stranger / "lintnews.toml").write_text(f'stylebook = "{stylebook}"\npacks = ["encoding", "news", "../home"]\n')
    (stranger.parent / "home" / "a.yml").unlink()
    (stranger.parent / "home" / "style" / "a.yml").unlink()
    status, out, _ = check(capsys, "--config", "lintnews.toml")
    assert (status, out.split("\n")[0]) == (1, "a.txt:1:3: error style.rule “quiet” is one.")


def test_a_project_of_vales_that_was_named_may_lead_elsewhere(stranger, capsys):
    (stranger.parent / "home" / "style" / "a.yml").unlink()
    (stranger / ".vale.ini").write_text("StylesPath = ../home\n[*]\nBasedOnStyles = style\n")
    status, out, _ = check(capsys, "--config", ".vale.ini", "a.txt")
    assert (status, out.split("\n")[0]) == (1, "a.txt:1:3: error style.rule “quiet” is one.")


def test_styles_may_lie_in_a_folder_above(stranger, capsys):
    """So their authors' own tests have it. What else lies there is not looked through."""
    (stranger / "house" / "rule.yml").write_text(RULE)
    folder = stranger / "fixtures" / "rule"
    folder.mkdir(parents=True)
    (folder / ".vale.ini").write_text("StylesPath = ../../\n[*]\nhouse.rule = YES\n")
    (stranger / "other").mkdir()
    (stranger / "other" / "rule.yml").write_text(RULE)
    assert check(capsys, "--config", str(folder / ".vale.ini"), "a.txt")[0] == 1
    names = [os.path.relpath(path, stranger) for path in config_files(read_config(str(folder / ".vale.ini"), True))]
    assert names == ["fixtures/rule/.vale.ini", "house/rule.yml"]


def test_a_configuration_in_the_users_home_may_lead_elsewhere(stranger, capsys, monkeypatch):
    monkeypatch.setenv("HOME", str(stranger.parent))
    (stranger.parent / "home" / "style" / "a.yml").unlink()
    (stranger.parent / "lintnews.toml").write_text(f'packs = ["{stranger.parent / "home" / "style"}"]\n')
    assert check(capsys)[0] == 1


def test_what_ships_and_what_lies_below_is_as_before(stranger, capsys):
    (stranger / "lintnews.toml").write_text('packs = ["encoding", "house"]\nstylebook = "ap"\n')
    (stranger / "house" / "style" / "a.yml").write_text(RULE)
    assert check(capsys)[0] == 1


LARGE = "#" * 1_048_577


@pytest.mark.parametrize("name", ["lintnews.toml", "house/a/quay.yml", "style.yml", ".vale.ini"])
def test_no_setting_of_more_than_a_megabyte_is_read(stranger, capsys, name):
    Path("house", "a").mkdir()
    Path("lintnews.toml").write_text('packs = ["encoding", "house"]\nstylebook = "style.yml"\n')
    Path("house", "a", "quay.yml").write_text("extends: existence\nmessage: m\ntokens: [quay]\n")
    Path("style.yml").write_text("names: {Zelenskyy: [Zelensky]}\n")
    Path(name).write_text(LARGE)
    Path("story.txt").write_text("The mayor spoke.\n")
    words = ["--config", name] if name == ".vale.ini" else []
    assert cli.main(["check", "--no-cache", *words, "story.txt"]) == 2
    assert "is larger than 1,024 kB" in capsys.readouterr().err


def test_a_comment_of_the_copy_counts_in_a_gate_too(stranger, capsys):
    """Not promised, and said so: a reviewer sees it in the diff."""
    Path("story.md").write_text("<!-- lintnews-disable -->\n\nThey ate at the cafÃ© on the quay.\n")
    assert cli.main(["check", "--no-cache", "--isolated", "story.md"]) == 0
