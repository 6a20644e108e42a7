"""Step 7, the wire form: a whole report, extract or comparison.

These are the public results: what Python shows and what JSON shows have the same names. Each
renders itself through `citecheck.report.render`, which loads the renderer only then.
"""

from __future__ import annotations

import msgspec

from citecheck.model import Outcome
from citecheck.report import Format, render
from citecheck.report.wire.types import (
    CheckedClaim,
    Claim,
    Document,
    Fact,
    Marker,
    Problem,
    Reason,
    Recorded,
    Reference,
    Run,
    Source,
    Summary,
    Tally,
    Tick,
)

SCHEMA = 1


class Extract(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="extract"):
    """What stands in a draft; no source was touched."""

    schema: int = SCHEMA
    document: Document
    references: tuple[Reference, ...]
    markers: tuple[Marker, ...]
    claims: tuple[Claim, ...]
    problems: tuple[Problem, ...]
    summary: Tally
    run: Run

    def __repr__(self) -> str:
        """Return what it is of, and how much it holds."""
        counts = ", ".join(
            f"{len(getattr(self, name))} {name}"
            for name in ("references", "markers", "claims", "problems")
        )
        return f"<citecheck Extract of {self.document.path}: {counts}>"

    def to_json(self) -> str:
        """Return the extract as JSON."""
        return render(self, Format.JSON).decode()


class Report(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="report"):
    """What the sources of a draft say to its claims."""

    schema: int = SCHEMA
    document: Document
    references: tuple[Reference, ...]
    markers: tuple[Marker, ...]
    claims: tuple[CheckedClaim, ...]
    sources: tuple[Source, ...]
    problems: tuple[Problem, ...]
    summary: Summary
    run: Run
    decisions: tuple[Recorded, ...] = ()
    earlier: tuple[Recorded, ...] | msgspec.UnsetType = msgspec.UNSET
    """Decisions on words that the draft no longer has, where there are any."""

    def __repr__(self) -> str:
        """Return what it is of, and how its claims fare."""
        from citecheck.report import phrases  # noqa: PLC0415 - it reads these types

        return f"<citecheck Report of {self.document.path}: {phrases.outcome_counts(self)}>"

    def _repr_html_(self) -> str:
        """Return the report as a notebook shows it: the page, in a frame of its own."""
        from html import escape  # noqa: PLC0415 - for notebooks alone

        page = escape(self.to_html(), quote=True)
        return (
            f'<iframe sandbox="allow-scripts" srcdoc="{page}" title="citecheck report"'
            ' style="width:100%;height:40em;border:1px solid"></iframe>'
        )

    def to_json(self) -> str:
        """Return the report as JSON, which `report.to_json.read` takes back."""
        return render(self, Format.JSON).decode()

    def to_html(self) -> str:
        """Return the report as one self-contained page."""
        return render(self, Format.HTML).decode()

    def to_markdown(self) -> str:
        """Return the report as a comment for a pull request."""
        return render(self, Format.MARKDOWN).decode()

    def to_sarif(self) -> str:
        """Return the problems as SARIF 2.1.0."""
        return render(self, Format.SARIF).decode()

    def to_junit(self) -> str:
        """Return the claims as JUnit XML, a test case each."""
        return render(self, Format.JUNIT).decode()

    def to_github(self) -> str:
        """Return the problems as GitHub workflow annotations."""
        return render(self, Format.GITHUB).decode()

    def to_memo(self) -> str:
        """Return the fact-check memo as a page: who checked what, and what stands open."""
        return render(self, Format.MEMO).decode()

    def to_docx(self) -> bytes:
        """Return the draft as a Word file with a comment at each problem."""
        return render(self, Format.DOCX)


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """A claim held against one text; `score` is P(supported) in [0, 1], `because` best first."""

    outcome: Outcome
    score: float
    why: str
    facts: tuple[Fact, ...]
    because: tuple[Reason, ...]
    ticks: tuple[Tick, ...] = ()

    def __repr__(self) -> str:
        """Return the outcome and why."""
        return f"<citecheck Comparison: {self.outcome.value} ({self.score:.2f}): {self.why}>"

    def _repr_html_(self) -> str:
        """Return the outcome, why, and the leading passage, as a notebook shows it."""
        from html import escape  # noqa: PLC0415 - for notebooks alone

        passage = next((item.passage for item in self.because if item.passage), None)
        quoted = f"<blockquote>{escape(passage)}</blockquote>" if passage else ""
        return f"<p><b>{escape(self.outcome.value)}</b>: {escape(self.why)}</p>{quoted}"
