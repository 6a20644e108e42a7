"""Step 3, trying again: a transient answer → how long to wait, or that it is no use."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from citecheck.lazy_regex import regex

_SECONDS = regex(r"\s{0,20}(\d{1,10})\s{0,20}")
_FIRST_BACK_OFF_S = 0.5
_LONGEST_DATE = 64


def pause(
    retry_after: str | None, *, attempt: int, longest_s: float, now: datetime
) -> float | None:
    """Return the seconds to wait before another try; None where it would be no use.

    `attempt` counts from 0. A `Retry-After` beyond `longest_s` means that this run cannot wait
    for it; one that cannot be read counts as absent, and doubling pauses are taken.
    Source: RFC 9110, section 10.2.3 (seconds or a date).
    """
    asked = None if retry_after is None else _asked(retry_after, now)
    if asked is None:
        return min(_FIRST_BACK_OFF_S * float(2**attempt), longest_s)
    return asked if asked <= longest_s else None


def _asked(text: str, now: datetime) -> float | None:
    seconds = _SECONDS.fullmatch(text)
    if seconds:
        return float(seconds.group(1))
    if text.strip().isdigit():
        return float("inf")
    if len(text) > _LONGEST_DATE:
        return None
    try:
        when = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if when.tzinfo is None:
        when = when.replace(tzinfo=UTC)
    try:
        return max(0.0, (when - now).total_seconds())
    except OverflowError:
        return None
