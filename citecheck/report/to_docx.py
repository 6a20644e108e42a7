"""Step 7: a report as a Word file with a comment at each finding.

In: a `Report`. Out: the author's own DOCX with comments, where the draft is one and still lies
where it was read, unchanged; else a line-by-line copy of the draft. The same report and file give
the same bytes.
"""

from __future__ import annotations

import hashlib
import io
import zipfile

from citecheck import regular_file
from citecheck.lazy_regex import regex
from citecheck.report.docx.copy import line_by_line
from citecheck.report.docx.original import Draft, annotated
from citecheck.report.margin_notes import remarks
from citecheck.report.wire.documents import Report
from citecheck.report.wire.types import Document
from citecheck.sandbox import LimitedError, run_limited

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_SECONDS = 30.0
_MAX_BYTES = 100_000_000
_MEGABYTES = 1500
_EPOCH = (1980, 1, 1, 0, 0, 0)
_OWN_COMMENT = regex(rb'<w:comment [^>]*w:author="citecheck"[^>]*>')
_WRITTEN_AT = regex(rb' w:date="[^"]*"')


def render(report: Report) -> bytes:
    """Return the Word file."""
    return _timeless(_with_comments(report) or line_by_line(report))


def _with_comments(report: Report) -> bytes | None:
    """Return the author's file with comments; None where it is not to be had, or resists."""
    original = _original(report.document)
    if original is None:
        return None
    try:
        return run_limited(
            annotated,
            original,
            Draft(report.document.text, tuple((mark.start, mark.end) for mark in report.markers)),
            remarks(report),
            seconds=_SECONDS,
            megabytes=_MEGABYTES,
        )
    except LimitedError:
        return None


def _original(document: Document) -> bytes | None:
    """Return the draft's bytes, if it is a Word file and still the one that was checked."""
    if document.media_type != _WORD:
        return None
    try:
        data = regular_file.read(document.path, max_bytes=_MAX_BYTES)
    except (OSError, ValueError):
        return None
    return data if hashlib.sha256(data).hexdigest() == document.sha256 else None


def _timeless(data: bytes) -> bytes:
    """Return the Word file without the moment at which it was written."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            body = before.read(name)
            if name == "word/comments.xml":
                body = _OWN_COMMENT.sub(lambda tag: _WRITTEN_AT.sub(b"", tag[0]), body)
            entry = zipfile.ZipInfo(name, _EPOCH)
            after.writestr(entry, body, zipfile.ZIP_DEFLATED)
    return out.getvalue()
