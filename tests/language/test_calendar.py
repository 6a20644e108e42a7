import importlib

import pytest

from citecheck.language import calendar
from citecheck.language.en.calendar import EASTER_HOLIDAYS, FIXED_HOLIDAYS, WEEKDAY_HOLIDAYS


@pytest.mark.parametrize("code", ["de", "en", "es", "fr", "it", "nl", "pt", "ru"])
def test_every_language_has_twelve_months_and_they_keep_their_numbers(code: str) -> None:
    months = importlib.import_module(f"citecheck.language.{code}.calendar").MONTHS
    assert len(set(months)) == 12
    found = [calendar.MONTHS_IN_REFERENCES[name] for name in months]
    assert found == list(range(1, 13))


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("january", 1),
        ("märz", 3),
        ("août", 8),
        ("mayo", 5),
        ("giugno", 6),
        ("augustus", 8),
        ("dezembro", 12),
        ("sept", 9),
        ("okt", 10),
        ("jänner", 1),
    ],
)
def test_months_of_all_languages_are_in_one_table(name: str, number: int) -> None:
    assert calendar.MONTHS[name] == number


@pytest.mark.parametrize(
    ("name", "number"), [("января", 1), ("sept.", 9), ("oct.", 10), ("december", 12)]
)
def test_bibliographies_know_full_stops_and_russian(name: str, number: int) -> None:
    assert calendar.MONTHS_IN_REFERENCES[name] == number
    assert (name in calendar.MONTHS) is (name == "december")


def test_what_is_doubtful_or_abbreviated_is_a_month() -> None:
    assert calendar.MONTHS.keys() >= calendar.DOUBTFUL_MONTHS
    assert calendar.MONTHS.keys() >= calendar.ABBREVIATED
    assert "may" in calendar.DOUBTFUL_MONTHS
    assert "may" not in calendar.ABBREVIATED


def test_weekdays_ordinals_and_counts() -> None:
    assert calendar.WEEKDAYS["monday"] == calendar.WEEKDAYS["mon"] == 0
    assert calendar.WEEKDAYS["sundays"] == 6
    assert calendar.ORDINALS["thirtieth"] == 30
    assert "fortieth" not in calendar.ORDINALS
    assert calendar.TENS == {"twenty": 20, "thirty": 30}
    assert calendar.NUMBERS["twelve"] == 12
    assert "thirteen" not in calendar.NUMBERS
    assert "zero" not in calendar.NUMBERS


def test_holidays_have_a_day_each() -> None:
    assert FIXED_HOLIDAYS["christmas day"] == (12, 25)
    assert WEEKDAY_HOLIDAYS["memorial day"] == (5, 0, 0, 0)
    assert EASTER_HOLIDAYS["good friday"] == -2
    together = [*FIXED_HOLIDAYS, *WEEKDAY_HOLIDAYS, *EASTER_HOLIDAYS]
    assert len(together) == len(set(together))
