"""Problems with one cause are one problem, in every form that a person reads."""

from __future__ import annotations

import io

import docx
import msgspec
import pytest

from citecheck.model import Severity
from citecheck.report import Format, margin_notes, phrases, render
from citecheck.report.causes import by_cause
from citecheck.report.wire.documents import Report
from citecheck.report.wire.types import Problem


def _problem(code: str, label: str, number: int, message: str, claim: str | None = None) -> Problem:
    severity = Severity.WARNING if claim else Severity.ERROR
    return Problem(
        code=code,
        severity=severity,
        message=message,
        start=number,
        end=number + 3,
        line=1,
        column=number,
        labels=(label,),
        claim=claim,
        fingerprint=f"{code}{label}{number}",
    )


@pytest.fixture
def listless(report: Report) -> Report:
    """The sample as it would be if its list of references had been lost."""
    missing = msgspec.structs.replace(
        _problem(
            "reference.list_missing", "", 900, "The draft cites 7 labels, but it has no list."
        ),
        labels=(),
    )
    dangling = [
        _problem("marker.dangling", str(n), n, f"[{n}] has no entry (cited {n} times).")
        for n in range(2, 9)
    ]
    ids = [claim.id for claim in report.claims][:3]
    uncited = [
        _problem("claim.uncited", str(n), n, "No entry answers.", claim)
        for n, claim in enumerate(ids, 2)
    ]
    return msgspec.structs.replace(report, problems=(*uncited, *dangling, missing))


def test_the_missing_list_leads_and_what_follows_stands_under_it(listless: Report) -> None:
    (first, *rest) = by_cause(listless.problems)
    assert first.problem.code == "reference.list_missing"
    assert len(first.under) == 10
    assert rest == []
    assert first.consequences == (
        f"Without an entry: {', '.join(f'[{n}] ({n} times)' for n in range(2, 9))}.",
        "3 claims rest on them, so nothing bears them out.",
    )


@pytest.mark.parametrize("form", [Format.TERMINAL, Format.GITHUB, Format.MARKDOWN])
def test_it_is_the_first_thing_read(listless: Report, form: Format) -> None:
    text = render(listless, form).decode()
    lead = text.index("The draft cites 7 labels")
    assert text.count("has no entry (cited") == 0
    first_claim = text.find("contradicted")
    assert lead < first_claim or first_claim < 0 or form is Format.MARKDOWN


def test_the_page_opens_with_it(listless: Report) -> None:
    page = render(listless, Format.HTML).decode()
    alerts = page[page.index('class="alerts"') : page.index("</ul>", page.index('class="alerts"'))]
    assert "The draft cites 7 labels" in alerts
    assert alerts.count("<li>") == 1
    assert "Without an entry: [2] (2 times)" in alerts
    assert "10 problems under it" in page


def test_the_copies_have_it_on_top(listless: Report) -> None:
    paragraphs = [
        one.text for one in docx.Document(io.BytesIO(render(listless, Format.DOCX))).paragraphs
    ]
    assert paragraphs[1] == "The draft cites 7 labels, but it has no list."
    assert paragraphs[2].startswith("Without an entry: [2] (2 times)")
    lines = margin_notes.summary(listless, 0).splitlines()
    assert lines[1] == "The draft cites 7 labels, but it has no list."


def test_without_that_cause_every_problem_stands_alone(report: Report) -> None:
    causes = by_cause(report.problems)
    assert [cause.problem for cause in causes] == phrases.gravest_first(report.problems)
