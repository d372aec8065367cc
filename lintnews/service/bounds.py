"""The bounds of the service, and the guard that keeps a body within them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from contextlib import suppress
from types import MappingProxyType
from typing import NamedTuple

from fastapi.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

ARRIVAL = 30.0  # seconds
LINGER = 2.0  # seconds


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


class Refusal(NamedTuple):
    """Why a body is not taken: the status that says so, and a sentence."""

    status: int
    why: str
    headers: Mapping[str, str] = MappingProxyType({})


class BodyGuard:
    """Reads a body whole before anybody else does, and refuses one that is too large or comes too slowly.

    All bodies together that are in hand may have the length of as many largest ones as may be in work. A refused one is
    told to the application as a client that went away: an exception would keep what had come of it.
    """

    def __init__(self, app: ASGIApp, bounds: Bounds) -> None:
        self.app = app
        self.bounds = bounds
        self.in_hand = 0  # bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        said = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
        if said.isdigit() and int(said) > self.bounds.size:
            await refuse(self.too_large(), scope, receive, send)
            return
        refusal: Refusal | None = None
        asked = began = False
        had = 0

        async def guarded() -> Message:
            nonlocal asked, had, refusal
            if asked:  # from here on it is only asked whether the client is still there
                return await receive()
            asked = True
            body = await self.taken(receive)
            if isinstance(body, Refusal):
                refusal = body
                return {"type": "http.disconnect"}
            had = len(body)
            return {"type": "http.request", "body": body}

        async def sent(message: Message) -> None:
            nonlocal began
            if began or not refusal:
                began = True
                await send(message)

        try:
            await self.app(scope, guarded, sent)
            if refusal and not began:
                await refuse(refusal, scope, receive, send)
        finally:
            self.in_hand -= had

    async def taken(self, receive: Receive) -> bytes | Refusal:
        """The whole body, which counts as in hand from then on, or why there is none."""
        pieces: list[bytes] = []
        had = 0
        refusal: Refusal | None = None
        try:
            async with asyncio.timeout(self.bounds.arrival):
                while not refusal:
                    message = await receive()
                    if message["type"] == "http.disconnect":
                        refusal = GONE
                        break
                    pieces.append(message.get("body", b""))
                    had += len(pieces[-1])
                    self.in_hand += len(pieces[-1])
                    if had > self.bounds.size:
                        refusal = self.too_large()
                    elif self.in_hand > self.bounds.size * self.bounds.at_once:
                        refusal = TOO_MANY
                    elif not message.get("more_body"):
                        return b"".join(pieces)
        except TimeoutError:
            refusal = Refusal(408, f"the body did not come within {self.bounds.arrival:g} seconds")
        self.in_hand -= had
        assert refusal
        return refusal

    def too_large(self) -> Refusal:
        return Refusal(413, f"more than {self.bounds.size:,} bytes")


GONE = Refusal(400, "the client went away")  # nobody hears it, but it is counted
TOO_MANY = Refusal(503, "too many texts at once; try again", {"Retry-After": "1"})


async def refuse(refusal: Refusal, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer, then take for a moment what is still sent: who is hung up on while they send never reads the answer."""

    async def left_open(message: Message) -> None:
        await send({**message, "more_body": True} if message["type"] == "http.response.body" else message)

    headers = {"Connection": "close", **refusal.headers}
    await Json({"detail": refusal.why}, status_code=refusal.status, headers=headers)(scope, receive, left_open)
    with suppress(TimeoutError):
        async with asyncio.timeout(LINGER):
            while (await receive()).get("more_body"):
                pass
    await send({"type": "http.response.body"})
