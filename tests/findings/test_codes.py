from __future__ import annotations

from pathlib import Path

import pytest

from citecheck.errors import InputError
from citecheck.findings import codes
from citecheck.model import Severity, SourceState

DOCS = Path(__file__).parents[2] / "docs" / "findings.md"


def test_the_published_page_is_current() -> None:
    assert DOCS.read_text(encoding="utf-8") == codes.to_markdown()


@pytest.mark.parametrize("state", [state for state in SourceState if not state.readable])
def test_every_state_of_a_missing_source_is_explained_and_never_an_error(
    state: SourceState,
) -> None:
    assert codes.kind(f"source.{state}").severity is Severity.WARNING


@pytest.mark.parametrize(
    "code", ["draft.empty", "marker.dangling", "reference.list_missing", "reference.retracted"]
)
def test_what_the_contract_calls_an_error_is_one(code: str) -> None:
    assert codes.kind(code).severity is Severity.ERROR


def test_a_fact_without_a_marker_fails_nothing() -> None:
    assert codes.kind("claim.uncited").severity is Severity.NOTE


def test_every_kind_answers_all_five_questions() -> None:
    assert codes.kinds()
    for code, kind in codes.kinds().items():
        page = " ".join(codes.explain(code).split())
        for words in (kind.title, kind.what, kind.why, kind.settle, kind.waive, kind.example):
            assert words
            assert words in page


def test_a_mistyped_code_is_answered_with_the_nearest() -> None:
    with pytest.raises(InputError, match=r"did you mean figure\.unit"):
        codes.kind("figre.unit")
