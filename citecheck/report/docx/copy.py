"""Step 7: the draft as a fact-checker's line-by-line copy in Word.

In: a `Report` whose draft is no Word file. Out: a Word file with the draft's words, each fact
underlined by its kind and ticked, comments at the findings, and the table of sources.
"""

from __future__ import annotations

import datetime as dt
import io
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

import docx
from docx.document import Document
from docx.enum.text import WD_UNDERLINE
from docx.shared import RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run as DocxRun
from msgspec.structs import replace

from citecheck.model import BlockKind, FactKind, SourceState, Style
from citecheck.report import phrases, second_reader
from citecheck.report.annotated import LineByLine, Part, Run
from citecheck.report.causes import first_things
from citecheck.report.docx.comments import Comments
from citecheck.report.margin_notes import AUTHOR, Remark, read_at, remarks
from citecheck.report.sanitise import cut, inert, one_line
from citecheck.report.tick_marks import SIGNS, WORDS, Tick
from citecheck.report.typography import Piece
from citecheck.report.wire.documents import Report

_EPOCH = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)
_LOWEST_HEADING = 9
_LONGEST_TITLE = 255
_UNDERLINES = {
    FactKind.QUOTE: WD_UNDERLINE.WAVY,
    FactKind.FIGURE: WD_UNDERLINE.SINGLE,
    FactKind.DATE: WD_UNDERLINE.DOTTED,
    FactKind.NAME: WD_UNDERLINE.DASH,
}
_FONTS = {  # what a style is called of a font
    Style.EMPHASIS: "italic",
    Style.STRONG: "bold",
    Style.SUPERSCRIPT: "superscript",
    Style.SUBSCRIPT: "subscript",
}
_COLOURS = {
    Tick.HOLDS: RGBColor(0x2C, 0x66, 0x32),
    Tick.COARSER: RGBColor(0x75, 0x57, 0x00),
    Tick.OPEN: RGBColor(0x0B, 0x64, 0x70),
    Tick.MISSING: RGBColor(0x96, 0x40, 0x0B),
    Tick.WRONG: RGBColor(0xA6, 0x1B, 0x22),
    Tick.UNREAD: RGBColor(0x5F, 0x5C, 0x55),
}


def new_document(title: str, at: dt.datetime | None) -> Document:
    """Return an empty document of ours; `at` is when it is said to be made, None for no day."""
    document = docx.Document()
    properties = document.core_properties
    properties.title = cut(title, _LONGEST_TITLE)
    properties.author = properties.last_modified_by = AUTHOR
    properties.created = properties.modified = (at or _EPOCH).replace(tzinfo=None)
    return document


def line_by_line(report: Report, *, evidence: bool = False) -> bytes:
    """Return the copy as the bytes of a Word file, with `evidence` for what holds if wanted."""
    document = new_document(phrases.title(report.document), read_at(report))
    head = document.add_paragraph().add_run(phrases.headline(report))
    for line in first_things(report.problems):
        document.add_paragraph(line)
    document.add_paragraph(f"{phrases.outcome_counts(report)}. {phrases.not_verified(report)}")
    if told := second_reader.account(report):
        document.add_paragraph(told)
    document.add_paragraph("   ".join(f"{SIGNS[tick]} {words}" for tick, words in WORDS.items()))
    written = [item for part in LineByLine(report).parts() for item in _part(document, part)]
    comments = Comments(document, read_at(report))
    for remark in remarks(report, evidence=evidence):
        comments.add(_at(written, remark) or [head], remark.text)
    _sources(document, report)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _part(document: Document, part: Part) -> Iterator[tuple[int, DocxRun]]:
    """Add a block of the draft; yield each of its runs with its offset in the draft."""
    if part.kind is BlockKind.HEADING:
        paragraph = document.add_heading(level=min(_LOWEST_HEADING, max(1, part.level or 1)))
    elif part.kind is BlockKind.LIST_ITEM:
        paragraph = document.add_paragraph(style="List Bullet")
    else:
        paragraph = document.add_paragraph()
    for stretch in part.stretches:
        for run in stretch.runs:
            yield from _run(paragraph, run)


def add_pieces(paragraph: Paragraph, pieces: Iterable[Piece]) -> list[DocxRun]:
    """Add words to a paragraph in the type in which the draft sets them, a run a piece."""
    added = []
    for piece in pieces:
        run = paragraph.add_run(piece.text)
        for style in piece.styles:
            setattr(run.font, _FONTS[style], True)
        added.append(run)
    return added


def _run(paragraph: Paragraph, run: Run) -> Iterator[tuple[int, DocxRun]]:
    """Add the words of `run`, underlined as their innermost fact, ticked where one ends."""
    shown = (replace(one, text=inert(one.text).replace("\n", " ")) for one in run.pieces)
    start = run.start
    for added in add_pieces(paragraph, shown):
        if run.facts:
            added.underline = _UNDERLINES[run.facts[-1].fact.kind]
        yield start, added
        start += len(added.text)
    for item in reversed(run.facts):
        if item.closes:
            tick = paragraph.add_run(SIGNS[item.tick])
            tick.font.superscript = True
            tick.font.color.rgb = _COLOURS[item.tick]


def _at(written: list[tuple[int, DocxRun]], remark: Remark) -> list[DocxRun]:
    """Return the runs that hold the words of `remark`."""
    if remark.start is None or remark.end is None:
        return []
    first = bisect_right(written, remark.start, key=lambda item: item[0]) - 1
    last = bisect_left(written, max(remark.end, remark.start + 1), key=lambda item: item[0])
    return [run for _, run in written[max(0, first) : last]]


def _sources(document: Document, report: Report) -> None:
    """Add the table of sources, with what became of each."""
    document.add_heading("Sources", level=1)
    table = document.add_table(rows=1, cols=3, style="Table Grid")
    for cell, words in zip(table.rows[0].cells, ("Entry", "Source", "State"), strict=True):
        cell.text = words
    sources = {source.key: source for source in report.sources}
    for reference in report.references:
        source = sources.get(reference.source or "")
        remark = phrases.remark(source)
        reason = f": {one_line(remark)}" if remark else ""
        cells = table.add_row().cells
        cells[0].text = one_line(reference.label or "")
        cells[1].text = one_line(reference.text)
        cells[2].text = phrases.STATE_WORDS[source.state if source else SourceState.NONE] + reason
