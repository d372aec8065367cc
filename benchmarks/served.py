"""A service of its own for a benchmark, on a free port of this machine."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple


class Served(NamedTuple):
    """A service that runs: where, and the number of its process."""

    host: str
    port: int
    pid: int

    @property
    def address(self) -> str:
        return f"http://{self.host}:{self.port}/"


@contextmanager
def served(folder: str, *words: str) -> Iterator[Served]:
    """`lintnews serve WORDS`, begun in a folder, until the block ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host, port = free.getsockname()
    command = [sys.executable, "-m", "lintnews", "serve", "--port", str(port), *words]
    server = subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL)
    service = Served(host, port, server.pid)
    try:
        wait_for(service.address)
        yield service
    finally:
        server.terminate()
        server.wait()


def wait_for(address: str) -> None:
    """Until somebody answers, for a minute at most."""
    for _ in range(600):
        try:
            urllib.request.urlopen(address).close()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the service did not start")
