"""Step 7: the fact-check memo as a page or a Word file.

In: a `Report` with its decisions. Out: HTML that loads nothing and runs nothing, or DOCX. The same
report gives the same bytes.
"""

from __future__ import annotations

from markupsafe import Markup

from citecheck.report.docx.timeless import timeless
from citecheck.report.margin_notes import read_at
from citecheck.report.memo import memo
from citecheck.report.to_html import environment, policy, stylesheet
from citecheck.report.wire.documents import Report

_NOT_SIGNED = "Not signed yet: nobody has ticked or decided anything in it."


def render(report: Report) -> bytes:
    """Return the memo as a page."""
    style = stylesheet()
    return (
        environment()
        .get_template("memo.html.j2")
        .render(
            memo=memo(report),
            not_signed=_NOT_SIGNED,
            policy=policy("", style, connect=False),
            style=Markup(style),  # noqa: S704 - our own file, and the policy holds its hash
        )
        .encode()
    )


def render_docx(report: Report) -> bytes:
    """Return the memo as a Word file."""
    from citecheck.report.docx.memo import written  # noqa: PLC0415 - python-docx is slow to load

    return timeless(written(memo(report), read_at(report), _NOT_SIGNED))
