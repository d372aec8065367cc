"""What all tests share: no test reads or writes the caches of whoever runs it, and none is timed by hypothesis."""

import shutil
import signal

import pytest
from hypothesis import settings

settings.register_profile("default", deadline=None)  # a loaded machine is no failure
settings.register_profile("deep", deadline=None, max_examples=2000)  # pytest --hypothesis-profile=deep
settings.load_profile("default")


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(autouse=True)
def no_terminal(monkeypatch):
    """Reports as wide as they are in a file, whatever the terminal in which the tests run."""
    monkeypatch.delenv("COLUMNS", raising=False)


@pytest.fixture
def ctrl_c():
    """Programs that are started heed Ctrl-C, also where the tests run in a shell's background, which ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def browser():
    browsers = pytest.importorskip("playwright.sync_api")
    if not (chromium := shutil.which("chromium") or shutil.which("google-chrome")):
        pytest.skip("no browser here")
    with browsers.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield browser
        browser.close()
