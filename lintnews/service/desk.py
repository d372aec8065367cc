"""The desk: the pool of processes that check, within bounds, and what is counted of them."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from concurrent.futures.process import BrokenProcessPool

from fastapi import HTTPException
from pebble import ProcessExpired, ProcessPool
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

from lintnews import Config, Linter, Rule
from lintnews.json_types import JsonObject
from lintnews.service import work
from lintnews.service.bounds import Bounds
from lintnews.service.work import Said

logger = logging.getLogger(__name__)


class Desk:
    """The pool, the bounds and the counts of one service."""

    def __init__(self, config: str | Config | None, bounds: Bounds) -> None:
        self.bounds = bounds
        self.config = config
        self.linter = Linter(config)
        self.pool = self.new_pool()
        self.running = 0
        self.registry = CollectorRegistry()
        self.requests = Counter("lintnews_requests", "Requests", ["path", "status"], registry=self.registry)
        self.found = Counter("lintnews_findings", "Findings", ["rule", "level"], registry=self.registry)
        self.crashes = Counter("lintnews_worker_crashes", "Processes that died", registry=self.registry)
        self.faults = Counter("lintnews_faults", "Texts that lintnews failed on", registry=self.registry)
        self.timeouts = Counter("lintnews_timeouts", "Texts that took too long", registry=self.registry)
        self.seconds = Histogram("lintnews_check_seconds", "Time for a text", registry=self.registry)
        Gauge("lintnews_running", "Texts in work", registry=self.registry).set_function(lambda: self.running)

    def new_pool(self) -> ProcessPool:
        return ProcessPool(self.bounds.processes, initializer=work.begin, initargs=(self.config,))

    def ready(self) -> ProcessPool:
        """The pool, which begins with this if it hadn't yet; a new one if all processes of the last ended at once."""
        if not self.pool.active:
            self.pool = self.new_pool()
        return self.pool

    def close(self) -> None:
        self.pool.stop()  # type: ignore[no-untyped-call]
        self.pool.join()

    async def do(self, task: Callable[..., Said], *given: object) -> Said:
        """Have a task done in the pool. Raises HTTPException where that can't be."""
        if self.running >= self.bounds.at_once:
            raise HTTPException(503, "too many texts at once; try again", {"Retry-After": "1"})
        self.running += 1
        began = time.monotonic()
        try:
            future = self.ready().schedule(work.answer, args=(task, *given), timeout=self.bounds.seconds)
            said = await asyncio.wrap_future(future)
        except TimeoutError:
            self.timeouts.inc()
            raise HTTPException(503, f"the text took more than {self.bounds.seconds:g} seconds") from None
        except (BrokenProcessPool, ProcessExpired, RuntimeError):
            self.crashes.inc()
            raise HTTPException(500, "the process that had this text ended; others go on") from None
        finally:
            self.running -= 1
            self.seconds.observe(time.monotonic() - began)
        if "unreadable" in said:
            raise HTTPException(422, f"this text {said['unreadable']}")
        if "fault" in said:
            self.faults.inc()
            logger.error("a text was not checked: %s", said["fault"])
            raise HTTPException(500, "lintnews failed on this text; its log says where")
        for found in said.get("findings", ()):
            self.found.labels(found["rule"], found["severity"]).inc()
        return said

    def rules(self) -> list[JsonObject]:
        return [described(rule) for rule in self.linter.rules]


def described(rule: Rule) -> JsonObject:
    """A rule for a program."""
    return {
        "id": rule.id,
        "level": rule.level,
        "message": rule.message,
        "why": " ".join(rule.why.split()),
        "languages": list(rule.languages),
        "link": rule.link or None,
        "examples": {"bad": list(rule.examples.bad), "good": list(rule.examples.good)},
    }
