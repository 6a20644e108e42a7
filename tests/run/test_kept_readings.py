from __future__ import annotations

from citecheck.checks.source_view import Reading
from citecheck.model import Text
from citecheck.run.kept_readings import KeptReadings


def _reading(characters: int) -> Reading:
    return Reading(Text(body="a" * characters))


def test_what_is_kept_is_given_back_once() -> None:
    kept, reading = KeptReadings(), _reading(10)
    kept.put("a", reading, 100)
    assert kept.take("a") is reading
    assert kept.take("a") is None


def test_the_one_asked_for_longest_ago_goes_first() -> None:
    kept = KeptReadings()
    for key in "abc":
        kept.put(key, _reading(30), 100)
    again = kept.take("a")
    assert again is not None
    kept.put("a", again, 100)
    kept.put("d", _reading(30), 100)
    assert [key for key in "abcd" if kept.take(key) is not None] == ["a", "c", "d"]


def test_what_would_push_out_half_of_the_others_is_not_kept() -> None:
    kept = KeptReadings()
    kept.put("a", _reading(30), 100)
    kept.put("long", _reading(51), 100)
    assert kept.take("long") is None
    assert kept.take("a") is not None


def test_the_same_source_twice_counts_once() -> None:
    kept = KeptReadings()
    for _ in range(9):
        kept.put("a", _reading(40), 100)
    kept.put("b", _reading(40), 100)
    assert kept.take("a") is not None
    assert kept.take("b") is not None
