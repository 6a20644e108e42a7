from __future__ import annotations

from pathlib import Path

import pytest

from citecheck import findings
from citecheck.errors import InputError
from citecheck.model import Severity, SourceState

DOCS = Path(__file__).parents[1] / "docs" / "findings.md"


def test_the_published_page_is_current() -> None:
    assert DOCS.read_text(encoding="utf-8") == findings.to_markdown()


@pytest.mark.parametrize("state", [state for state in SourceState if not state.readable])
def test_every_state_of_a_missing_source_is_explained_and_never_an_error(
    state: SourceState,
) -> None:
    assert findings.kind(f"source.{state}").severity is Severity.WARNING


@pytest.mark.parametrize(
    "code", ["draft.empty", "marker.dangling", "reference.list_missing", "reference.retracted"]
)
def test_what_the_contract_calls_an_error_is_one(code: str) -> None:
    assert findings.kind(code).severity is Severity.ERROR


def test_a_fact_without_a_marker_fails_nothing() -> None:
    assert findings.kind("claim.uncited").severity is Severity.NOTE


def test_every_kind_answers_all_five_questions() -> None:
    for code, kind in findings.kinds().items():
        page = " ".join(findings.explain(code).split())
        for words in (kind.title, kind.what, kind.why, kind.settle, kind.waive, kind.example):
            assert words
            assert words in page


def test_a_mistyped_code_is_answered_with_the_nearest() -> None:
    with pytest.raises(InputError, match=r"did you mean figure\.unit"):
        findings.kind("figre.unit")
