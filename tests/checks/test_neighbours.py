"""Like-named neighbours: the value, date or deed of one is never that of the other beside it."""

from __future__ import annotations

import pytest

import citecheck
from citecheck.model import Outcome

MILLS = "The mill in Norten burned in 1931, that in Aldby in 1940."
HOLTS = "Ada Holt was born in 1931 and her brother Ben in 1934."
FAIRS = "The fair in Birk opens on 3 May; in Holm it opens on 9 May."
MONTHS = "Complaints have gone down: 240 reached us in March, 95 so far in April."
METERS = "Meters send a reading once every six hours, and the signal lasts two seconds."
GROUPS = "Failure occurred in 52 children in the three-day and in 47 in the seven-day group."
FIRMS = "Birk employs 410 people. Holm, its rival, employs 230."
SHARES = "Jan Moor holds 40 shares. Lena Moor holds 12."

OF_ANOTHER = [
    ("The mill in Aldby burned in 1931.", MILLS),
    ("Ben Holt was born in 1931.", HOLTS),
    ("The fair in Holm opens on 3 May.", FAIRS),
    ("Holm employs 410 people.", FIRMS),
    ("Meters send a reading once every two seconds.", METERS),
    ("Complaints rose from 95 in March to 240 in April.", MONTHS),
    ("Failure occurred in 47 children in the three-day group.", GROUPS),
    (
        "The society recommends three to five days.",
        "The society recommends five to seven days. A rival recommends five days.",
    ),
    ("Aldby has 12 pubs.", "Aldby has 9 pubs. Norten has 12."),
    ("The north pier took 31 ships.", "The south pier took 31 ships. The north pier took 14."),
]
UNSURE = [
    ("Lena Moor holds 40 shares.", SHARES),
    ("Holm employs 410 people.", "Birk employs 410 people, and Holm 230."),
    ("Ada Holt won the vote.", "Ben Holt won the vote. His sister Ada Holt lost hers."),
    (
        "The Dale strike lasted eleven days.",
        "The Dale strike began in May. It is unlike the Vale strike, which lasted eleven days.",
    ),
]
OF_THE_SAME = [
    ("The mill in Norten burned in 1931.", MILLS),
    ("The mill in Aldby burned in 1940.", MILLS),
    ("Ada Holt was born in 1931.", HOLTS),
    ("The fair in Birk opens on 3 May.", FAIRS),
    ("Meters send a reading once every six hours.", METERS),
    ("Birk employs 410 people.", FIRMS),
    ("Failure occurred in 52 children in the three-day group.", GROUPS),
    ("Jan Moor holds 40 shares.", SHARES),
    ("Kinstler is 20 years old.", "Kinstler is 20 years old. Spence is 21."),
]


@pytest.mark.parametrize(("claim", "source"), OF_ANOTHER)
def test_what_the_right_one_gives_otherwise_is_contradicted(claim: str, source: str) -> None:
    assert citecheck.compare(claim, source).outcome is Outcome.CONTRADICTED


@pytest.mark.parametrize(("claim", "source"), UNSURE)
def test_what_stands_of_another_is_never_supported(claim: str, source: str) -> None:
    assert citecheck.compare(claim, source).outcome is not Outcome.SUPPORTED


@pytest.mark.parametrize(("claim", "source"), OF_THE_SAME)
def test_what_stands_of_the_same_is_supported(claim: str, source: str) -> None:
    assert citecheck.compare(claim, source).outcome is Outcome.SUPPORTED
