from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from citecheck.findings import decisions
from citecheck.model import Choice

if TYPE_CHECKING:
    from conftest import Review

SAMPLE = Path(__file__).parents[1] / "report" / "sample.json"
PROBLEM = json.loads(SAMPLE.read_bytes())["problems"][0]
ABOUT = {"fingerprint": PROBLEM["fingerprint"], "code": PROBLEM["code"]}


def test_the_page_is_served_with_the_controls_of_a_review(review: Review) -> None:
    status, page, headers = review.ask()
    assert status == 200
    assert page.count('class="decide"') == 11
    assert headers["cache-control"] == "no-store"
    assert headers["content-security-policy"] == "frame-ancestors 'none'"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("decision", list(Choice))
def test_a_decision_is_one_line_in_the_form_of_the_contract(
    review: Review, decision: Choice
) -> None:
    status, body, _ = review.decide(
        **ABOUT, decision=decision, until="2027-02-01", why="the 2023 edition has it"
    )
    assert status == 200
    (line,) = review.decisions.read_bytes().splitlines()
    row = json.loads(line)
    assert row.pop("at").endswith("Z")
    assert row == {
        **ABOUT,
        "decision": decision,
        "by": "Ana",
        "until": "2027-02-01",
        "why": "the 2023 edition has it",
    }
    assert json.loads(body)["decisions"][0]["decision"] == decision
    assert len(decisions.read(review.decisions).all) == 1


def test_decisions_of_many_tabs_at_once_are_all_kept(review: Review) -> None:
    with ThreadPoolExecutor(8) as tabs:
        statuses = list(
            tabs.map(
                lambda number: review.decide(**ABOUT, decision="comment", why=f"note {number}")[0],
                range(40),
            )
        )
    assert set(statuses) == {200}
    assert {item.why for item in decisions.read(review.decisions).all} == {
        f"note {number}" for number in range(40)
    }


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"decision": "forgive"}, "forgive"),
        ({"decision": "waive", "until": "soon"}, "soon"),
        ({"decision": "accept", "by": " "}, "who made it"),
        ({"decision": "comment", "why": " "}, "needs words"),
        ({"decision": "accept", "by": 7}, "object of texts"),
    ],
)
def test_what_makes_no_decision_is_refused_and_nothing_written(
    review: Review, row: dict[str, object], said: str
) -> None:
    status, body, _ = review.decide(**{**ABOUT, **row})
    assert status == 422
    assert said in body
    assert not review.decisions.exists()


def test_a_finding_that_the_report_no_longer_has_cannot_be_decided(review: Review) -> None:
    status, body, _ = review.decide(fingerprint="0" * 16, code="claim.not_found", decision="accept")
    assert status == 409
    assert "load it again" in body


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"\xff", b"[" * 10_000])
def test_a_body_that_is_no_object_is_refused(review: Review, data: bytes) -> None:
    assert review.ask("POST", "decisions", data)[0] == 422


def test_a_body_without_end_is_refused(review: Review) -> None:
    assert review.decide(**ABOUT, decision="comment", why="x" * 30_000)[0] == 413


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{port}", "127.0.0.1", "localhost:{port}"]
)
def test_another_name_for_this_machine_is_refused(review: Review, host: str) -> None:
    port = urlsplit(review.address).port
    assert review.ask(Host=host.format(port=port))[0] == 421


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1", ""])
def test_another_page_cannot_write(review: Review, origin: str) -> None:
    status, _, _ = review.ask(
        "POST", "decisions", {**ABOUT, "decision": "accept", "by": "x"}, Origin=origin
    )
    assert status == 403
    assert not review.decisions.exists()


def test_another_page_cannot_read(review: Review) -> None:
    assert review.ask(Origin="https://evil.example")[0] == 403


@pytest.mark.parametrize("path", ["/", "/decisions", "/wrong/", "//", "/wrong/decisions"])
def test_nothing_is_had_without_the_token(review: Review, path: str) -> None:
    assert review.ask(path=path)[0] == 403


def test_a_report_that_was_checked_again_is_shown_anew_with_its_old_decisions(
    review: Review,
) -> None:
    review.decide(**ABOUT, decision="waive", why="known")
    report = json.loads(SAMPLE.read_bytes())
    report["document"]["title"] = "Another title"
    review.report.write_text(json.dumps(report))
    assert "Another title" in review.ask()[1]
    assert "known" in review.ask(path="decisions")[1]
    review.report.write_text("{")  # half written
    assert "Another title" in review.ask()[1]


def test_a_decisions_file_spoilt_by_hand_is_said_by_file_and_line(review: Review) -> None:
    review.decisions.write_text("{}\n")
    status, body, _ = review.ask(path="decisions")
    assert status == 500
    assert "decided.jsonl, line 1" in body
