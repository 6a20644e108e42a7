"""Step 7: the author's own Word file, given back with a comment at each finding.

In: the bytes of the file, the draft as it was read, and the remarks. Out: the bytes of the file
with comments. The words are found again in the file's paragraphs, with or without the marks of
notes, which are no words there; where they are not (in a note, say), the remark hangs on the
nearest words that are, and quotes its own.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from citecheck.report.docx.runs import runs_at, words_of
from citecheck.report.margin_notes import Remark

AUTHOR = "citecheck"
INITIALS = "cc"
_Place = tuple[int, int, int]  # paragraph, start and end of the words in it


@dataclass(frozen=True, slots=True)
class Draft:
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


def annotated(data: bytes, draft: Draft, remarks: Sequence[Remark]) -> bytes:
    """Return the Word file `data` with `remarks` as comments.

    Raises:
        Exception: whatever python-docx raises on a damaged file; run it in a child.
    """
    document = docx.Document(io.BytesIO(data))
    margin = _Margin(document, draft)
    for remark in remarks:
        margin.hang(remark)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


class _Margin:
    """Where in the file the words of the draft stand; each search starts at the last find."""

    def __init__(self, document: Document, draft: Draft) -> None:
        self._document = document
        self._draft = draft
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
        index, start, end = place
        self._last = index
        offsets = self._words[index].offsets
        runs = runs_at(self._paragraphs[index], offsets[start], offsets[end - 1] + 1)
        self._document.add_comment(runs, text=remark.text, author=AUTHOR, initials=INITIALS)

    def _hang_nearby(self, remark: Remark) -> None:
        written = range(len(self._paragraphs))
        near = sorted(written, key=lambda index: abs(index - self._last))
        index = next((index for index in near if self._words[index].text.strip()), None)
        paragraph = self._document.add_paragraph("—") if index is None else self._paragraphs[index]
        words = words_of(paragraph)
        runs = runs_at(paragraph, words.offsets[0], words.offsets[-1] + 1)
        text = remark.text
        if remark.start is not None and remark.end is not None:
            text = f"About “{self._draft.words(remark.start, remark.end)}”:\n{text}"
        self._document.add_comment(runs, text=text, author=AUTHOR, initials=INITIALS)

    def _find(self, remark: Remark) -> _Place | None:
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
