from __future__ import annotations

import msgspec
import pytest

from citecheck.report.page.cards import Card, cards
from citecheck.report.page.overview import rows
from citecheck.report.wire.documents import Report


def _card(report: Report, claim: str) -> Card:
    return next(card for card in cards(report, rows(report)) if card.claim.id == claim)


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        (
            "ost were held level. ",
            " The dividend stays as i",
            ("… were held level. ", " The dividend stays as …"),
        ),
        (
            "A heading\n\nCosts were held. ",
            " It stays.\n\nNext",
            ("Costs were held. ", " It stays."),
        ),
        ("A heading\n\n", "\n\nNext", ("", "")),
        ("Costs were held. ", " It stays.", ("Costs were held. ", " It stays.")),
        ("", "", ("", "")),
    ],
)
def test_a_passage_is_shown_in_its_paragraph_with_whole_words(
    report: Report, before: str, after: str, shown: tuple[str, str]
) -> None:
    claim = report.claims[1]
    reason = msgspec.structs.replace(claim.because[0], before=before, after=after)
    changed = msgspec.structs.replace(claim, because=(reason,))
    (passage,) = _card(msgspec.structs.replace(report, claims=(changed,)), "c2").passages
    assert (passage.before, passage.after) == shown


def test_what_the_checks_found_is_marked_in_the_passage(report: Report) -> None:
    (passage,) = _card(report, "c2").passages
    assert "".join(words for words, _ in passage.pieces) == passage.reason.passage
    assert [words for words, marked in passage.pieces if marked] == ["$1.3 billion"]


def test_a_passage_is_not_marked_from_end_to_end(report: Report) -> None:
    claim = report.claims[1]
    whole = msgspec.structs.replace(claim.because[0], found=claim.because[0].passage)
    changed = msgspec.structs.replace(claim, because=(whole,))
    (passage,) = _card(msgspec.structs.replace(report, claims=(changed,)), "c2").passages
    assert not any(marked for _, marked in passage.pieces)


def test_a_fact_is_told_by_the_finding_that_decided_it(report: Report) -> None:
    first, second = _card(report, "c5").facts
    assert (first.words, first.found) == ("rounded from", "2,312")
    assert (second.words, second.found) == ("not in the source", None)


def test_sources_that_could_not_be_had_are_named_on_the_card(report: Report) -> None:
    assert [row.label for row in _card(report, "c10").missing] == ["[5]"]
    assert _card(report, "c2").missing == ()
