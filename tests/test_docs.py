"""The README and the docs show what the program really prints.

A ```console block holds commands (`$ lintnews …`) and what each prints; it is run from the folder of the checkout.
A line `…` stands for any number of lines.
"""

import contextlib
import re
import shlex
from pathlib import Path

import pytest

from lintnews.frontends.cli import main

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
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
