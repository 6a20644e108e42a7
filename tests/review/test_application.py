from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from citecheck.findings import decisions
from citecheck.model import Choice
from citecheck.report import to_json

if TYPE_CHECKING:
    from conftest import Review

SAMPLE = Path(__file__).parents[1] / "report" / "sample.json"
PROBLEM = json.loads(SAMPLE.read_bytes())["problems"][0]
CLAIM = next(item for item in json.loads(SAMPLE.read_bytes())["claims"] if len(item["facts"]) > 1)
ABOUT = {"fingerprint": PROBLEM["fingerprint"], "code": PROBLEM["code"]}


def test_the_page_is_served_with_the_controls_of_a_review(review: Review) -> None:
    status, page, headers = review.ask()
    assert status == 200
    assert page.count('class="decide"') == 11
    assert headers["cache-control"] == "no-store"
    assert headers["content-security-policy"] == "frame-ancestors 'none'"
    assert headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("decision", [item for item in Choice if item is not Choice.TICK])
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
        "words": "Its turnover rose to $1.8 billion, up from $1.1 billion four years earlier [1].",
        "draft": "The port that outgrew its town",
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


def test_claims_and_facts_are_ticked_and_unticked_by_people(review: Review) -> None:
    about = {"fingerprint": CLAIM["fingerprint"]}
    assert review.decide(**about, code="fact.0", decision="tick")[0] == 200
    status, body, _ = review.decide(**about, code="fact.1", decision="tick", by="Ben")
    assert status == 200
    state = json.loads(body)
    assert state["ticked"].startswith("2 of ")
    assert state["ticked"].endswith("facts ticked (Ana 1, Ben 1)")
    left = state["left"]
    state = json.loads(review.decide(**about, code="fact.0", decision="untick")[1])
    assert state["ticked"].endswith("facts ticked (Ben 1)")
    assert state["left"] == left + 1
    assert review.decide(**about, code="claim", decision="tick")[0] == 200
    assert [item.decision for item in decisions.read(review.decisions).all] == [
        Choice.TICK,
        Choice.TICK,
        Choice.UNTICK,
        Choice.TICK,
    ]


@pytest.mark.parametrize(
    ("fingerprint", "code", "decision"),
    [
        (CLAIM["fingerprint"], f"fact.{len(CLAIM['facts'])}", "tick"),
        (CLAIM["fingerprint"], "fact.-1", "tick"),
        (CLAIM["fingerprint"], "claim", "accept"),
        ("0" * 16, "claim", "tick"),
        (PROBLEM["fingerprint"], PROBLEM["code"], "tick"),
    ],
)
def test_a_tick_is_on_a_claim_or_a_fact_that_is_there(
    review: Review, fingerprint: str, code: str, decision: str
) -> None:
    assert review.decide(fingerprint=fingerprint, code=code, decision=decision)[0] == 409
    assert not review.decisions.exists()


def test_the_memo_says_who_ticked_and_what_was_decided_and_taken_back(review: Review) -> None:
    assert "Not signed yet" in review.ask(path="memo")[1]
    review.decide(fingerprint=CLAIM["fingerprint"], code="claim", decision="tick", by="Ben")
    review.decide(**ABOUT, decision="waive", why="house style")
    memo = review.ask(path="memo")[1]
    assert "Ben" in memo
    assert "house style" in memo
    review.decide(**ABOUT, decision="untick")
    assert "aken back by Ana" in review.ask(path="memo")[1]


def test_a_decision_that_was_taken_back_settles_nothing(review: Review) -> None:
    review.decide(**ABOUT, decision="reject", why="the table is right")
    review.decide(**ABOUT, decision="untick")
    found = decisions.read(review.decisions)
    problem = next(
        item
        for item in to_json.read(SAMPLE.read_bytes()).problems
        if item.fingerprint == ABOUT["fingerprint"] and item.code == ABOUT["code"]
    )
    assert found.latest(problem) is None


def test_a_saved_report_is_not_checked_again(review: Review) -> None:
    assert review.ask("POST", "rerun", b"")[0] == 409
    assert json.loads(review.ask(path="state")[1])["checking"] is False
    assert review.ask("POST", "rerun", b"", Origin="https://evil.example")[0] == 403
