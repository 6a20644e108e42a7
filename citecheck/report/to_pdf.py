"""Step 7: a report as the draft's own PDF with highlights and notes.

In: a `Report` on a PDF that still lies where it was read, unchanged. Out: the same file with
annotations behind its own bytes. The same report and file give the same bytes: notes bear the time
at which the last source was read. Needs the extra ``pdf``.
"""

from __future__ import annotations

from importlib.util import find_spec

from citecheck.errors import ConfigError
from citecheck.report.margin_notes import HOW_TO_ANSWER_NOTES, Remark, read_at, remarks, summary
from citecheck.report.original_file import PDF, Held, original
from citecheck.report.wire.documents import Report
from citecheck.sandbox import LimitedError, run_limited

_BEFORE = 100  # code points of the draft by which a place is known
_ANSWERED = "draft.answered"  # the copy shows it by itself
_SECONDS = 60.0
_MEGABYTES = 1500


def render(report: Report, *, evidence: bool = False, held: Held | None = None) -> bytes:
    """Return the PDF, with `evidence` also notes at claims that hold.

    `held` gives the bytes of a draft that lies at no path.

    Raises:
        ConfigError: the draft is no PDF, or another than was checked, or nothing can be added to
            it, or the extra is missing.
    """
    path = report.document.path
    if find_spec("pypdf") is None:
        raise ConfigError("--format pdf needs pypdf: pip install 'citecheck-report[pdf]'")
    data = original(report.document, PDF, held)
    if data is None:
        raise ConfigError(
            f"--format pdf writes notes into a PDF draft; {path} is none, or has changed since it"
            " was checked: ask for docx or html"
        )
    from citecheck.report.pdf.notes import Marked, Notes, annotated, annotated_anew  # noqa: PLC0415 - an extra

    text = report.document.text

    def marked(remark: Remark) -> Marked:
        start = remark.start or 0
        return Marked(
            remark=remark,
            words=text[start : remark.end or 0],
            before=text[max(0, start - _BEFORE) : start],
            page=remark.page - 1 if remark.page else None,
        )

    notes = Notes(
        marked=tuple(
            marked(one) for one in remarks(report, evidence=evidence) if one.code != _ANSWERED
        ),
        summary=summary(report, 0, HOW_TO_ANSWER_NOTES),
        at=read_at(report),
    )
    try:
        try:
            return run_limited(annotated, data, notes, seconds=_SECONDS, megabytes=_MEGABYTES)
        except LimitedError:  # pdfium reads what others do not: what it writes is sound
            return run_limited(annotated_anew, data, notes, seconds=_SECONDS, megabytes=_MEGABYTES)
    except LimitedError as error:
        raise ConfigError(
            f"no notes can be added to {path}: {error}; save it anew without protection, or ask for"
            " docx or html"
        ) from error
