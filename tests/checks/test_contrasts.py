"""What is set aside, what is only rumoured, and days told together, through the whole verdict."""

import pytest

import citecheck
from citecheck.model import Outcome


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The drawing is by Moe and not by Lind.", "The drawing is by Lind and not by Moe."),
        (
            "The board chose Arden instead of Breck.",
            "The board chose Breck instead of Arden.",
        ),
        (
            "The board chose Arden rather than Breck.",
            "The board chose Breck rather than Arden.",
        ),
        ("Not Lind but Moe won the prize.", "Not Moe but Lind won the prize."),
        (
            "The map is by Ines Vogt and not by Ines Voss.",
            "The map is the work of Ines Voss and not, as was long believed, of Ines Vogt.",
        ),
    ],
)
def test_what_the_source_sets_aside_is_not_borne_out(claim: str, source: str) -> None:
    assert citecheck.compare(claim, source).outcome is not Outcome.SUPPORTED


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The drawing is by Lind and not by Moe.", "The drawing is by Lind and not by Moe."),
        ("The drawing is not by Moe but by Lind.", "The drawing is by Lind and not by Moe."),
        (
            "The board chose Breck rather than Arden.",
            "The board chose Breck instead of Arden.",
        ),
        (
            "Evenings for neighbours will be held on 17 and 24 June.",
            "Evenings for neighbours will be held on 17 June and 24 June.",
        ),
        (
            "Lacroix said that he will leave Varnby.",
            "Lacroix said that he will leave Varnby.",
        ),
    ],
)
def test_what_it_says_is(claim: str, source: str) -> None:
    assert citecheck.compare(claim, source).outcome is Outcome.SUPPORTED


@pytest.mark.parametrize(
    "source",
    [
        "Lacroix would not comment on reports that he is to leave Varnby in the summer.",
        "Lacroix was asked about rumours that he will leave Varnby in the summer.",
        "Amid talk that Lacroix will leave Varnby in the summer, the club was silent.",
        "There were suggestions that Lacroix will leave Varnby in the summer.",
        "Despite persistent reports that Lacroix will leave Varnby in the summer, he trains.",
    ],
)
def test_what_is_only_reported_is_no_fact(source: str) -> None:
    found = citecheck.compare("Lacroix will leave Varnby in the summer.", source)
    assert found.outcome is Outcome.UNCLEAR


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        (
            "The pictures showed a second figure, a boy, hidden under the dark background.",
            "The images revealed a second figure, a boy, beneath the dark background.",
        ),
        (
            "Evenings will be held on 17 and 24 June.",
            "Evenings will be held on 24 June and on another day.",
        ),
    ],
)
def test_neither_a_word_in_anothers_place_nor_one_of_two_days_contradicts(
    claim: str, source: str
) -> None:
    assert citecheck.compare(claim, source).outcome is not Outcome.CONTRADICTED


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        (
            "In 2013, 51 per cent of pupils took the school's lunch.",
            "In 2023 58 per cent of pupils took the school's lunch, seven more than in 2013.",
        ),
        (
            "In July the bank forecast inflation of 4.4 per cent.",
            "The bank now forecasts inflation of 3.9 per cent, half a point lower than in July.",
        ),
    ],
)
def test_a_time_that_is_only_held_against_has_a_value_of_its_own(claim: str, source: str) -> None:
    assert citecheck.compare(claim, source).outcome is not Outcome.CONTRADICTED


def test_the_time_of_the_value_itself_contradicts() -> None:
    source = (
        "In 2023 58 per cent of pupils took the school's lunch, seven points more than in 2013."
    )
    claim = "In 2023, 51 per cent of pupils took the school's lunch."
    assert citecheck.compare(claim, source).outcome is Outcome.CONTRADICTED


def test_a_word_told_elsewhere_takes_no_opposites_place() -> None:
    source = "Kestrel has 4 million users, it says. Independent estimates put the figure lower."
    claim = "Independent estimates put the number of users higher."
    assert citecheck.compare(claim, source).outcome is Outcome.CONTRADICTED
