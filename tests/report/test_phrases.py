from __future__ import annotations

import msgspec
import pytest

from citecheck import model
from citecheck.model import Coordinates, Outcome, SourceState
from citecheck.report import phrases
from citecheck.report.wire import build
from citecheck.report.wire.types import Problem


def test_every_outcome_has_its_words_its_mark_and_its_rank() -> None:
    assert set(phrases.WORST_FIRST) == set(phrases.MEANING) == set(Outcome)
    assert set(phrases.STATE_WORDS) == set(SourceState)
    assert len({phrases.mark(outcome) for outcome in Outcome}) == len(Outcome)


def test_claims_come_worst_first_and_then_in_the_drafts_order(checked: model.Checked) -> None:
    claims = phrases.worst_first(build.report(checked).claims)
    assert [claim.id for claim in claims[:5]] == ["c2", "c4", "c7", "c3", "c9"]
    assert claims[-1].outcome is Outcome.SUPPORTED


def test_a_passage_that_several_checks_point_at_is_shown_once(checked: model.Checked) -> None:
    claim = build.report(checked).claims[1]
    assert len(claim.because) == 3
    assert len(phrases.passages(claim)) == 1


def test_the_summary_counts_what_could_not_be_verified(checked: model.Checked) -> None:
    report = build.report(checked)
    assert phrases.outcome_counts(report).startswith("13 claims: 3 contradicted, 1 altered")
    assert phrases.problem_counts(report) == "11 problems: 6 errors, 4 warnings, 1 note"
    assert phrases.not_verified(report) == (
        "Could not be verified: 2 of 13 claims; 2 of 8 sources could not be had."
    )


def test_places_are_named_as_the_format_counts_them(checked: model.Checked) -> None:
    document = build.report(checked).document
    problem = Problem(
        code="x", severity=model.Severity.NOTE, message="x", line=3, column=7, fingerprint="x"
    )
    words = {
        coordinates: phrases.place(
            type(document)(path="x", media_type="x", sha256="x", words=0, coordinates=coordinates),
            problem,
        )
        for coordinates in Coordinates
    }
    assert words == {
        Coordinates.LINE: "line 3, column 7",
        Coordinates.PARAGRAPH: "paragraph 3, character 7",
        Coordinates.PAGE: "page 3, line 7",
    }


def test_a_place_in_another_file_names_it_below_the_drafts_folder(checked: model.Checked) -> None:
    document = msgspec.structs.replace(build.report(checked).document, path="paper/main.tex")
    problem = Problem(
        code="x",
        severity=model.Severity.NOTE,
        message="x",
        line=3,
        column=7,
        file="chapters/nests.tex",
        fingerprint="x",
    )
    assert phrases.place(document, problem) == "chapters/nests.tex, line 3, column 7"
    assert phrases.path_of(document, problem) == "paper/chapters/nests.tex"


def _headline(checked: model.Checked, **counts: int) -> str:
    report = build.report(checked)
    summary = type(report.summary)(claims=sum(counts.values()), problems=0, **counts)
    return phrases.headline(msgspec.structs.replace(report, summary=summary))


def test_the_headline_counts_what_is_wrong_and_what_is_open(checked: model.Checked) -> None:
    assert _headline(checked, contradicted=1, supported=4) == (
        "1 of 5 claims does not stand as written."
    )
    assert _headline(checked, altered=2, unclear=1, supported=1) == (
        "2 of 4 claims do not stand as written; 1 needs a person to look."
    )


def test_the_headline_makes_no_success_of_what_was_not_looked_at(checked: model.Checked) -> None:
    assert _headline(checked, uncited=70, unverifiable=8) == (
        "None of 78 claims could be held against a source."
    )
    assert _headline(checked, supported=3, uncited=70) == (
        "Nothing wrong was found in the 3 claims looked at."
    )
    assert _headline(checked) == "No claim was found in this draft."


def test_a_draft_is_called_by_its_title_its_heading_or_its_file(checked: model.Checked) -> None:
    document = msgspec.structs.replace(build.report(checked).document, title="Own title")
    assert phrases.title(document) == "Own title"
    untitled = msgspec.structs.replace(document, title=None)
    assert phrases.title(untitled) == "The port that outgrew its town"
    assert phrases.title(msgspec.structs.replace(untitled, blocks=())) == "port.md"


@pytest.mark.parametrize(
    ("message", "why", "more"),
    [
        ("The source has “may”, the quotation “will”.", "“will” where the source has “may”", False),
        ("says 5, the source says 6", "says 5, the source says 6", False),
        ("The source has “may”, the quotation “must”.", "“will” where the source has “may”", True),
        ("The source gives “31” for something else, and here “37”.", "“31”, not “37”", True),
        ("This needs a source.", "nothing is cited for it", True),
    ],
)
def test_what_says_no_more_than_the_reason_is_not_said_again(
    message: str, why: str, *, more: bool
) -> None:
    assert phrases.adds(message, why) is more


def test_a_reason_becomes_a_sentence_that_names_who_says_it() -> None:
    assert phrases.sentence("says 5, the source says 6") == "The draft says 5, the source says 6."
    assert phrases.sentence("nothing is cited for it") == "Nothing is cited for it."
    assert phrases.sentence("") == ""
