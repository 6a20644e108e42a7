"""Step 3, what one GET gave: between `client.py` and `fetcher.py`, and the form of a transport.

Tests and other clients may give a transport of their own; it never raises for what a server does.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from typing import Protocol, Self

from msgspec import Struct
from msgspec.structs import replace

from citecheck.formats.source_type import media_type_of
from citecheck.model import SourceState


class Fetched(
    Struct, frozen=True, kw_only=True, dict=True
):  # without slots: `media_type` is kept once it is told
    """The end of a chain of redirects, or why there was none.

    `state` is OK where a body was had, whatever stands in it. `body` is decompressed.
    `is_signed_in`: cookies of the user's own were sent on the way. `is_rendered`: the body is
    what a browser made of the page.
    """

    url: str
    final_url: str
    state: SourceState
    fetched_at: datetime
    reason: str | None = None
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes | None = None
    is_signed_in: bool = False
    is_rendered: bool = False

    @cached_property
    def media_type(self) -> str | None:
        """What the bytes are, with the charset that the server declared; None without a body."""
        if self.body is None:
            return None
        declared = next((value for name, value in self.headers if name.lower() == _TYPE), None)
        return media_type_of(self.body, declared=declared, name=self.final_url)


_TYPE = "content-type"


class Answer(Struct, frozen=True, kw_only=True):
    """A response, or why there was none.

    `state` is OK where a response was had, whatever its status; `body` (decompressed) is None
    unless it was a success and came whole.
    """

    state: SourceState
    reason: str | None = None
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes | None = None
    is_signed_in: bool = False  # cookies of the user's own were sent; what it set is left out

    def header(self, name: str) -> str | None:
        """Return the first header `name` (case does not matter), or None."""
        name = name.lower()
        return next((value for key, value in self.headers if key.lower() == name), None)

    def but(self, state: SourceState, reason: str) -> Self:
        """Return the same response, judged otherwise."""
        return replace(self, state=state, reason=reason)


class Visit(Protocol):
    """A series of GETs for one source, with cookies of its own."""

    @property
    def memory(self) -> frozenset[tuple[str, str]]:
        """What was set by earlier answers and may change the next one."""

    async def get(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """Return what `url` answers, redirects not followed."""


class Transport(Protocol):
    """Whatever can make visits."""

    def visit(self) -> Visit:
        """Return a new visit."""
