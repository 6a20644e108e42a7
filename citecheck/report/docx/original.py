"""Step 7: the author's own Word file, given back with a comment at each finding.

In: the bytes of the file, the draft as it was read, and what is to be said of it. Out: the bytes of
the file with comments and suggested changes. The words are found again in the file's paragraphs,
with or without the marks of notes, which are no words there; where they are not (in a note, say),
the remark hangs on the nearest words that are, and quotes its own.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from msgspec import Struct

from citecheck.report.corrections import Correction
from citecheck.report.docx.comments import Comments
from citecheck.report.docx.revisions import Revisions
from citecheck.report.docx.runs import runs_at, words_of
from citecheck.report.margin_notes import ABOUT, Remark

_Place = tuple[int, int, int]  # paragraph, start and end of the words in it


class Draft(Struct, frozen=True):
    """The draft's text, and where marks of notes and citations stand in it, in order."""

    text: str
    marks: tuple[tuple[int, int], ...]

    def words(self, start: int, end: int) -> str:
        """Return the words from `start` to `end` as a paragraph of the file would have them."""
        return " ".join(self.text[start:end].split())

    def pieces(self, start: int, end: int) -> list[str]:
        """Return the words from `start` to `end` that lie between marks, piece by piece.

        Pieces without a letter or digit are left out: they would be found anywhere.
        """
        inside = [mark for mark in self.marks if start < mark[1] and mark[0] < end]
        edges = [start, *(edge for mark in inside for edge in mark), end]
        pieces = map(self.words, edges[::2], edges[1::2])
        return [words for words in pieces if any(map(str.isalnum, words))]


class Notes(Struct, frozen=True, kw_only=True):
    """What is written into the file; `summary` stands on top, `at` is the date of all."""

    remarks: tuple[Remark, ...]
    corrections: tuple[Correction, ...] = ()
    summary: str = ""
    at: dt.datetime | None = None


def annotated(data: bytes, draft: Draft, notes: Notes) -> bytes:
    """Return the Word file `data` with `notes` in it.

    Raises:
        Exception: whatever python-docx raises on a damaged file; run it in a child.
    """
    document = docx.Document(io.BytesIO(data))
    margin = _Margin(document, draft, notes.at)
    if notes.summary:
        margin.hang_on_top(notes.summary)
    for remark in notes.remarks:
        margin.hang(remark)
    margin.correct(notes.corrections)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


class _Margin:
    """Where in the file the words of the draft stand; each search starts at the last find."""

    def __init__(self, document: Document, draft: Draft, at: dt.datetime | None) -> None:
        self._document = document
        self._draft = draft
        self._comments = Comments(document, at)
        self._revisions = Revisions(document, at)
        body = document.element.body.iter(qn("w:p"))
        self._paragraphs = [Paragraph(element, document) for element in body]
        self._words = [words_of(paragraph) for paragraph in self._paragraphs]
        self._last = 0

    def hang(self, remark: Remark) -> None:
        """Add `remark` as a comment at its words."""
        place = self._find(remark)
        if place is None:
            self._hang_nearby(remark)
            return
        self._last = place[0]
        self._comments.add(self._runs(place), remark.text)

    def hang_on_top(self, text: str) -> None:
        """Add a comment on the first words of the file."""
        self._comments.add(self._first_runs(range(len(self._paragraphs))), text)

    def correct(self, corrections: Sequence[Correction]) -> None:
        """Suggest `corrections`, which follow one another in the draft.

        The last comes first: each changes what stands behind it in its paragraph.
        """
        places = []
        for one in corrections:
            place = self._find(one)
            if place is not None:
                self._last = place[0]
                places.append((place, one.text))
        for place, text in sorted(places, reverse=True):
            self._revisions.replace(self._runs(place), text)

    def _runs(self, place: _Place) -> list[Run]:
        index, start, end = place
        offsets = self._words[index].offsets
        return runs_at(self._paragraphs[index], offsets[start], offsets[end - 1] + 1)

    def _first_runs(self, order: Sequence[int]) -> list[Run]:
        """Return the words of the first of `order` that has any; an empty run where none has."""
        index = next((index for index in order if self._words[index].text.strip()), None)
        if index is None:  # a file of pictures and notes
            first = self._paragraphs[0] if self._paragraphs else self._document.add_paragraph()
            return [first.add_run()]
        paragraph, words = self._paragraphs[index], self._words[index]
        return runs_at(paragraph, words.offsets[0], words.offsets[-1] + 1)

    def _hang_nearby(self, remark: Remark) -> None:
        written = range(len(self._paragraphs))
        near = sorted(written, key=lambda index: abs(index - self._last))
        text = remark.text
        if remark.start is not None and remark.end is not None:
            text += f"\n{ABOUT}“{self._draft.words(remark.start, remark.end)}”."
        self._comments.add(self._first_runs(near), text)

    def _find(self, remark: Remark | Correction) -> _Place | None:
        """Return where the remark's words stand: within its claim, if that is found."""
        if remark.start is None or remark.end is None:
            return None
        order = [*range(self._last, len(self._words)), *range(self._last)]
        claim = self._first(order, *remark.claim) if remark.claim else None
        if claim is None:
            return self._first(order, remark.start, remark.end)
        index, start, _ = claim
        inside = self._within(index, remark.start, remark.end, after=start)
        return claim if inside is None else (index, *inside)

    def _first(self, order: Sequence[int], start: int, end: int) -> _Place | None:
        """Return the first paragraph of `order` that holds the draft's words, and where."""
        for index in order:
            inside = self._within(index, start, end)
            if inside is not None:
                return index, *inside
        return None

    def _within(self, index: int, start: int, end: int, after: int = 0) -> tuple[int, int] | None:
        """Return where a paragraph holds the draft's words, whole or piece after piece."""
        text, whole = self._words[index].text, self._draft.words(start, end)
        at = text.find(whole, after) if whole else -1
        if at >= 0:
            return at, at + len(whole)
        places = []
        for piece in self._draft.pieces(start, end):
            at = text.find(piece, after)
            if at < 0:
                return None
            after = at + len(piece)
            places.append((at, after))
        return (places[0][0], places[-1][1]) if places else None
