"""Step 7: a report as a table for a spreadsheet: a row a claim, the worst first.

In: reports. Out: CSV (RFC 4180, with bare line feeds) in UTF-8 with a byte order mark, which Excel
needs to take it for UTF-8. A cell that a spreadsheet would run begins with an apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from citecheck.report import phrases, second_reader
from citecheck.report.sanitise import one_line
from citecheck.report.wire.documents import Report
from citecheck.report.wire.types import CheckedClaim, Problem

COLUMNS = (
    "draft",
    "claim",
    "line",
    "column",
    "outcome",
    "score",
    "text",
    "labels",
    "why",
    "source",
    "passage",
    "link",
    "suggestion",
    "codes",
    "decided",
    "second_reader",
)
"""What each row holds; `line` and `column` are what the draft's format counts (see the JSON)."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render(report: Report) -> bytes:
    """Return the claims of `report` as CSV."""
    return render_all([report])


def render_all(reports: Sequence[Report]) -> bytes:
    """Return the claims of `reports` as one table."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for report in reports:
        problems = phrases.by_claim(report.problems)
        for claim in phrases.worst_first(report.claims):
            writer.writerow(map(_cell, _row(report, claim, problems.get(claim.id, []))))
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _row(
    report: Report, claim: CheckedClaim, problems: list[Problem]
) -> Iterator[str | int | float | None]:
    first = next(iter(phrases.leading(claim)), None)
    urls = {source.key: source.final_url or source.url for source in report.sources}
    yield phrases.path_of(report.document, claim)
    yield from (claim.id, claim.line, claim.column, claim.outcome.value, claim.score)
    yield from (claim.text, ", ".join(claim.labels), claim.why)
    yield (urls.get(first.source) or first.source) if first else None
    yield from (first.passage, first.link) if first else (None, None)
    yield claim.suggestion.text if claim.suggestion else None
    yield ", ".join(dict.fromkeys(problem.code for problem in problems))
    yield "; ".join(dict.fromkeys(filter(None, map(phrases.settled, problems))))
    yield second_reader.sentence(claim)


def _cell(value: str | float | None) -> str | float:
    if not isinstance(value, str):
        return "" if value is None else value
    words = one_line(value)
    return f"'{words}" if words.startswith(_FORMULA) else words
