"""A short run of the fuzzer: the same inputs every time, some for each target."""

from __future__ import annotations

import fuzz
import pytest

INPUTS = 12


@pytest.mark.parametrize("name", list(fuzz.targets()))
def test_no_mutated_input_raises_or_hangs(name: str) -> None:
    target = fuzz.targets()[name]
    failures = [fuzz.tried(name, target, 1, number) for number in range(INPUTS)]
    assert len(failures) == INPUTS
    assert [failure for failure in failures if failure is not None] == []


def test_an_input_can_be_made_again() -> None:
    target = fuzz.targets()["figures"]
    assert fuzz.made("figures", target, 1, 7) == fuzz.made("figures", target, 1, 7)
    assert fuzz.made("figures", target, 1, 7) != fuzz.made("figures", target, 2, 7)
