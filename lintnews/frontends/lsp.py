"""`lintnews lsp`: the language server."""

from __future__ import annotations

import os
import sys
from types import SimpleNamespace

from lintnews import Config, Linter, UserError, find_config
from lintnews.disk_cache import cache_outside
from lintnews.frontends.settings import configuration_in


def run(args: SimpleNamespace) -> int:
    """Serve an editor over standard input and output until it goes."""
    try:
        from lintnews.editor.server import server
    except ImportError as error:
        raise UserError(f"the language server needs pygls: pip install 'lintnews[lsp]' ({error.name})") from None
    server(no_config if args.isolated else find_config, linter_of).start_io()
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  # the server has closed its own
    return 0


def no_config(folder: str) -> str:
    """With --isolated no folder has a configuration."""
    return ""


def linter_of(path: str) -> Linter:
    """The linter of a configuration, or of none, as the command line would make it."""
    config = configuration_in(path) if path else Config()
    return Linter(config, cache=cache_outside([config.folder]), lenient=True)
