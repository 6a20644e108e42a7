"""The review over HTTP: who may ask, and what can be asked.

In: a `Room` and the address it is served at. Out: an ASGI application. A request is answered only
if it names this address as its host, carries the token, and comes from this page or from none.
Source: OWASP, DNS rebinding and cross-site request forgery.
"""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from citecheck.errors import CitecheckError
from citecheck.review.answers import Answers
from citecheck.review.room import Room

_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
Next = Callable[[Request], Awaitable[Response]]


def application(room: Room, address: str) -> Starlette:
    """Return the application that serves `room` at `address` (with port, token and last slash)."""
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

    answers = Answers(room)
    return Starlette(
        routes=[
            Route(f"/{token}/{path}", answer, methods=[method])
            for method, path, answer in answers.routes()
        ],
        middleware=[Middleware(BaseHTTPMiddleware, dispatch=admit)],
        exception_handlers={CitecheckError: _said},
    )


def _said(_: Request, error: Exception) -> Response:
    """Answer a file that cannot be read or written with its one line."""
    return PlainTextResponse(str(error), 500)
