"""Step 3, the archive's index: address and time → captures nearest to it; alone knows waybackpy.

`captures_near` blocks and may hang (waybackpy has no timeout): it is called through
`citecheck.sandbox`, with a deadline (`recover.py`). "Has none" is an answer, "could not be asked"
an exception. The captures themselves are fetched like any page.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from itertools import islice
from time import sleep
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from citecheck.lazy_regex import regex
from citecheck.sources.address import canonical

CAPTURED = "200|30[12378]"
"""Statuses of captures that may lead to the page, as a regular expression."""

REST_S = 120.0
"""How long an archive is left alone that says "too many requests" and no more."""

_MOST = 5  # nearest captures looked at: the first may be an error page in disguise
_ASK_AGAIN_S = 10.0
_BETWEEN_LOOKS_S = 2.0
_CLOCKS_DIFFER = timedelta(minutes=5)
_REPLAY = regex(r"/web/(\d{4,14})(?:[a-z]{2}_)?/(.*)")


class NotAsked(Exception):  # noqa: N818 - says what happened
    """The archive did not answer, or not with an answer."""


def captures_near(
    base: str, url: str, when: str, before: str | None, agent: str
) -> list[tuple[str, str]]:
    """Return (timestamp, original address) of captures of `url`, nearest first.

    Only captures of a page or of a redirect count; those of the same bytes that follow one another
    count once.

    Args:
        base: address below which the Wayback Machine's own paths lie.
        url: the live address.
        when: 14 digits, UTC.
        before: 14 digits; captures made then or later are left out.
        agent: the user agent.

    Raises:
        NotAsked: the archive refused, failed, or spoke nonsense; 429 is named in the message.
    """
    import requests  # noqa: PLC0415 - waybackpy's own client: needed for its exceptions alone
    from waybackpy import WaybackMachineCDXServerAPI  # noqa: PLC0415 - 0.3 s, and only here
    from waybackpy.exceptions import WaybackError  # noqa: PLC0415

    index = WaybackMachineCDXServerAPI(
        url,
        user_agent=agent,
        end_timestamp=before,
        filters=[f"statuscode:{CAPTURED}"],
        collapses=["digest"],
        closest=when,
        sort="closest",
        limit=str(_MOST),
    )
    index.endpoint = f"{base}/cdx/search/cdx"
    try:
        found = [(shot.timestamp, shot.original) for shot in islice(index.snapshots(), _MOST)]
    except (WaybackError, requests.RequestException, ValueError) as error:
        raise NotAsked(str(error)[:300]) from error
    if not found:
        _confirm_empty(index.last_api_request_url or index.endpoint, agent)
    kept = [shot for shot in found if before is None or shot[0] < before]
    return sorted(kept, key=lambda shot: abs(time_of(shot[0]) - time_of(when)))


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


def _confirm_empty(request: str, agent: str) -> None:
    """Ask the very same once more: waybackpy takes 429 and 503 for "no captures".

    Raises:
        NotAsked: the answer is not a success without a line.
    """
    try:
        with urlopen(  # noqa: S310 - the archive's own address, from the settings
            Request(request, headers={"User-Agent": agent}),  # noqa: S310
            timeout=_ASK_AGAIN_S,
        ) as response:
            if response.status != 200 or response.read(1000).strip():
                raise NotAsked(f"the archive answered {response.status}")
    except HTTPError as error:
        raise NotAsked(f"the archive answered {error.code}") from error
    except (URLError, OSError, ValueError) as error:
        raise NotAsked(f"the archive did not answer: {error}") from error


def submit(base: str, url: str, keys: tuple[str, str], agent: str) -> str:
    """Ask the archive to capture `url` now; return the name of the job that it made of it.

    Args:
        base: as for `captures_near`.
        url: the live address.
        keys: access key and secret of the archive's account.
        agent: the user agent.

    Raises:
        NotAsked: the archive refused or failed; its own words are in the message.

    Source: Internet Archive, Save Page Now 2 public API.
    """
    data = urlencode({"url": url}).encode()
    job = _spoken(Request(f"{base}/save", data, _headers(keys, agent)))  # noqa: S310 - from the settings
    if "job_id" not in job:
        raise NotAsked(f"the archive refused: {job.get('message', 'no reason given')}")
    return job["job_id"]


def capture_made(
    base: str, url: str, job: str, keys: tuple[str, str], agent: str
) -> tuple[str, str]:
    """Wait for the `job` that captures `url`; return (timestamp, original address).

    Blocks until the archive has done it, and is bounded by its caller. What it says it saved is
    checked: another page, or an older capture, is no success.

    Raises:
        NotAsked: as for `submit`.
    """
    since = datetime.now(UTC)
    request = Request(f"{base}/save/status/{job}", headers=_headers(keys, agent))  # noqa: S310
    status = {"status": "pending"}
    while status.get("status") == "pending":
        sleep(_BETWEEN_LOOKS_S)
        status = _spoken(request)
    if status.get("status") != "success":
        raise NotAsked(f"the archive failed: {status.get('status_ext') or status.get('message')}")
    stamp, original = status.get("timestamp", ""), status.get("original_url", "")
    if canonical(original) != canonical(url) or time_of(stamp) < since - _CLOCKS_DIFFER:
        raise NotAsked(f"the archive saved something else: {stamp} {original}"[:300])
    return stamp, original


def _headers(keys: tuple[str, str], agent: str) -> dict[str, str]:
    return {
        "Accept": "application/json",
        "Authorization": f"LOW {keys[0]}:{keys[1]}",
        "User-Agent": agent,
    }


def _spoken(request: Request) -> dict[str, str]:
    try:
        with urlopen(request, timeout=_ASK_AGAIN_S) as response:  # noqa: S310 - from the settings
            answer = json.loads(response.read(100_000))
    except HTTPError as error:
        raise NotAsked(f"the archive answered {error.code}") from error
    except (URLError, OSError, ValueError) as error:
        raise NotAsked(f"the archive did not answer: {error}") from error
    if not isinstance(answer, dict):
        raise NotAsked("the archive's answer is none")
    return {str(name): str(value) for name, value in answer.items() if value is not None}
