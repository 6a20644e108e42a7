"""Scanned pages for tests: words printed, photographed, and put into a PDF as pictures."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pypdfium2
from fpdf import FPDF

FREIGHT = (
    "The harbour of Norhavn handled 1.8 million tonnes of freight in 2025, the port authority "
    "says in its yearly review. The number of ships fell to 1,240, as larger vessels now call at "
    "the quay and carry more on each voyage."
)
REVIEW = (
    "Yearly review of the port of Norhavn",
    FREIGHT,
    "The mayor, Ingrid Dahl, opened the second quay on 14 March 2026.",
)
CLAIMS = (
    "The harbour of Norhavn handled 1.8 million tonnes of freight in 2025 [1]. The number of "
    "ships fell to 1,284 [1]."
)
DRAFT = (
    "Harbour",
    CLAIMS,
    "References",
    "[1] Port authority. Yearly review. 2026. https://port.example/review",
)


def printed(paragraphs: Sequence[str]) -> bytes:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=12)
    for words in paragraphs:
        pdf.multi_cell(0, 7, words)
        pdf.ln(4)
    return bytes(pdf.output())


def photographed(paragraphs: Sequence[str], form: str = "PNG") -> bytes:
    picture = io.BytesIO()
    page = pypdfium2.PdfDocument(printed(paragraphs))[0]
    page.render(scale=2).to_pil().convert("L").save(picture, form)
    return picture.getvalue()


def scanned(*pages: Sequence[str], before: str = "") -> bytes:
    """Return a PDF with these pages as pictures, behind a page with the words `before`."""
    pdf = FPDF()
    if before:
        pdf.add_page()
        pdf.set_font("Helvetica", size=12)
        pdf.multi_cell(0, 7, before)
    for paragraphs in pages:
        pdf.add_page()
        pdf.image(io.BytesIO(photographed(paragraphs, "JPEG")), 0, 0, 210, 297)
    return bytes(pdf.output())
