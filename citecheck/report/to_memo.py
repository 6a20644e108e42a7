"""Step 7: the fact-check memo as a page or a Word file.

In: a `Report` with its decisions. Out: HTML that loads nothing and runs nothing, or DOCX. The same
report gives the same bytes.
"""

from __future__ import annotations

import io

from markupsafe import Markup

from citecheck.report.docx.timeless import timeless
from citecheck.report.memo import Memo, Row, memo
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
    import docx  # noqa: PLC0415 - slow to load

    made = memo(report)
    document = docx.Document()
    document.core_properties.author = "citecheck"
    document.add_heading(f"Fact-check memo: {made.title}", level=1)
    lines = (made.path, f"{made.counts}.", f"{made.progress}.", made.reader, made.unverified)
    for line in filter(None, lines):
        document.add_paragraph(line)
    document.add_heading("Signed", level=2)
    for name, day in made.signed:
        document.add_paragraph(f"{name}, {day:%d %B %Y}", style="List Bullet")
    if not made.signed:
        document.add_paragraph(_NOT_SIGNED)
    for heading, rows in (("Stands open", made.open), ("Checked", made.settled)):
        document.add_heading(f"{heading} ({len(rows)})", level=2)
        _rows(document, rows)
    _lists(document, made)
    out = io.BytesIO()
    document.save(out)
    return timeless(out.getvalue())


def _rows(document: object, rows: tuple[Row, ...]) -> None:
    for row in rows:
        head = document.add_paragraph()  # type: ignore[attr-defined]
        head.add_run(f"{row.outcome.capitalize()}, {row.place}. ").bold = True
        head.add_run(f"“{row.claim}” {row.why[:1].upper()}{row.why[1:]}")
        said = [f"Held against: {source}" for source in row.sources]
        said += [f"It says: “{row.passage}”"] if row.passage else []
        said += [row.second_reader] if row.second_reader else []
        said += [f"Checked by: {row.checked_by}", *(line.capitalize() for line in row.decisions)]
        for line in said:
            document.add_paragraph(line, style="List Bullet")  # type: ignore[attr-defined]


def _lists(document: object, made: Memo) -> None:
    add_heading = document.add_heading  # type: ignore[attr-defined]
    add_paragraph = document.add_paragraph  # type: ignore[attr-defined]
    if made.suggested:
        add_heading("Corrections suggested", level=2)
        for place, text in made.suggested:
            add_paragraph(f"{place}: {text}", style="List Bullet")
    if made.other:
        add_heading("Besides the claims", level=2)
        for line in made.other:
            add_paragraph(line, style="List Bullet")
    add_heading("Sources", level=2)
    for label, name, state in made.sources:
        add_paragraph(f"{label} {name}: {state}".strip(), style="List Bullet")
