from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.sources.http.retry import pause

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)
IN_TWO = format_datetime(NOW + timedelta(seconds=2), usegmt=True)
PAST = format_datetime(NOW - timedelta(days=2), usegmt=True)


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("3", 3.0), (IN_TWO, 2.0), (PAST, 0.0), ("61", None), ("9" * 500, None), (None, 0.5),
        ("", 0.5), ("-5", 0.5), ("1.5", 0.5), ("soon", 0.5), ("Fri, 99 Foo 2026 99:99:99", 0.5),
        ("Fri, 31 Dec 9999 23:59:59 GMT", None),
    ],
)  # fmt: skip
def test_what_a_server_asks_for(header: str | None, seconds: float | None) -> None:
    assert pause(header, attempt=0, longest_s=60, now=NOW) == seconds


def test_pauses_of_our_own_double_up_to_the_limit() -> None:
    found = [pause(None, attempt=attempt, longest_s=3, now=NOW) for attempt in range(4)]
    assert found == [0.5, 1.0, 2.0, 3.0]


@given(st.text(max_size=80))
def test_no_header_raises_or_waits_too_long(header: str) -> None:
    found = pause(header, attempt=1, longest_s=5, now=NOW)
    assert found is None or 0 <= found <= 5
