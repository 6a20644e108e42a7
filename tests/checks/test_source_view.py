from __future__ import annotations

import datetime as dt

from citecheck.checks.source_view import Reading
from citecheck.model import Text

BODY = "It cost $5 million. It was opened on 3 May 2021."


def test_everything_is_made_once_and_when_asked() -> None:
    reading = Reading(Text(body=BODY, published=dt.date(2022, 1, 1)))
    assert [span.of(BODY) for span in reading.sentences] == [
        "It cost $5 million.",
        "It was opened on 3 May 2021.",
    ]
    assert [figure.text for figure in reading.values.figures()] == ["$5 million"]
    assert [date.first for date in reading.values.dates()] == [dt.date(2021, 5, 3)]
    assert reading.index.locate("opened on 3 May 2021") is not None
    assert reading.index is reading.index
    assert reading.values is reading.values
