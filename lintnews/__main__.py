"""`lintnews`, or `python -m lintnews`: the command line as a process of its own."""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn

INTERRUPTED = 130  # the exit status of what Ctrl-C ended
GARBAGE = 50_000  # objects made, less those thrown away, until Python looks for cycles: one article makes fewer


def program() -> NoReturn:
    """Run the command.

    What it made dies with the process, so Python is told not to look for garbage among it on the way out: that would
    cost half as much as to start Python.
    """
    gc.set_threshold(GARBAGE)
    from lintnews.frontends import cli

    try:
        status = cli.main()
    except KeyboardInterrupt:
        interrupted()
    gc.freeze()
    sys.exit(status)


def look_elsewhere() -> None:
    """Look for modules anywhere but in the current folder, which `python -m` puts first: a stranger's may lie there."""
    if sys.path[0] == os.getcwd() != os.path.dirname(os.path.dirname(os.path.abspath(__file__))):
        del sys.path[0]


def interrupted() -> NoReturn:
    """End with the status of Ctrl-C. Where work went on in other processes, end them, and at once.

    While shutting down, Python may wait for ever for processes that were killed in their work.
    """
    if "multiprocessing" in sys.modules:
        from multiprocessing import active_children

        for child in active_children():
            child.kill()
        os._exit(INTERRUPTED)
    sys.exit(INTERRUPTED)


if __name__ == "__main__":
    look_elsewhere()
    program()
