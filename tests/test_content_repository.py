"""The first day in an old archive: 500 articles in five formats are silent, and one bad line in one of them is not."""

import json

import pytest
from content_repository import BAD_LINE, make

from lintnews.frontends.cli import main

# One article of each format, and what a new line of text in it looks like.
ADDED = {
    "news/250.html": ("</h1>", f"\n<p>{BAD_LINE}</p>"),
    "news/251.json": ('"content_elements": [', f'\n    {{"type": "text", "content": "{BAD_LINE}"}},'),
    "news/252.md": ("Ann Lee\n---\n", f"\n{BAD_LINE}\n"),
    "news/253.txt": ("\n", f"\n{BAD_LINE}\n"),
    "news/254.xml": ("<body.content>", f"\n<p>{BAD_LINE}</p>"),
}


def check(capsys, *words):
    capsys.readouterr()
    status = main(["check", "--output-format", "json", *words])
    printed = capsys.readouterr()
    assert not printed.err
    return status, json.loads(printed.out)


@pytest.mark.slow
def test_after_a_baseline_exactly_the_new_line_fails_the_gate(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    make(tmp_path)
    status, findings = check(capsys)
    assert status == 1
    assert {found["path"].rpartition(".")[2] for found in findings} == {"html", "json", "md", "txt", "xml"}
    assert main(["baseline", "create"]) == 0
    assert f"{len(findings):,} findings in 500 files" in capsys.readouterr().out
    assert check(capsys) == (0, [])
    for name, (before, line) in ADDED.items():
        path = tmp_path / name
        text = path.read_text("utf-8")
        path.write_text(text.replace(before, before + line, 1), "utf-8", newline="")
        status, findings = check(capsys)
        assert status == 1
        assert [(found["path"], found["rule"], found["text"]) for found in findings] == [
            (name, "encoding.mojibake", "Ã©")
        ]
        path.write_text(text, "utf-8", newline="")
    assert check(capsys) == (0, [])
