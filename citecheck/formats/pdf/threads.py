"""The conversations in the notes of a PDF: ours, and what people answered or set them to.

In: pages of an open PDF. Out: a `Thread` a note of ours that came to anything. Answers are notes in
reply to it and its status, as Acrobat and others write them, and that a note of ours is gone while
others stand. Words typed into our own note are not told from it. Source: ISO 32000-1, 12.5.6.2 to
12.5.6.4 (``IRT``, ``State``).
"""

from __future__ import annotations

import ctypes
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

import pypdfium2 as pdfium
from msgspec import Struct
from pypdfium2 import raw

from citecheck.formats.threads import Reply, State, Thread
from citecheck.lazy_regex import regex

OURS = "citecheck"
"""Who signs the notes that are ours."""

LISTED = "CitecheckNotes"
"""The key of our summary under which the names of all our notes stand, a line each."""

_MOST_ON_PAGE = 5_000
_LONGEST = 200_000  # bytes of one text
_DATE = regex(r"D:(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?(?:Z|([+-])(\d\d)'?(\d\d))?")
_STATES = {
    "Accepted": State.ACCEPTED,
    "Rejected": State.REJECTED,
    "Completed": State.DONE,
    "Cancelled": State.DONE,
}


class Note(Struct, frozen=True, kw_only=True):
    """An annotation with words; `answers` is the index on its page of the one it replies to."""

    index: int
    name: str
    text: str
    by: str
    at: dt.datetime | None
    answers: int | None
    state: str
    listed: tuple[str, ...]


def read_threads(body: bytes) -> tuple[Thread, ...]:
    """Return our notes that came to anything, page by page.

    Raises:
        PdfiumError: it is damaged or needs a password.
    """
    document = pdfium.PdfDocument(body)
    pages = []
    for number in range(len(document)):
        try:
            page = document[number]
        except pdfium.PdfiumError:  # as for the words: one damaged page does not spoil the others
            continue
        pages.append(notes_of(page))
        page.close()
    return threads_of(pages, _saved(document))


def notes_of(page: pdfium.PdfPage) -> tuple[Note, ...]:
    """Return the notes of a page; nothing if none of ours is on it."""
    count = min(raw.FPDFPage_GetAnnotCount(page.raw), _MOST_ON_PAGE)
    notes = tuple(_notes(page, count)) if count > 0 else ()
    return notes if any(note.by == OURS for note in notes) else ()


def threads_of(
    pages: Iterable[Sequence[Note]], saved: dt.datetime | None = None
) -> tuple[Thread, ...]:
    """Return the threads among the notes of each page; `saved` is when the file was last."""
    found: list[Thread] = []
    there: set[str] = set()
    listed: list[str] = []
    ours = 0
    for notes in pages:
        by_index = {note.index: note for note in notes}
        answers: dict[int, list[Note]] = {}
        for note in notes:
            head = _head(note, by_index)
            if head is not None and head.by == OURS and note.answers is not None:
                answers.setdefault(head.index, []).append(note)
        there |= {note.name for note in notes}  # whoever signs it by now
        for note in notes:
            if note.by == OURS and note.answers is None:
                ours += 1
                listed += note.listed
                replies = tuple(_replies(answers.get(note.index, ())))
                found.append(Thread(text=note.text, name=note.name, replies=replies))
    gone = [name for name in listed if name not in there] if ours > 1 else []
    found += [Thread(text="", name=name, is_deleted=True, closed_at=saved) for name in gone]
    return tuple(found)


def _head(note: Note, by_index: Mapping[int, Note]) -> Note | None:
    """Return the note that a chain of replies began with; None for a chain without end."""
    for _ in range(len(by_index)):
        if note.answers is None:
            return note
        above = by_index.get(note.answers)
        if above is None:
            return None
        note = above
    return None


def _replies(notes: Sequence[Note]) -> Iterator[Reply]:
    """Yield what was answered in words, and the last state that each person set."""
    states: dict[str, Note] = {}
    for note in sorted(notes, key=lambda note: note.at.timestamp() if note.at else 0):
        if note.state:
            states[note.by] = note
        elif note.by != OURS:
            yield Reply(by=note.by, text=note.text, at=note.at)
    for by, note in states.items():
        state = _STATES.get(note.state)
        if state is not None:
            yield Reply(by=by, text="", at=note.at, state=state)


def _notes(page: pdfium.PdfPage, count: int) -> Iterator[Note]:
    for index in range(count):
        annotation = raw.FPDFPage_GetAnnot(page.raw, index)
        if not annotation:
            continue
        if raw.FPDFAnnot_GetSubtype(annotation) not in (raw.FPDF_ANNOT_POPUP, raw.FPDF_ANNOT_LINK):
            yield Note(
                index=index,
                name=_text(annotation, "NM"),
                text=_text(annotation, "Contents"),
                by=_text(annotation, "T"),
                at=moment(_text(annotation, "M") or _text(annotation, "CreationDate")),
                answers=_answered(page, annotation),
                state=_text(annotation, "State"),
                listed=tuple(_text(annotation, LISTED).splitlines()),
            )
        raw.FPDFPage_CloseAnnot(annotation)


def _answered(page: pdfium.PdfPage, annotation: raw.FPDF_ANNOTATION) -> int | None:
    """Return the index of the note that one replies to, -1 where it is on no page."""
    above = raw.FPDFAnnot_GetLinkedAnnot(annotation, b"IRT")
    if not above:
        return None
    index = raw.FPDFPage_GetAnnotIndex(page.raw, above)
    raw.FPDFPage_CloseAnnot(above)
    return int(index)


def _text(annotation: raw.FPDF_ANNOTATION, key: str) -> str:
    length = raw.FPDFAnnot_GetStringValue(annotation, key.encode(), None, 0)
    if not 2 < length <= _LONGEST:
        return ""
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    raw.FPDFAnnot_GetStringValue(annotation, key.encode(), buffer, length)
    text = bytes(buffer)[: length - 2].decode("utf-16-le", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _saved(document: pdfium.PdfDocument) -> dt.datetime | None:
    return moment(document.get_metadata_value("ModDate"))


def moment(text: str) -> dt.datetime | None:
    """Return a date of the file in UTC; one without a zone is taken for UTC."""
    found = _DATE.match(text)
    if found is None:
        return None
    year, month, day, hour, minute, second = (int(found[number] or 0) for number in range(1, 7))
    shift = dt.timedelta(hours=int(found[8] or 0), minutes=int(found[9] or 0))
    try:
        local = dt.datetime(year, month, day, hour, minute, second, tzinfo=dt.UTC)
        return local + shift if found[7] == "-" else local - shift
    except (ValueError, OverflowError):
        return None
