"""What a desk mistypes is told with the file, the line and a near word; what nobody named is passed over in silence."""

import os
import re
from pathlib import Path

import pytest

from lintnews.frontends.cli import main

RULE = "extends: existence\nmessage: '“%s” is one.'\nlevel: error\ntokens: [quiet]\n"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "house" / "page").mkdir(parents=True)
    (tmp_path / "house" / "page" / "good.yml").write_text(RULE)
    (tmp_path / "lintnews.toml").write_text('packs = ["house"]\n')
    (tmp_path / "a.txt").write_text("A quiet day.\n")
    (tmp_path / "names.yml").write_text("names: {}\n")
    return tmp_path


def check(capsys, *words):
    status = main(["check", "--output-format", "concise", *words])
    return status, *capsys.readouterr()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('\npack = ["house"]', "lintnews.toml:2: no setting is called 'pack'; did you mean 'packs'?"),
        ('\npacks = ["encodng"]', "lintnews.toml:2: no pack is called 'encodng'; did you mean 'encoding'?"),
        ('packs = ["house"]\nselect = ["paeg"]', "lintnews.toml:2: no rule is called 'paeg'; did you mean 'page'?"),
        ('packs = ["house"]\n\nignore = ["page.god"]', "lintnews.toml:3: no rule is called 'page.god'"),
        ('packs = ["house"]\n[levels]\npaeg = "error"', "lintnews.toml:3: no rule is called 'paeg'"),
        (
            'packs = ["house"]\n[levels]\npage = "eror"',
            "lintnews.toml:3: levels: no level is called 'eror'; did you mean",
        ),
        ('levels = {page = "eror"}', "lintnews.toml:1: levels: no level is called 'eror'"),
        (
            '[per-file-ignores]\n"a.txt" = []\n"opinion/**" = "page"',
            "lintnews.toml:3: per-file-ignores: must be a list",
        ),
        ("per-file-ignores = []", 'must be a table, as in {"opinion/**" = ["figures"]}'),
        (
            '[levels]\n"figures.unattributed.pol" = "off"',
            "lintnews.toml:2: no kind is called 'figures.unattributed.pol'; did you mean 'figures.unattributed.poll'?; "
            "figures.unattributed has: crowd, ",
        ),
        (
            'ignore = ["figures.unattributed.poll"]',
            "lintnews.toml:1: 'figures.unattributed.poll' is a kind, no rule: it has a level of its own under [levels]",
        ),
        ('ignore = ["encoding.ligatur"]', "1: no rule is called 'encoding.ligatur'; did you mean 'encoding.ligature'?"),
        (
            'packs = ["house"]\nignore = ["encoding.ligature"]',
            "2: 'encoding.ligature' is of the pack 'encoding', which",
        ),
        ('\nstylebook = "app"', "lintnews.toml:2: no stylebook is called 'app'; did you mean 'ap'?"),
        (
            '\npacks = ["hous"]',
            "lintnews.toml:2: no pack is called 'hous'; did you mean 'house'?; a folder",
        ),
        ('packs = ["house"]\nstylebook = "./nams.yml"', "nams.yml: can't be read: No such file or directory; did you"),
        ('language = "english"', "lintnews.toml:1: language: 'english' is no code of a language, as en and de-AT are"),
        (
            "\n[tool.lintnews]",
            "lintnews.toml:2: [tool.lintnews] is for a pyproject.toml; here settings stand without it",
        ),
        ("select = []", "lintnews.toml: no rule is left to run"),
        ('packs = ["house"]\nignore = ["page"]', "lintnews.toml: no rule is left to run"),
        ('packs = ["house"]\n[per-file-ignores]\n"*" = ["paeg"]', "lintnews.toml:3: no rule is called 'paeg'"),
        ('\n[per-file-ignores] = ["figure"]', "lintnews.toml:2: is not valid TOML"),
    ],
)
def test_a_mistake_in_the_configuration_has_a_place_and_a_near_word(desk, capsys, text, said):
    (desk / "lintnews.toml").write_text(text)
    status, out, err = check(capsys)
    assert (status, out) == (2, "")
    assert said in err


@pytest.mark.parametrize("language", ["en", "de-AT", "pt_BR", "gsw", ""])
def test_a_language_is_named_by_its_code(desk, capsys, language):
    (desk / "lintnews.toml").write_text(f'packs = ["house"]\nlanguage = "{language}"\n')
    assert check(capsys)[0] == 1


def test_the_configuration_of_the_manual_is_one(desk, capsys):
    page = (Path(__file__).parent.parent / "docs" / "configuration.md").read_text("utf-8")
    shown = next(block for block in re.findall(r"^```toml\n(.*?)^```", page, re.M | re.S) if block.startswith("select"))
    (desk / "lintnews.toml").write_text(shown, "utf-8")
    status, out, err = check(capsys)
    assert (status, err) == (0, "")
    assert "Checked 1 file: nothing found." in out


def test_where_no_rule_runs_there_is_no_all_clear(desk, capsys):
    for _ in range(2):  # also of what is remembered
        assert check(capsys, "--select", "page", "--ignore", "page")[:2] == (2, "")


def test_a_link_that_leads_nowhere_is_not_told_to_be_meant(desk, capsys):
    (desk / "b.txt").symlink_to("gone.txt")
    assert check(capsys, "b.txt")[2].startswith(
        "lintnews: b.txt: there is no such file or folder; did you mean 'a.txt'"
    )


def test_a_word_of_the_command_line_has_no_line(desk, capsys):
    assert check(capsys, "--select", "paeg")[2] == "lintnews: no rule is called 'paeg'; did you mean 'page'?\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "extends: existence\nmessage: x\nscop: text\ntokens: [a]\n",
            "3: no option of existence is called 'scop'; did you",
        ),
        ("extends: existence\ntokens: [a]\n", "1: the key 'message' is missing\n"),
        (
            "extends: existence\nmesage: x\ntokens: [a]\n",
            "2: the key 'message' is missing; 'mesage' is no key: did you mean 'message'?",
        ),
        ("message: x\nextend: existence\ntokens: [a]\n", "2: the key 'extends' is missing; 'extend' is no key: did"),
        (
            "extends: existance\nmessage: x\ntokens: [a]\n",
            "1: no check is called 'existance'; did you mean 'existence'?",
        ),
        (
            "extends: existence\nmessage: x\nlevle: error\ntokens: [a]\n",
            "3: no option of existence is called 'levle'; did",
        ),
        (
            "extends: existence\nmessage: x\nlevel: eror\ntokens: [a]\n",
            "3: no level is called 'eror'; did you mean 'error'?",
        ),
        (
            "extends: existence\nmessage: x\nscope: [text, ~headng]\ntokens: [a]\n",
            "3: no scope is called 'headng'; did you mean 'heading'?",
        ),
        ("extends: [\n", "2: is not valid YAML"),
    ],
)
def test_a_rule_file_with_a_mistake_is_told_and_the_rest_goes_on(desk, capsys, text, said):
    (desk / "house" / "page" / "bad.yml").write_text(text)
    for _ in range(2):  # also of what is remembered
        status, out, err = check(capsys)
        assert status == 2
        assert "a.txt:1:3: error page.good" in out
        assert f"bad.yml:{said}" in err
    (desk / "lintnews.toml").write_text('packs = ["house"]\nselect = ["page.bad"]\n')
    assert f"bad.yml:{said}" in check(capsys)[2]


def test_excluded_files_are_named_to_those_who_named_them_alone(desk, capsys):
    (desk / "lintnews.toml").write_text('packs = ["house"]\nexclude = ["b.txt"]\n')
    (desk / "b.txt").write_text("A quiet day.\n")
    assert "b.txt" not in "".join(check(capsys)[1:])
    assert "b.txt: passed over, the configuration excludes it" in check(capsys, "b.txt")[2]


def test_many_excluded_files_are_one_line(desk, capsys):
    (desk / "lintnews.toml").write_text('packs = ["house"]\nexclude = ["old/"]\n')
    (desk / "old").mkdir()
    named = [f"old/{number}.txt" for number in range(305)]
    for name in named:
        (desk / name).write_text("A quiet day.\n")
    assert (
        check(capsys, *named, "a.txt")[2]
        == "lintnews: old/0.txt: passed over, the configuration excludes it; likewise 304 more files\n"
    )


def test_an_excluded_file_hides_no_broken_rule(desk, capsys):
    (desk / "lintnews.toml").write_text('packs = ["house"]\nexclude = ["a.txt"]\n')
    (desk / "house" / "page" / "bad.yml").write_text("extends: existence\n")
    status, _, err = check(capsys)
    assert (status, "bad.yml:1: the key 'message' is missing" in err) == (2, True)


def test_a_named_file_that_is_no_text_is_no_all_clear(desk, capsys):
    (desk / "b.txt").write_bytes(b"%PDF-1.7")
    assert check(capsys, "--select", "page", "--exit-zero")[0] == 0
    assert check(capsys, "b.txt")[0] == 2


def test_a_folder_without_news_says_so(desk, capsys):
    (desk / "data").mkdir()
    (desk / "data" / "a.json").write_text('{"a": 1}')
    assert "nothing was checked: 1 file held no article" in check(capsys, "data")[2]


@pytest.mark.skipif(os.name == "nt", reason="links are for privileged users")
def test_a_file_is_checked_once_whatever_links_lead_to_it(desk, capsys):
    (desk / "b.txt").symlink_to("a.txt")
    assert "Checked 1 file: 1 error." in check(capsys)[1]


def test_several_globs(desk, capsys):
    for name in ("b.md", "c.html", "d.md"):
        (desk / name).write_text("A quiet day.\n")
    out = check(capsys, "--glob", "*.md", "--glob", "*.txt", "--glob", "!d*")[1]
    assert [row.partition(":")[0] for row in out.splitlines()[:-1]] == ["a.txt", "b.md"]


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_byte_order_mark_is_no_setting(desk, capsys, mark):
    (desk / "lintnews.toml").write_text(f'{mark}select = ["paeg"]\r\n', encoding="utf-8", newline="")
    assert "lintnews.toml:1: no rule is called 'paeg'" in check(capsys, ".")[2]
