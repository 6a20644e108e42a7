"""The review's server: one socket on 127.0.0.1, one token, until interrupted."""

from __future__ import annotations

import secrets
import socket
import sys
import webbrowser

import uvicorn

from citecheck.errors import ConfigError
from citecheck.review.application import application
from citecheck.review.room import Room

_HOST = "127.0.0.1"
_TOKEN_BYTES = 24
_SHUTDOWN_S = 2


def run(room: Room, *, port: int, open_browser: bool) -> None:
    """Serve until interrupted; see `citecheck.review.serve`."""
    with _listen(port) as listening:
        address = (
            f"http://{_HOST}:{listening.getsockname()[1]}/{secrets.token_urlsafe(_TOKEN_BYTES)}/"
        )
        sys.stdout.write(f"{address}\n")
        sys.stdout.flush()
        goes = f"decisions go to {room.desk.decided}; " if room.desk else ""
        sys.stderr.write(f"{goes}Ctrl+C ends the review\n")
        if open_browser:
            webbrowser.open(address)
        settings = uvicorn.Config(
            application(room, address),
            log_level="error",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=_SHUTDOWN_S,
        )
        uvicorn.Server(settings).run(sockets=[listening])


def _listen(port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((_HOST, port))
        listening.listen()  # from here on, whoever was told the address is answered
    except (OSError, OverflowError) as error:
        listening.close()
        reason = error.strerror if isinstance(error, OSError) else error
        raise ConfigError(
            f"cannot listen on {_HOST}:{port}: {reason}; --port 0 takes a free one"
        ) from error
    return listening
