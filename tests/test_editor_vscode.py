"""The extension, as it is packaged, in VS Code's extension host: code-server, whose window is a page in a browser."""

import json
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

EXTENSION = next((Path(__file__).parents[1] / "editors" / "vscode").glob("*.vsix"), None)  # made by `npm run package`
CODE = shutil.which("code-server")  # npm install --global code-server
COPY = "The mayorâ€™s office had the the harbour closed.\n\nShow More\n"
WINDOW = 120_000  # milliseconds; the window of VS Code takes its time
SETTINGS = {
    "editor.codeActionsOnSave": {"source.fixAll.lintnews": "explicit"},
    "lintnews.command": [sys.executable, "-m", "lintnews"],
    "security.workspace.trust.enabled": False,
}


@pytest.fixture
def window(tmp_path, browser):
    """VS Code with the extension, and a folder with one story open in it."""
    homes = ["--user-data-dir", str(tmp_path / "data"), "--extensions-dir", str(tmp_path / "extensions")]
    subprocess.run([CODE, *homes, "--install-extension", str(EXTENSION)], check=True, capture_output=True)
    for whose in ("User", "Machine"):
        (tmp_path / "data" / whose).mkdir(parents=True, exist_ok=True)
        (tmp_path / "data" / whose / "settings.json").write_text(json.dumps(SETTINGS), "utf-8")
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / "story.txt").write_text(COPY, "utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = "{}:{}".format(*free.getsockname())
    command = [CODE, *homes, "--auth", "none", "--bind-addr", address, str(tmp_path / "copy")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as server:
        for line in server.stdout:
            if "HTTP server listening" in line:
                break
        page = browser.new_page()
        page.set_default_timeout(WINDOW)
        page.goto(f"http://{address}/?folder={tmp_path / 'copy'}")
        page.get_by_role("treeitem", name="story.txt").first.dblclick()
        yield page
        page.close()
        server.terminate()


def wait_for_marks(page, errors, warnings):
    counts = "['error', 'warning'].map(level => document.querySelectorAll(`.squiggly-${level}`).length).join()"
    page.wait_for_function(f"{counts} === '{errors},{warnings}'")


@pytest.mark.slow
@pytest.mark.skipif(not (CODE and EXTENSION), reason="needs code-server and the packaged extension")
def test_a_whole_edit_in_vs_code(window, tmp_path):
    """Open, mend, undo, type, and mend on save what is certain."""
    wait_for_marks(window, errors=2, warnings=1)
    window.keyboard.press("F8")  # to the first problem
    window.keyboard.press("Escape")
    window.keyboard.press("Control+.")
    window.get_by_text("Write “’”").wait_for()
    window.keyboard.press("Enter")
    wait_for_marks(window, errors=1, warnings=1)
    window.keyboard.press("Control+z")
    wait_for_marks(window, errors=2, warnings=1)
    window.keyboard.press("Control+End")
    window.keyboard.type("They closed a a quay.")
    wait_for_marks(window, errors=2, warnings=2)
    window.keyboard.press("Control+s")
    wait_for_marks(window, errors=1, warnings=2)
    assert (tmp_path / "copy" / "story.txt").read_text("utf-8") == COPY.replace("â€™", "’") + "They closed a a quay."
