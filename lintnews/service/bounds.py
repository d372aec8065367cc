"""The bounds of the service, and the guard that keeps a body within them."""

from __future__ import annotations

import asyncio
import json
from typing import Any, NamedTuple

from fastapi.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Bounds(NamedTuple):
    """How much the service does: bytes of a request, seconds to check a text, requests at once that run or wait,
    processes, seconds for the body of a request to come in."""

    size: int = 4 * 1024 * 1024
    seconds: float = 20.0
    at_once: int = 64
    processes: int = 2
    arrival: float = 30.0


class Json(JSONResponse):
    """JSON in ASCII: copy may hold halves of surrogate pairs, which UTF-8 can't."""

    def render(self, content: Any) -> bytes:
        return json.dumps(content, separators=(",", ":")).encode("ascii")


class OutOfBounds(Exception):
    """A body that is not taken: the status that says so, and why."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status
        self.why = why


class BodyGuard:
    """Refuses a body that is too large, before it is read where it says its length, and one that comes too slowly."""

    def __init__(self, app: ASGIApp, bounds: Bounds) -> None:
        self.app = app
        self.bounds = bounds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        size, seconds = self.bounds.size, self.bounds.arrival
        too_large = OutOfBounds(413, f"more than {size:,} bytes")
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
            whole = not message.get("more_body", False)
            if had > size:
                raise too_large
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
                refusal = Json({"detail": error.why}, status_code=error.status, headers={"Connection": "close"})
                await refusal(scope, receive, send)
