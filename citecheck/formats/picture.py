"""Pictures as sources: what stands on one, where character recognition may read it."""

from __future__ import annotations

import io
import warnings

import numpy as np
from PIL import Image, UnidentifiedImageError

from citecheck.formats import recognition
from citecheck.formats.pdf.layout.columns import in_reading_order
from citecheck.formats.pdf.layout.scanned import line_of
from citecheck.formats.pdf.source import write_lines
from citecheck.formats.source_builder import Writer
from citecheck.model import NoText, SourceState, Text


def read(body: bytes, _media_type: str) -> Text | NoText:
    """Return the lines of a picture, by paragraphs."""
    if not recognition.may_read():
        why = recognition.lacking() or "character recognition was not asked for"
        reason = f"it is a picture, and nothing on it was read ({why})"
        return NoText(state=SourceState.UNSUPPORTED, reason=reason, pictures=1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # refused below
            pixels = _pixels(body)
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return NoText(state=SourceState.UNREADABLE, reason="the picture is damaged, or too large")
    writer = Writer()
    lines = [line_of(seen, 0, pixels.shape[0], 1.0) for seen in recognition.read_picture(pixels)]
    write_lines(in_reading_order(lines), writer)
    return writer.text()


def _pixels(body: bytes) -> np.ndarray:
    """Return the picture in blue, green and red, made smaller where it is large.

    Raises:
        ValueError: it has more pixels than are unpacked.
    """
    with Image.open(io.BytesIO(body)) as picture:
        width, height = picture.size
        if width * height > _MOST_UNPACKED:
            raise ValueError("too many pixels")
        share = min(1.0, (recognition.MOST_PIXELS / (width * height)) ** 0.5)
        if share < 1.0:
            picture.thumbnail((int(width * share), int(height * share)))
        return np.asarray(picture.convert("RGB"))[:, :, ::-1]


_MOST_UNPACKED = 100_000_000  # pixels; a page at 600 dots an inch has 35,000,000
