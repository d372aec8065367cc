"""`lintnews`, or `python -m lintnews`: the command line as a process of its own, quick to begin and to end."""

from __future__ import annotations

import gc
import os
import sys

from lintnews.typing import NoReturn

INTERRUPTED = 130  # the exit status of what Ctrl-C ended
GARBAGE = 50_000  # objects made, less those thrown away, until Python looks for cycles: one article makes fewer


def program() -> NoReturn:
    """Run the command.

    It ends at once: to look for garbage and take every module apart would cost three quarters of a start of Python.
    Where other processes came into play, Python takes leave of them as ever.
    """
    from lintnews.frontends import cli

    gc.set_threshold(GARBAGE)
    try:
        status = cli.main()
    except KeyboardInterrupt:
        interrupted()
    if "multiprocessing" not in sys.modules:
        os._exit(status)
    sys.exit(status)


def look_elsewhere() -> None:
    """Look for modules anywhere but in the current folder, which `python -m` puts first: a stranger's may lie there."""
    if sys.path[0] == os.getcwd() != os.path.dirname(os.path.dirname(os.path.abspath(__file__))):
        del sys.path[0]


def interrupted() -> NoReturn:
    """End at once. To take leave of processes that were killed in their work, Python may wait for ever."""
    if "multiprocessing" in sys.modules:
        from multiprocessing import active_children

        for child in active_children():
            child.kill()
    os._exit(INTERRUPTED)


if __name__ == "__main__":
    look_elsewhere()
    program()
