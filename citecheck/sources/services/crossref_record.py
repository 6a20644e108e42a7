"""Step 3, records of works: DOI ↔ what the store holds of Crossref's record of it.

A record is kept like any capture, under its address at the register, so that an offline run reads
the same one again. Records are asked for in `crossref.py`; what they say is read by
`retractions.py` and `open_copies.py`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import quote

from msgspec import Struct

from citecheck.config.schema import Fetch
from citecheck.errors import StoreError
from citecheck.model import SourceState
from citecheck.sources.options import Options
from citecheck.sources.store.capture import Capture
from citecheck.sources.store.store import Store

FRESH = timedelta(days=7)
"""Age from which a record is asked for anew: a work may be retracted at any time."""


class Unanswered(Exception):  # noqa: N818 - says what happened
    """A service could not be asked, or did not answer with an answer."""


class Record(Struct, frozen=True, kw_only=True):
    """What the register answered; `message` is None where it does not list the work."""

    asked_at: datetime  # aware, UTC
    message: Mapping[str, Any] | None


def path_of(doi: str) -> str:
    """Return where the record of `doi` lies below the register's address."""
    return f"/works/{quote(doi, safe='')}"


def kept_record(store: Store, doi: str, options: Options) -> Record | None:
    """Return the newest record of `doi` in the store, or None.

    Raises:
        StoreError: it is damaged, and offline it cannot be asked for anew.
    """
    capture = store.attempt(_address(doi, options.fetch))
    if capture is None:
        return None
    try:
        body = None if capture.sha256 is None else store.body(capture.sha256)
        return Record(asked_at=capture.fetched_at, message=message_in(body))
    except Unanswered:  # something else was imported under this address
        return None
    except StoreError:
        if options.offline:
            raise
        return None


def is_fresh(record: Record, options: Options) -> bool:
    """Whether `record` need not be asked for anew in a run with a network."""
    return not options.refresh and options.clock() - record.asked_at < FRESH


def message_in(body: bytes | None) -> Mapping[str, Any] | None:
    """Return what an answer says of a work; None where there is no body.

    Raises:
        Unanswered: it is no record.
    """
    if body is None:
        return None
    try:
        message = json.loads(body)["message"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Unanswered("the answer is no record of a work") from error
    if not isinstance(message, dict):
        raise Unanswered("the answer is no record of a work")
    return message


def as_capture(doi: str, asked_at: datetime, body: bytes | None, fetch: Fetch) -> Capture:
    """Return the capture under which an answer is kept; the contact address is no part of it."""
    url = _address(doi, fetch)
    return Capture(
        url=url,
        final_url=url,
        state=SourceState.DEAD if body is None else SourceState.OK,
        fetched_at=asked_at,
        status=404 if body is None else 200,
        media_type=None if body is None else "application/json",
        reason="The register does not list it." if body is None else None,
    )


def _address(doi: str, fetch: Fetch) -> str:
    return fetch.crossref_base.rstrip("/") + path_of(doi)
