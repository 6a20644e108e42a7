"""Character recognition: a picture → the lines of words that stand on it, and how sure that is.

The only file that knows rapidocr, whose models come in its package (extra `ocr`). A reader uses it
where `allowed` says so: it takes far more time and memory than any parser, so a file is first read
without it, and once more with it where that left pictures unread.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from typing import Any

from msgspec import Struct

VERSION = "ocr1"  # of what is made of a picture; kept texts of another one are made anew
MOST_PICTURES = 20
"""Of one file; more would take minutes."""
CPU_SECONDS = 8.0 * MOST_PICTURES
"""A page of 45 lines takes 6 s, a third of that where it has few (x86-64, 2026-11-28)."""
MEGABYTES = 4000
"""Address space: at 144 dots an inch it takes 1,700."""
MOST_PIXELS = 8_000_000
"""Of one picture; larger ones are read smaller."""
_SURE = 0.5  # confidence from which a line counts as read; rapidocr's own threshold


class SeenLine(Struct, frozen=True):
    """A line of words on a picture, in pixels from its upper left corner.

    `confidence` is the engine's own, in [0, 1].
    """

    text: str
    confidence: float
    left: float
    top: float
    right: float
    bottom: float


def lacking() -> str | None:
    """Return what must be installed before pictures are read, None where it is."""
    if find_spec("rapidocr") is None:
        return "to read them: pip install 'citecheck-report[ocr]'"
    return None


_left = 0


@contextmanager
def allowed() -> Iterator[None]:
    """Let the readers of this process read pictures inside, `MOST_PICTURES` of them."""
    global _left  # noqa: PLW0603 - how much this process may still do
    _left = MOST_PICTURES
    try:
        yield
    finally:
        _left = 0


def may_read() -> bool:
    """Whether one more picture may be read; it counts as read."""
    global _left  # noqa: PLW0603 - as above
    _left -= 1
    return _left >= 0


def read_picture(pixels: Any) -> list[SeenLine]:  # noqa: ANN401 - an array of numpy
    """Return the lines of a picture, an array of rows of pixels in blue, green and red."""
    found = _engine()(pixels)
    if found.boxes is None:
        return []
    return [
        SeenLine(
            text=text.strip(),
            confidence=float(confidence),
            left=float(box[:, 0].min()),
            top=float(box[:, 1].min()),
            right=float(box[:, 0].max()),
            bottom=float(box[:, 1].max()),
        )
        for box, text, confidence in zip(found.boxes, found.txts, found.scores, strict=True)
        if text.strip() and confidence >= _SURE
    ]


@cache
def _engine() -> Any:  # noqa: ANN401 - rapidocr has no types
    import cv2  # noqa: PLC0415 - an extra
    from rapidocr import RapidOCR  # noqa: PLC0415 - an extra

    cv2.setNumThreads(1)
    return RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.use_cls": False,  # lines upside down are not looked for
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            "EngineConfig.onnxruntime.enable_cpu_mem_arena": False,
        }
    )
