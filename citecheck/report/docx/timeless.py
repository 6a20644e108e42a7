"""A Word file without the moment of its writing: the same report gives the same bytes."""

from __future__ import annotations

import io
import zipfile

from citecheck.lazy_regex import regex

_EPOCH = (1980, 1, 1, 0, 0, 0)
_MADE = regex(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def timeless(data: bytes) -> bytes:
    """Return the Word file without the moment at which it was written."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            body = before.read(name)
            if name == "docProps/core.xml":
                body = _MADE.sub(rb"\g<1>1980-01-01T00:00:00Z", body)
            entry = zipfile.ZipInfo(name, _EPOCH)
            after.writestr(entry, body, zipfile.ZIP_DEFLATED)
    return out.getvalue()
