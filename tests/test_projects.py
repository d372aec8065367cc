"""Each file is checked under the configuration nearest to it, from its own folder upward."""

import json
import os

import pytest

from lintnews.frontends.cli import main

RULE = "extends: existence\nmessage: '“%s” is one.'\nlevel: {level}\ntokens: [{word}]\n"
COPY = "A quiet day for dogs.\n"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A house with a configuration, a desk in it with another, and copy of both; beside it copy that has none."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name, text in {
        "house/lintnews.toml": 'packs = ["rules"]\n',
        "house/rules/a/quiet.yml": RULE.format(level="warning", word="quiet"),
        "house/a.txt": COPY,
        "house/sport/lintnews.toml": 'packs = ["own"]\nfail-on = "suggestion"\n',
        "house/sport/own/b/dogs.yml": RULE.format(level="suggestion", word="dogs"),
        "house/sport/b.txt": COPY,
        "house/sport/ski/c.txt": COPY,
        "house/z.txt": COPY,
        "other/d.txt": "Call me.\n\nShow More\n",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    monkeypatch.chdir(tmp_path / "house")
    return tmp_path


@pytest.fixture
def check(desk, capsys):
    def run(*words):
        capsys.readouterr()
        status = main(["check", "-q", "--output-format", "concise", *words])
        return status, *capsys.readouterr()

    return run


QUIET, DOGS = "{}:1:3: warning a.quiet “quiet” is one.\n", "{}:1:17: suggestion b.dogs “dogs” is one.\n"
ALL = QUIET.format("a.txt") + DOGS.format("sport/b.txt") + DOGS.format("sport/ski/c.txt") + QUIET.format("z.txt")


@pytest.mark.parametrize("words", [(), ("--no-cache",), ("--jobs", "2"), ("--jobs", "2", "--no-cache")])
def test_the_nearest_configuration_counts_and_the_files_keep_their_order(check, words):
    for _ in range(2):  # the second time from the cache
        assert check(*words) == (1, ALL, "")


@pytest.mark.parametrize("here", ["house", "house/sport/ski", "other", "."])
def test_where_one_stands_changes_nothing(desk, check, monkeypatch, here):
    monkeypatch.chdir(desk / here)
    paths = [os.path.relpath(desk / name) for name in ("house/a.txt", "house/sport/ski/c.txt")]
    assert check(*paths) == (1, QUIET.format(paths[0]) + DOGS.format(paths[1]), "")


def test_a_file_without_a_configuration_takes_that_of_this_folder(check):
    assert check("../other/d.txt") == (0, "", "")
    assert check("--isolated", "../other/d.txt")[0] == 1


def test_what_the_command_line_names_counts_for_all_files(check):
    for_all = "".join(QUIET.format(path) for path in ("a.txt", "sport/b.txt", "sport/ski/c.txt", "z.txt"))
    assert check("--config", "lintnews.toml") == (0, for_all, "")
    assert check("--isolated") == (0, "", "")


def test_each_file_fails_by_its_own_configuration(check):
    assert check("a.txt", "z.txt")[0] == 0
    assert check("a.txt", "sport/b.txt")[0] == 1
    assert check("sport", "--fail-on", "error")[0] == 0


@pytest.mark.parametrize(("name", "said"), [("sport/new.txt", DOGS), ("new.txt", QUIET), ("gone/new.txt", QUIET)])
def test_standard_input_belongs_where_its_name_says(check, monkeypatch, tmp_path, name, said):
    (tmp_path / "input").write_text(COPY)
    with open(tmp_path / "input") as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        assert check("-", "--stdin-filename", name)[1] == said.format(name)


def test_each_configuration_has_its_baseline(desk, check, capsys):
    assert main(["baseline", "create"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        ".lintnews-baseline.json: 2 findings in 2 files.",
        f"{os.path.join('sport', '.lintnews-baseline.json')}: 2 findings in 2 files.",
    ]
    kept = json.loads((desk / "house/sport/.lintnews-baseline.json").read_text())["files"]
    assert [*kept] == ["b.txt", "ski/c.txt"]
    assert check() == (0, "", "")
    assert check("--fix") == (0, "", "")
    assert check("--no-baseline")[1] == ALL
    assert main(["baseline", "create"]) == 2


def test_a_mistake_in_one_configuration_is_told_before_the_first_finding(desk, check):
    check()
    for text, said in {
        'pack = ["own"]': "no setting is called 'pack'",
        'packs = ["own"]\nselect = ["d"]': "no rule is called 'd'",
    }.items():
        (desk / "house/sport/lintnews.toml").write_text(text)
        status, out, err = check()
        assert (status, out) == (2, "")
        assert said in err


@pytest.mark.skipif(os.name == "nt", reason="links are for privileged users")
def test_a_nested_configuration_that_leads_away_is_refused(desk, check):
    (desk / "other/lintnews.toml").write_text("select = []\n")
    (desk / "house/.git").mkdir()
    (desk / "house/sport/lintnews.toml").unlink()
    (desk / "house/sport/lintnews.toml").symlink_to(desk / "other/lintnews.toml")
    assert check()[0] == 2
    assert "sport/lintnews.toml: is a link to another place" in check()[2]
    assert check("--isolated")[0] == 0


def test_a_nested_configuration_reads_no_further_than_its_own_folder(desk, check):
    (desk / "house/sport/lintnews.toml").write_text('packs = ["../rules"]\n')
    assert "leads out of the configuration's folder" in check()[2]


def test_the_reasons_and_times_of_all_rules_are_told(check):
    assert {"a.quiet", "b.dogs"} <= {line.split()[-1] for line in check("--timing")[1].splitlines()}


@pytest.mark.parametrize("name", [".vale.ini", "_vale.ini"])
def test_a_project_of_vales_is_told_how_to_be_run(desk, capsys, monkeypatch, name):
    monkeypatch.chdir(desk / "other")
    (desk / ".git").mkdir()
    (desk / name).write_text("StylesPath = styles\n")
    hint = f"lintnews: ../{name} is Vale's, and was not used; to run its styles: lintnews check --config ../{name}\n"
    main(["check"])
    assert capsys.readouterr().err.replace(os.sep, "/") == hint
    for words in (["-q"], ["--isolated"], ["--config", f"../{name}"], ["../house"]):
        main(["check", *words])
        assert "Vale's, and was" not in capsys.readouterr().err
