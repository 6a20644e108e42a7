"""Step 7: the fact-check memo as a Word file.

In: a `Memo`. Out: the bytes of the file.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Mapping, Sequence

from docx.document import Document
from docx.shared import Cm, Length, Pt

from citecheck.report.docx.copy import add_pieces, new_document
from citecheck.report.memo import Memo, Row
from citecheck.report.phrases import day
from citecheck.report.typography import Piece

_MARGIN = Cm(2.2)
_SMALL = Pt(9)
_TO_SIGN = "Signature ______________________________   Date ____________________"


def written(memo: Memo, at: dt.datetime | None, not_signed: str) -> bytes:
    """Return the memo as a Word file.

    Args:
        memo: what it says.
        at: the date that the file bears, None for none.
        not_signed: the sentence where nobody has signed.
    """
    document = new_document(f"Fact-check memo: {memo.title}", at)
    for section in document.sections:
        section.left_margin = section.right_margin = _MARGIN
        section.top_margin = section.bottom_margin = _MARGIN
    document.add_heading(f"Fact-check memo: {memo.title}", level=1)
    draft = f"{memo.path} (version {memo.digest}). {memo.read}"
    for line in (draft, f"{memo.counts}.", f"{memo.progress}.", memo.reader, memo.unverified):
        if line:
            document.add_paragraph(line)
    document.add_heading("Signed", level=2)
    _list(document, (f"{one.name}, {day(one.day)}: {one.did}" for one in memo.signed))
    if not memo.signed:
        document.add_paragraph(not_signed)
    document.add_paragraph(_TO_SIGN)
    document.add_heading(f"Stands open ({len(memo.open)})", level=2)
    for row in memo.open:
        _row(document, row)
    document.add_heading(f"Checked ({len(memo.settled)})", level=2)
    _table(
        document,
        {"Claim": Cm(8), "Held against": Cm(4.8), "Checked by": Cm(4)},
        [_cells(row) for row in memo.settled],
    )
    for heading, lines in (
        ("Changed since it was found", memo.changed),
        ("Corrections suggested", memo.suggested),
        ("Besides the claims", memo.other),
    ):
        if lines:
            document.add_heading(heading, level=2)
            _list(document, lines)
    document.add_heading("Sources", level=2)
    _table(
        document,
        {"Entry": Cm(1.6), "Source": Cm(10.2), "Read": Cm(5)},
        [
            tuple(
                map(
                    _plain,
                    (one.entries, "\n".join(dict.fromkeys((one.name, one.address))), one.read),
                )
            )
            for one in memo.sources
        ],
    )
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _row(document: Document, row: Row) -> None:
    head = document.add_paragraph()
    head.paragraph_format.keep_with_next = True
    head.paragraph_format.space_before = Pt(10)
    head.add_run(f"{row.outcome.capitalize()}, {row.place}. ").bold = True
    head.add_run("“")
    add_pieces(head, row.claim)
    head.add_run("” ")
    head.add_run(row.why)
    said = [f"{one.source}: “{one.passage}”" for one in row.held]
    said += [row.second_reader] if row.second_reader else []
    _list(document, [*said, f"Checked by {row.checked_by}", *row.decisions])


def _cells(row: Row) -> tuple[Sequence[Piece], ...]:
    outcome = "" if row.outcome == "supported" else f" ({row.outcome})"
    return (
        (*row.claim, Piece(text=f"{outcome}\n{row.place}")),
        _plain("\n".join(filter(None, (*(one.source for one in row.held), row.second_reader)))),
        _plain("\n".join((row.checked_by, *row.decisions))),
    )


def _plain(text: str) -> tuple[Piece, ...]:
    return (Piece(text=text),)


def _list(document: Document, lines: Iterable[str]) -> None:
    for line in lines:
        document.add_paragraph(line, style="List Bullet").paragraph_format.space_after = Pt(2)


def _table(
    document: Document,
    columns: Mapping[str, Length],
    rows: Sequence[Sequence[Sequence[Piece]]],
) -> None:
    """Add a table, its headings with their widths, or say that there is nothing to show."""
    if not rows:
        document.add_paragraph("Nothing.")
        return
    table = document.add_table(rows=1, cols=len(columns), style="Table Grid")
    table.autofit = False
    for cell, words in zip(table.rows[0].cells, columns, strict=True):
        cell.paragraphs[0].add_run(words).bold = True
    for row in rows:
        for cell, pieces in zip(table.add_row().cells, row, strict=True):
            for run in add_pieces(cell.paragraphs[0], pieces):
                run.font.size = _SMALL
    for column, width in zip(table.columns, columns.values(), strict=True):
        column.width = width
        for cell in column.cells:
            cell.width = width
