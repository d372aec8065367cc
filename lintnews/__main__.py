"""`lintnews`, or `python -m lintnews`: the command line as a process of its own, quick to begin and to end."""

from __future__ import annotations

import gc
import os
import sys

from lintnews.frontends import cli
from lintnews.typing import NoReturn

INTERRUPTED = 130  # the exit status of what Ctrl-C ended
GARBAGE = 50_000  # objects made, less those thrown away, until Python looks for cycles: one article makes fewer


def program() -> NoReturn:
    """Run the command.

    It ends at once: to look for garbage and take every module apart would cost three quarters of a start of Python.
    Where other processes came into play, Python takes leave of them as ever.
    """
    gc.set_threshold(GARBAGE)
    try:
        status = cli.main()
    except KeyboardInterrupt:
        status = INTERRUPTED
    if "multiprocessing" not in sys.modules:
        os._exit(status)
    sys.exit(status)


if __name__ == "__main__":
    program()
