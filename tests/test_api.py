"""The public API: what `import lintnews` gives, docs/api.md says what, and nobody needs more."""

import doctest
import gc
import json
import pickle
import re
import subprocess
import sys
import weakref
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

import lintnews
from lintnews import Config, Level, Linter
from lintnews.frontends.cli import main
from lintnews.rulebook.catalogue import shipped_folder

ROOT = Path(__file__).parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
CHROME = "The mayor spoke on Tuesday.\n\nShow More\n"


def rules(findings):
    return [found.rule for found in findings]


def test_the_page_shows_what_happens(capsys):
    failed, tried = doctest.testfile(str(ROOT / "docs" / "api.md"), module_relative=False)
    assert (failed, tried > 20) == (0, True), capsys.readouterr().out


def test_the_page_names_all_that_is_public():
    page = (ROOT / "docs" / "api.md").read_text("utf-8")
    assert [name for name in lintnews.__all__ if name not in page and name != "__version__"] == []


@pytest.mark.parametrize("name", [name for name in lintnews.__all__ if name != "__version__"])
def test_a_public_name_is_there_and_explained(name):
    assert getattr(lintnews, name) is getattr(lintnews, name)
    assert name in dir(lintnews)
    assert getattr(lintnews, name).__doc__


def test_no_other_name_is_there():
    with pytest.raises(AttributeError, match="no attribute 'lnit'"):
        lintnews.lnit  # noqa: B018


def test_to_import_it_loads_nothing_else():
    asked = "import sys; before = {*sys.modules}; import lintnews; print(*{*sys.modules} - before)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["lintnews"]


@pytest.mark.parametrize(
    ("text", "path", "config", "found"),
    [
        (CHROME, "", None, ["chrome.buttons"]),
        (CHROME, "", Config(ignore=("chrome",)), []),
        (CHROME, "", Config(select=("names",)), []),
        (CHROME, "", Config(packs=("encoding",)), []),
        (CHROME, "old/a.txt", Config(per_file_ignores={"old/*": ("chrome",)}), []),
        (CHROME, "new/a.txt", Config(per_file_ignores={"old/*": ("chrome",)}), ["chrome.buttons"]),
        (CHROME, "", Config(levels={"chrome": Level.SUGGESTION}, min_level=Level.WARNING), []),
        (CHROME.replace("\nShow", "<!-- lintnews-disable-next-line chrome -->\nShow"), "a.md", None, []),
        (CHROME.replace("\nShow", "<!-- lintnews-disable-next-line names -->\nShow"), "a.md", None, ["chrome.buttons"]),
        ("Kiev fell silent.", "", None, []),
        ("Kiev fell silent.", "", Config(stylebook="ap", select=("names",)), ["names.house-style"]),
        ("<p>Call me ﬁrst.</p>", "a.html", None, ["encoding.ligature"]),
        ("<p>Call me ﬁrst.</p>", "a.html", Config(format="plain"), ["encoding.ligature"]),
        ("", "", None, []),
    ],
)
def test_a_text_is_linted_as_the_desk_set_it_up(text, path, config, found):
    assert rules(lintnews.lint(text, path, config)) == found
    assert rules(lintnews.lint(text.encode(), path, config)) == found
    assert rules(Linter(config).check(text, path).findings) == found


@pytest.mark.parametrize(
    ("config", "said"),
    [
        (
            {"levels": {"chrome": "loud"}},
            "levels: no level is called 'loud'; there are: error, warning, suggestion, off",
        ),
        ({"levels": ["chrome"]}, 'levels: must be a table, as in {"chrome" = "warning"}'),
        ({"min_level": "warnin"}, "min_level: no level is called 'warnin'; did you mean 'warning'?"),
        ({"select": "chrome"}, 'select: must be a list of words, as in ["chrome", "figures"]'),
        ({"per_file_ignores": {"*.md": "chrome"}}, "per_file_ignores: must be a list of words"),
        ({"packs": "news"}, "packs: must be a list of words"),
        ({"language": None}, "language: must be a text in quotation marks"),
    ],
)
def test_a_config_of_wrong_values_is_told(config, said):
    with pytest.raises(lintnews.ConfigError, match=re.escape(said)):
        Linter(Config(**config))


def test_a_config_takes_words_and_lists():
    config = Config(select=["chrome"], levels={"chrome": "suggestion"}, min_level="suggestion")
    assert [found.severity for found in Linter(config).lint(CHROME)] == [Level.SUGGESTION]


@pytest.mark.parametrize("source", [None, 3, Path("story.txt")])
@pytest.mark.parametrize("ask", [lintnews.lint, lintnews.fix, lintnews.read])
def test_what_is_no_source_is_told(ask, source):
    with pytest.raises(TypeError, match="a source is text, or the bytes of a file, not "):
        ask(source)


def test_a_format_that_is_none_is_told():
    with pytest.raises(lintnews.UserError, match="no format is called 'markdwon'; did you mean 'markdown'"):
        lintnews.read("Show More", format="markdwon")


def test_a_path_may_be_a_path():
    assert [found.path for found in lintnews.lint(CHROME, Path("a/story.md"))] == [str(Path("a/story.md"))]


def test_the_command_line_finds_what_the_library_finds(capsys, monkeypatch, tmp_path):
    monkeypatch.chdir(ROOT)
    linter = Linter(lintnews.find_config() or None)
    main(["check", "--no-cache", "--output-format", "json", *(str(path.relative_to(ROOT)) for path in SEEDS)])
    told = json.loads(capsys.readouterr().out)
    found = [one for path in SEEDS for one in linter.lint(path.read_bytes(), str(path.relative_to(ROOT)))]
    assert [(one["path"], one["line"], one["column"], one["rule"], one["message"]) for one in told] == [
        (one.path, one.line, one.column, one.rule, one.message) for one in found
    ]


@pytest.mark.parametrize(
    ("words", "config", "said"),
    [
        ("figures", None, ["a.md:1: this suppression of figures silences nothing; it can go"]),
        ("figures", Config(select=("figures",), narrowed=True), ["a.md:1: this suppression of figures"]),
        ("figures", Config(select=("chrome",)), []),
        ("figures", Config(ignore=("figures",)), []),
        ("figures", Config(levels={"figures": Level.OFF}), []),
        ("figures", Config(per_file_ignores={"*.md": ("figures",)}), []),
        ("figures", Config(language="de"), []),
        ("figures", Config(packs=("encoding",)), []),
        ("figurs", Config(select=("chrome",)), ["a.md:1: no rule is called 'figurs'; did you mean 'figures'?"]),
    ],
)
def test_a_suppression_in_vain_is_told_unless_its_rule_does_not_run(words, config, said):
    remarks = Linter(config).check(f"The mayor spoke. <!-- lintnews-disable-line {words} -->", "a.md").remarks
    assert len(remarks) == len(said)
    assert all(remark.text.startswith(start) for remark, start in zip(remarks, said, strict=True))


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_text_and_bytes_are_one_source(path):
    data = path.read_bytes()
    assert lintnews.lint(data.decode()) == lintnews.lint(data)
    assert lintnews.fix(data.decode(), unsafe=True).encode() == lintnews.fix(data, unsafe=True)


@pytest.mark.parametrize(
    ("source", "mended"),
    [
        ("Call me ﬁrst.", "Call me first."),
        (b"Call me \xef\xac\x81rst.\r\n", b"Call me first.\r\n"),
        ("Call me ﬁrst.\r\n".encode("utf-16"), "Call me first.\r\n".encode("utf-16")),
        (CHROME, CHROME),
    ],
)
def test_what_is_certain_is_mended_and_nothing_else(source, mended):
    assert lintnews.fix(source) == mended
    fixed = Linter().fix(source)
    assert (fixed.source, bool(fixed.mended)) == (mended, source != mended)


@pytest.mark.parametrize(
    ("asked", "error"),
    [
        (lambda: lintnews.lint(b"%PDF-1.7", "a.pdf"), lintnews.UnreadableSource),
        (lambda: lintnews.lint("text", "a.docx"), lintnews.UnreadableSource),
        (lambda: lintnews.lint("[1", "a.json"), lintnews.ForeignSource),
        (lambda: Linter("no/such/lintnews.toml"), lintnews.ConfigError),
        (lambda: Linter(Config(packs=("newz",))), lintnews.PackError),
        (lambda: Linter(Config(select=("chrom",))), lintnews.SelectionError),
        (lambda: Linter(rules=["chrome"]), lintnews.ConfigError),
        (lambda: Linter(Config(stylebook="nobody")), lintnews.StylebookError),
    ],
)
def test_every_error_has_one_base(asked, error):
    with pytest.raises(error) as raised:
        asked()
    assert isinstance(raised.value, lintnews.LintnewsError)


@pytest.fixture
def broken(tmp_path, monkeypatch):
    """A linter one of whose two rules can't go on."""
    monkeypatch.setattr("lintnews.matching.patterns.PATIENCE", 0.5)
    for name, tokens in (("dog", "dog"), ("slow", "(a|a)+b")):
        path = tmp_path / "house" / "pets" / f"{name}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"extends: existence\nmessage: 'No %s.'\nnonword: true\ntokens: ['{tokens}']\n")
    return Linter(Config(packs=(str(tmp_path / "house"),), trusted=True))


def test_a_rule_that_can_not_go_on_ends_lint_and_is_a_remark_of_check(broken):
    text = "A dog. " + 60 * "a"
    for _ in range(2):
        with pytest.raises(lintnews.RuleFileError, match=r"pets\.slow ran too long"):
            broken.lint(text)
    result = broken.check(text)
    assert (rules(result.findings), [remark.failure for remark in result.remarks]) == (["pets.dog"], [True])
    assert broken.check(text) == (result.findings, [], result.skipped)
    assert rules(broken.lint(text)) == ["pets.dog"]


def test_what_a_baseline_knows_is_left_out():
    [found] = lintnews.lint(CHROME, "a.txt")
    known = {"a.txt": lintnews.baseline_entries([found])}
    assert rules(Linter(baseline=known).lint(CHROME + "\nAdvertisement\n", "a.txt")) == ["chrome.advertisement"]


def test_a_client_keeps_what_it_likes():
    linter = Linter(keep=lambda document, found: [one for one in found if document.path != "a.txt"])
    assert [rules(linter.lint(CHROME, path)) for path in ("a.txt", "b.txt")] == [[], ["chrome.buttons"]]


@pytest.mark.parametrize("path", ["a.txt", "a.md", "a.html"])
def test_a_checked_document_goes_at_once(path):
    linter = Linter()
    document = linter.read("Harbour\n\nAt least 40 people were killed in the flood.\n\nShow More\n", path)
    gone = weakref.ref(document)
    gc.disable()
    try:
        linter.check(document)
        del document
        assert gone() is None
    finally:
        gc.enable()


def test_a_linter_is_sent_to_another_process_and_used_there():
    """A linter of the shipped rules is about 110 kB, whether it was used or not: no check and no pattern goes along."""
    linter = Linter()
    found = linter.lint(CHROME, "a.txt")
    assert len(pickle.dumps(linter)) < 250_000
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        assert pool.submit(linter.lint, CHROME, "a.txt").result(timeout=60) == found


@pytest.mark.parametrize(
    "config",
    [
        Config(packs=("encoding", "news", "ap-style"), stylebook="ap"),
        Config(levels={"chrome": Level.WARNING}, per_file_ignores={"b.txt": ("chrome",)}),
        Config(packs=(str(Path(shipped_folder()) / "news"),), select=("all",)),
    ],
)
def test_a_sent_linter_finds_the_same(config):
    linter = Linter(config)
    found = linter.lint(CHROME, "a.txt")
    sent = pickle.loads(pickle.dumps(linter))
    assert (sent.config, sent.lint(CHROME, "a.txt")) == (config, found)
