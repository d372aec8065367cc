"""The desk service over HTTP: findings, mends, rules, bounds, and a page in a real browser."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from fastapi.testclient import TestClient

from lintnews.config import Config
from lintnews.service.app import Bounds, application

COPY = "The mayorâ€™s office had the the harbour closed.\n\nShow More\n"


@pytest.fixture(scope="module")
def service():
    with TestClient(application(bounds=Bounds(size=200_000, processes=1))) as client:
        yield client


def test_a_text_is_checked_as_on_the_command_line(service):
    said = service.post("/v1/check", json={"text": COPY, "path": "city/a.md", "mended": True}).json()
    assert [(one["rule"], one["line"], one["path"]) for one in said["findings"]] == [
        ("encoding.mojibake", 1, "city/a.md"),
        ("repetition.word", 1, "city/a.md"),
        ("chrome.buttons", 3, "city/a.md"),
    ]
    assert said["mended"] == COPY.replace("â€™", "’")
    assert said["not_checked"] == []


def test_a_file_is_checked(service):
    said = service.post("/v1/check", files={"file": ("a.html", "<p>caf\xc3\xa9 the the</p>".encode("latin-1"))})
    assert [one["rule"] for one in said.json()["findings"]] == ["repetition.word"]


def test_a_format_is_asked_for_by_name(service):
    page = "<p>The mayor spoke.</p>\n<p>Show More</p>"
    said = service.post("/v1/check", json={"text": page, "format": "html"}).json()
    assert [one["text"] for one in said["findings"]] == ["Show More"]


def test_a_text_is_mended(service):
    said = service.post("/v1/fix", json={"text": COPY}).json()
    assert said["text"] == COPY.replace("â€™", "’")
    assert [one["rule"] for one in said["mended"]] == ["encoding.mojibake"]
    assert [one["rule"] for one in said["left"]] == ["repetition.word", "chrome.buttons"]
    assert "Show More" not in service.post("/v1/fix", json={"text": COPY, "unsafe": True}).json()["text"]


def test_rules_can_be_asked_for(service):
    known = {one["id"]: one for one in service.get("/v1/rules").json()}
    assert service.get("/v1/rules/chrome.buttons").json() == known["chrome.buttons"]
    assert service.get("/v1/rules/chrome.butons").status_code == 404
    assert service.get("/health").json()["status"] == "ok"


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"json": {}}, 422),
        ({"json": {"text": 1}}, 422),
        ({"json": {"text": "a", "formt": "html"}}, 422),
        ({"json": {"text": "a", "format": "pdf"}}, 422),
        ({"content": b"{", "headers": {"content-type": "application/json"}}, 400),
        ({"content": b"\xff", "headers": {"content-type": "application/json"}}, 400),
        ({"content": b"[" * 100_000, "headers": {"content-type": "application/json"}}, 400),
        ({"content": b"text=a", "headers": {"content-type": "text/plain"}}, 415),
        ({"content": b"x", "headers": {"content-type": "multipart/form-data; boundary=b"}}, 400),
        ({"files": {"other": ("a.txt", b"a")}}, 422),
        ({"files": {"file": ("a.pdf", b"%PDF-1.7")}}, 422),
        ({"json": {"text": "a" * 300_000}}, 413),
        ({"content": iter([b"a" * 100_000] * 9), "headers": {"content-type": "application/json"}}, 413),
        ({"json": {"text": "A plain text \ud800 with half a pair."}}, 200),
    ],
)
def test_bad_input_gets_its_answer_and_nothing_is_repeated(service, sent, status):
    if "json" in sent:
        sent = {"content": json.dumps(sent["json"]).encode(), "headers": {"content-type": "application/json"}}
    answer = service.post("/v1/check", **sent)
    assert answer.status_code == status
    assert len(answer.content) < 2000


def test_counts_are_there_for_prometheus(service):
    service.post("/v1/check", json={"text": COPY})
    said = service.get("/metrics").text
    assert 'lintnews_findings_total{level="error",rule="encoding.mojibake"}' in said
    assert 'lintnews_requests_total{path="/v1/check",status="200"}' in said


def test_a_token_guards_all_but_the_page_and_the_health():
    with TestClient(application(bounds=Bounds(processes=1), token="secret")) as client:
        for path in ("/v1/rules", "/metrics"):
            assert client.get(path).status_code == 401
            assert client.get(path, headers={"authorization": "Bearer wrong"}).status_code == 401
            assert client.get(path, headers={"authorization": "Bearer secret"}).status_code == 200
        assert client.get("/health").status_code == client.get("/").status_code == 200


def test_no_other_site_may_call_unless_it_is_named():
    asking = {"origin": "https://cms.example", "access-control-request-method": "POST"}
    with TestClient(application(bounds=Bounds(processes=1))) as client:
        assert "access-control-allow-origin" not in client.options("/v1/check", headers=asking).headers
        assert client.get("/health", headers={"host": "evil.example"}).status_code == 400
    with TestClient(application(bounds=Bounds(processes=1), origins=("https://cms.example",))) as client:
        allowed = client.options("/v1/check", headers=asking).headers
        assert allowed["access-control-allow-origin"] == "https://cms.example"


def test_a_text_that_takes_too_long_is_given_up_and_others_go_on():
    with TestClient(application(bounds=Bounds(seconds=0.05, processes=1))) as client:
        slow = client.post("/v1/check", json={"text": "Ã©â€™ " * 200_000})
        assert slow.status_code == 503
        client.app.state.desk.bounds = Bounds(processes=1)
        assert client.post("/v1/check", json={"text": COPY}).status_code == 200


def test_too_many_at_once_are_told_to_wait():
    with TestClient(application(bounds=Bounds(at_once=0, processes=1))) as client:
        answer = client.post("/v1/check", json={"text": COPY})
        assert (answer.status_code, answer.headers["retry-after"]) == (503, "1")


def test_a_configuration_counts_here_too():
    with TestClient(application(Config(select=("chrome",)), Bounds(processes=1))) as client:
        said = client.post("/v1/check", json={"text": COPY}).json()
        assert [one["rule"] for one in said["findings"]] == ["chrome.buttons"]


def test_the_page_loads_nothing_from_elsewhere(service):
    answer = service.get("/")
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert "http" not in answer.text.replace("http-equiv", "")


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    """A service in a process of its own: its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    words = [sys.executable, "-m", "lintnews", "serve", "--port", str(port), "--processes", "2"]
    server = subprocess.Popen(words, cwd=tmp_path_factory.mktemp("desk"), stderr=subprocess.PIPE, text=True)
    address = f"http://127.0.0.1:{port}"
    for _ in range(600):
        try:
            httpx.get(f"{address}/health")
            break
        except httpx.TransportError:
            time.sleep(0.1)
    yield address, server
    server.send_signal(signal.SIGINT)
    said = server.communicate(timeout=30)[1]
    assert "mayor" not in said, "no word of copy is logged"


@pytest.mark.slow
def test_two_hundred_at_once_all_get_an_answer(running):
    address, _ = running

    def ask(number):
        return httpx.post(f"{address}/v1/check", json={"text": f"{COPY}{number}"}, timeout=60).status_code

    with ThreadPoolExecutor(50) as pool:
        answers = list(pool.map(ask, range(200)))
    assert set(answers) <= {200, 503}
    assert answers.count(200) >= 64


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="asks the kernel for the children of a process")
def test_processes_that_die_lose_their_requests_and_no_more(running):
    address, server = running
    threads = Path(f"/proc/{server.pid}/task")
    children = [thread / "children" for thread in threads.glob("*")]
    if not children or not all(one.exists() for one in children):
        pytest.skip("this kernel does not tell")
    for child in " ".join(one.read_text() for one in children).split():
        os.kill(int(child), signal.SIGKILL)
    answers = [httpx.post(f"{address}/v1/check", json={"text": COPY}, timeout=60).status_code for _ in range(5)]
    assert answers[-1] == 200
    assert set(answers) <= {200, 500}
    assert answers.count(500) <= 2


def test_the_example_for_a_content_system_says_when_nobody_is_there(running):
    page = (Path(__file__).parents[1] / "docs" / "service.md").read_text("utf-8")
    example = page.partition("```python\n")[2].partition("```")[0]
    said = {}
    for address in (running[0], "http://127.0.0.1:9"):
        names = {"httpx": httpx}
        exec(example.replace("http://127.0.0.1:8042", address), names)
        said[address] = names["check_copy"]("The mayorâ€™s office had no comment.")
    assert "’" in said[running[0]][0]
    assert said["http://127.0.0.1:9"] == ["The copy was not checked: lintnews is not there."]


THREE = "The mayorâ€™s office closed the cafÃ© on the quay â€” for good.\n\nShow More\n"


@pytest.fixture
def page(running):
    """A desk's page in a real browser."""
    browsers = pytest.importorskip("playwright.sync_api")
    if not (chromium := shutil.which("chromium") or shutil.which("google-chrome")):
        pytest.skip("no browser here")
    with browsers.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(running[0])
        yield page
        browser.close()


def marked(page):
    return page.evaluate("[...CSS.highlights].flatMap(([name, all]) => [...all].map(one => `${name} ${one}`))")


@pytest.mark.slow
def test_a_desk_mends_pasted_copy_and_takes_it_back(page):
    page.locator("#copy").focus()
    page.keyboard.insert_text(THREE)
    page.get_by_text("4 errors.").wait_for()
    assert marked(page) == ["error â€™", "error Ã©", "error â€”", "error Show More"]
    page.get_by_role("button", name="Write “é”").click()
    page.get_by_text("3 errors.").wait_for()
    assert "café" in page.locator("#copy").inner_text()
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("4 errors.").wait_for()
    assert "cafÃ©" in page.locator("#copy").inner_text()
    page.get_by_role("button", name="Mend all that is certain").click()
    page.get_by_text("1 error.").wait_for()
    assert "mayor’s office closed the café on the quay — for" in page.locator("#copy").inner_text()


@pytest.mark.slow
def test_the_keyboard_alone_is_enough(page):
    page.locator("#copy").focus()
    page.keyboard.type("They closed the the quay.")
    page.get_by_text("1 warning.").wait_for()
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Ignore here":
            break
    page.keyboard.press("Enter")
    assert page.locator("#found li").count() == 0
    page.locator("#copy").focus()
    page.keyboard.press("Control+z")
    assert page.locator("#copy").inner_text() == ""
