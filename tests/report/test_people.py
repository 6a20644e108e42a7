"""What people ticked and decided, on the page that nobody works at: in the draft and beside."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest
from lxml import html

from citecheck.model import Choice
from citecheck.report import to_html
from citecheck.report.wire.documents import Report
from citecheck.report.wire.types import Decided, Recorded

DAY = dt.datetime(2026, 11, 22, 10, tzinfo=dt.UTC)


def _line(fingerprint: str, code: str, choice: Choice, by: str, why: str | None = None) -> Recorded:
    return Recorded(fingerprint=fingerprint, code=code, decision=choice, by=by, at=DAY, why=why)


@pytest.fixture
def worked(report: Report) -> html.HtmlElement:
    """The page of the sample after Ana ticked c1 and Ben a fact of c5, and c2 was rejected."""
    claims = {claim.id: claim for claim in report.claims}
    (wrong,) = (one for one in report.problems if one.claim == "c2")
    lines = (
        _line(claims["c1"].fingerprint, "claim", Choice.TICK, "Ana"),
        _line(claims["c5"].fingerprint, "fact.0", Choice.TICK, "Ben"),
        _line(wrong.fingerprint, wrong.code, Choice.COMMENT, "Ben", "look at page 3"),
        _line(wrong.fingerprint, wrong.code, Choice.REJECT, "Ana", "the notes say so"),
    )
    problems = tuple(
        msgspec.structs.replace(
            one, waived=True, decided=Decided(decision=Choice.REJECT, by="Ana", why="so")
        )
        if one is wrong
        else one
        for one in report.problems
    )
    made = msgspec.structs.replace(report, decisions=lines, problems=problems)
    return html.document_fromstring(to_html.render(made).decode())


def _sign(page: html.HtmlElement, claim: str) -> html.HtmlElement:
    (sign,) = page.xpath(f"//*[@class='text']//a[@href='#claim-{claim}']")
    return sign


def _words(page: html.HtmlElement, path: str) -> list[str]:
    return [" ".join(one.text_content().split()) for one in page.xpath(path)]


def test_a_tick_stands_in_the_draft_and_on_the_card(worked: html.HtmlElement) -> None:
    assert _sign(worked, "c1").get("data-by") == "Ana"
    assert "done" in _sign(worked, "c1").getparent().get("class").split()
    assert _words(worked, "//*[@id='claim-c1']//*[@class='whole']") == ["✓ Ana the whole claim"]
    assert _words(worked, "//*[@id='claim-c1']//*[@class='mine']") == ["✓ Ana", "✓ Ana"]


def test_a_claim_of_which_a_fact_is_open_is_not_done(worked: html.HtmlElement) -> None:
    assert _sign(worked, "c5").get("data-by") is None
    assert _words(worked, "//*[@id='claim-c5']//*[@class='mine']") == ["✓ Ben"]


def test_a_decision_stands_in_the_draft_and_with_its_reason_on_the_card(
    worked: html.HtmlElement,
) -> None:
    assert _sign(worked, "c2").get("data-decided") == "rejected"
    assert "rejected" in _sign(worked, "c2").get("aria-label")
    assert _words(worked, "//*[@id='claim-c2']//*[@class='consequence']") == [
        "Remarked on by Ben on 22 November 2026: look at page 3",
        "Rejected by Ana on 22 November 2026: the notes say so",
    ]
    assert _words(worked, "//*[@id='claim-c2']//*[@class='waived']") == []  # nothing said twice


def test_progress_stands_on_top(worked: html.HtmlElement) -> None:
    (told,) = _words(worked, "//*[@class='by-people']")
    assert told.startswith("3 of ")
    assert told.endswith("facts ticked (Ana 2, Ben 1).")


def test_a_page_that_nobody_worked_on_shows_none_of_it(report: Report) -> None:
    page = html.document_fromstring(to_html.render(report).decode())
    assert page.xpath("//*[@data-by or @data-decided or @class='by-people' or @class='mine']") == []


def test_entries_keep_the_numbers_that_their_words_lack(report: Report) -> None:
    bare = msgspec.structs.replace(
        report,
        references=tuple(
            msgspec.structs.replace(one, label=f"2{one.label}") for one in report.references
        ),
    )
    page = html.document_fromstring(to_html.render(bare).decode())
    assert _words(page, "//*[@class='number']")[:2] == ["21.", "22."]
    typed = html.document_fromstring(to_html.render(report).decode())
    assert _words(typed, "//*[@class='number']") == []
