"""Step 3, asking again: a stored capture → a conditional request, and what "not modified" means.

Source: RFC 9110, sections 13.1.2 and 13.1.3; RFC 9111, section 4.3.4.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from citecheck.model import SourceState, Via
from citecheck.sources.http.answer import Fetched
from citecheck.sources.store.capture import Capture
from citecheck.sources.store.store import Store

_NOT_MODIFIED = 304
_ASKED_BY = (("ETag", "If-None-Match"), ("Last-Modified", "If-Modified-Since"))
_LONGEST = 1_000  # characters of a validator; what is longer is not worth sending


class Known(Struct, frozen=True, kw_only=True):
    """A page that the store holds whole, and the headers that ask whether it is still the same.

    They belong to the address that gave it, at the end of all redirects, and are sent there only.
    """

    capture: Capture
    headers: tuple[tuple[str, str], ...]

    def headers_for(self, url: str) -> dict[str, str] | None:
        """Return the headers to send to `url`; None where the page did not come from there."""
        return dict(self.headers) if url == self.capture.final_url else None


def known_page(store: Store, url: str) -> Known | None:
    """Return the newest live capture of `url` if its server gave it a mark; None otherwise."""
    capture = store.latest(url)
    if capture is None or capture.via is not Via.LIVE or capture.state is not SourceState.OK:
        return None
    marks = ((asks, capture.header(name)) for name, asks in _ASKED_BY)
    headers = tuple((asks, mark) for asks, mark in marks if mark and len(mark) <= _LONGEST)
    return Known(capture=capture, headers=headers) if headers else None


def is_unchanged(fetched: Fetched) -> bool:
    """Whether the server says that the page is the one that is known."""
    return fetched.status == _NOT_MODIFIED


def renewed(fetched: Fetched, known: Known, body: bytes) -> Fetched:
    """Return the known page as had now: its `body`, with what headers the answer renewed."""
    brought = {name.lower() for name, _ in fetched.headers}
    kept = tuple(pair for pair in known.capture.headers if pair[0].lower() not in brought)
    return replace(
        fetched,
        state=SourceState.OK,
        reason=None,
        status=known.capture.status,
        headers=(*kept, *fetched.headers),
        body=body,
    )
