"""A page of a PDF, read once: its lines in reading order, what is drawn on it, its tables."""

from __future__ import annotations

from collections.abc import Sequence

import pypdfium2 as pdfium

from citecheck.formats import recognition
from citecheck.formats.pdf.layout.aligned import aligned_tables
from citecheck.formats.pdf.layout.columns import in_reading_order
from citecheck.formats.pdf.layout.drawing import Drawing
from citecheck.formats.pdf.layout.lines import Line, lines_of
from citecheck.formats.pdf.layout.painting import drawing_of
from citecheck.formats.pdf.layout.ruled import ruled_tables
from citecheck.formats.pdf.layout.scanned import is_scan, lines_of_scan
from citecheck.formats.pdf.layout.tables import Table


def read_page(page: pdfium.PdfPage, number: int) -> tuple[list[Line], Drawing]:
    """Return what a reader sees on a page (`number` from 0): its lines, in reading order.

    A page that its file shows turned is read as it is drawn: whoever reads turns it back.
    """
    rotation = page.get_rotation()
    if rotation:
        page.set_rotation(0)
    drawing = drawing_of(page)
    drawing.sideways = rotation % 180 != 0
    lines = in_reading_order(lines_of(page, number, drawing))
    if is_scan(page, lines, drawing):
        if recognition.may_read():
            return lines_of_scan(page, number, rotation), drawing
        drawing.is_unread = True
    return lines, drawing


def tables_of(lines: Sequence[Line], drawing: Drawing) -> list[Table]:
    """Return the tables among the lines of a page: those in grids first, then the others."""
    if drawing.turned:  # its rules are not where its words are
        return list(aligned_tables(lines, []))
    tables = list(ruled_tables(lines, drawing))
    taken = {id(line) for table in tables for line in table.lines}
    free = [line for line in lines if id(line) not in taken]
    return [*tables, *aligned_tables(free, drawing.flat)]
