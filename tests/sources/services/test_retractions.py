"""What the register says of DOIs, from an own Crossref on loopback and from the store."""

from __future__ import annotations

import asyncio
import json
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from pytest_httpserver import HTTPServer

from citecheck.config.schema import Fetch
from citecheck.model import Notice, NoticeKind, RegisterAnswer, Registered
from citecheck.sources import Options
from citecheck.sources.services.retractions import OFFLINE, registered
from citecheck.sources.store.store import Store

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
RETRACTED = {
    "updated-by": [
        {"DOI": "10.5/fix", "type": "correction", "source": "publisher", "label": "Correction"},
        {
            "DOI": "10.5/NOTE",
            "type": "retraction",
            "source": "retraction-watch",
            "label": "Retraction",
            "record-id": "1",
            "updated": {
                "date-parts": [[2024, 3, 2]],
                "date-time": "2024-03-02T00:00:00Z",
                "timestamp": 1709337600000,
            },
        },
    ]
}
NOTICES = (
    Notice(kind=NoticeKind.CORRECTION, doi="10.5/fix"),
    Notice(kind=NoticeKind.RETRACTION, doi="10.5/note", on=date(2024, 3, 2)),
)


def options(server: HTTPServer, folder: Path, *, now: datetime = NOW, email: str = "") -> Options:
    base = server.url_for("").rstrip("/")
    fetch = Fetch(crossref_base=base, delay_s=0, retries=0, email=email or None)
    return Options(store=folder / "store", fetch=fetch, clock=lambda: now)


def answers(server: HTTPServer, doi: str, message: object, status: int = 200) -> None:
    body = json.dumps({"status": "ok", "message-type": "work", "message": message})
    server.expect_request(f"/works/{doi}").respond_with_data(
        body, status=status, content_type="application/json"
    )


def test_what_is_announced_is_told_and_asked_once(httpserver: HTTPServer, tmp_path: Path) -> None:
    answers(httpserver, "10.5/a", RETRACTED)
    answers(httpserver, "10.5/b", {"title": ["Sound"]})
    how = options(httpserver, tmp_path)
    found = registered(["10.5/A", "10.5/a", "10.5/b"], how)
    assert found == {
        "10.5/a": Registered(doi="10.5/a", answer=RegisterAnswer.TOLD, notices=NOTICES),
        "10.5/b": Registered(doi="10.5/b", answer=RegisterAnswer.TOLD),
    }
    assert len(httpserver.log) == 2
    assert registered(["10.5/a", "10.5/b"], how) == found
    assert registered(["10.5/a", "10.5/b"], replace(how, offline=True)) == found
    assert len(httpserver.log) == 2


def test_an_old_answer_is_asked_for_anew_and_so_is_a_refreshed_one(
    httpserver: HTTPServer, tmp_path: Path
) -> None:
    answers(httpserver, "10.5/a", {})
    registered(["10.5/a"], options(httpserver, tmp_path))
    later = options(httpserver, tmp_path, now=NOW + timedelta(days=8))
    registered(["10.5/a"], later)
    assert len(httpserver.log) == 2
    registered(["10.5/a"], replace(later, refresh=True))
    assert len(httpserver.log) == 3


def test_the_contact_is_told_and_kept_nowhere(httpserver: HTTPServer, tmp_path: Path) -> None:
    answers(httpserver, "10.5/a", {})
    how = options(httpserver, tmp_path, email="desk+checks@paper.example")
    registered(["10.5/a"], how)
    ((request, _),) = httpserver.log
    assert request.args["mailto"] == "desk+checks@paper.example"
    with Store.open(how.store, writable=False) as store:
        assert [capture.url for capture in store.captures()] == [
            httpserver.url_for("/works/10.5%2Fa")
        ]
    kept = b"".join(path.read_bytes() for path in how.store.rglob("*") if path.is_file())
    assert b"paper.example" not in kept


def test_what_the_register_does_not_list_is_no_clean_bill(
    httpserver: HTTPServer, tmp_path: Path
) -> None:
    answers(httpserver, "10.5/a", "Resource not found.", status=404)
    how = options(httpserver, tmp_path)
    found = registered(["10.5/a"], how)
    assert found == {"10.5/a": Registered(doi="10.5/a", answer=RegisterAnswer.NOT_LISTED)}
    assert registered(["10.5/a"], replace(how, offline=True)) == found


@pytest.mark.parametrize(
    ("status", "body"),
    [(503, "later"), (429, "slow"), (200, "<html>log in</html>"), (200, "[]"), (200, "{}")],
)
def test_could_not_ask_is_an_answer_of_its_own(
    status: int, body: str, httpserver: HTTPServer, tmp_path: Path
) -> None:
    httpserver.expect_request("/works/10.5/a").respond_with_data(body, status=status)
    how = options(httpserver, tmp_path)
    (found,) = registered(["10.5/a"], how).values()
    assert found.answer is RegisterAnswer.NOT_ASKED
    assert found.reason
    (offline,) = registered(["10.5/a"], replace(how, offline=True)).values()
    assert (offline.answer, offline.reason) == (RegisterAnswer.NOT_ASKED, OFFLINE)


def test_a_register_that_keeps_silent_is_not_asked_for_every_work(
    httpserver: HTTPServer, tmp_path: Path
) -> None:
    httpserver.expect_request(re.compile("/works/.*")).respond_with_data("later", status=503)
    dois = [f"10.5/{number}" for number in range(50)]
    found = registered(dois, options(httpserver, tmp_path))
    assert {item.answer for item in found.values()} == {RegisterAnswer.NOT_ASKED}
    assert len(httpserver.log) == 3


def test_an_older_retraction_stands_though_it_cannot_be_asked_again(
    httpserver: HTTPServer, tmp_path: Path
) -> None:
    answers(httpserver, "10.5/a", RETRACTED)
    registered(["10.5/a"], options(httpserver, tmp_path))
    httpserver.clear()
    later = options(httpserver, tmp_path, now=NOW + timedelta(days=30))
    (found,) = registered(["10.5/a"], later).values()
    assert (found.answer, found.notices) == (RegisterAnswer.NOT_ASKED, NOTICES)


@pytest.mark.parametrize(
    "updates", ["soon", {}, [None], [{"type": 3}], [{"type": "retraction", "updated": "x"}], [[]]]
)
def test_records_of_any_shape_are_read(
    updates: object, httpserver: HTTPServer, tmp_path: Path
) -> None:
    answers(httpserver, "10.5/a", {"updated-by": updates})
    (found,) = registered(["10.5/a"], options(httpserver, tmp_path)).values()
    assert found.answer is RegisterAnswer.TOLD
    assert all(notice.on is None and notice.doi is None for notice in found.notices)


def test_it_may_be_asked_inside_an_event_loop(httpserver: HTTPServer, tmp_path: Path) -> None:
    answers(httpserver, "10.5/a", RETRACTED)

    async def ask() -> dict[str, Registered]:
        return registered(["10.5/a"], options(httpserver, tmp_path))

    assert asyncio.run(ask())["10.5/a"].notices == NOTICES


def test_without_a_store_offline_nothing_is_made(httpserver: HTTPServer, tmp_path: Path) -> None:
    how = replace(options(httpserver, tmp_path), offline=True)
    (found,) = registered(["10.5/a"], how).values()
    assert found.answer is RegisterAnswer.NOT_ASKED
    assert not how.store.exists()
    assert registered([], how) == {}
