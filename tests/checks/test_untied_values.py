"""Values of a claim that the source has, but not tied to what the claim ties them to."""

from __future__ import annotations

import pytest

import citecheck
from citecheck.model import Outcome

FLAGGED = (Outcome.PARTIAL, Outcome.CONTRADICTED)

ANOTHER_YEAR = [
    ("He died in Calgary on May 7, 2019.", "March 2015\n\nHe died in Calgary on May 7."),
    ("The shop opened on 2 June 2021.", "The shop opened on 2 June. It had 40 guests in 2024."),
    ("The album came out on 2 November 2002.", "In 2004 it was late: it came out on 2 November."),
    ("She was elected on 9 April 2014.", "9 May 2012\n\nShe was elected on 9 April."),
    ("The tower was lit on 1 December 2019.", "It cost much in 2022. It was lit on 1 December."),
]
THAT_YEAR = [
    ("He died in Calgary on May 7, 2015.", "20 May 2015\n\nHe died in Calgary on May 7."),
    ("The shop opened on 2 June 2024.", "The shop opened on 2 June. It had 40 guests in 2024."),
    ("The vote was held on 3 March 2021.", "5 March 2021\n\nThe vote was held on 3 March."),
    ("She was elected on 9 April.", "9 May 2012\n\nShe was elected on 9 April."),
    ("The tower was lit on 1 December.", "The tower was lit on 1 December."),
]


@pytest.mark.parametrize(("claim", "source"), ANOTHER_YEAR)
def test_a_day_is_not_ticked_by_one_of_which_the_year_is_another(claim: str, source: str) -> None:
    assert citecheck.compare(claim, source).outcome in FLAGGED


@pytest.mark.parametrize(("claim", "source"), THAT_YEAR)
def test_a_day_without_a_year_is_of_the_year_that_the_source_tells(claim: str, source: str) -> None:
    assert citecheck.compare(claim, source).outcome is Outcome.SUPPORTED


OF_ANOTHER = [
    (
        "Engineers will replace more than 500 hangers.",
        "Some 31,000 vehicles cross daily. Engineers will replace 412 hangers.",
    ),
    (
        "Members who wore red ties numbered 31.",
        "There were 31 rooms. Members who wore red ties numbered 40.",
    ),
    ("Aldby beat Norten 2–2.", "Aldby beat Norten 2–1 on Friday. They meet again on the 2nd."),
    (
        "He had used the beach since 1940.",
        "The baths date from 1940. He had used the beach since 1938.",
    ),
    (
        "The fund lost 9 million crowns.",
        "It holds 9 million crowns. The fund lost 5 million crowns.",
    ),
]


@pytest.mark.parametrize(("claim", "source"), OF_ANOTHER)
def test_a_value_that_stands_there_for_something_else_is_flagged(claim: str, source: str) -> None:
    assert citecheck.compare(claim, source).outcome in FLAGGED


OF_THE_SAME = [
    ("The fund holds 9 million crowns.", "The fund holds 9 million crowns. It lost 5 million."),
    ("Engineers will replace more than 400 hangers.", "Engineers will replace 412 hangers."),
    (
        "He had used the beach since 1938.",
        "He had used the beach since 1938, and the pier since 1940.",
    ),
    ("Aldby beat Norten 2–1.", "Aldby beat Norten 2–1 on Friday. They meet again on the 2nd."),
    ("The bridge is 40 metres long.", "The bridge is 40 metres long. The tower is 31 metres high."),
]


@pytest.mark.parametrize(("claim", "source"), OF_THE_SAME)
def test_a_value_of_the_same_is_borne_out_beside_others(claim: str, source: str) -> None:
    assert citecheck.compare(claim, source).outcome is Outcome.SUPPORTED
