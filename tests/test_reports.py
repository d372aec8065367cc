"""Reports for programs: each in its own format, with the same findings, for any name and any text."""

import json
import os
import re
import subprocess
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from lintnews.frontends.cli import main
from lintnews.model import Finding, Level, Span
from lintnews.reporters.html import Numbered, marked_text

STORY = "Über the the quay.\n\nThe mayorâ€™s “office” had no comment & <no> news.\n"
HOSTILE = '<script>alert(1)</script> the the <img src=x onerror=1> "quoted" & \u202eturned\n'
STRICTEST = {"rules": {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}}}  # for axe
DANGEROUS = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]")  # no report holds these
MACHINES = ["json", "json-lines", "sarif", "gitlab", "junit", "checkstyle", "rdjson"]


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a b.txt").write_text(STORY)
    return tmp_path


def reported(capsys, format, *paths):
    main(["check", *(paths or ["."]), "--output-format", format, "--no-cache"])
    return capsys.readouterr().out


def places(format, text):
    """File, line and rule of each finding of a report."""
    if format == "json":
        return [(one["path"], one["line"], one["rule"]) for one in json.loads(text)]
    if format == "json-lines":
        return [(one["path"], one["line"], one["rule"]) for one in map(json.loads, text.splitlines())]
    if format == "sarif":
        [run] = json.loads(text)["runs"]
        named = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
        assert named == {one["ruleId"] for one in run["results"]}
        spots = [one["locations"][0]["physicalLocation"] for one in run["results"]]
        return [
            (spot["artifactLocation"]["uri"].replace("%20", " "), spot["region"]["startLine"], one["ruleId"])
            for spot, one in zip(spots, run["results"], strict=True)
        ]
    if format == "gitlab":
        return [
            (one["location"]["path"], one["location"]["lines"]["begin"], one["check_name"]) for one in json.loads(text)
        ]
    if format == "rdjson":
        found = json.loads(text)["diagnostics"]
        return [
            (one["location"]["path"], one["location"]["range"]["start"]["line"], one["code"]["value"]) for one in found
        ]
    root = ElementTree.fromstring(text.encode())
    if format == "junit":
        failed = []
        for suite in root:
            assert suite.get("failures") == str(len(suite.findall(".//failure")))
            names = [case.get("name").split() for case in suite if len(case)]
            failed += [(suite.get("file"), int(place.partition(":")[0]), rule) for rule, place in names]
        return failed
    return [
        (file.get("name"), int(one.get("line")), one.get("source").removeprefix("lintnews."))
        for file in root
        for one in file
    ]


@pytest.mark.parametrize("format", MACHINES)
def test_each_report_holds_the_same_findings(desk, capsys, format):
    found = places(format, reported(capsys, format, "a b.txt"))
    assert found == [("a b.txt", 1, "repetition.word"), ("a b.txt", 3, "encoding.mojibake")]


@pytest.mark.parametrize("format", MACHINES)
def test_a_clean_run_is_a_report_too(tmp_path, monkeypatch, capsys, format):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("The mayor spoke.\n")
    assert places(format, reported(capsys, format)) == []


@pytest.mark.skipif(os.name == "nt", reason="names that Windows doesn't take")
@pytest.mark.parametrize("format", [*MACHINES, "html", "github"])
@pytest.mark.parametrize(
    "rule", ["a\x01b", "a\udce9b", "a\n::error::b", "<script>b", "a\u202eb", '"\x9b2J', "##[error]b"]
)
def test_no_name_of_a_rule_breaks_a_report(desk, capsys, monkeypatch, format, rule):
    """A stranger's rule is called what its file is called."""
    (desk / "house" / "odd").mkdir(parents=True)
    keys = "extends: existence\nmessage: said\nlevel: error\ntokens: [comment]\n"
    (desk / "house" / "odd" / f"{rule}.yml").write_text(keys)
    (desk / "lintnews.toml").write_text('packs = ["house"]\nselect = ["odd"]\n')
    text = reported(capsys, format, "a b.txt")
    text.encode()
    assert not DANGEROUS.search(text)
    if format in MACHINES:
        [(path, line, _)] = places(format, text)
        assert (path, line) == ("a b.txt", 3)
    elif format == "html":
        assert "<script>b" not in text
    else:
        assert not re.search("^::error::", text, re.M)


def test_columns_count_what_the_format_counts(desk, capsys):
    [word, marks] = json.loads(reported(capsys, "rdjson"))["diagnostics"]
    assert word["location"]["range"]["start"] == {"line": 1, "column": 7}  # Ü takes two bytes
    assert marks["suggestions"] == [{"range": marks["location"]["range"], "text": "’"}]
    [region, _] = [
        one["locations"][0]["physicalLocation"]["region"]
        for one in json.loads(reported(capsys, "sarif"))["runs"][0]["results"]
    ]
    assert region == {"startLine": 1, "startColumn": 6, "endLine": 1, "endColumn": 13}


def test_a_mend_stands_where_it_is_made(desk, capsys):
    """A button goes with its whole line, which its own place is not."""
    (desk / "a b.txt").write_text("The mayor spoke.\n\n  Show More\nCall me ﬁrst.\n")
    button, ligature = (one["fix"] for one in json.loads(reported(capsys, "json")))
    assert button == {
        "replacement": "",
        "safe": False,
        "line": 3,
        "column": 1,
        "end_line": 4,
        "end_column": 1,
    }
    assert [ligature[key] for key in ("safe", "line", "column", "end_line", "end_column")] == [True, 4, 9, 4, 10]


def test_a_code_host_is_told_of_the_mends_that_fix_would_make_and_no_others(desk, capsys):
    (desk / "a b.txt").write_text("The mayor spoke.\n\nShow More\nÜ: Call me ﬁrst.\n")
    [result] = [one for one in json.loads(reported(capsys, "sarif"))["runs"][0]["results"] if "fixes" in one]
    [replacement] = result["fixes"][0]["artifactChanges"][0]["replacements"]
    assert replacement["deletedRegion"] == {"startLine": 4, "startColumn": 12, "endLine": 4, "endColumn": 13}
    assert replacement["insertedContent"] == {"text": "fi"}
    [(suggestion,)] = [
        one["suggestions"] for one in json.loads(reported(capsys, "rdjson"))["diagnostics"] if "suggestions" in one
    ]
    assert (suggestion["range"]["start"], suggestion["range"]["end"]["column"]) == ({"line": 4, "column": 13}, 16)


@pytest.mark.parametrize("format", ["gitlab", "sarif"])
def test_a_fingerprint_stays_when_lines_move_and_is_no_others(desk, capsys, format):
    def prints():
        said = json.loads(reported(capsys, format))
        rows = said if format == "gitlab" else [one["partialFingerprints"] for one in said["runs"][0]["results"]]
        return [row.get("fingerprint") or row["lintnews/v1"] for row in rows]

    before = prints()
    (desk / "a b.txt").write_text(f"A new beginning.\n\n{STORY}")
    assert prints() == before
    (desk / "b.txt").write_text(STORY)
    assert len(set(prints())) == 4


@pytest.mark.parametrize("format", ["gitlab", "sarif", "github"])
def test_a_code_host_is_told_the_path_from_the_root(desk, capsys, monkeypatch, format):
    subprocess.run(["git", "init", "-q"], check=True)
    Path("city").mkdir()
    Path("a b.txt").rename(Path("city", "a.txt"))
    monkeypatch.chdir(desk / "city")
    assert "city/a.txt" in reported(capsys, format)


def test_several_reports_are_written_at_once(desk, capsys):
    status = main(["check", ".", "-q", "--report", "sarif=o.sarif", "--report", "junit=o.xml"])
    assert status == 1
    assert "a b.txt:3:10" in capsys.readouterr().out
    assert len(places("sarif", Path("o.sarif").read_text())) == len(places("junit", Path("o.xml").read_text())) == 2
    assert "fullDescription" in Path("o.sarif").read_text()


@pytest.mark.parametrize("given", ["sarif", "sarif=", "=a", "pdf=a.pdf"])
def test_a_report_needs_a_format_and_a_file(desk, capsys, given):
    with pytest.raises(SystemExit) as stop:
        main(["check", ".", "--report", given])
    assert stop.value.code == 2
    assert "FORMAT=FILE" in capsys.readouterr().err


def test_the_page_shows_each_article_with_its_marks_in_place(desk, capsys):
    (desk / "city").mkdir()
    (desk / "city" / "b.md").write_text(f"# Harbour\n\n- A list of of things.\n\n{STORY}")
    page = reported(capsys, "html")
    assert "<title>lintnews: 2 errors, 3 warnings</title>" in page
    assert '<h3 class="heading">Harbour</h3>' in page
    assert len(re.findall('<mark class="warning" data-n="\\d+" aria-describedby="n\\d+">the the</mark>', page)) == 2
    assert page.count('<mark class="error"') == 2
    assert 'value="city"' in page
    assert "Why</summary>" in page


def test_no_copy_is_a_mark_of_the_page(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a<b>.txt").write_text(HOSTILE)
    page = reported(capsys, "html")
    assert page.count("<script") == 1
    assert "<img" not in page
    assert "\u202e" not in page
    assert "default-src 'none'" in page


def test_findings_that_overlap_are_both_named():
    one, two = (Finding("a", 1, 1, 1, 9, "a.b", level, "", "") for level in (Level.WARNING, Level.ERROR))
    here = [(Span(0, 8), Numbered(0, one, Span(0, 8))), (Span(4, 12), Numbered(1, two, Span(4, 12)))]
    pieces = re.findall(
        '<mark class="(\\w+)" data-n="([\\d ]+)"[^>]*>([^<]*)', "".join(marked_text("abcdefghijkl", Span(0, 12), here))
    )
    assert pieces == [("warning", "0", "abcd"), ("error", "0 1", "efgh"), ("error", "1", "ijkl")]


@pytest.mark.slow
def test_an_editor_filters_the_page_and_goes_from_mark_to_mark(desk, capsys, browser):
    (desk / "o.html").write_text(reported(capsys, "html"))
    page = browser.new_page()
    page.goto((desk / "o.html").as_uri())
    shown = page.get_by_role("status")
    assert shown.inner_text() == "2 of 2 shown"
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.locator("mark.here").inner_text() == "â€™"
    assert page.evaluate("document.activeElement.textContent") == "3:10"
    page.get_by_label("repetition.word").uncheck()
    assert shown.inner_text() == "1 of 2 shown"
    assert page.locator("mark.off").inner_text() == "the the"
    page.get_by_label("repetition.word").check()
    page.locator("mark", has_text="the the").click()
    assert page.locator("li.here").get_attribute("data-rule") == "repetition.word"
    page.get_by_label("File").fill("nowhere")
    assert shown.inner_text() == "0 of 2 shown"


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_there_for_everybody(desk, capsys, browser, scheme):
    """No rule of axe is broken, the strictest on contrast and size among them, at a desk and on a phone."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    (desk / "o.html").write_text(reported(capsys, "html"))
    page = browser.new_page(color_scheme=scheme)
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto((desk / "o.html").as_uri())
        found = axe.run(page, options=STRICTEST)
        assert not found.violations_count, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
