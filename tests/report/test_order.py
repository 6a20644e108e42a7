"""Unclear claims: those with another word in a word's place come first, in every form (S4)."""

from __future__ import annotations

import html

import msgspec
import pytest

from citecheck.model import How, Outcome, Severity
from citecheck.report import Format, phrases, render
from citecheck.report.causes import by_cause
from citecheck.report.wire.documents import Report
from citecheck.report.wire.types import Tick

WORDS = ("The quay is long.", "The crane is red.", "The dock is new.")
LISTED = (Format.CSV, Format.HTML, Format.MARKDOWN, Format.TERMINAL)


@pytest.fixture
def unclear(report: Report) -> Report:
    """Three unclear claims: with open words, with a word open and one that differs, with that."""
    ticks = ((How.SAME, How.OPEN), (How.OPEN, How.DIFFERS), (How.SAME, How.DIFFERS))
    claims = tuple(
        msgspec.structs.replace(
            claim,
            text=words,
            outcome=Outcome.UNCLEAR,
            why="a person must look",
            because=(),
            ticks=tuple(Tick(start=claim.start, end=claim.start + 1, how=how) for how in hows),
        )
        for claim, words, hows in zip(report.claims, WORDS, ticks, strict=False)
    )
    problems = tuple(
        msgspec.structs.replace(
            report.problems[0],
            claim=claim.id,
            code="claim.unclear",
            severity=Severity.WARNING,
            message=claim.text,
            start=claim.start,
        )
        for claim in claims
    )
    return msgspec.structs.replace(report, claims=claims, problems=problems)


def test_claims_with_another_word_in_place_come_first(unclear: Report) -> None:
    assert [claim.text for claim in phrases.worst_first(unclear.claims)] == list(WORDS[::-1])


def test_so_do_their_problems(unclear: Report) -> None:
    found = phrases.gravest_first(unclear.problems, unclear.claims)
    assert [problem.message for problem in found] == list(WORDS[::-1])
    causes = by_cause(unclear.problems, unclear.claims)
    assert [cause.problem.message for cause in causes] == list(WORDS[::-1])


def test_problems_of_other_claims_go_before(unclear: Report) -> None:
    sure = msgspec.structs.replace(unclear.problems[0], claim=None, message="x", start=10_000)
    found = phrases.gravest_first((*unclear.problems, sure), unclear.claims)
    assert [problem.message for problem in found] == ["x", *WORDS[::-1]]


@pytest.mark.parametrize("form", LISTED)
def test_every_form_has_this_order(form: Format, unclear: Report) -> None:
    text = html.unescape(render(unclear, form).decode())
    places = [text.rindex(words) for words in WORDS]
    assert places == sorted(places, reverse=True)


def test_of_one_sort_the_drafts_order_stays(unclear: Report) -> None:
    same = tuple(msgspec.structs.replace(claim, ticks=()) for claim in unclear.claims)
    assert [claim.text for claim in phrases.worst_first(same[::-1])] == list(WORDS)
