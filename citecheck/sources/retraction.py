"""Step 3, retractions: DOIs → what Crossref's update metadata says of them.

One request a DOI, politely, to one host. A DOI that Crossref does not know, or could not be asked
about, is left out: silence is no clean bill.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote

from citecheck.config import Fetch
from citecheck.model import SourceState

_WITHDRAWN = frozenset(("retraction", "withdrawal", "removal", "partial_retraction"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Retraction:
    """A notice that takes a work back; `notice` is its DOI, `on` its date (ISO 8601) if known."""

    doi: str
    kind: str
    notice: str | None = None
    on: str | None = None


def retractions(dois: Iterable[str], fetch: Fetch) -> dict[str, Retraction]:
    """Return the retractions among `dois`, by DOI.

    Source: Crossref REST API, ``/works/{doi}``, field ``updated-by`` (Retraction Watch included).
    """
    distinct = tuple(dict.fromkeys(doi.lower() for doi in dois))
    if not distinct:
        return {}
    with ThreadPoolExecutor(1) as thread:  # the caller may run an event loop of its own
        return thread.submit(asyncio.run, _ask_all(distinct, fetch)).result()


async def _ask_all(dois: tuple[str, ...], fetch: Fetch) -> dict[str, Retraction]:
    from citecheck.sources.address import host_of  # noqa: PLC0415 - with the client, not before
    from citecheck.sources.fetch import Client  # noqa: PLC0415
    from citecheck.sources.follow import Fetcher  # noqa: PLC0415
    from citecheck.sources.guard import Guard  # noqa: PLC0415

    found = {}
    settings = replace(fetch, robots=False)  # an interface for programs
    mail = f"?mailto={quote(fetch.email)}" if fetch.email else ""
    guard = Guard((*fetch.allow_hosts, host_of(fetch.crossref_base)))
    async with Client(settings, guard) as client:
        fetcher = Fetcher(client, settings)
        for doi in dois:
            answer = await fetcher.get(f"{fetch.crossref_base}/works/{quote(doi, safe='')}{mail}")
            if answer.state is SourceState.OK and answer.body is not None:
                retraction = _retraction_in(doi, answer.body)
                if retraction is not None:
                    found[doi] = retraction
    return found


def _retraction_in(doi: str, body: bytes) -> Retraction | None:
    try:
        updates = json.loads(body)["message"].get("updated-by", [])
        notices = [update for update in updates if update.get("type") in _WITHDRAWN]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    if not notices:
        return None
    notice: dict[str, Any] = notices[0]
    when = notice.get("updated") or {}
    return Retraction(
        doi=doi,
        kind=str(notice["type"]),
        notice=notice.get("DOI"),
        on=str(when["date-time"])[:10] if "date-time" in when else None,
    )
