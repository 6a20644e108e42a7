"""Step 7: a report for the terminal, read like a linter's: the worst first, the summary last.

In: a `Report` or an `Extract`, and the `Look` of the stream. Out: UTF-8, plain or with colour.
Words from drafts and sources are made inert before they are shown.
"""

from __future__ import annotations

from itertools import pairwise

from citecheck.model import EditKind, Outcome, Severity
from citecheck.report import phrases, second_reader
from citecheck.report.causes import by_cause
from citecheck.report.sanitise import cut, inert, one_line
from citecheck.report.terminal_layout import PLAIN, Look, Sheet, Styled, joined, styled
from citecheck.report.wire.documents import Extract, Report
from citecheck.report.wire.types import CheckedClaim, Claim, Edit, Problem, Reason

STYLES = {
    Outcome.CONTRADICTED: "bold red",
    Outcome.ALTERED: "bold magenta",
    Outcome.NOT_FOUND: "bold yellow",
    Outcome.PARTIAL: "yellow",
    Outcome.UNCLEAR: "cyan",
    Outcome.UNVERIFIABLE: "blue",
    Outcome.UNCITED: "dim",
    Outcome.SUPPORTED: "green",
}
_SEVERITY_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "dim"}
_SHORT = (Outcome.UNVERIFIABLE, Outcome.UNCITED)
"""Outcomes without a passage to show: one line says all."""

_LONGEST_PASSAGE = 600


def render(report: Report | Extract, look: Look = PLAIN) -> bytes:
    """Return `report` for a stream that looks like `look`."""
    sheet = Sheet(look)
    if isinstance(report, Extract):
        _extract(sheet, report)
    else:
        _report(sheet, report)
    return sheet.rendered()


def _report(sheet: Sheet, report: Report) -> None:
    causes = by_cause(report.problems, report.claims)
    groups = phrases.by_claim(cause.problem for cause in causes)
    own = [cause for cause in causes if cause.problem.claim is None]
    told = {item.claim for cause in causes for item in cause.under} - set(groups)
    for cause in own:
        if cause.problem.severity is Severity.ERROR:
            _problem(sheet, report, cause.problem)
            for line in cause.consequences:
                sheet.row("", styled(one_line(line)))
    for claim in phrases.worst_first(report.claims):
        is_open = claim.outcome is not Outcome.SUPPORTED or second_reader.is_decided(claim)
        if claim.id in groups or (is_open and claim.id not in told):
            _claim(sheet, report, claim, groups.get(claim.id, []))
    for cause in own:
        if cause.problem.severity is not Severity.ERROR:
            _problem(sheet, report, cause.problem)
    sheet.gap()
    _summary(sheet, report)


def _summary(sheet: Sheet, report: Report) -> None:
    sheet.line(styled(phrases.outcome_counts(report), "bold"))
    sheet.line(phrases.problem_counts(report))
    if told := second_reader.account(report):
        sheet.line(told)
    sheet.line(phrases.not_verified(report))


def _at(report: Report | Extract, item: Claim | Problem) -> Styled:
    """Return ``path:line:column``, which editors and terminals turn into a link."""
    path = one_line(phrases.path_of(report.document, item))
    return styled(path if item.line is None else f"{path}:{item.line}:{item.column}", "bold")


def _problem(sheet: Sheet, report: Report | Extract, problem: Problem) -> None:
    sheet.line(
        _at(report, problem),
        ": ",
        styled(f"{problem.severity}", _SEVERITY_STYLES[problem.severity]),
        f" {one_line(problem.message)} ",
        _codes([problem]),
    )


def _codes(problems: list[Problem]) -> Styled:
    """Return the codes in brackets, each once, and what was decided on it."""
    seen = dict.fromkeys(
        " ".join(filter(None, (item.code, phrases.settled(item)))) for item in problems
    )
    return styled(f"[{', '.join(seen)}]" if seen else "", "dim")


def _claim(sheet: Sheet, report: Report, claim: CheckedClaim, problems: list[Problem]) -> None:
    outcome = styled(
        f"{phrases.mark(claim.outcome)} {phrases.name(claim.outcome)}", STYLES[claim.outcome]
    )
    head = (_at(report, claim), ": ", outcome, " ")
    if claim.outcome in _SHORT:
        why = next((problem.message for problem in problems), claim.why)
        sheet.line(*head, f"“{cut(claim.text, 72)}”: {one_line(why)} ", _codes(problems))
        return
    sheet.line(*head, _codes(problems))
    sheet.row("claim", _words(claim))
    for reason in phrases.leading(claim):
        _passage(sheet, reason)
    sheet.row("why", styled(one_line(claim.why)))
    if said := second_reader.sentence(claim):
        sheet.row("reader", styled(said))
    if claim.suggestion is not None:
        advice = styled(one_line(claim.suggestion.text), "green")
        sheet.row("try", joined(advice, f" ({one_line(claim.suggestion.why)})"))
    sheet.gap()


def _words(claim: CheckedClaim) -> Styled:
    """Return the claim's words with its facts underlined."""
    words = inert(claim.text).replace("\n", " ").replace("\t", " ")
    facts = [(fact.start - claim.start, fact.end - claim.start) for fact in claim.facts]
    edges = sorted({0, len(words), *(edge for fact in facts for edge in fact)})
    return joined(
        *(
            styled(words[start:end], "underline" if _is_in(start, facts) else "")
            for start, end in pairwise(edges)
        )
    )


def _is_in(place: int, stretches: list[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in stretches)


def _passage(sheet: Sheet, reason: Reason) -> None:
    label = f"[{one_line(reason.label)}] " if reason.label else ""
    page = f"page {reason.page}: " if reason.page else ""
    passage = cut(reason.passage or "", _LONGEST_PASSAGE)
    found = one_line(reason.found or "")
    pieces = passage.split(found) if found else [passage]
    words = joined(*map(styled, pieces), by=(found, "bold"))
    sheet.row("source", joined(styled(label + page, "dim"), words))
    if reason.link:
        sheet.address(inert(reason.link))
    if reason.edits:
        sheet.row("edit", _edits(reason.edits))


def _edits(edits: tuple[Edit, ...]) -> Styled:
    """Return the difference: ``[-source's words-]`` and ``{+draft's words+}``."""
    parts: list[Styled] = []
    for edit in edits:
        source, quote = one_line(edit.source), one_line(edit.quote)
        if edit.kind is EditKind.KEEP:
            parts.append(styled(quote))
        elif edit.kind is EditKind.GAP:
            parts.append(styled("…", "dim"))
        else:
            parts += [styled(f"[-{source}-]", "red")] if source else []
            parts += [styled(f"{{+{quote}+}}", "green")] if quote else []
    return joined(*parts, by=(" ", ""))


def _extract(sheet: Sheet, extract: Extract) -> None:
    for claim in extract.claims:
        sheet.line(_at(extract, claim), f": {one_line(claim.text)}")
        if claim.labels:
            sheet.row("cites", styled(one_line(", ".join(claim.labels))))
        for fact in claim.facts:
            sheet.row(phrases.FACT_WORDS[fact.kind], styled(cut(fact.text, _LONGEST_PASSAGE)))
    for problem in phrases.gravest_first(extract.problems):
        _problem(sheet, extract, problem)
    sheet.gap()
    facts = sum(len(claim.facts) for claim in extract.claims)
    counts = (
        (len(extract.references), "reference"),
        (len(extract.markers), "marker"),
        (len(extract.claims), "claim"),
        (facts, "fact"),
        (len(extract.problems), "problem"),
    )
    sheet.line(", ".join(phrases.counted(number, noun) for number, noun in counts))
