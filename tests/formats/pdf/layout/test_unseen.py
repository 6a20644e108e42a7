"""What no reader of a page sees is not read from it."""

from __future__ import annotations

import io
from collections.abc import Callable

import hidden_pdf
import pypdfium2 as pdfium
import pytest
from fpdf import FPDF
from fpdf.enums import TextMode
from PIL import Image, ImageDraw

from citecheck.formats.pdf.layout.page import read_page
from citecheck.formats.source import read_text
from citecheck.model import Text

A4 = (595, 842)
HIDDEN = dict(hidden_pdf.hidden())
SHOWN = dict(hidden_pdf.shown())


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


def scan(words: str) -> FPDF:
    """A page that is a picture, of some strokes or of nothing, and invisible text on it."""
    page = Image.new("RGB", A4, (230, 220, 200))
    if words:
        ImageDraw.Draw(page).text((62, 110), words, fill=(20, 20, 20))
    target = io.BytesIO()
    page.save(target, "PNG")
    target.seek(0)
    paper = FPDF(unit="pt", format="A4")
    paper.add_page()
    paper.image(target, 0, 0, *A4)
    paper.set_font("Helvetica", size=11)
    paper.text_mode = TextMode.INVISIBLE
    paper.text(60, 120, "Nine ships came in.")
    return paper


@pytest.mark.parametrize(
    ("words", "read"), [("Nine ships came in.", ["Nine ships came in."]), ("", [])]
)
def test_the_text_layer_of_a_scan_is_read_where_the_picture_shows_something(
    words: str, read: list[str]
) -> None:
    assert shown(scan(words)) == read


@pytest.mark.parametrize("name", HIDDEN)
def test_what_no_reader_sees_is_no_evidence(name: str) -> None:
    text = read_text(HIDDEN[name], "application/pdf")
    assert isinstance(text, Text)
    assert text.body.startswith("The harbour office")
    assert "24 per cent more" not in text.body
    assert text.hidden


@pytest.mark.parametrize("name", SHOWN)
def test_what_a_reader_sees_is_evidence(name: str) -> None:
    text = read_text(SHOWN[name], "application/pdf")
    assert isinstance(text, Text)
    assert "24 per cent more" in text.body
