"""One connection to the service: it hangs up on a client that keeps it waiting, so that none is held for ever."""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol

from lintnews.service.bounds import ARRIVAL

LATE = b"HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"


class Connection(H11Protocol):
    """uvicorn's, which by itself waits without end for the rest of a request's head, and for its answer to be read."""

    patience = ARRIVAL
    timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.watch()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if not self.waits():  # a piece of a head is no reason to wait anew
            self.watch()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self.watch()

    def pause_writing(self) -> None:
        super().pause_writing()
        self.watch()

    def resume_writing(self) -> None:
        super().resume_writing()
        self.watch()

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        if self.timer:
            self.timer.cancel()

    def waits(self) -> bool:
        """Whether it is the client's turn: to send the head of a request, or to read what was answered."""
        return self.flow.write_paused or self.cycle is None or self.cycle.response_complete

    def watch(self) -> None:
        """Wait for the client, from now on, if it is its turn."""
        if self.timer:
            self.timer.cancel()
        self.timer = self.loop.call_later(self.patience, self.hang_up) if self.waits() else None

    def hang_up(self) -> None:
        if self.flow.write_paused:
            self.transport.abort()
            return
        if self.conn.trailing_data[0]:  # a head was begun
            self.transport.write(LATE)
        self.transport.close()
