"""The review over HTTP: who may ask, and the three things that can be asked.

In: a `Desk` and the address it is served at. Out: an ASGI application. A request is answered only
if it names this address as its host, carries the token, and comes from this page or from none.
Source: OWASP, DNS rebinding and cross-site request forgery.
"""

from __future__ import annotations

import datetime as dt
import getpass
import hmac
import json
from collections.abc import Awaitable, Callable
from functools import cache
from importlib import resources
from typing import Any
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from citecheck.errors import CitecheckError
from citecheck.report import to_html
from citecheck.review.session import Desk, UnknownProblemError, decision

_LONGEST_BODY = 20_000
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
Next = Callable[[Request], Awaitable[Response]]


def application(desk: Desk, address: str) -> Starlette:
    """Return the application that serves `desk` at `address` (with port, token and last slash)."""
    parts = urlsplit(address)
    token = parts.path.strip("/")

    async def admit(request: Request, answer: Next) -> Response:
        """Refuse whoever is not this page on this machine."""
        origin = request.headers.get("origin")
        writes = request.method not in ("GET", "HEAD")
        if request.headers.get("host") != parts.netloc:
            response: Response = PlainTextResponse("not this host", 421)
        elif (origin or writes) and origin != f"{parts.scheme}://{parts.netloc}":
            response = PlainTextResponse("not from there", 403)
        elif not hmac.compare_digest(request.url.path.split("/")[1].encode(), token.encode()):
            response = PlainTextResponse("not without the token in the address", 403)
        else:
            response = await answer(request)
        response.headers.update(_HEADERS)
        return response

    def page(_: Request) -> Response:
        tools = to_html.Tools(script=_file("review.js"), style=_file("review.css"))
        return HTMLResponse(to_html.page(desk.report(), tools))

    def decided(_: Request) -> Response:
        return JSONResponse(_state(desk))

    async def decide(request: Request) -> Response:
        row = await _row(request)
        try:
            desk.decide(decision(row, dt.datetime.now(dt.UTC)))
        except UnknownProblemError as error:
            raise HTTPException(409, "the report has no such finding now; load it again") from error
        except ValueError as error:
            raise HTTPException(422, str(error)) from error
        return JSONResponse(_state(desk))

    return Starlette(
        routes=[
            Route(f"/{token}/", page),
            Route(f"/{token}/decisions", decided, methods=["GET"]),
            Route(f"/{token}/decisions", decide, methods=["POST"]),
        ],
        middleware=[Middleware(BaseHTTPMiddleware, dispatch=admit)],
        exception_handlers={CitecheckError: _said},
    )


def _said(_: Request, error: Exception) -> Response:
    """Answer a file that cannot be read or written with its one line."""
    return PlainTextResponse(str(error), 500)


async def _row(request: Request) -> dict[str, Any]:
    """Return the JSON object that was sent, its values texts or null."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _LONGEST_BODY:
            raise HTTPException(413, "too long")
    try:
        row = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise HTTPException(422, "no JSON") from error
    texts = isinstance(row, dict) and all(isinstance(v, str | None) for v in row.values())
    if not texts:
        raise HTTPException(422, "an object of texts is wanted")
    return dict(row)


def _state(desk: Desk) -> dict[str, Any]:
    """Return all decisions in the order made, and the name to sign with."""
    rows = [json.loads(item.line()) for item in desk.decisions().all]
    return {"by": _user(), "decisions": rows}


def _user() -> str:
    """Return the name that the machine knows the editor by, if any."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


@cache
def _file(name: str) -> str:
    return resources.files(__package__).joinpath(name).read_text(encoding="utf-8")
