"""A page of a PDF that is a picture → its lines, as character recognition reads them.

Coordinates are points, y upwards from the foot of the page as it is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import sqrt

import pypdfium2 as pdfium

from citecheck.formats import recognition
from citecheck.formats.pdf.layout.columns import in_reading_order
from citecheck.formats.pdf.layout.drawing import Drawing
from citecheck.formats.pdf.layout.lines import Line
from citecheck.formats.pdf.layout.pieces import Piece
from citecheck.model import ReaderNotice

_MOST_LETTERS = 40  # that a scan has besides: a stamp, a page number
_LEAST_COVERED = 0.4  # of the page by pictures
_SCALE = 2.0  # pixels a point: 144 dots an inch, at which print of 8 points is read
# Of the box of a line, which holds its ascenders and descenders.
_TYPE = 0.85
_BELOW = 0.22


def is_scan(page: pdfium.PdfPage, lines: Iterable[Line], drawing: Drawing) -> bool:
    """Whether pictures fill a page, and next to no letters stand on it."""
    if not drawing.pictures or sum(len(line.text) for line in lines) > _MOST_LETTERS:
        return False
    width, height = page.get_size()
    covered: float = sum(
        max(0.0, min(area.right, width) - max(area.left, 0.0))
        * max(0.0, min(area.top, height) - max(area.bottom, 0.0))
        for area in drawing.pictures
    )
    return covered >= _LEAST_COVERED * float(width * height)


def lines_of_scan(page: pdfium.PdfPage, number: int, rotation: int) -> list[Line]:
    """Return the lines of a page (`number` from 0), in reading order.

    Args:
        page: the page, not turned.
        number: its number, from 0.
        rotation: degrees clockwise by which its file shows it turned.
    """
    width, height = page.get_size()
    scale = min(_SCALE, sqrt(recognition.MOST_PIXELS / max(width * height, 1.0)))
    pixels = page.render(scale=scale, rotation=rotation).to_numpy()[:, :, :3]
    foot = pixels.shape[0]
    found = [line_of(seen, number, foot, scale) for seen in recognition.read_picture(pixels)]
    return in_reading_order(found)


def line_of(seen: recognition.SeenLine, number: int, foot: int, scale: float) -> Line:
    """Return a line of a picture as one of a page.

    Args:
        seen: the line.
        number: of the page, from 0.
        foot: height of the picture, in pixels.
        scale: pixels a point.
    """
    height = (seen.bottom - seen.top) / scale
    baseline = (foot - seen.bottom) / scale + _BELOW * height
    line = Line(number, baseline, _TYPE * height, confidence=seen.confidence)
    line.pieces += _pieces(seen, scale, baseline, _TYPE * height)
    line.settle()
    return line


def _pieces(
    seen: recognition.SeenLine, scale: float, baseline: float, height: float
) -> Iterator[Piece]:
    """Yield the words of a line, each where its share of the letters puts it."""
    left, width = seen.left / scale, (seen.right - seen.left) / scale / len(seen.text)
    at = 0
    for word in seen.text.split():
        start = seen.text.index(word, at)
        at = start + len(word)
        yield Piece(word, start, at, left + start * width, left + at * width, baseline, height)


def told(numbers: Sequence[int]) -> list[str]:
    """Return a sentence on pages (by number, from 0) that are pictures and were not read."""
    if not numbers:
        return []
    why = recognition.lacking() or f"at most {recognition.MOST_PICTURES} are read of a file"
    return [f"{_are(numbers)} without text, and nothing there was read ({why})"]


def recognised_notice(numbers: Sequence[int]) -> ReaderNotice:
    """Return what is said of a draft whose pages (by number, from 0) were read off pictures."""
    message = f"{_are(numbers)}: its words were read by character recognition, and may be misread."
    return ReaderNotice(code="draft.text_recognised", message=message[0].upper() + message[1:])


def _are(numbers: Sequence[int]) -> str:
    """Return that the pages with these numbers (from 0) are pictures."""
    pages = ", ".join(str(number + 1) for number in numbers[:_SHOWN])
    rest = f" and {len(numbers) - _SHOWN} more" if len(numbers) > _SHOWN else ""
    return (
        f"page {pages} is a picture" if len(numbers) == 1 else f"pages {pages}{rest} are pictures"
    )


_SHOWN = 12
