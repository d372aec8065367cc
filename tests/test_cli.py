"""The command line: what an editor types, reads and gets back as exit status."""

import io
import json
import os
import subprocess
import sys

import pytest

from lintnews.frontends.cli import main
from lintnews.reporters.job_summary import escaped_cell

RULE = """
extends: existence
message: "“%s” is a piece of the page."
level: {level}
why: A reader of the article has no page to go to the top of, and stumbles.
tokens: [{token}]
"""


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A content folder with two rules of its own, one an error, one a warning; no other rule runs."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    (tmp_path / "lintnews.toml").write_text('packs = ["house"]\nselect = ["page"]\n')
    (tmp_path / "house" / "page").mkdir(parents=True)
    (tmp_path / "house" / "page" / "top.yml").write_text(RULE.format(level="error", token="top of page"))
    (tmp_path / "house" / "page" / "more.yml").write_text(RULE.format(level="warning", token="Show More"))
    (tmp_path / "bad.txt").write_text("top of page\nThe mayor spoke.\n")
    (tmp_path / "doubtful.txt").write_text("The mayor spoke.\nShow More\n")
    (tmp_path / "good.txt").write_text("The mayor spoke.\n")
    return tmp_path


def run(capsys, *words):
    """The exit status and what was printed, without the summary."""
    try:
        status = main([*words])
    except SystemExit as stop:
        status = stop.code
    printed = capsys.readouterr()
    return status, printed.out, printed.err


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("good.txt", 0),
        ("bad.txt", 1),
        ("doubtful.txt", 0),
        ("doubtful.txt --fail-on warning", 1),
        ("doubtful.txt --fail-on suggestion", 1),
        ("bad.txt --ignore page.top", 0),
        ("bad.txt --select page.more", 0),
        (". --min-level error", 1),
        ("bad.txt --exit-zero", 0),
        ("missing.txt bad.txt --exit-zero", 2),
        ("missing.txt", 2),
        ("missing.txt bad.txt", 2),
        ("bad.txt --select page.tpo", 2),
        ("bad.txt --fail-on never", 2),
        ("bad.txt --no-such-option", 2),
        ("bad.txt --config missing.toml", 2),
    ],
)
def test_the_exit_status_tells_a_gate_what_to_do(desk, capsys, words, status):
    assert run(capsys, "check", *words.split())[0] == status


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("missing.txt", "lintnews: missing.txt: there is no such file or folder\n"),
        ("*.txt", 'lintnews: *.txt: there is no such file or folder; --glob takes a pattern: --glob "*.txt"\n'),
        ("baad.txt", "lintnews: baad.txt: there is no such file or folder; did you mean 'bad.txt'?\n"),
        ("bad.txt --selct page", "lintnews: check has no option --selct; did you mean '--select'?\n"),
        ("bad.txt --select page.tpo", "lintnews: no rule is called 'page.tpo'; did you mean 'page.top'?\n"),
        ("bad.txt --config missing.toml", "lintnews: missing.toml: there is no such configuration file\n"),
        (
            "bad.txt --jobs many",
            "lintnews check: argument --jobs: invalid int value: 'many'; `lintnews check --help` lists what there is\n",
        ),
    ],
)
def test_a_mistake_is_answered_in_one_line(desk, capsys, words, said):
    assert run(capsys, "check", *words.split())[2] == said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["bad.txt"], "bad.txt is no command; to check it: lintnews check bad.txt"),
        (["away.txt"], "away.txt is no command; to check it: lintnews check away.txt"),
        (["my story.txt", "-q"], 'my story.txt is no command; to check it: lintnews check "my story.txt" -q'),
        (["--fix", "bad.txt"], "bad.txt is no command; to check it: lintnews check --fix bad.txt"),
        (["chek", "bad.txt"], "lintnews: no command is called 'chek'; did you mean 'check'?\n"),
        (["mend"], "lintnews: no command is called 'mend'; there are: check, archive, archive house, "),
        (["fix", "away"], "lintnews: fix is no command; did you mean: lintnews check --fix away\n"),
        (["--fix", "away"], "lintnews: --fix is no command; did you mean: lintnews check --fix away\n"),
        (["-q", "rules"], "lintnews: -q is no command; did you mean: lintnews rules -q\n"),
        (["version"], "lintnews: version is no command; did you mean '--version'?\n"),
        (["rules", "tset"], "did you mean 'test'?"),
        (["check", "--output-format", "jsn"], "did you mean 'json'?"),
        (["check", "--zzz"], "`lintnews --help` lists what there is"),
    ],
)
def test_a_command_that_is_none_is_answered_with_what_would_be_one(desk, capsys, words, said):
    status, out, err = run(capsys, *words)
    assert (status, out) == (2, "")
    assert said in err


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        ([], 2, "check files and folders"),
        (["help"], 0, "check files and folders"),
        (["help", "check"], 0, "usage: lintnews check "),
        (["help", "archive", "house"], 0, "usage: lintnews archive house "),
        (["help", "rules", "test"], 0, "usage: lintnews rules test "),
    ],
)
def test_help_is_there_for_who_asks(capsys, words, status, said):
    assert run(capsys, *words)[::2] == (status, "")
    assert said in run(capsys, *words)[1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["a.txt"], "Checked 1 file: 1 error.\n`--fix` would mend 1.\n"),
        (["b.txt"], "Checked 1 file: 1 error.\n`--unsafe-fixes` would mend 1, to be looked at afterwards.\n"),
        (["a.txt", "b.txt"], "`--fix` would mend 1; `--unsafe-fixes` 1 more, to be looked at afterwards.\n"),
        (["c.txt"], "Checked 1 file: nothing found.\n"),
        (["a.txt", "--fix"], "Checked 1 file: nothing found. Fixed 1.\n"),
    ],
)
def test_the_summary_says_what_the_fixes_would_mend(tmp_path, monkeypatch, capsys, words, said):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("The mayorâ€™s office in Springfield had no comment on Monday.\n")
    (tmp_path / "b.txt").write_text("This happened on Ukrainian territoryâin the region of the lake.\n")
    (tmp_path / "c.txt").write_text("The mayor’s office in Springfield had no comment on Monday.\n")
    _, out, _ = run(capsys, "check", *words)
    assert out.endswith(said)


@pytest.mark.parametrize("columns", [72, 80, 100, 120])
@pytest.mark.parametrize("words", [["check", ".", "--why"], ["rules"], ["explain", "chrome"], ["explain", "names"]])
def test_a_report_fits_the_terminal(tmp_path, monkeypatch, capsys, columns, words):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", str(columns))
    long = "The mayor of the town at the river said that the bridge would open in spring. " * 4
    (tmp_path / "a.txt").write_text(f"Harbour\n\n{long}Zelenskyy and Volodymyr Zelenskyy. {long}\nShow More\n")
    _, out, _ = run(capsys, *words)
    assert out
    assert [line for line in out.splitlines() if len(line) > columns and "://" not in line] == []


def test_the_worst_of_a_file_is_told_first(desk, capsys):
    (desk / "both.txt").write_text("Show More\ntop of page\n")
    _, out, _ = run(capsys, "check", "both.txt", "doubtful.txt")
    places = [line.split()[0] for line in out.splitlines() if ".txt:" in line]
    assert places == ["both.txt:2:1", "both.txt:1:1", "doubtful.txt:2:1"]


def test_concise_is_one_line_a_finding(desk, capsys):
    _, out, _ = run(capsys, "check", "bad.txt", "doubtful.txt", "--output-format", "concise", "--quiet")
    assert out == (
        "bad.txt:1:1: error page.top “top of page” is a piece of the page.\n"
        "doubtful.txt:2:1: warning page.more “Show More” is a piece of the page.\n"
    )


def test_full_shows_the_line_with_marks_and_the_summary(desk, capsys):
    _, out, _ = run(capsys, "check", "bad.txt")
    assert out == (
        "bad.txt:1:1  error  page.top\n"
        "  top of page\n"
        "  ^^^^^^^^^^^\n"
        "  “top of page” is a piece of the page.\n"
        "\n"
        "Checked 1 file: 1 error.\n"
    )


def test_why_is_said_on_request(desk, capsys):
    assert "stumbles" not in run(capsys, "check", "bad.txt")[1]
    (desk / "worse.txt").write_text("top of page\nThe mayor spoke.\ntop of page\n")
    assert run(capsys, "check", "bad.txt", "worse.txt", "--why")[1].count("stumbles") == 1


def test_a_report_with_reasons_adds_none_to_what_people_read(desk, capsys):
    said = run(capsys, "check", "bad.txt", "--report", "html=page.html")[1]
    assert said == run(capsys, "check", "bad.txt")[1]
    assert "stumbles" in (desk / "page.html").read_text(encoding="utf-8")


def test_what_word_keeps_beside_an_open_document_is_none(desk, capsys):
    (desk / "~$story.docx").write_bytes(b"\x05Ann")
    assert "story.docx" not in "".join(run(capsys, "check", ".")[1:])


def test_json_is_an_array_whatever_was_found(desk, capsys):
    assert json.loads(run(capsys, "check", "good.txt", "--output-format", "json")[1]) == []
    [finding] = json.loads(run(capsys, "check", "bad.txt", "--output-format", "json")[1])
    assert finding["path"] == "bad.txt"
    assert (finding["line"], finding["column"], finding["end_line"], finding["end_column"]) == (1, 1, 1, 12)
    assert (finding["rule"], finding["severity"], finding["fix"]) == ("page.top", "error", None)


def test_github_annotations_escape_what_the_runner_reads_as_syntax(desk, capsys):
    (desk / "50%, or more.txt").write_text("top of page\n")
    _, out, _ = run(capsys, "check", "50%, or more.txt", "--output-format", "github")
    assert out == (
        "::error file=50%25%2C or more.txt,line=1,endLine=1,col=1,endColumn=12,title=page.top::"
        "50%25, or more.txt:1:1: “top of page” is a piece of the page.\n"
    )


def test_a_gate_tells_the_worst_first_from_the_root_and_counts_what_its_runner_does_not_show(desk, capsys, monkeypatch):
    (desk / ".git").mkdir()
    (desk / "city").mkdir()
    (desk / "city" / "a.txt").write_text("Show More\n\n" * 13 + "top of page\n")
    monkeypatch.chdir(desk / "city")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(desk / "page.md"))
    _, out, _ = run(capsys, "check", ".", "--output-format", "github")
    first, *others, last = out.splitlines()
    assert first.startswith("::error file=city/a.txt,line=27,")
    assert "::city/a.txt:27:1: “top of page”" in first
    assert len(others) == 13
    assert last == "Only in this log, as GitHub shows 10 of a level beside the lines: 3 more warnings."
    page = (desk / "page.md").read_text()
    assert page.startswith("### lintnews: 1 error, 13 warnings\n")
    assert page.count("\n| warning | ") == 13


@pytest.mark.parametrize("text", ["| `x` <b>", "[a](javascript:x)", "@all #1", "www.gull.example", "top *of* _page_"])
def test_the_page_of_a_job_takes_no_copy_for_markdown(text):
    assert not set(escaped_cell(text)) & set("|`<>[]()@*_.:!\\$~")


def test_statistics_count_by_rule(desk, capsys):
    _, out, _ = run(capsys, "check", ".", "--statistics", "--quiet")
    assert out == "     1  warning     page.more\n     1  error       page.top\n"


def test_timing_names_every_rule(desk, capsys):
    _, out, _ = run(capsys, "check", "good.txt", "--timing")
    assert "  page.top\n" in out
    assert "  page.more\n" in out


def test_quiet_prints_findings_only(desk, capsys):
    assert run(capsys, "check", "good.txt", "--quiet") == (0, "", "")


GERMAN = (
    "Der Rat traf sich am Montag im Rathaus, um über den Haushalt der Stadt zu sprechen, und ging dann nach Hause.\n"
)


def test_what_was_not_checked_is_said(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "de").mkdir()
    (tmp_path / "de" / "a.txt").write_text(GERMAN)
    (tmp_path / "de" / "b.txt").write_text(GERMAN)
    (tmp_path / "en.txt").write_text("The mayor said that it was not for him to say.\n")
    (tmp_path / "report.txt").write_bytes(b"%PDF-1.4")
    for _ in range(2):  # the second time from the cache
        first, *wrapped = run(capsys, "check", ".")[1].splitlines()
        second = " ".join(wrapped)
        assert max(map(len, wrapped)) <= 100
        assert first == "Checked 3 files, 2 only in part: nothing found."
        assert second.startswith("Not checked, for the language: dates, ")
        assert second.endswith(
            "parts of chrome and numbers and repetition in 2 of 3 files (de: 2). Not read: 1 file (is a PDF: 1)."
        )
    assert len(run(capsys, "check", "en.txt")[1].splitlines()) == 1
    assert run(capsys, "check", "de", "-q")[1:] == ("", "")


def test_a_program_learns_what_was_not_checked(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(GERMAN + "\ufffd\n")
    _, out, err = run(capsys, "check", "a.txt", "--output-format", "json", "--select", "chrome,encoding")
    assert [one["rule"] for one in json.loads(out)] == ["encoding.mojibake"]
    assert err == "lintnews: Not checked, for the language: parts of chrome in 1 of 1 file (de: 1).\n"
    _, out, err = run(capsys, "check", "a.txt", "--output-format", "json-run", "--select", "chrome,encoding")
    whole = json.loads(out)
    assert [one["rule"] for one in whole["findings"]] == ["encoding.mojibake"]
    assert whole["run"] == {
        "files": 1,
        "findings": {"error": 1},
        "not_checked": [{"family": "chrome", "in_part": True, "why": "language", "detail": "de", "files": 1}],
    }


@pytest.mark.parametrize(
    ("files", "words", "said"),
    [
        ("", ".", "there is no file in ."),
        (
            "a.py b.py c.png Makefile",
            "",
            "by its ending no file in . is copy (.py: 2, .png: 1, no ending: 1); one",
        ),
        ("a.1 b.2 c.3 d.4 e.5 f.6", ". a.d", "no file in . a.d is copy (.1: 1, .2: 1, .3: 1, .4: 1, .5: 1, …)"),
        ("a.txt b.md", ". --glob *.html", "--glob leaves out all copy in . (2 files)"),
        (".git/HEAD a.md c.py", ".", "git ignores all copy in . (1 file); --isolated reads it"),
    ],
)
def test_a_folder_without_copy_says_that_nothing_was_checked_and_why(tmp_path, monkeypatch, capsys, files, words, said):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.d").mkdir()
    for name in files.split():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    if ".git" in files:
        (tmp_path / ".gitignore").write_text("*.md\n.gitignore\n")
    status, out, err = run(capsys, "check", *words.split())
    assert (status, out) == (0, "Checked 0 files.\n")
    assert err.startswith("lintnews: nothing was checked: ")
    assert said in err


@pytest.mark.skipif(os.name == "nt", reason="Windows doesn't tell what waits in a pipe")
@pytest.mark.parametrize("waits", ["pipe", "file"])
def test_text_that_is_piped_in_is_asked_about_where_no_path_names_it(desk, waits):
    """Neither the text nor the folder is checked in the other's place."""
    (desk / "bad.txt").unlink()
    (desk / "piped").write_text("top of page\n")

    def check(*words):
        command = [sys.executable, "-m", "lintnews", "check", "-q", *words]
        with open(desk / "piped") as file:
            given = {"stdin": file} if waits == "file" else {"input": file.read()}
            return subprocess.run(command, capture_output=True, text=True, check=False, **given)

    asked = check()
    assert (asked.returncode, asked.stdout) == (2, "")
    assert "lintnews check - for the text, lintnews check . for this folder" in asked.stderr
    assert check("-").returncode == 1
    assert check(".").returncode == 0
    (desk / "piped").write_text("")
    assert check().returncode == 0


def test_standard_input_has_the_name_it_is_given(desk, capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"top of page")))
    _, out, _ = run(capsys, "check", "-", "--stdin-filename", "desk/story.txt", "--output-format", "concise", "-q")
    assert out.startswith("desk/story.txt:1:1: error page.top")


def test_an_empty_file_is_clean(desk, capsys):
    (desk / "empty.txt").write_bytes(b"")
    assert run(capsys, "check", "empty.txt") == (0, "Checked 1 file: nothing found.\n", "")


def test_a_binary_file_is_named_and_passed_over(desk, capsys):
    (desk / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    status, _, err = run(capsys, "check", "photo.txt", "good.txt")
    assert status == 2  # somebody named it: no all-clear
    assert err.startswith("lintnews: photo.txt: passed over, it is a picture")


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="has no such device")
def test_a_device_is_not_read_to_its_end(desk, capsys):
    assert run(capsys, "check", "/dev/zero") == (2, "", "lintnews: /dev/zero: is a device or a pipe, not a file\n")


def test_undecodable_bytes_do_not_stop_the_rest(desk, capsys):
    (desk / "latin.txt").write_bytes("Café\ntop of page\n".encode("latin-1"))
    assert "latin.txt:2:1" in run(capsys, "check", "latin.txt")[1]


@pytest.mark.parametrize(
    ("toml", "said"),
    [
        (
            "selct = []",
            "lintnews.toml:1: no setting is called 'selct'; did you mean 'select'?",
        ),
        ("\nselect = 'chrome'", "lintnews.toml:2: select: must be a list of words"),
        ("[levels]\nchrome = 'fatal'", "lintnews.toml:2: levels: no level is called 'fatal'"),
        ("select = [", "is not valid TOML"),
        ("packs = []", "lintnews.toml:1: packs: must name one at least"),
        ("packs = ['nowhere']", "no pack is called 'nowhere'; there are: "),
    ],
)
def test_a_broken_configuration_says_where_and_what(desk, capsys, toml, said):
    (desk / "lintnews.toml").write_text(toml)
    status, _, err = run(capsys, "check", "good.txt")
    assert status == 2
    assert said in err
    assert err.count("\n") == 1


# A few lines of YAML that say a word a thousand million times.
LAUGHS = "\n".join(f"- &a{n} [{', '.join([f'*a{n - 1}' if n else 'ha'] * 8)}]" for n in range(10))


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        (
            "extends: existence\nmessage: m\nwhole_blok: true",
            "top.yml:3: no option of existence is called 'whole_blok'; there are: ",
        ),
        (
            "extends: existance\nmessage: m",
            "top.yml:1: no check is called 'existance'; did you mean 'existence'?",
        ),
        ("extends: existence", "top.yml:1: the key 'message' is missing"),
        ("extends: existence\nmessage: m\nlevel: fatal", "top.yml:3: no level is called 'fatal'"),
        (
            "extends: weekday\nmessage: m\nkinds:\n  imposible: {level: off}",
            "top.yml:4: no kind of weekday is called 'imposible'; did you mean 'impossible'?",
        ),
        (
            "extends: charset\nmessage: m\nkinds: {x: {level: off}}",
            "top.yml:1: no kind of charset is called 'x'; there are: wrong, missing, late, unmarked",
        ),
        (
            "extends: existence\nmessage: m\ntokens: [a]\nkinds:\n  sure: {level: off}",
            "top.yml:5: no kind of existence is called 'sure': its hits are of no kinds",
        ),
        ("extends: existence\nmessage: m\ntokens: {a: b}", "top.yml:3: tokens must be a list of texts, not {'a': 'b'}"),
        (f"extends: existence\nmessage: m\ntokens:\n{LAUGHS}", "top.yml:3: tokens must be a list of texts, not [["),
        ("extends: [", "top.yml:2: is not valid YAML"),
        ("- a list", "top.yml:1: a rule file is a table of keys"),
        ("", "top.yml:1: a rule file is a table of keys"),
    ],
)
def test_a_broken_rule_file_says_where_and_what(desk, capsys, rule, said):
    (desk / "house" / "page" / "top.yml").write_text(rule)
    status, _, err = run(capsys, "check", "good.txt")
    assert status == 2
    assert said in err
    assert err.count("\n") == 1


def test_rules_are_listed_with_their_level(desk, capsys):
    _, out, _ = run(capsys, "rules", "--select", "page")
    assert out.splitlines() == [
        "page.more  warning     “…” is a piece of the page.",
        "page.top   error       “…” is a piece of the page.",
    ]


def test_explain_tells_why(desk, capsys):
    status, out, _ = run(capsys, "explain", "page.top")
    assert status == 0
    assert "stumbles" in out
    assert "\x1b[" not in out


def test_explain_shows_each_kind_with_its_level(capsys):
    _, out, _ = run(capsys, "explain", "figures.unattributed")
    rows = [line.split()[:2] for line in out.partition("By kind")[2].splitlines()]
    assert ["toll", "warning"] in rows
    assert max(map(len, out.splitlines())) <= 100


def test_a_pipe_that_closes_early_is_no_error(desk):
    (desk / "long.txt").write_text("top of page\n" * 20_000)
    command = [sys.executable, "-m", "lintnews", "check", "long.txt"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=desk) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


@pytest.mark.skipif(os.name == "nt", reason="a shell of Unix")
def test_standard_input_that_is_closed_is_no_empty_article(desk):
    done = subprocess.run(f"{sys.executable} -m lintnews check - <&-", shell=True, capture_output=True, cwd=desk)
    assert (done.returncode, done.stderr) == (2, b"lintnews: -: standard input is closed\n")


@pytest.mark.skipif(os.name == "nt", reason="a shell of Unix")
@pytest.mark.parametrize(("closed", "status"), [(">&-", 1), ("2>&-", 1), (">&- 2>&-", 1)])
def test_a_stream_that_is_closed_is_no_error(desk, closed, status):
    command = f"{sys.executable} -m lintnews check bad.txt {closed}"
    done = subprocess.run(command, shell=True, capture_output=True, cwd=desk)
    assert (done.returncode, done.stderr) == (status, b"")


@pytest.mark.parametrize("table", ["tool = 3 # [tool.lintnews]", "[tool]\nlintnews = 3 # [tool.lintnews]"])
def test_a_pyproject_of_another_shape_is_a_mistake(desk, capsys, table):
    (desk / "pyproject.toml").write_text(table)
    status, _, err = run(capsys, "check", "bad.txt", "--config", "pyproject.toml")
    assert status == 2
    assert "tool.lintnews: must be a table" in err


def test_colour_is_for_terminals_or_on_demand(desk, capsys, monkeypatch):
    assert "\x1b[" not in run(capsys, "check", "bad.txt")[1]
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[31m" in run(capsys, "check", "bad.txt")[1]
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in run(capsys, "check", "bad.txt")[1]


def test_levels_and_ignores_come_from_the_configuration(desk, capsys):
    (desk / "lintnews.toml").write_text(
        'packs = ["house"]\nselect = ["page"]\nexclude = ["doubtful.txt"]\n'
        '[levels]\npage = "suggestion"\n[per-file-ignores]\n"good*" = ["page"]\n'
    )
    (desk / "good-too.txt").write_text("top of page")
    status, out, _ = run(capsys, "check", ".", "-q", "--output-format", "concise")
    assert (status, out) == (0, "bad.txt:1:1: suggestion page.top “top of page” is a piece of the page.\n")


def test_rules_of_one_desk_run_on_its_files_alone(desk, capsys):
    (desk / "lintnews.toml").write_text('packs = ["house"]\n[per-file-ignores]\n"!sport/**" = ["page"]\n')
    (desk / "sport").mkdir()
    (desk / "sport" / "a.txt").write_text("top of page")
    _, out, _ = run(capsys, "check", ".", "-q", "--output-format", "concise")
    assert [line.split(":")[0] for line in out.splitlines()] == [os.path.join("sport", "a.txt")]


def test_folders_are_walked_as_git_would(desk, capsys):
    (desk / ".git").mkdir()
    (desk / ".gitignore").write_text("drafts/\n*.tmp.txt\n!kept.tmp.txt\n")
    for name in ("drafts/a.txt", "desk/b.txt", "desk/c.tmp.txt", "desk/kept.tmp.txt", "desk/d.rst", "desk/e.html"):
        (desk / name).parent.mkdir(exist_ok=True)
        (desk / name).write_text("top of page\n")
    _, out, _ = run(capsys, "check", "desk", "drafts", "-q", "--output-format", "concise")
    assert [line.split(":")[0] for line in out.splitlines()] == [
        os.path.join("desk", name) for name in ("b.txt", "e.html", "kept.tmp.txt")
    ]


STORY = '{"content_elements": [{"type": "text", "content": "top of page"}]}'


def test_in_a_folder_only_news_is_checked_and_the_rest_is_no_news(desk, capsys):
    os.remove("bad.txt")
    (desk / "feed.rss").write_text("<rss><channel><item><title>top of page</title></item></channel></rss>")
    (desk / "pom.xml").write_text("<!DOCTYPE project [<!ENTITY a 'top of page'>]><project>&a;")
    (desk / "story.json").write_text(STORY)
    (desk / "tsconfig.json").write_text('{"files": ["top of page"], // a comment\n}')
    for _ in ("read", "remembered"):
        _, out, err = run(capsys, "check", ".", "--output-format", "concise", "--select", "page.top")
        assert [line.split(":")[0] for line in out.splitlines()[:-1]] == ["feed.rss", "story.json"]
        assert err == ""
        assert "passed over, it is no JSON" in run(capsys, "check", "tsconfig.json")[2]
        assert "neither NITF" in run(capsys, "check", "pom.xml")[2]


@pytest.mark.parametrize(
    ("format", "words", "place"),
    [("json", "story.txt", "1:52"), ("html", "story.txt", None), ("plain", "story.json", "1:52")],
)
def test_a_format_can_be_given(desk, capsys, monkeypatch, format, words, place):
    hidden = STORY if format != "html" else f"<!-- {STORY} -->"
    (desk / words).write_text(hidden)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(hidden.encode())))
    for path in (words, "-"):
        _, out, _ = run(capsys, "check", path, "--format", format, "--output-format", "concise", "-q")
        assert out.startswith(f"{path}:{place}: error page.top") if place else not out


@pytest.mark.parametrize("token", ["(un", "[z-a]"])
def test_a_rule_with_a_broken_pattern_is_named_and_the_others_run(desk, capsys, token):
    (desk / "house" / "page" / "bad.yml").write_text(f"extends: existence\nmessage: m\ntokens:\n  - '{token}'\n")
    status, out, err = run(capsys, "check", "bad.txt")
    assert status == 2
    assert "bad.yml:4: page.bad is not a valid pattern" in err.replace("\\", "/")
    assert "page.top" in out


def test_a_number_of_processes_is_none_below_nought(desk, capsys):
    status, _, err = run(capsys, "check", "--jobs=-1")
    assert (status, err) == (2, "lintnews: --jobs: -1 is no number of processes\n")
