from __future__ import annotations

import numpy as np
import pypdfium2 as pdfium
import pytest
from fpdf import FPDF
from pypdfium2 import raw

from citecheck.formats.pdf.layout import asked
from citecheck.formats.pdf.layout.characters import Characters


@pytest.fixture
def page() -> pdfium.PdfTextPage:
    paper = FPDF(unit="pt", format="A4")
    paper.add_page()
    paper.set_font("Helvetica", size=11)
    paper.text(60, 80, "The mill ground rye.")
    paper.set_text_color(200, 30, 30)
    paper.text(60, 120, "Until 1931.")
    return pdfium.PdfDocument(bytes(paper.output()))[0].get_textpage()


def test_what_is_asked_of_all_is_what_is_asked_of_each(page: pdfium.PdfTextPage) -> None:
    characters = Characters(page.raw)
    indices = np.arange(len(characters.text()))
    lefts, ys, heights = characters.all_at(indices).tolist()
    assert list(zip(lefts, ys, heights, strict=True)) == [characters.at(int(i)) for i in indices]
    assert characters.rights(indices).tolist() == [characters.right(int(i)) for i in indices]
    assert characters.objects(indices).tolist() == [characters.object(int(i)) for i in indices]


def test_characters_know_the_object_that_holds_them_and_its_colour(
    page: pdfium.PdfTextPage,
) -> None:
    characters = Characters(page.raw)
    text = characters.text()
    mill, year = text.index("mill"), text.index("1931")
    assert characters.object(mill) != characters.object(year)
    assert characters.object(text.index("\n")) == 0
    assert characters.colours(np.array((mill, year))).T.tolist() == [
        [0, 0, 0, 255],
        [200, 30, 30, 255],
    ]
    assert characters.colour(year) == (200, 30, 30, 255)


def test_what_is_asked_of_nothing_has_no_answers() -> None:
    bounds = asked.bare(raw.FPDFPageObj_GetBounds)
    answers = asked.written(np.float32, (1, 1, 1, 1), bounds, [], count=0)
    assert answers.shape == (4, 0)


def test_nothing_has_no_address() -> None:
    assert asked.address_of(raw.FPDF_PAGEOBJECT()) == 0
