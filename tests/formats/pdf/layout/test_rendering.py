from __future__ import annotations

from collections.abc import Iterator

import pypdfium2 as pdfium
import pytest
from fpdf import FPDF

from citecheck.formats.pdf.layout.doubt import doubtful_texts
from citecheck.formats.pdf.layout.drawing import Area, Drawing
from citecheck.formats.pdf.layout.painting import drawing_of
from citecheck.formats.pdf.layout.rendering import Rendering


def sheet(*, boxes: tuple[float, ...]) -> pdfium.PdfPage:
    """Return a page with a line at every 40 mm, and white boxes painted later at some heights."""
    paper = FPDF()
    paper.add_page()
    paper.set_font("Helvetica", size=12)
    for height in range(40, 280, 40):
        paper.text(20, height, "The mill at Aldby ground rye until the spring of 1931.")
    paper.set_fill_color(255, 255, 255)
    for height in boxes:
        paper.rect(15, height, 150, 8, style="F")
    return pdfium.PdfDocument(bytes(paper.output()))[0]


@pytest.mark.parametrize(
    ("boxes", "count"),
    [((), 0), ((10, 285), 0), ((54, 94), 0), ((75,), 1), ((10, 75, 155, 285), 2)],
)
def test_only_what_something_is_painted_over_is_in_doubt(
    boxes: tuple[float, ...], count: int
) -> None:
    page = sheet(boxes=boxes)
    assert len(doubtful_texts(page, drawing_of(page))) == count


@pytest.fixture
def covered() -> tuple[pdfium.PdfPage, Drawing]:
    page = sheet(boxes=(75,))
    return page, drawing_of(page)


def lines(drawing: Drawing) -> Iterator[Area]:
    return iter(drawing.boxes(list(drawing.texts)))


def test_a_part_of_a_page_shows_what_the_whole_page_shows(
    covered: tuple[pdfium.PdfPage, Drawing],
) -> None:
    page, drawing = covered
    whole = Rendering(page, drawing)
    shown = [whole.shows_text(box) for box in lines(drawing)]
    assert shown == [True, False, True, True, True, True]
    for box, is_shown in zip(lines(drawing), shown, strict=True):
        part = Rendering(page, drawing, box)
        assert part.holds(box)
        assert part.shows_text(box) is is_shown
        assert part.has_ink(box) is whole.has_ink(box)


def test_a_part_of_a_page_does_not_hold_the_rest(covered: tuple[pdfium.PdfPage, Drawing]) -> None:
    page, drawing = covered
    first, *others, last = lines(drawing)
    part = Rendering(page, drawing, first)
    assert not any(map(part.holds, (*others, last)))
    assert all(map(Rendering(page, drawing).holds, (first, last, Area(-50, -50, 900, 900, 0))))


def test_a_box_beside_the_page_leaves_the_page_whole(
    covered: tuple[pdfium.PdfPage, Drawing],
) -> None:
    page, drawing = covered
    part = Rendering(page, drawing, Area(2_000, 300, 2_100, 320, 0))
    assert all(map(part.holds, lines(drawing)))


def test_a_line_that_goes_on_from_a_curve_is_a_rule() -> None:
    paper = FPDF()
    paper.add_page()
    with paper.new_path() as path:
        path.style.fill_color = None
        path.style.stroke_color = "#000000"
        path.move_to(20, 60)
        path.curve_to(20, 50, 30, 50, 30, 60)
        path.line_to(120, 60)
        path.line_to(120, 100)
        path.close()
    page = pdfium.PdfDocument(bytes(paper.output()))[0]
    drawing = drawing_of(page)
    millimetre = 72 / 25.4
    assert [round((rule.end - rule.start) / millimetre) for rule in drawing.flat] == [90]
    assert [round((rule.end - rule.start) / millimetre) for rule in drawing.upright] == [40]
