import pytest

from citecheck.checks.source_view import Reading
from citecheck.checks.wording import check
from citecheck.claims import claim_of
from citecheck.model import Evidence, Finding, Text

SOURCE = (
    "The ferry line opened in spring. The council may demolish the northern pier. "
    "Most captains backed the plan, and the mayor did not."
)


def examine(claim: str, source: str = SOURCE) -> tuple[Evidence, ...]:
    return check.examine(claim_of(claim), Reading(Text(body=source)), "a")


def test_the_best_passage_comes_first_with_its_signals() -> None:
    first, *others = examine("The ferry line opened in spring.")
    assert first.finding is Finding.PRESENT
    assert first.passage is not None
    assert first.passage.text == "The ferry line opened in spring."
    assert {signal.name for signal in first.signals} >= {"cover_window", "names_missing"}
    assert all(not item.signals for item in others)


def test_a_dropped_hedge_and_a_wider_quantifier_need_a_person() -> None:
    hedged = examine("The council demolished the northern pier.")
    assert any(item.finding is Finding.AMBIGUOUS and item.found == "may" for item in hedged)
    widened = examine("All captains backed the plan.")
    assert any(item.finding is Finding.AMBIGUOUS and item.said == "All" for item in widened)


def test_what_the_source_refuses_needs_a_person() -> None:
    source = "The council considered but rejected a toll on the bridge. It met on Monday."
    found = examine("The council will introduce a toll on the bridge.", source)
    (refused,) = [item for item in found if item.finding is Finding.AMBIGUOUS]
    assert refused.found == "rejected"
    assert refused.note == "the source says “considered but rejected a toll on”"


def test_a_denial_in_the_next_sentence_counts_where_the_best_one_is_silent() -> None:
    source = "Police looked into the claims about Mayor Adler. No charges have been brought."
    found = examine("Mayor Adler was charged by police over the claims.", source)
    assert any(item.finding is Finding.AMBIGUOUS and item.found == "No" for item in found)


def test_words_inside_a_quotation_are_left_to_the_check_of_quotations() -> None:
    source = "Researchers found no evidence that the glasses helped children read."
    found = examine("The study gave “evidence that the glasses helped children”.", source)
    assert not [item for item in found if item.finding is Finding.CONTRADICTED]


def test_nothing_shared_is_not_found() -> None:
    assert [item.finding for item in examine("Bananas ripen.")] == [Finding.NOT_FOUND]


def test_a_claim_of_stop_words_is_left_alone() -> None:
    assert not check.applies(claim_of("It was the one."))


@pytest.mark.parametrize(
    ("claim", "least", "most"),
    [
        ("The ferry line opened in spring.", 1.0, 1.0),
        ("The council may demolish the pier.", 0.7, 0.9),
        ("In spring the ferry line opened.", 0.0, 0.0),
        ("The ferry sank.", 0.0, 0.0),
    ],
)
def test_how_closely_a_passage_restates_the_claim(claim: str, least: float, most: float) -> None:
    first, *_ = examine(claim)
    signals = {signal.name: signal.value for signal in first.signals}
    assert least <= signals["restated"] <= most
