"""What a folder of results comes to: counts over all reports → ``summary.html``.

The reports are read one by one, and what is kept grows with hosts and years, not with drafts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct, field

from citecheck.lazy_regex import regex
from citecheck.report import corpus, to_json
from citecheck.report.wire.documents import Report
from citecheck.report.wire.types import Source
from citecheck.run.batch.ledger import Ledger
from citecheck.run.batch.results import lines

NAME = "summary.html"
_YEAR = regex(r"\b(?:19|20)\d\d\b")
_GONE = ("dead", "soft_404", "parked", "archived")
_SHARES = 10  # steps of the share of claims that their sources do not bear out


class Counts(Struct):
    """What is counted over all drafts."""

    drafts: int = 0
    claims: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)
    looked_by_year: Counter[str] = field(default_factory=Counter)
    gone_by_year: Counter[str] = field(default_factory=Counter)
    looked_by_host: Counter[str] = field(default_factory=Counter)
    gone_by_host: Counter[str] = field(default_factory=Counter)
    shares: Counter[int] = field(default_factory=Counter)
    retracted: Counter[str] = field(default_factory=Counter)
    worst: list[tuple[int, str, int]] = field(default_factory=list)

    def add(self, report: Report) -> None:
        """Count one report."""
        self.drafts += 1
        self.claims += len(report.claims)
        self.outcomes.update(claim.outcome.value for claim in report.claims)
        self.codes.update(problem.code for problem in report.problems if not problem.waived)
        self._sources(report)
        self._shares(report)
        self.retracted.update(
            problem.message for problem in report.problems if problem.code == "reference.retracted"
        )

    def _sources(self, report: Report) -> None:
        years = {
            item.source: found[0]
            for item in report.references
            if item.source and (found := _YEAR.search(item.date or item.text))
        }
        for source in report.sources:
            self.states[source.state.value] += 1
            if not source.url:
                continue
            is_gone = source.state.value in _GONE
            host, year = _host(source), years.get(source.key, "no year")
            self.looked_by_host[host] += 1
            self.gone_by_host[host] += is_gone
            self.looked_by_year[year] += 1
            self.gone_by_year[year] += is_gone

    def _shares(self, report: Report) -> None:
        summary = report.summary
        wrong = summary.contradicted + summary.altered + summary.not_found
        held = wrong + summary.partial + summary.unclear + summary.supported
        if held:
            self.shares[min(_SHARES - 1, wrong * _SHARES // held)] += 1
        if wrong:
            self.worst.append((wrong, report.document.path, held))
            self.worst = sorted(self.worst, key=lambda row: (-row[0], row[1]))[: corpus.MOST]


def _host(source: Source) -> str:
    return (urlsplit(source.final_url or source.url or "").hostname or "none").removeprefix("www.")


def count(reports: Iterable[bytes]) -> Counts:
    """Return the counts over reports, each a line of JSON."""
    counts = Counts()
    for line in reports:
        report = to_json.read(line)
        if isinstance(report, Report):
            counts.add(report)
    return counts


def write(folder: Path, ledger: Ledger) -> None:
    """Write the summary page of the reports in `folder`."""
    counts = count(lines(folder))
    failures = list(ledger.failures())
    page = corpus.Page(
        drafts=counts.drafts,
        claims=counts.claims,
        unread=tuple(failures[: corpus.MOST]),
        unread_in_all=len(failures),
        plots=(
            corpus.plot("Claims by outcome", counts.outcomes),
            corpus.plot("Problems by kind", counts.codes),
            corpus.plot("Sources by what became of them", counts.states),
            corpus.plot(
                "Drafts by the share of their claims that do not stand as written",
                {f"{step * 10}–{step * 10 + 10} %": counts.shares[step] for step in range(_SHARES)},
                is_ranked=False,
            ),
            corpus.shares(
                "Sources gone, by the year that their entry names",
                counts.gone_by_year,
                counts.looked_by_year,
                is_ranked=False,
            ),
            corpus.shares("Sources gone, by host", counts.gone_by_host, counts.looked_by_host),
        ),
        retracted=tuple(counts.retracted.most_common(corpus.MOST)),
        worst=tuple(counts.worst),
    )
    part = folder / f"{NAME}.part"
    part.write_bytes(corpus.render(page))
    part.replace(folder / NAME)
