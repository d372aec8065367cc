"""The service: requests in, findings out; work in a pool of processes, within bounds."""

from __future__ import annotations

import asyncio
import json
import secrets
import time
from collections.abc import AsyncIterator, Callable
from concurrent.futures.process import BrokenProcessPool
from contextlib import asynccontextmanager
from importlib.resources import files
from typing import Any, NamedTuple, TypeVar

from fastapi import Depends, FastAPI, HTTPException, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import JSONResponse
from pebble import ProcessExpired, ProcessPool
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.formparsers import MultiPartException
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lintnews import FORMATS, Config, Linter, Rule, __version__
from lintnews.service import work

LOOPBACK = ["localhost", "127.0.0.1", "[::1]", "testserver"]
PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
PAGE = {  # address → file, media type
    "/": ("page.html", "text/html"),
    "/page.css": ("page.css", "text/css"),
    "/page.js": ("page.js", "text/javascript"),
}
COPY = "The mayorâ€™s office had no comment.\n\nShow More\n"


class Bounds(NamedTuple):
    """How much the service does at once: bytes of a request, seconds for one text, requests that run or wait."""

    size: int = 4 * 1024 * 1024
    seconds: float = 20.0
    at_once: int = 64
    processes: int = 2


class Copy(BaseModel):
    """A text to check."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"text": COPY, "format": "plain"}]})

    text: str = Field(description="the copy, as it stands in the editor or the file")
    format: str | None = Field(None, description=f"one of {', '.join(FORMATS)}; else as the path's ending says")
    path: str = Field("", description="what the copy is called; findings carry it, and nothing is read from there")
    mended: bool = Field(False, description="also return the text with all that is certain mended")


class Mend(Copy):
    """A text to mend."""

    unsafe: bool = Field(False, description="also make the mends that an editor should look at afterwards")


Posted = TypeVar("Posted", bound=Copy)


class Json(JSONResponse):
    """JSON in ASCII: copy may hold halves of surrogate pairs, which UTF-8 can't."""

    def render(self, content: Any) -> bytes:
        return json.dumps(content, separators=(",", ":")).encode("ascii")


class TooLarge(Exception):
    """A body of more bytes than the service takes."""


class SizeLimit:
    """Refuses a body that is too large before it is read: by what it says of its length, else as it comes in."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        self.app = app
        self.most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        said = next((value for name, value in scope["headers"] if name == b"content-length"), b"0")
        began = False
        had = 0

        async def counted() -> Message:
            nonlocal had
            message = await receive()
            had += len(message.get("body", b""))
            if had > self.most:
                raise TooLarge
            return message

        async def sent(message: Message) -> None:
            nonlocal began
            began = True
            await send(message)

        try:
            if said.isdigit() and int(said) > self.most:
                raise TooLarge
            await self.app(scope, counted, sent)
        except TooLarge:
            if not began:
                refusal = Json(
                    {"detail": f"more than {self.most:,} bytes"}, status_code=413, headers={"Connection": "close"}
                )
                await refusal(scope, receive, send)


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
        self.timeouts = Counter("lintnews_timeouts", "Texts that took too long", registry=self.registry)
        self.seconds = Histogram("lintnews_check_seconds", "Time for a text", registry=self.registry)
        Gauge("lintnews_running", "Texts in work", registry=self.registry).set_function(lambda: self.running)

    def new_pool(self) -> ProcessPool:
        return ProcessPool(self.bounds.processes, initializer=work.begin, initargs=(self.config,))

    async def do(self, task: Callable[..., dict[str, Any]], *given: Any) -> dict[str, Any]:
        """Have a task done in the pool. Raises HTTPException where that can't be."""
        if self.running >= self.bounds.at_once:
            raise HTTPException(503, "too many texts at once; try again", {"Retry-After": "1"})
        self.running += 1
        began = time.monotonic()
        try:
            future = self.pool.schedule(task, args=given, timeout=self.bounds.seconds)
            said: dict[str, Any] = await asyncio.wrap_future(future)
        except TimeoutError:
            self.timeouts.inc()
            raise HTTPException(503, f"the text took more than {self.bounds.seconds:g} seconds") from None
        except (BrokenProcessPool, ProcessExpired, RuntimeError):
            self.crashes.inc()
            if not self.pool.active:  # all of its processes ended at once
                self.pool = self.new_pool()
            raise HTTPException(500, "the process that had this text ended; others go on") from None
        finally:
            self.running -= 1
            self.seconds.observe(time.monotonic() - began)
        if "unreadable" in said:
            raise HTTPException(422, f"this text {said['unreadable']}")
        for found in said.get("findings", ()):
            self.found.labels(found["rule"], found["severity"]).inc()
        return said

    def rules(self) -> list[dict[str, Any]]:
        return [described(rule) for rule in self.linter.rules]


def described(rule: Rule) -> dict[str, Any]:
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


def application(
    config: str | Config | None = None,
    bounds: Bounds | None = None,
    token: str = "",
    origins: tuple[str, ...] = (),
    hosts: tuple[str, ...] = (),
) -> FastAPI:
    """The service. With a `token` it asks for it, but on its page and for its health.

    Pages of `origins` may call it; it answers to the names of this machine and to `hosts`, `*` for any.
    """
    desk = Desk(config, bounds or Bounds())

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        yield
        desk.pool.stop()  # type: ignore[no-untyped-call]
        desk.pool.join()

    app = FastAPI(
        title="lintnews",
        version=__version__,
        lifespan=lifespan,
        default_response_class=Json,
        description=(__doc__ or ""),
    )
    app.state.desk = desk
    app.add_middleware(SizeLimit, most=desk.bounds.size)
    if origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=list(origins),
            allow_methods=["GET", "POST"],
            allow_headers=["authorization", "content-type"],
        )
    if hosts != ("*",):
        app.add_middleware(TrustedHostMiddleware, allowed_hosts=[*LOOPBACK, *hosts])

    @app.middleware("http")
    async def counted(request: Request, call_next: Callable[[Request], Any]) -> Response:
        response: Response = await call_next(request)
        route = request.scope.get("route")
        desk.requests.labels(getattr(route, "path", "other"), str(response.status_code)).inc()
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        return response

    def allowed(request: Request) -> None:
        """Whoever calls knows the token, if there is one."""
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        right = secrets.compare_digest(given.encode(), token.encode())
        if token and not (scheme.lower() == "bearer" and right):
            raise HTTPException(401, "a bearer token is needed", {"WWW-Authenticate": "Bearer"})

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> Response:
        return Json({"detail": [{"loc": one["loc"], "msg": one["msg"]} for one in error.errors()]}, status_code=422)

    guard = [Depends(allowed)]
    answers: dict[int | str, dict[str, Any]] = {
        401: {"description": "the token is missing or wrong"},
        400: {"description": "the body can't be read"},
        413: {"description": "the body is too large"},
        415: {"description": "neither JSON nor a file"},
        422: {"description": "no copy, or a field that is wrong"},
        500: {"description": "the process that had this text ended"},
        503: {"description": "too many texts at once, or one that takes too long"},
    }

    def body(model: type[BaseModel], file: bool) -> dict[str, Any]:
        content: dict[str, Any] = {"application/json": {"schema": model.model_json_schema()}}
        if file:
            content["multipart/form-data"] = {
                "schema": {
                    "type": "object",
                    "required": ["file"],
                    "properties": {"file": {"type": "string", "format": "binary"}},
                }
            }
        return {"requestBody": {"required": True, "content": content}}

    @app.post("/v1/check", dependencies=guard, responses=answers, openapi_extra=body(Copy, True))
    async def check(request: Request) -> dict[str, Any]:
        """What is wrong with a text, or with a file (`multipart/form-data`, field `file`)."""
        if request.headers.get("content-type", "").startswith("multipart/form-data"):
            name, data = await uploaded(request)
            return await desk.do(work.check, data, name, False)
        copy = await posted(request, Copy)
        return await desk.do(work.check, copy.text, work.path_for(copy.path, copy.format), copy.mended)

    @app.post("/v1/fix", dependencies=guard, responses=answers, openapi_extra=body(Mend, False))
    async def fix(request: Request) -> dict[str, Any]:
        """The text with its mends made, what they were, and what is left."""
        copy = await posted(request, Mend)
        return await desk.do(work.fix, copy.text, work.path_for(copy.path, copy.format), copy.unsafe)

    @app.get("/v1/rules", dependencies=guard, responses={401: answers[401]})
    async def rules() -> list[dict[str, Any]]:
        """The rules that run here."""
        return desk.rules()

    @app.get("/v1/rules/{id}", dependencies=guard, responses={401: answers[401], 404: {"description": "no such rule"}})
    async def rule(id: str) -> dict[str, Any]:
        """One rule: what it says, why, and examples."""
        for one in desk.rules():
            if one["id"] == id:
                return one
        raise HTTPException(404, "no rule is called so; /v1/rules lists them")

    @app.get("/health")
    async def health() -> dict[str, str]:
        """Whether the service is there."""
        return {"status": "ok", "version": __version__}

    @app.get("/metrics", dependencies=guard, responses={401: answers[401]}, response_class=Response)
    async def metrics() -> Response:
        """Counts for Prometheus."""
        return Response(generate_latest(desk.registry), media_type="text/plain; version=0.0.4")

    for address, (name, kind) in PAGE.items():
        app.add_api_route(address, page_part(name, kind), include_in_schema=False)

    return app


def page_part(name: str, kind: str) -> Callable[[], Response]:
    """The answer with a file of the page for a desk."""
    content = files("lintnews.service").joinpath(name).read_text("utf-8")
    headers = {"Content-Security-Policy": PAGE_POLICY, "Referrer-Policy": "no-referrer"}
    return lambda: Response(content, media_type=kind, headers=headers)


async def posted(request: Request, model: type[Posted]) -> Posted:
    """The body as a model. Raises HTTPException, which repeats nothing of it."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise HTTPException(415, "send JSON (application/json), or a file to /v1/check (multipart/form-data)")
    try:
        said = model.model_validate(json.loads(await request.body()))
    except ValidationError as error:
        raise HTTPException(
            422, [{"loc": one["loc"], "msg": one["msg"]} for one in error.errors(include_input=False)]
        ) from None
    except (ValueError, RecursionError):
        raise HTTPException(400, "the body is no JSON in UTF-8") from None
    if said.format is not None and said.format not in FORMATS:
        raise HTTPException(422, f"no format is called so; there are {', '.join(FORMATS)}")
    return said


async def uploaded(request: Request) -> tuple[str, bytes]:
    """The name and the bytes of the file in a form. Raises HTTPException."""
    try:
        form = await request.form(max_files=1, max_fields=0)
    except (MultiPartException, HTTPException):
        raise HTTPException(400, "the form can't be read") from None
    file = form.get("file")
    if file is None or isinstance(file, str):
        raise HTTPException(422, "the form has no file called `file`")
    return file.filename or "copy.txt", await file.read()
