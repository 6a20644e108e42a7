"""Pictures as sources: what stands on one, where character recognition may read it."""

from __future__ import annotations

import io

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
        why = recognition.lacking() or "it was not asked for"
        reason = f"it is a picture, and nothing on it was read ({why})"
        return NoText(state=SourceState.UNSUPPORTED, reason=reason, pictures=1)
    try:
        with Image.open(io.BytesIO(body)) as picture:
            size = picture.size
            most = recognition.MOST_PIXELS
            if size[0] * size[1] > most:
                share = (most / (size[0] * size[1])) ** 0.5
                picture.draft("RGB", (int(size[0] * share), int(size[1] * share)))
                picture.thumbnail((int(size[0] * share), int(size[1] * share)))
            pixels = np.asarray(picture.convert("RGB"))[:, :, ::-1]
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return NoText(state=SourceState.UNREADABLE, reason="the picture is damaged, or too large")
    writer = Writer()
    lines = [line_of(seen, 0, pixels.shape[0], 1.0) for seen in recognition.read_picture(pixels)]
    write_lines(in_reading_order(lines), writer)
    return writer.text()
