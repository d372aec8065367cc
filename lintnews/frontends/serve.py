"""`lintnews serve`: the desk service."""

from __future__ import annotations

import os
import socket
import sys
from types import SimpleNamespace

from lintnews import UserError
from lintnews.frontends.settings import configuration_here

TOKEN = "LINTNEWS_TOKEN"  # the variable of the environment that holds the bearer token
LOOPBACK = ("127.0.0.1", "localhost", "::1")


def run(args: SimpleNamespace) -> int:
    """Serve until Ctrl-C."""
    try:
        import uvicorn

        from lintnews.service.app import application
        from lintnews.service.bounds import Bounds
        from lintnews.service.connection import Connection
    except ImportError as error:
        raise UserError(
            f"the service needs FastAPI and uvicorn: pip install 'lintnews[server]' ({error.name})"
        ) from None
    token = os.environ.get(TOKEN, "")
    bounds = Bounds(args.max_size, args.max_seconds, args.max_requests, args.processes or os.cpu_count() or 1)
    app = application(configuration_here(args), bounds, token, tuple(args.allow_origin), tuple(args.allow_host))
    if args.host not in LOOPBACK and not token:
        print(
            f"lintnews: whoever reaches {args.host} may use the service; set {TOKEN} to ask for a token",
            file=sys.stderr,
        )
    refuse_taken(args.host, args.port)
    print(f"lintnews serves http://{args.host}:{args.port}; Ctrl-C ends it", file=sys.stderr)
    uvicorn.run(
        app,
        host=args.host,
        port=args.port,
        http=Connection,
        ws="none",
        log_level="warning",
        access_log=False,
        timeout_keep_alive=15,
    )
    return 0


def refuse_taken(host: str, port: int) -> None:
    """Say so where nothing can be served at an address, since another program has it. Raises UserError."""
    try:
        socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET).close()
    except (OSError, OverflowError) as error:
        why = getattr(error, "strerror", "") or error
        raise UserError(f"can't serve {host}:{port}: {why}; --port takes another port") from error
