"""What all tests share: no test reads or writes the caches of whoever runs it, and none is timed by hypothesis."""

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
