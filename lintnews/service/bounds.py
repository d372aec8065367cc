"""The bounds of the service, and the guard that keeps a body within them."""

from __future__ import annotations

import asyncio
import json
from typing import NamedTuple

from fastapi.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

ARRIVAL = 30.0  # seconds


class Bounds(NamedTuple):
    """How much the service does: bytes of a request, seconds to check a text, requests at once that run or wait,
    processes, seconds for the body of a request to come in."""

    size: int = 4 * 1024 * 1024
    seconds: float = 20.0
    at_once: int = 64
    processes: int = 2
    arrival: float = ARRIVAL


class Json(JSONResponse):
    """JSON in ASCII: copy may hold halves of surrogate pairs, which UTF-8 can't."""

    def render(self, content: object) -> bytes:
        return json.dumps(content, separators=(",", ":")).encode("ascii")


class OutOfBounds(Exception):
    """A body that is not taken: the status that says so, and why."""

    def __init__(self, status: int, why: str, **headers: str) -> None:
        super().__init__(why)
        self.status = status
        self.why = why
        self.headers = {"Connection": "close", **headers}


class BodyGuard:
    """Refuses a body that is too large, before it is read where it says its length, and one that comes too slowly.

    All bodies together that are in hand may have the length of as many largest ones as may be in work.
    """

    def __init__(self, app: ASGIApp, bounds: Bounds) -> None:
        self.app = app
        self.bounds = bounds
        self.in_hand = 0  # bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        size, seconds = self.bounds.size, self.bounds.arrival
        too_large = OutOfBounds(413, f"more than {size:,} bytes")
        too_many = OutOfBounds(503, "too many texts at once; try again", **{"Retry-After": "1"})
        said = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
        deadline = asyncio.get_running_loop().time() + seconds
        began = whole = False
        had = 0

        async def guarded() -> Message:
            nonlocal had, whole
            if whole:  # from here on it is only asked whether the client is still there
                return await receive()
            try:
                message = await asyncio.wait_for(receive(), deadline - asyncio.get_running_loop().time())
            except TimeoutError:
                raise OutOfBounds(408, f"the body did not come within {seconds:g} seconds") from None
            had += len(message.get("body", b""))
            self.in_hand += len(message.get("body", b""))
            whole = not message.get("more_body", False)
            if had > size:
                raise too_large
            if self.in_hand > size * self.bounds.at_once:
                raise too_many
            return message

        async def sent(message: Message) -> None:
            nonlocal began
            began = True
            await send(message)

        try:
            if said.isdigit() and int(said) > size:
                raise too_large
            await self.app(scope, guarded, sent)
        except OutOfBounds as error:
            if not began:
                refusal = Json({"detail": error.why}, status_code=error.status, headers=error.headers)
                await refusal(scope, receive, send)
        finally:
            self.in_hand -= had
