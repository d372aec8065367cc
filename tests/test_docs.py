"""The README and the docs show what the program really prints.

A ```console block holds commands (`$ lintnews …`) and what each prints; it is run from the folder of the checkout.
A line `…` stands for any number of lines.
"""

import ast
import contextlib
import re
import shlex
from pathlib import Path

import pytest
import yaml

from lintnews.frontends.cli import main
from lintnews.model import Examples, Level, Rule
from lintnews.model.check import LazyCheck
from lintnews.rule_tests import example_problems

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)


def sessions():
    for page in PAGES:
        for block in BLOCK.finditer(page.read_text("utf-8")):
            for command, _, shown in (part.partition("\n") for part in re.split(r"^\$ ", block[1], flags=re.M)[1:]):
                if command.startswith("lintnews "):
                    yield pytest.param(command, shown, id=f"{page.name}: {command}")


@pytest.mark.parametrize(("command", "shown"), list(sessions()))
def test_a_page_shows_what_the_program_prints(command, shown, monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    with contextlib.suppress(SystemExit):
        main(shlex.split(command)[1:])
    printed = capsys.readouterr()
    pattern = ".*".join(re.escape(piece) for piece in re.split(r"^…\n", shown, flags=re.M))
    assert re.fullmatch(pattern, printed.out + printed.err, re.DOTALL), printed.out + printed.err


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_to_a_file_leads_somewhere(page):
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def test_the_pages_of_the_rules_are_up_to_date(tmp_path, monkeypatch):
    """After a change of rules: lintnews rules docs docs/rules."""
    monkeypatch.chdir(tmp_path)
    main(["rules", "docs", "now"])
    now, written = (
        {page.name: page.read_text("utf-8") for page in folder.glob("*.md")}
        for folder in (tmp_path / "now", ROOT / "docs" / "rules")
    )
    assert written == now


def analyses():
    """The public functions that are marked `@analysis`, each with what it returns."""
    package = ROOT / "lintnews"
    for path in sorted(package.rglob("*.py")):
        module = ".".join(path.relative_to(package).with_suffix("").parts)
        functions = [node for node in ast.parse(path.read_text("utf-8")).body if isinstance(node, ast.FunctionDef)]
        for node in functions if not module.startswith("checks.") else ():
            if "analysis" in map(ast.unparse, node.decorator_list) and not node.name.startswith("_"):
                yield f"{module}.{node.name}", ast.unparse(node.returns)


def test_every_analysis_stands_in_the_table():
    text = (ROOT / "docs" / "architecture.md").read_text("utf-8").replace("\\|", "|")
    assert dict(re.findall(r"^\| `([\w.]+)` \| `([^`]+)` \|", text, re.M)) == dict(analyses())


def test_the_check_and_the_rule_of_the_manual_work():
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    code, keys = (re.search(rf"^```{kind}\n(.*?)^```", text, re.M | re.S)[1] for kind in ("python", "yaml"))
    names = {"__name__": "manual"}
    exec(compile(code, "CONTRIBUTING.md", "exec"), names)
    rule = yaml.safe_load(keys)
    check = names["LongSentence"](most=rule["most"])
    examples = Examples(tuple(rule["examples"]["bad"]), tuple(rule["examples"]["good"]))
    made = Rule("a.b", "a", LazyCheck.of(check), Level(rule["level"]), rule["message"], examples=examples)
    assert not list(example_problems(made))
