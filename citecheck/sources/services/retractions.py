"""Step 3, retractions: DOIs → what the register of works announces of each.

One request a DOI, politely, unless the store holds a fresh answer. "Not listed" and "could not be
asked" are answers of their own: silence is no clean bill.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from citecheck.model import Notice, NoticeKind, RegisterAnswer, Registered
from citecheck.sources.local import opened
from citecheck.sources.options import Options
from citecheck.sources.services.crossref_record import Record, Unanswered, is_fresh, kept_record
from citecheck.sources.store.capture import Capture
from citecheck.sources.store.store import Store

OFFLINE = "the store holds no answer, and the run is offline"


def registered(dois: Iterable[str], options: Options) -> dict[str, Registered]:
    """Return what the register says of each of `dois`, by DOI in lower case.

    Offline the store alone is asked; else what it lacks, or has held for long, is asked for anew.

    Raises:
        StoreError: the store cannot be opened, read or written.

    Source: Crossref REST API, ``/works/{doi}``, field ``updated-by`` (Retraction Watch included).
    """
    distinct = tuple(sorted({doi.lower() for doi in dois}))
    if not distinct:
        return {}
    with opened((), options) as store:
        if store is None:
            return {doi: _unasked(doi, OFFLINE) for doi in distinct}
        kept = {doi: kept_record(store, doi, options) for doi in distinct}
        known = {doi: _told(doi, record) for doi, record in kept.items() if record is not None}
        if options.offline:
            return {doi: known.get(doi) or _unasked(doi, OFFLINE) for doi in distinct}
        stale = [doi for doi, held in kept.items() if held is None or not is_fresh(held, options)]
        return known | (_asked(stale, known, store, options) if stale else {})


def _asked(
    dois: Sequence[str], known: Mapping[str, Registered], store: Store, options: Options
) -> dict[str, Registered]:
    import asyncio  # noqa: PLC0415 - slow to load, and most runs have nothing to ask
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415

    with ThreadPoolExecutor(1) as thread:  # the caller may run an event loop of its own
        return thread.submit(asyncio.run, _ask_all(dois, known, store, options)).result()


async def _ask_all(
    dois: Sequence[str], known: Mapping[str, Registered], store: Store, options: Options
) -> dict[str, Registered]:
    import asyncio  # noqa: PLC0415 - as above

    from citecheck.sources.services.client import Service  # noqa: PLC0415
    from citecheck.sources.services.crossref import Register  # noqa: PLC0415 - loads the client

    async def keep(capture: Capture, body: bytes | None) -> None:
        await asyncio.to_thread(store.keep, capture, body)

    found = {}
    async with Service(options.fetch.crossref_base, options) as service:
        register = Register(service, store, keep, options)
        for doi in dois:
            try:
                found[doi] = _told(doi, await register.record(doi))
            except Unanswered as error:
                older = known[doi].notices if doi in known else ()
                found[doi] = _unasked(doi, str(error), older)
    return found


def _told(doi: str, record: Record) -> Registered:
    if record.message is None:
        return Registered(doi=doi, answer=RegisterAnswer.NOT_LISTED)
    notices = tuple(dict.fromkeys(_notices_in(record.message)))
    return Registered(doi=doi, answer=RegisterAnswer.TOLD, notices=notices)


def _unasked(doi: str, reason: str, notices: tuple[Notice, ...] = ()) -> Registered:
    return Registered(doi=doi, answer=RegisterAnswer.NOT_ASKED, notices=notices, reason=reason)


def _notices_in(message: Mapping[str, Any]) -> Iterator[Notice]:
    updates = message.get("updated-by")
    for update in updates if isinstance(updates, list) else ():
        if isinstance(update, dict) and update.get("type") in list(NoticeKind):
            notice = update.get("DOI")
            yield Notice(
                kind=NoticeKind(update["type"]),
                doi=notice.lower() if isinstance(notice, str) else None,
                on=_day_in(update.get("updated")),
            )


def _day_in(updated: object) -> date | None:
    """Return the day of ``{"date-time": "2019-07-26T00:00:00Z"}``."""
    try:
        return date.fromisoformat(str(updated["date-time"])[:10])  # type: ignore[index]
    except (TypeError, KeyError, ValueError):
        return None
