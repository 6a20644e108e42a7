import pytest

from citecheck.checks.source_view import Reading
from citecheck.checks.wording import check
from citecheck.claims import claim_of
from citecheck.model import Evidence, Finding, How, Text

SOURCE = (
    "The ferry line opened in spring. The council may demolish the northern pier. "
    "Most captains backed the plan, and the mayor did not."
)


def examine(claim: str, source: str = SOURCE) -> tuple[Evidence, ...]:
    return check.examine(claim_of(claim), Reading(Text(body=source)), "a")


def test_the_best_passage_comes_first_with_its_ticks_and_signals() -> None:
    first, *others = examine("The ferry line opened in spring.")
    assert first.finding is Finding.PRESENT
    assert first.passage is not None
    assert first.passage.text == "The ferry line opened in spring."
    assert [tick.how for tick in first.ticks] == [How.SAME] * 4
    assert {signal.name for signal in first.signals} >= {"open", "whole"}
    assert all(not item.signals for item in others)


def test_a_dropped_hedge_and_a_wider_quantifier_need_a_person() -> None:
    hedged = examine("The council demolished the northern pier.")
    assert any(
        item.finding is Finding.AMBIGUOUS and item.note and "may" in item.note for item in hedged
    )
    widened = examine("All captains backed the plan.")
    assert any(item.finding is Finding.AMBIGUOUS and item.said == "All" for item in widened)


def test_an_open_word_is_named_with_what_stands_in_its_place() -> None:
    first, *others = examine("The council may repaint the northern pier.")
    assert first.finding is Finding.RELATED
    assert first.note == "The passage does not bear out “repaint”."
    (tick,) = [tick for tick in first.ticks if not tick.how.is_tick]
    assert (tick.how, tick.found) == (How.DIFFERS, "demolish")
    asked = [item for item in others if item.finding is Finding.AMBIGUOUS]
    assert [(item.said, item.found) for item in asked] == [("repaint", "demolish")]


MINIMAL = [
    ("The council may demolish the southern pier.", "southern", "northern"),
    ("The ferry line closed in spring.", "closed", "opened"),
    ("Most captains opposed the plan.", "opposed", "backed"),
]


@pytest.mark.parametrize(("claim", "said", "found"), MINIMAL)
def test_an_opposite_in_the_place_of_the_only_open_word_contradicts(
    claim: str, said: str, found: str
) -> None:
    (against,) = [item for item in examine(claim) if item.finding is Finding.CONTRADICTED]
    assert (against.said, against.found) == (said, found)


TRUE = [
    ("The line did not close in spring.", "The ferry line opened in spring, and did not close."),
    ("Brenn lost to Vail.", "Vail beat Brenn in the final."),
    ("Members include Norway.", "Norway is a member; the exclusive zone is shared."),
    ("At least nine boats sank.", "At least nine boats sank, the least damaged in May."),
]


@pytest.mark.parametrize(("claim", "source"), TRUE)
def test_an_opposite_of_another_thing_accuses_of_nothing(claim: str, source: str) -> None:
    found = examine(claim, source)
    assert Finding.CONTRADICTED not in {item.finding for item in found}


def test_what_the_source_refuses_needs_a_person() -> None:
    source = "The council considered but rejected a toll on the bridge. It met on Monday."
    found = examine("The council introduced a toll on the bridge.", source)
    assert Finding.PRESENT not in {item.finding for item in found}


def test_each_sentence_is_a_part_of_its_own() -> None:
    found = examine("The ferry line opened in spring. The mayor backed the plan.")
    whole = {item.part: item.finding for item in found if item.ticks}
    assert whole == {0: Finding.PRESENT, 1: Finding.RELATED}


def test_nothing_shared_is_not_found() -> None:
    assert [item.finding for item in examine("Bananas ripen.")] == [Finding.NOT_FOUND]


def test_a_claim_of_stop_words_is_left_alone() -> None:
    assert not check.applies(claim_of("It was the one."))
