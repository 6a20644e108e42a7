"""The characters of a page of a PDF: where each stands, how it is turned, in what font and colour.

pdfium is asked, of many at once where many are wanted (`look_at`): a box for every character would
cost more than reading the text. Coordinates are points, y upwards from the foot of the page.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterable
from itertools import repeat
from typing import Any

import numpy as np
from pypdfium2 import raw

from citecheck.formats.pdf.layout import asked
from citecheck.formats.pdf.layout.asked import bare
from citecheck.lazy_regex import regex

_ROTATED = 0.1  # radians
_BOLD_NAME = regex(rb"bold|black|heavy|semibold|-medi\b|cmbx|[-,]b\b", re.IGNORECASE)
_BOLD_WEIGHT = 600

_CODE = bare(raw.FPDFText_GetUnicode)
_BOX = bare(raw.FPDFText_GetLooseCharBox)
_ORIGIN = bare(raw.FPDFText_GetCharOrigin)
_COLOUR = bare(raw.FPDFText_GetFillColor)
_INK = bare(raw.FPDFText_GetCharBox)
_ANGLE = bare(raw.FPDFText_GetCharAngle)
_OBJECT = bare(raw.FPDFText_GetTextObject)
_FONT = bare(raw.FPDFTextObj_GetFont)

Box = tuple[float, float, float, float]
"""Left, bottom, right and top."""


class Characters:
    """The characters of one page, by pdfium's indexes."""

    def __init__(self, handle: raw.FPDF_TEXTPAGE) -> None:
        self._handle = handle
        address = asked.address_of(handle)
        self._page = repeat(address)
        self._x, self._y, self._box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
        self._given = (address, *map(ctypes.addressof, (self._x, self._y, self._box)))
        self._heavy: dict[int, bool] = {}  # by address of the font

    def text(self) -> str:
        """Return the page's characters, one for each index."""
        count = raw.FPDFText_CountChars(self._handle)
        if count <= 0:
            return ""
        buffer = (ctypes.c_ushort * (count + 1))()
        written = raw.FPDFText_GetText(self._handle, 0, count, buffer)
        text = bytes(buffer)[: 2 * (written - 1)].decode("utf-16-le", "surrogatepass")
        if len(text) == count:
            return text
        codes = map(_CODE, self._page, range(count))
        return "".join([chr(code) if 0 <= code < 0x110000 else " " for code in codes])

    def between(self, first: int, end: int) -> str:
        """Return the characters from `first` to before `end`."""
        return "".join(map(chr, map(_CODE, self._page, range(first, end))))

    def at(self, index: int) -> tuple[float, float, float]:
        """Return left edge, baseline and height of the type of a character."""
        page, x, y, box = self._given
        _ORIGIN(page, index, x, y)
        _BOX(page, index, box)
        return self._box.left, self._y.value, self._box.top - self._box.bottom

    def right(self, index: int) -> float:
        """Return the right edge of a character."""
        page, _, _, box = self._given
        _BOX(page, index, box)
        return float(self._box.right)

    def all_at(self, indices: asked.Whole) -> asked.Numbers:
        """Return left edges, baselines and heights of the type of characters."""
        left, bottom, _, top = self.boxes(indices)
        return np.array((left, self.origins(indices)[1], top - bottom))

    def rights(self, indices: asked.Whole) -> asked.Numbers:
        """Return the right edges of characters."""
        right: asked.Numbers = self.boxes(indices)[2]
        return right

    def boxes(self, indices: asked.Whole) -> asked.Numbers:
        """Return lefts, bottoms, rights and tops of characters, as high as their type."""
        left, top, right, bottom = self._asked(np.float32, (4,), _BOX, indices)
        return np.array((left, bottom, right, top))

    def origins(self, indices: asked.Whole) -> asked.Numbers:
        """Return where characters begin, and their baselines."""
        return np.array(self._asked(np.float64, (1, 1), _ORIGIN, indices))

    def object(self, index: int) -> int:
        """Return the address of the text object that holds a character, 0 for none."""
        return int(_OBJECT(self._given[0], index))

    def objects(self, indices: asked.Whole) -> asked.Whole:
        """Return the addresses of the text objects that hold characters, 0 for none."""
        return np.fromiter(map(_OBJECT, self._page, indices.tolist()), np.int64, indices.size)

    def colour(self, index: int) -> tuple[int, int, int, int]:
        """Return red, green, blue and opacity, each of 255, of a character in an object."""
        channels = red, green, blue, alpha = [ctypes.c_uint() for _ in range(4)]
        _COLOUR(self._given[0], index, *map(ctypes.byref, channels))
        return red.value, green.value, blue.value, alpha.value

    def colours(self, indices: asked.Whole) -> asked.Whole:
        """Return reds, greens, blues and opacities, each of 255, of characters in objects."""
        return np.array(self._asked(np.uint32, (1, 1, 1, 1), _COLOUR, indices))

    def turns(self, indices: Iterable[int]) -> list[int | None]:
        """Return by how many quarters of a turn, counter-clockwise, characters are turned.

        None where one is slanted. pdfium counts its angles clockwise.
        """
        angles = map(_ANGLE, self._page, indices)
        return [_quarters(-angle) if angle else 0 for angle in angles]

    def is_upright(self, index: int) -> bool:
        """Whether a character stands upright on its page."""
        return self.turns((index,)) == [0]

    def ink(self, first: int, end: int) -> Box:
        """Return left, bottom, right and top of what the characters print."""
        sides = left, right, bottom, top = [ctypes.c_double() for _ in range(4)]
        given = list(map(ctypes.addressof, sides))
        boxes = [
            (left.value, bottom.value, right.value, top.value)
            for index in range(first, end)
            if _INK(self._given[0], index, *given)
        ]
        lefts, bottoms, rights, tops = zip(*boxes, strict=True) if boxes else ((0.0,),) * 4
        return min(lefts), min(bottoms), max(rights), max(tops)

    def is_bold(self, index: int) -> bool:
        """Whether a character is set in a heavy font, by its weight or its name."""
        item = self.object(index)
        font = _FONT(item) if item else 0
        if font not in self._heavy:
            self._heavy[font] = self._is_heavy(index)
        return self._heavy[font]

    def _is_heavy(self, index: int) -> bool:
        if raw.FPDFText_GetFontWeight(self._handle, index) >= _BOLD_WEIGHT:
            return True
        name, flags = ctypes.create_string_buffer(64), ctypes.c_int()
        raw.FPDFText_GetFontInfo(self._handle, index, name, 64, flags)
        return bool(_BOLD_NAME.search(name.raw))

    def _asked(
        self, kind: type, places: tuple[int, ...], question: asked.Question, indices: asked.Whole
    ) -> Any:  # noqa: ANN401 - numbers of that kind
        given = self._page, indices.tolist()
        return asked.written(kind, places, question, *given, count=indices.size)


def _quarters(angle: float) -> int | None:
    """Return the quarters of a turn in an angle (radians), None where it is no such turn."""
    turns = round(angle / (math.pi / 2))
    return turns % 4 if abs(angle - turns * math.pi / 2) <= _ROTATED else None
