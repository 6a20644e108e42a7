"""A Word file without the moment of its writing: the same report gives the same bytes."""

from __future__ import annotations

import io
import zipfile

_EPOCH = (1980, 1, 1, 0, 0, 0)


def timeless(data: bytes) -> bytes:
    """Return the Word file without the moment at which its package was written.

    What its properties say of the document is kept.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            after.writestr(entry, before.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
