"""The command line: `lintnews check`, `lintnews rules`, `lintnews explain`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from types import SimpleNamespace

from lintnews import UserError
from lintnews.frontends.arguments import COMMANDS, FAILED
from lintnews.frontends.parser import parsed
from lintnews.reporters.style import visible


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command. Exit status 0: nothing found; 1: findings; 2: could not run."""
    open_streams()
    argv = sys.argv[1:] if argv is None else argv
    args = parsed(argv)
    module = import_module(f"lintnews.frontends.{COMMANDS[args.command].module}")  # no other command's is loaded
    run: Callable[[SimpleNamespace], int] = module.run
    try:
        try:
            return run(args)
        except UserError as error:
            print(f"lintnews: {visible(str(error))}", file=sys.stderr)
            return FAILED
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
    except BrokenPipeError:  # the reader of a pipe has seen enough: `lintnews check . | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as error:
        print(f"lintnews: could not go on: {visible(str(error))}", file=sys.stderr)
        return FAILED


def open_streams() -> None:
    """Write UTF-8, whatever the terminal's own; where a stream was closed (`>&-`), write nothing.

    Standard input stays closed, so that nobody takes it for an empty article; no other file may take its number.
    """
    if sys.stdin is None:
        os.open(os.devnull, os.O_RDONLY)
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "r+", encoding="utf-8"))  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
