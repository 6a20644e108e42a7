"""Step 7: the page that leads to the pages of several drafts.

In: reports, each with the name of its own page. Out: HTML that loads nothing and runs nothing, the
drafts that stand worst first. What is said of a draft stands on its page (`to_html`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from citecheck.model import Severity
from citecheck.report import phrases
from citecheck.report.page.overview import slices
from citecheck.report.sanitise import cut
from citecheck.report.to_html import environment, policy, stylesheet
from citecheck.report.wire.documents import Report

_LONGEST_TITLE = 200


def render(pages: Sequence[tuple[Report, str]]) -> bytes:
    """Return the page; the second of each pair is the file name of the draft's own page."""
    style = stylesheet()
    rows: list[dict[str, Any]] = [
        {
            "link": quote(name),
            "title": cut(phrases.title(report.document), _LONGEST_TITLE),
            "path": report.document.path,
            "headline": phrases.headline(report),
            "counts": phrases.outcome_counts(report),
            "claims": report.summary.claims,
            "slices": slices(report),
            "worst": [-report.summary.count(outcome) for outcome in phrases.WORST_FIRST[:-1]],
            "errors": sum(
                item.severity is Severity.ERROR and not item.waived for item in report.problems
            ),
            "unverified": phrases.not_verified(report),
        }
        for report, name in pages
    ]
    return (
        environment()
        .get_template("contents.html.j2")
        .render(
            rows=sorted(rows, key=_rank),
            policy=policy("", style, connect=False),
            style=Markup(style),  # noqa: S704 - our own file, and the policy holds its hash
        )
        .encode()
    )


def _rank(row: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return where a draft stands: by its errors, then by its worst outcomes, then by name."""
    return (-row["errors"], row["worst"], row["path"])
