"""Step 7: where words of the draft stand on the pages of its PDF.

In: the bytes of the file, and words of the draft with the page on which they begin. Out: boxes in
the page's own coordinates (points, y upwards), which a page that is shown turned does not change.
Only letters and digits are compared: hyphens at ends of lines, ligatures, accents and spaces are
written in many ways.
"""

from __future__ import annotations

import ctypes
import math
import unicodedata
from array import array
from collections.abc import Iterator, Sequence

import pypdfium2 as pdfium
from msgspec import Struct
from pypdfium2 import raw

_SHORTEST = 6  # letters, those before them included, that are no chance
_SHORTEST_HALF = 15  # letters by which the beginning of a claim that goes over a page is known
_SAME_LINE = 0.5  # heights of type


class Box(Struct, frozen=True, kw_only=True):
    """A stretch of one line on a page, counted from 0."""

    page: int
    left: float
    bottom: float
    right: float
    top: float


class _Page(Struct, frozen=True):
    """The letters of a page, and pdfium's index of the character that each belongs to."""

    letters: str
    indexes: array[int]


class Letters:
    """The letters of a PDF, page by page, read where they are looked for."""

    def __init__(self, data: bytes) -> None:
        """Open the file.

        Raises:
            pdfium.PdfiumError: it is damaged, or needs a password.
        """
        self._document = pdfium.PdfDocument(data)
        self._pages: dict[int, _Page] = {}
        self._texts: dict[int, pdfium.PdfTextPage] = {}

    def __len__(self) -> int:
        """Return the number of pages."""
        return len(self._document)

    def boxes(self, words: str, before: str, page: int) -> list[Box]:
        """Return where `words` stand on `page` or the next; none where they do not.

        Args:
            words: of the draft.
            before: what stands before them there: of many places it tells the right one.
            page: from 0, where they begin.
        """
        wanted, context = letters_of(words), letters_of(before)
        for number in (page, page + 1):
            if wanted and 0 <= number < len(self):
                found = self._find(number, wanted, context)
                if found is not None:
                    return list(self._lines(number, *found))
        return []

    def _find(self, number: int, wanted: str, context: str) -> tuple[int, int] | None:
        """Return the first and last letter on a page; the beginning alone if the end is not there.

        Few letters are found only behind some of their context.
        """
        text = self._page(number).letters
        for part in (wanted, wanted[: len(wanted) // 2]):
            if part is not wanted and len(part) < _SHORTEST_HALF:
                return None
            places = {
                at: _shared_end(text[max(0, at - len(context)) : at], context)
                for at in _places(text, part)
            }
            if places:
                at = max(places, key=lambda place: places[place])
                if len(part) + places[at] >= min(_SHORTEST, len(part) + len(context)):
                    return at, at + len(part)
        return None

    def _page(self, number: int) -> _Page:
        if number not in self._pages:
            letters: list[str] = []
            indexes = array("I")
            text = self._text(number)
            for index in range(raw.FPDFText_CountChars(text.raw)):
                for letter in letters_of(chr(raw.FPDFText_GetUnicode(text.raw, index))):
                    letters.append(letter)
                    indexes.append(index)
            self._pages[number] = _Page("".join(letters), indexes)
        return self._pages[number]

    def _text(self, number: int) -> pdfium.PdfTextPage:
        if number not in self._texts:
            page = self._document[number]
            page.set_rotation(0)  # words of a page that is shown turned keep their order
            self._texts[number] = page.get_textpage()
        return self._texts[number]

    def _lines(self, number: int, first: int, end: int) -> Iterator[Box]:
        """Yield the boxes of the letters from `first` to `end`, joined line by line."""
        handle = self._text(number).raw
        indexes = self._page(number).indexes
        line: list[tuple[float, float, float, float]] = []
        upright = True
        for index in range(indexes[first], indexes[end - 1] + 1):
            box = _box(handle, index)
            if box is None:
                continue
            turned = round(raw.FPDFText_GetCharAngle(handle, index) / (math.pi / 2)) % 2 == 1
            if line and (turned is upright or not _goes_on(line[-1], box, turned=turned)):
                yield _around(number, line)
                line = []
            upright = not turned
            line.append(box)
        if line:
            yield _around(number, line)


def letters_of(text: str) -> str:
    """Return the letters and digits of `text`, without accents and case."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(filter(str.isalnum, plain))


def _places(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def _shared_end(text: str, context: str) -> int:
    """Return how many letters at the end of the two are the same."""
    most = min(len(text), len(context))
    return next((n for n in range(most) if text[-1 - n] != context[-1 - n]), most)


def _box(handle: raw.FPDF_TEXTPAGE, index: int) -> tuple[float, float, float, float] | None:
    """Return left, bottom, right and top of a character; None where it shows nothing."""
    rectangle = raw.FS_RECTF()
    if not raw.FPDFText_GetLooseCharBox(handle, index, ctypes.byref(rectangle)):
        return None
    box = (rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
    return box if box[2] > box[0] and box[3] > box[1] else None


def _goes_on(
    last: tuple[float, float, float, float],
    box: tuple[float, float, float, float],
    *,
    turned: bool,
) -> bool:
    """Whether a character stands on the line of the last; `turned`: lines run up or down."""
    low, high = (0, 2) if turned else (1, 3)
    size = max(last[high] - last[low], box[high] - box[low])
    apart = abs((last[low] + last[high]) - (box[low] + box[high])) / 2
    return apart < _SAME_LINE * size


def _around(page: int, boxes: Sequence[tuple[float, float, float, float]]) -> Box:
    return Box(
        page=page,
        left=min(box[0] for box in boxes),
        bottom=min(box[1] for box in boxes),
        right=max(box[2] for box in boxes),
        top=max(box[3] for box in boxes),
    )
