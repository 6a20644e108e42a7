"""What no reader of a page sees is not read from it."""

from __future__ import annotations

import io
from collections.abc import Callable

import pypdfium2 as pdfium
import pytest
from fpdf import FPDF
from fpdf.enums import TextMode
from PIL import Image

from citecheck.formats.pdf.layout.page import read_page

A4 = (595, 842)


def shown(paper: FPDF) -> list[str]:
    page = pdfium.PdfDocument(bytes(paper.output()))[0]
    return [line.text for line in read_page(page, 0)[0]]


def sheet() -> FPDF:
    paper = FPDF(unit="pt", format="A4")
    paper.add_page()
    paper.set_font("Helvetica", size=11)
    paper.text(60, 80, "Nine ships came in.")
    return paper


def picture(size: tuple[int, int]) -> io.BytesIO:
    target = io.BytesIO()
    Image.new("RGB", size, (230, 220, 200)).save(target, "PNG")
    target.seek(0)
    return target


def white_on_white(paper: FPDF) -> None:
    paper.set_text_color(255, 255, 255)
    paper.text(60, 120, "Hidden")


def white_on_a_white_box(paper: FPDF) -> None:
    paper.set_fill_color(255, 255, 255)
    paper.rect(50, 100, 200, 40, style="F")
    white_on_white(paper)


def blue_on_blue(paper: FPDF) -> None:
    paper.set_fill_color(20, 40, 160)
    paper.rect(50, 100, 200, 40, style="F")
    paper.set_text_color(22, 40, 165)
    paper.text(60, 120, "Hidden")


def drawn_invisibly(paper: FPDF) -> None:
    paper.text_mode = TextMode.INVISIBLE
    paper.text(60, 120, "Hidden")


def invisibly_on_a_small_picture(paper: FPDF) -> None:
    paper.image(picture((100, 60)), 50, 100, 100, 60)
    drawn_invisibly(paper)


def off_the_page(paper: FPDF) -> None:
    paper.text(700, 120, "Hidden")


def tiny(paper: FPDF) -> None:
    paper.set_font("Helvetica", size=0.4)
    paper.text(60, 120, "Hidden")


@pytest.mark.parametrize(
    "hide",
    [
        white_on_white,
        white_on_a_white_box,
        blue_on_blue,
        drawn_invisibly,
        invisibly_on_a_small_picture,
        off_the_page,
        tiny,
    ],
)
def test_hidden_words_are_not_read(hide: Callable[[FPDF], None]) -> None:
    paper = sheet()
    hide(paper)
    assert shown(paper) == ["Nine ships came in."]


def white_on_blue(paper: FPDF) -> None:
    paper.set_fill_color(20, 40, 160)
    paper.rect(50, 100, 200, 40, style="F")
    paper.set_text_color(255, 255, 255)
    paper.text(60, 120, "Shown")


def white_on_a_picture(paper: FPDF) -> None:
    paper.image(picture((100, 60)), 50, 100, 100, 60)
    paper.set_text_color(255, 255, 255)
    paper.text(60, 120, "Shown")


def black_before_a_black_box(paper: FPDF) -> None:
    paper.text(60, 120, "Shown")
    paper.set_fill_color(0, 0, 0)
    paper.rect(50, 200, 200, 40, style="F")


def small_print(paper: FPDF) -> None:
    paper.set_font("Helvetica", size=4)
    paper.text(60, 120, "Shown")


@pytest.mark.parametrize(
    "show", [white_on_blue, white_on_a_picture, black_before_a_black_box, small_print]
)
def test_what_can_be_seen_is_read(show: Callable[[FPDF], None]) -> None:
    paper = sheet()
    show(paper)
    assert shown(paper) == ["Nine ships came in.", "Shown"]


def test_the_text_layer_of_a_scan_is_read() -> None:
    paper = FPDF(unit="pt", format="A4")
    paper.add_page()
    paper.image(picture(A4), 0, 0, *A4)
    paper.set_font("Helvetica", size=11)
    paper.text_mode = TextMode.INVISIBLE
    paper.text(60, 120, "Nine ships came in.")
    assert shown(paper) == ["Nine ships came in."]
