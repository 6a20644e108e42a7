"""Step 3, the archive's index: address and time → captures nearest to it; alone knows waybackpy.

waybackpy words the question and reads the answer; it asks nothing itself, for its client knows no
guard, no deadline and no status. "Has none" is an answer, "could not be asked" an exception
(`recover.py`). The captures themselves are fetched like any page.
"""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import islice
from typing import Any

from citecheck.lazy_regex import regex

CAPTURED = "200|30[12378]"
"""Statuses of captures that may lead to the page, as a regular expression."""

REST_S = 120.0
"""How long an archive is left alone that says "too many requests" and no more."""

_MOST = 5  # nearest captures looked at: the first may be an error page in disguise
_REPLAY = regex(r"/web/(\d{4,14})(?:[a-z]{2}_)?/(.*)")


class NotAsked(Exception):  # noqa: N818 - says what happened
    """The archive did not answer, or not with an answer."""


def question(base: str, url: str, when: str, before: str | None) -> str:
    """Return the address that tells the captures of `url`.

    Only captures of a page or of a redirect are asked for; those of the same bytes that follow one
    another count once.

    Args:
        base: address below which the Wayback Machine's own paths lie.
        url: the live address.
        when: 14 digits, UTC.
        before: 14 digits; captures made then or later are left out.
    """
    from waybackpy.cdx_utils import full_url  # noqa: PLC0415 - 0.3 s, and only here

    asked: dict[str, str] = {"limit": str(_MOST)}
    _index(url, when, before).add_payload(asked)
    return str(full_url(f"{base}/cdx/search/cdx", asked))


def captures_in(answer: str, url: str, when: str, before: str | None) -> list[tuple[str, str]]:
    """Return (timestamp, original address) of the captures in the index's answer, nearest first.

    Args:
        answer: what `question` was answered with.
        url: as for `question`.
        when: as for `question`.
        before: as for `question`.

    Raises:
        NotAsked: the answer is nonsense.
    """
    from waybackpy.exceptions import WaybackError  # noqa: PLC0415 - as above

    index = _index(url, when, before)
    index.cdx_api_manager = lambda *_: iter((answer,))
    try:
        found = [(shot.timestamp, shot.original) for shot in islice(index.snapshots(), _MOST)]
    except (WaybackError, ValueError) as error:
        raise NotAsked(str(error)[:300]) from error
    kept = [shot for shot in found if before is None or shot[0] < before]
    return sorted(kept, key=lambda shot: abs(time_of(shot[0]) - time_of(when)))


def _index(url: str, when: str, before: str | None) -> Any:  # noqa: ANN401 - waybackpy is untyped
    from waybackpy import WaybackMachineCDXServerAPI  # noqa: PLC0415 - as above

    return WaybackMachineCDXServerAPI(
        url,
        end_timestamp=before,
        filters=[f"statuscode:{CAPTURED}"],
        collapses=["digest"],
        closest=when,
        sort="closest",
        limit=str(_MOST),
    )


def time_of(timestamp: str) -> datetime:
    """Return the time that an archive's timestamp (4 to 14 digits) means, in UTC.

    Raises:
        ValueError: the digits are no date.
    """
    filled = timestamp + "00000101000000"[len(timestamp) :]
    return datetime.strptime(filled, "%Y%m%d%H%M%S").replace(tzinfo=UTC)


def recorded_at(memento_datetime: str | None) -> str | None:
    """Return the timestamp that the header `Memento-Datetime` of a capture tells, or None.

    An archive may answer with the capture nearest to the one that was asked for.
    Source: RFC 7089, section 2.1.1.
    """
    from email.utils import parsedate_to_datetime  # noqa: PLC0415 - loads sockets, for an archive alone

    try:
        when = parsedate_to_datetime(memento_datetime or "")
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return when.strftime("%Y%m%d%H%M%S")


def timestamp_in(address: str) -> str | None:
    """Return the timestamp in the address of a capture, or None."""
    found = _REPLAY.search(address)
    return found.group(1) if found else None


def original_in(address: str) -> str | None:
    """Return the address of the page that was captured in the address of a capture, or None."""
    found = _REPLAY.search(address)
    return found.group(2) if found else None
