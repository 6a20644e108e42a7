"""Step 7: the author's own Word file, given back with a comment at each finding.

In: the bytes of the file, the draft's text as it was read, and the remarks. Out: the bytes of the
file with comments. The words are found again in the file's paragraphs; where they are not (a note,
a text box), the remark hangs on the nearest words that are, and quotes its own.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from citecheck.report.docx_runs import runs_at, words_of
from citecheck.report.remarks import Remark

AUTHOR = "citecheck"
INITIALS = "cc"
_MARK = re.compile(r"\[[^\]\s]{1,12}\]|[⁰¹²³⁴-⁹]+|\s{2,}|\n")
"""What stands in the draft's text and perhaps not in the file's: marks of notes, white space."""


def annotated(data: bytes, text: str, remarks: Sequence[Remark]) -> bytes:
    """Return the Word file `data` with `remarks` as comments.

    Raises:
        Exception: whatever python-docx raises on a damaged file; run it in a child.
    """
    document = docx.Document(io.BytesIO(data))
    margin = _Margin(document, text)
    for remark in remarks:
        margin.hang(remark)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


class _Margin:
    """Where in the file the words of the draft stand; each search starts at the last find."""

    def __init__(self, document: Document, text: str) -> None:
        self._document = document
        self._text = text
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
        quoted = self._slice(remark.start, remark.end)
        text = f"About “{quoted}”:\n{remark.text}" if quoted else remark.text
        self._document.add_comment(runs, text=text, author=AUTHOR, initials=INITIALS)

    def _find(self, remark: Remark) -> tuple[int, int, int] | None:
        """Return paragraph, start and end of the remark's words, or of its claim's."""
        if remark.start is None:
            return None
        words = self._slice(remark.start, remark.end)
        if remark.claim is None:
            return self._find_words(words)
        around = self._find_words(self._slice(*remark.claim))
        if around is None:
            return self._find_words(words)
        index, start, _ = around
        inside = self._words[index].text.find(words, start) if words else -1
        return around if inside < 0 else (index, inside, inside + len(words))

    def _find_words(self, words: str) -> tuple[int, int, int] | None:
        """Return where `words`, or the longest piece of them between marks, stand."""
        pieces = sorted(filter(None, map(str.strip, _MARK.split(words))), key=len, reverse=True)
        for piece in [words, *pieces[:1]]:
            for index in (*range(self._last, len(self._words)), *range(self._last)):
                at = self._words[index].text.find(piece) if piece else -1
                if at >= 0:
                    return index, at, at + len(piece)
        return None

    def _slice(self, start: int | None, end: int | None) -> str:
        return "" if start is None else " ".join(self._text[start:end].split())
