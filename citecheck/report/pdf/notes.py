"""Step 7: the author's own PDF, given back with a highlight and a note at each finding.

In: the bytes of the file, and what is to be said of it. Out: the file with annotations added behind
its own bytes, which stay as they are. Source: ISO 32000-1, 12.5.6.10 (text markup annotations).
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator, Sequence
from typing import cast

import pypdfium2 as pdfium
from msgspec import Struct
from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NullObject,
    NumberObject,
    PdfObject,
    TextStringObject,
)

from citecheck.model import Outcome
from citecheck.report.margin_notes import ABOUT, AUTHOR, Remark
from citecheck.report.pdf.letters import Box, Letters

LISTED = "/CitecheckNotes"
"""The key of the summary under which the names of all notes stand: so a deleted one is missed."""

_SUMMARY = "citecheck-summary"
_PRINTED = 4  # ISO 32000-1, table 165: shown on paper
_FIXED = 4 + 8 + 16  # and neither zoomed nor turned with the page
_SIGN = 20.0  # points, of the sign of a note without words
_WRONG, _OPEN, _HOLDS = (1.0, 0.72, 0.68), (1.0, 0.93, 0.55), (0.76, 0.93, 0.74)
_COLOURS = {
    Outcome.CONTRADICTED: _WRONG,
    Outcome.ALTERED: _WRONG,
    Outcome.NOT_FOUND: _WRONG,
    Outcome.SUPPORTED: _HOLDS,
}


class Marked(Struct, frozen=True, kw_only=True):
    """A remark with its words, some that stand before them, and the page (from 0), if known."""

    remark: Remark
    words: str
    before: str
    page: int | None


class _Made(Struct, frozen=True):
    """An annotation, and what it is called: the names of the remarks in it."""

    name: str
    note: DictionaryObject


class Notes(Struct, frozen=True, kw_only=True):
    """What is written into the file: `summary` on the first page; `at` is the date of all."""

    marked: tuple[Marked, ...]
    summary: str
    at: dt.datetime | None = None


def annotated(data: bytes, notes: Notes) -> bytes:
    """Return the PDF `data` with `notes` in it.

    Raises:
        Exception: whatever pdfium or pypdf raise on a damaged file; run it in a child.
    """
    pages = list(_annotations(data, notes))
    reader = PdfReader(io.BytesIO(data))
    if reader.is_encrypted or not _adds_to(data):
        reader.decrypt("")
        return _written(PdfWriter(clone_from=reader), pages)
    adding = PdfWriter(io.BytesIO(data), incremental=True)
    # pypdf 7.1 gives the number of its last table away again, and then reads the table there
    adding._add_object(NullObject())  # noqa: SLF001 - nothing public makes an object without a use
    made = _written(adding, pages)
    if len(pdfium.PdfDocument(made)) == len(pages):
        return made
    return _written(PdfWriter(clone_from=reader), pages)


def annotated_anew(data: bytes, notes: Notes) -> bytes:
    """Return the same of a file that is damaged: written anew by pdfium first.

    Raises:
        Exception: as for `annotated`.
    """
    out = io.BytesIO()
    pdfium.PdfDocument(data).save(out)
    return annotated(out.getvalue(), notes)


def _adds_to(data: bytes) -> bool:
    """Whether the file ends as it should, so that something may be added behind it."""
    return b"%%EOF" in data[-1024:]


def _written(writer: PdfWriter, pages: Sequence[Sequence[_Made]]) -> bytes:
    kept = [name for page in writer.pages for name in _drop_ours(page)]
    new = [one.name for page in pages for one in page]
    listed = TextStringObject("\n".join(dict.fromkeys([*kept, *new])))
    for page, added in zip(writer.pages, pages, strict=True):
        for one in added:
            one.note[NameObject("/NM")] = TextStringObject(one.name)
            if one.name == _SUMMARY:
                one.note[NameObject(LISTED)] = listed
            if one.name not in kept:
                writer.add_annotation(page, one.note)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _drop_ours(page: PageObject) -> list[str]:
    """Take away the notes of an earlier round; return the names of those that were answered.

    They stay, and a summary that was answered is no longer the one that lists all names.
    """
    there = page.get("/Annots", ArrayObject()).get_object()
    if not isinstance(there, ArrayObject):
        return []
    above = [_get(one, "/IRT") for one in there]
    ours = [one for one in there if str(_get(one, "/T")) == AUTHOR and _get(one, "/IRT") is None]
    answered = [one for one in ours if any(one.get_object() is other for other in above)]
    gone = [one.get_object() for one in ours if one not in answered]

    def stays(one: PdfObject) -> bool:
        own = (one.get_object(), _get(one, "/Parent"))  # a pop-up goes with its note
        return not any(it is other for it in own for other in gone)

    page[NameObject("/Annots")] = ArrayObject(filter(stays, there))
    for one in answered:
        cast("DictionaryObject", one.get_object()).pop(LISTED, None)
    names = [str(_get(one, "/NM")) for one in answered]
    return [name for name in names if name != _SUMMARY]


def _get(annotation: PdfObject, key: str) -> PdfObject | None:
    """Return the value of a key, None where there is none."""
    one = annotation.get_object()
    found = one.get(key) if isinstance(one, DictionaryObject) else None
    return None if found is None else found.get_object()


def _annotations(data: bytes, notes: Notes) -> Iterator[list[_Made]]:
    """Yield the annotations of each page."""
    letters = Letters(data)
    pages: list[list[_Made]] = [[] for _ in range(len(letters))]
    grouped: dict[tuple[Box, ...], list[Marked]] = {}
    lost: list[Marked] = []
    for one in notes.marked:
        boxes = tuple(_boxes(letters, one))
        if boxes:
            grouped.setdefault(boxes, []).append(one)
        else:
            lost.append(one)
    for boxes, together in grouped.items():
        name = " ".join(one.remark.name for one in together)
        text = "\n\n".join(one.remark.text for one in together)
        colour = _COLOURS.get(together[0].remark.outcome or Outcome.UNCLEAR, _OPEN)
        for page in sorted({box.page for box in boxes}):
            on_page = [box for box in boxes if box.page == page]
            pages[page].append(_Made(name, _highlight(on_page, text, colour, notes.at)))
    for page, name, text, place in _signs(data, notes.summary, lost):
        pages[page].append(_Made(name, _sign(place, text, notes.at)))
    yield from pages


def _boxes(letters: Letters, one: Marked) -> list[Box]:
    pages = range(len(letters)) if one.page is None else (one.page,)
    found = (letters.boxes(one.words, one.before, page) for page in pages if one.words)
    return next((boxes for boxes in found if boxes), [])


def _signs(
    data: bytes, summary: str, lost: Sequence[Marked]
) -> Iterator[tuple[int, str, str, tuple[float, float]]]:
    """Yield page, name, text and lower left corner of each note without words, down the edge."""
    document = pdfium.PdfDocument(data)
    texts: dict[int, list[tuple[str, str]]] = {0: [(_SUMMARY, summary)]}
    for one in lost:
        last = len(document) - 1
        about = f"\n{ABOUT}“{' '.join(one.words.split())}”." if one.words else ""
        texts.setdefault(min(one.page or 0, last), []).append(
            (one.remark.name, f"{one.remark.text}{about}")
        )
    for number, said in texts.items():
        page = document[number]
        box, turns = page.get_cropbox(), page.get_rotation() // 90
        for row, (name, text) in enumerate(said):
            yield number, name, text, _corner(box, turns, row)


def _corner(box: tuple[float, float, float, float], turns: int, row: int) -> tuple[float, float]:
    """Return the lower left corner of the sign in a `row` from the upper left one of the page.

    Args:
        box: left, bottom, right and top of the page, in its own coordinates.
        turns: by how many quarters, clockwise, the page is shown turned.
        row: from 0.
    """
    left, bottom, right, top = box
    along, across = _SIGN * (1.5 * row + 0.5), _SIGN / 2
    if turns == 1:
        return left + along, bottom + across
    if turns == 2:
        return right - across - _SIGN, bottom + along
    if turns == 3:
        return right - along - _SIGN, top - across - _SIGN
    return left + across, top - along - _SIGN


def _highlight(
    boxes: Sequence[Box], text: str, colour: tuple[float, float, float], at: dt.datetime | None
) -> DictionaryObject:
    corners = [
        number
        for box in boxes
        for number in (
            *(box.left, box.top, box.right, box.top),
            *(box.left, box.bottom, box.right, box.bottom),
        )
    ]
    around = (
        min(box.left for box in boxes),
        min(box.bottom for box in boxes),
        max(box.right for box in boxes),
        max(box.top for box in boxes),
    )
    made = _note("/Highlight", around, text, at)
    made[NameObject("/QuadPoints")] = _numbers(corners)
    made[NameObject("/C")] = _numbers(colour)
    made[NameObject("/F")] = NumberObject(_PRINTED)
    return made


def _sign(place: tuple[float, float], text: str, at: dt.datetime | None) -> DictionaryObject:
    left, bottom = place
    made = _note("/Text", (left, bottom, left + _SIGN, bottom + _SIGN), text, at)
    made[NameObject("/Name")] = NameObject("/Comment")
    made[NameObject("/C")] = _numbers(_OPEN)
    made[NameObject("/F")] = NumberObject(_FIXED)
    return made


def _note(
    kind: str, around: tuple[float, float, float, float], text: str, at: dt.datetime | None
) -> DictionaryObject:
    made = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject(kind),
            NameObject("/Rect"): _numbers(around),
            NameObject("/Contents"): TextStringObject(text),
            NameObject("/T"): TextStringObject(AUTHOR),
        }
    )
    if at is not None:
        made[NameObject("/M")] = TextStringObject(f"D:{at:%Y%m%d%H%M%S}Z")
    return made


def _numbers(numbers: Sequence[float]) -> ArrayObject:
    return ArrayObject(FloatObject(round(number, 3)) for number in numbers)
