"""The service: requests in, findings out; work in a pool of processes, within bounds."""

from __future__ import annotations

import json
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from importlib.resources import files
from typing import TypeVar

from fastapi import Depends, FastAPI, HTTPException, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.middleware.cors import CORSMiddleware
from fastapi.responses import PlainTextResponse
from prometheus_client import Counter, generate_latest
from pydantic import ValidationError
from starlette.datastructures import MutableHeaders
from starlette.formparsers import MultiPartException
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lintnews import Config, __version__
from lintnews.service import work
from lintnews.service.bounds import GONE, BodyGuard, Bounds, Json
from lintnews.service.desk import Desk
from lintnews.service.messages import Checked, Copy, Health, Mend, Mended, RuleSaid, body, problems

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

SHOWN, MOST_TOLD = 40, 3  # letters of a field's name that an answer repeats, and fields

Posted = TypeVar("Posted", bound=Copy)


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
        desk.ready()
        yield
        desk.close()

    app = FastAPI(
        title="lintnews",
        version=__version__,
        lifespan=lifespan,
        docs_url=None,  # FastAPI's pages of documentation load their scripts from elsewhere
        redoc_url=None,
        default_response_class=Json,
        description="What lintnews finds in copy, and what it would mend.",
    )
    app.state.desk = desk
    app.add_middleware(BodyGuard, bounds=desk.bounds)
    if origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=list(origins),
            allow_methods=["GET", "POST"],
            allow_headers=["authorization", "content-type"],
        )
    if hosts != ("*",):
        app.add_middleware(TrustedHostMiddleware, allowed_hosts=[*LOOPBACK, *hosts])

    app.add_middleware(Counted, requests=desk.requests)

    async def allowed(request: Request) -> None:
        """Whoever calls knows the token, if there is one."""
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        right = secrets.compare_digest(given.encode(), token.encode())
        if token and not (scheme.lower() == "bearer" and right):
            raise HTTPException(401, "a bearer token is needed", {"WWW-Authenticate": "Bearer"})

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> Response:
        return Json({"detail": in_words(error)}, status_code=422)

    guard = [Depends(allowed)]
    of_copy = problems(400, 401, 408, 413, 415, 422, 500, 503)

    @app.post(
        "/v1/check",
        dependencies=guard,
        responses={200: {"model": Checked}, **of_copy},
        openapi_extra=body(Copy, file=True),
    )
    async def check(request: Request) -> Response:
        """What is wrong with a text, or with a file (`multipart/form-data`, field `file`)."""
        if request.headers.get("content-type", "").startswith("multipart/form-data"):
            name, data = await uploaded(request)
            return Json(await desk.do(work.check, data, name, False))
        copy = await posted(request, Copy)
        return Json(await desk.do(work.check, copy.text, work.path_for(copy.path, copy.format), copy.mended))

    @app.post(
        "/v1/fix", dependencies=guard, responses={200: {"model": Mended}, **of_copy}, openapi_extra=body(Mend, False)
    )
    async def fix(request: Request) -> Response:
        """The text with its mends made, what they were, and what is left."""
        copy = await posted(request, Mend)
        return Json(await desk.do(work.fix, copy.text, work.path_for(copy.path, copy.format), copy.unsafe))

    @app.get("/v1/rules", dependencies=guard, responses={200: {"model": list[RuleSaid]}, **problems(401)})
    async def rules() -> Response:
        """The rules that run here."""
        return Json(desk.rules())

    @app.get("/v1/rules/{id}", dependencies=guard, responses={200: {"model": RuleSaid}, **problems(401, 404)})
    async def rule(id: str) -> Response:
        """One rule: what it says, why, and examples."""
        for one in desk.rules():
            if one["id"] == id:
                return Json(one)
        raise HTTPException(404, "no rule is called so; /v1/rules lists them")

    @app.get("/health", responses={200: {"model": Health}})
    async def health() -> Response:
        """Whether the service is there."""
        return Json({"status": "ok", "version": __version__})

    @app.get("/metrics", dependencies=guard, responses=problems(401), response_class=PlainTextResponse)
    async def metrics() -> Response:
        """Counts for Prometheus."""
        return Response(generate_latest(desk.registry), media_type="text/plain; version=0.0.4")

    for address, (name, kind) in PAGE.items():
        app.add_api_route(address, page_part(name, kind), include_in_schema=False)

    return app


class Counted:
    """Counts the answers, and gives each the headers that all of them have."""

    def __init__(self, app: ASGIApp, requests: Counter) -> None:
        self.app = app
        self.requests = requests

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                self.requests.labels(getattr(scope.get("route"), "path", "other"), str(message["status"])).inc()
                headers = MutableHeaders(scope=message)
                headers.setdefault("Cache-Control", "no-store")
                headers.setdefault("X-Content-Type-Options", "nosniff")
            await send(message)

        await self.app(scope, receive, sent)


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
        raise HTTPException(422, in_words(error)) from None
    except (ValueError, RecursionError):
        raise HTTPException(400, "the body is no JSON in UTF-8") from None
    except ClientDisconnect:
        raise HTTPException(400, GONE.why) from None
    return said


def in_words(error: ValidationError | RequestValidationError) -> str:
    """What is wrong with the first fields of a request, as in `format: Input should be a valid string`."""
    said = ([*(str(part)[:SHOWN] for part in one["loc"]), one["msg"]] for one in error.errors()[:MOST_TOLD])
    return "; ".join(map(": ".join, said))


async def uploaded(request: Request) -> tuple[str, bytes]:
    """The name and the bytes of the file in a form. Raises HTTPException."""
    try:
        form = await request.form(max_files=1, max_fields=0)
    except (MultiPartException, HTTPException):
        raise HTTPException(400, "the form can't be read") from None
    except ClientDisconnect:
        raise HTTPException(400, GONE.why) from None
    file = form.get("file")
    if file is None or isinstance(file, str):
        raise HTTPException(422, "the form has no file called `file`")
    return file.filename or "copy.txt", await file.read()
