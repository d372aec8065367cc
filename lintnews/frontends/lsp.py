"""`lintnews lsp`: the language server."""

from __future__ import annotations

import os
import sys
from types import SimpleNamespace

from lintnews import UserError


def run(args: SimpleNamespace) -> int:
    """Serve an editor over standard input and output until it goes."""
    try:
        from lintnews.editor.server import server
    except ImportError as error:
        raise UserError(f"the language server needs pygls: pip install 'lintnews[lsp]' ({error.name})") from None
    server().start_io()
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  # the server has closed its own
    return 0
