"""Servers on loopback whose TLS is good, or wrong in one way each, under an own authority."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pages
import trustme

BODY = pages.ARTICLES["plain"].encode()
ANSWER = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n"
    + f"Content-Length: {len(BODY)}\r\n\r\n".encode()
    + BODY
)
NAME = "localhost"
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@contextmanager
def servers(authority_file: Path) -> Iterator[dict[str, str]]:
    """Give the address of each server by its fault, and write the authority to be trusted."""
    authority, stranger = trustme.CA(), trustme.CA()
    authority.cert_pem.write_to_path(authority_file)
    certificates = {
        "good": authority.issue_cert(NAME),
        "self-signed": stranger.issue_cert(NAME),
        "expired": authority.issue_cert(
            NAME, not_before=LONG_AGO, not_after=LONG_AGO + timedelta(days=90)
        ),
        "wrong-host": authority.issue_cert("elsewhere.example"),
    }
    with ExitStack() as stack:
        answers: dict[str, Callable[[socket.socket], None]] = {
            name: _speaking(certificate) for name, certificate in certificates.items()
        }
        answers |= {"cut-off": _cut_off, "silent-end": socket.socket.close, "plain": _plain}
        yield {
            name: f"https://{NAME}:{stack.enter_context(_listening(answer))}/story"
            for name, answer in answers.items()
        }


@contextmanager
def _listening(answer: Callable[[socket.socket], None]) -> Iterator[int]:
    """Give the port of a server that handles each connection with `answer`."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return  # it was closed: the end
                with connection, suppress(OSError):
                    answer(connection)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield listener.getsockname()[1]
        listener.shutdown(socket.SHUT_RDWR)
    thread.join(5)


def _speaking(certificate: trustme.LeafCert) -> Callable[[socket.socket], None]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)

    def answer(connection: socket.socket) -> None:
        with context.wrap_socket(connection, server_side=True) as secured:
            secured.recv(10_000)
            secured.sendall(ANSWER)

    return answer


def _cut_off(connection: socket.socket) -> None:
    """Begin the handshake, and end in the middle of its first record."""
    connection.recv(10_000)
    connection.sendall(b"\x16\x03\x03\x00\x7a\x02\x00\x00\x76\x03\x03" + bytes(20))


def _plain(connection: socket.socket) -> None:
    """Speak HTTP where TLS is asked for."""
    connection.recv(10_000)
    connection.sendall(ANSWER)
