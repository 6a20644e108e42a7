"""The day on which a source says that it was published."""

from __future__ import annotations

import datetime as dt

import pytest

from citecheck.nlp.dates.dateline import dateline

DAY = dt.date(2024, 5, 5)


@pytest.mark.parametrize(
    "text",
    [
        "The mill closes\nPublished 5 May 2024, updated 9 May 2024\nThe mill closed.",
        "The mill closes\n5 May 2024\nThe mill closed on Friday.",
        "12 June 2026\nThe mill closes\nBy Jane Miller on 5 May 2024\nText.",
        "The mill closes\nSunday, 5 May 2024 10:15\n",
    ],
)
def test_dateline(text: str) -> None:
    assert dateline(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The mill that had stood by the river for so long closed on 5 May 2024 after a flood.",
        "Published in 2024",
        "x " * 3000 + "\nPublished 5 May 2024",
    ],
)
def test_no_dateline(text: str) -> None:
    assert dateline(text) is None
