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
    assert [figure.text for figure in reading.figures] == ["$5 million"]
    assert [date.first for date in reading.dates] == [dt.date(2021, 5, 3)]
    assert reading.index.locate("opened on 3 May 2021") is not None
    assert reading.index is reading.index
    assert reading.figures is reading.figures


def test_the_names_of_a_piece_count_from_its_start() -> None:
    body = "The quay was widened. Lena Brandt drew it with Tomas Reyl."
    reading = Reading(Text(body=body))
    piece = reading.pieces.spans[1]
    names = [
        body[piece.start + name.start : piece.start + name.end] for name in reading.names_in(1)
    ]
    assert names == ["Lena Brandt", "Tomas Reyl"]
    assert reading.names_in(1) is reading.names_in(1)
