"""Step 7: a report as a Word file with a comment at each finding.

In: a `Report`. Out: the author's own DOCX with comments and suggested changes, where the draft is
one and still lies where it was read, unchanged; else a line-by-line copy of the draft. The same
report and file give the same bytes: comments bear the time at which the last source was read.
"""

from __future__ import annotations

from citecheck.report.corrections import corrections
from citecheck.report.docx.copy import line_by_line
from citecheck.report.docx.original import Draft, Notes, annotated
from citecheck.report.docx.timeless import timeless
from citecheck.report.margin_notes import read_at, remarks, summary
from citecheck.report.original_file import WORD, Held, original
from citecheck.report.wire.documents import Report
from citecheck.sandbox import LimitedError, run_limited

_SEEN = ("draft.suggestion_open", "draft.answered")  # the copy shows it by itself
_SECONDS = 30.0
_MEGABYTES = 1500


def render(report: Report, *, evidence: bool = False, held: Held | None = None) -> bytes:
    """Return the Word file, with `evidence` comments at claims that hold, too.

    `held` gives the bytes of a draft that lies at no path.
    """
    data = original(report.document, WORD, held)
    made = _with_comments(data, report, evidence=evidence) if data is not None else None
    return timeless(made or line_by_line(report, evidence=evidence))


def _with_comments(data: bytes, report: Report, *, evidence: bool) -> bytes | None:
    """Return the author's file with comments; None where it resists."""
    suggested = tuple(corrections(report))
    notes = Notes(
        remarks=tuple(one for one in remarks(report, evidence=evidence) if one.code not in _SEEN),
        corrections=suggested,
        summary=summary(report, len(suggested)),
        at=read_at(report),
    )
    draft = Draft(report.document.text, tuple((mark.start, mark.end) for mark in report.markers))
    try:
        return run_limited(annotated, data, draft, notes, seconds=_SECONDS, megabytes=_MEGABYTES)
    except LimitedError:
        return None
