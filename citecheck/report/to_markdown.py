"""Step 7: a report as Markdown for a pull request's comment: short, worst first, details folded.

In: a `Report`. Out: GitHub-flavoured Markdown. Words from drafts and sources are made inert, and
every character that Markdown or HTML would act on is escaped, so that no link, picture, mention or
formula among them comes alive.
"""

from __future__ import annotations

import re

from citecheck.lazy_regex import regex
from citecheck.model import EditKind, Outcome
from citecheck.report import phrases, second_reader
from citecheck.report.causes import LIST_MISSING, Cause, by_cause
from citecheck.report.links import is_web
from citecheck.report.sanitise import cut
from citecheck.report.wire.documents import Report
from citecheck.report.wire.types import CheckedClaim, Edit, Problem, Reason

_LONGEST = 400
_MOST_CLAIMS = 100
"""A comment on GitHub holds 65,536 characters; beyond this many claims it only counts."""

_MARKUP = regex(r"[\\`*_\[\]|~$<>&:]|^[-+=]|^\d(?=\d*[.)])|(?<=www)\.", re.IGNORECASE)
_CALLS = regex(r"[@#](?=\w)")
_JOINER = "\u2060"
"""Put behind an @ or #, it stops a mention or a number, which entities do not on GitHub."""
_SHORT = (Outcome.UNVERIFIABLE, Outcome.UNCITED)


def render(report: Report) -> bytes:
    """Return `report` as Markdown."""
    causes = by_cause(report.problems, report.claims)
    problems = phrases.by_claim(cause.problem for cause in causes)
    told = {item.claim for cause in causes for item in cause.under} - set(problems)
    parts = [
        f"### Citations in {_safe(report.document.path)}",
        phrases.headline(report),
        *_leading(causes),
        *_claims(report, problems, told),
        *_own(report, [item for item in problems.get(None, []) if item.code != LIST_MISSING]),
        f"{phrases.outcome_counts(report)}. {phrases.problem_counts(report)}.",
        *filter(None, [_safe(second_reader.account(report), 2_000)]),
        phrases.not_verified(report),
    ]
    return ("\n\n".join(parts) + "\n").encode()


def _safe(text: str, most: int = _LONGEST) -> str:
    """Return `text` on one line, so that Markdown shows each character as itself.

    Entities stand for what would act, since a backslash does not stop a mention or an address.
    """
    words = _CALLS.sub(rf"\g<0>{_JOINER}", cut(text, most))
    return _MARKUP.sub(lambda match: f"&#{ord(match[0])};", words)


def _leading(causes: list[Cause]) -> list[str]:
    """Return the one problem that has others under it, with what follows from it."""
    return [
        f"**{cause.problem.severity}: {_safe(cause.problem.message)}** `{cause.problem.code}`"
        + "".join(f" {_safe(line, 2_000)}" for line in cause.consequences)
        for cause in causes
        if cause.problem.code == LIST_MISSING
    ]


def _claims(
    report: Report, problems: dict[str | None, list[Problem]], told: set[str | None]
) -> list[str]:
    listed = [
        claim
        for claim in phrases.worst_first(report.claims)
        if (claim.outcome is not Outcome.SUPPORTED or second_reader.is_decided(claim))
        and claim.id not in told
    ]
    shown = [_claim(report, claim, problems.get(claim.id, [])) for claim in listed[:_MOST_CLAIMS]]
    more = len(listed) - len(shown)
    return [*shown, f"… and {more} more claims."] if more else shown


def _claim(report: Report, claim: CheckedClaim, problems: list[Problem]) -> str:
    place = phrases.place(report.document, claim)
    codes = ", ".join(dict.fromkeys(f"`{p.code}`{_settled(p)}" for p in problems))
    name = f"{phrases.mark(claim.outcome)} <b>{phrases.name(claim.outcome)}</b>"
    head = f"{name} · {place} · {_safe(claim.why)}"
    if claim.outcome in _SHORT:
        return f"- {head} {codes}: {_safe(claim.text, 160)}".replace("  ", " ")
    rows = [f"<details><summary>{head}</summary>", f"> {_safe(claim.text)}"]
    rows += [_passage(reason) for reason in phrases.leading(claim)]
    rows += [_safe(said, 2_000)] if (said := second_reader.sentence(claim)) else []
    if claim.suggestion:
        rows.append(f"Try: **{_safe(claim.suggestion.text)}** ({_safe(claim.suggestion.why)})")
    rows += [codes] if codes else []
    return "\n\n".join([*rows, "</details>"])


def _settled(problem: Problem) -> str:
    words = phrases.settled(problem)
    return f" ({_safe(words)})" if words else ""


def _passage(reason: Reason) -> str:
    label = f"&#91;{_safe(reason.label)}&#93; " if reason.label else ""
    page = f"page {reason.page}: " if reason.page else ""
    link = f" ([open](<{reason.link}>))" if reason.link and is_web(reason.link) else ""
    words = f"Source {label}{page}{_safe(reason.passage or '')}{link}"
    return "\n\n".join([words, *([_difference(reason.edits)] if reason.edits else [])])


def _difference(edits: tuple[Edit, ...]) -> str:
    parts = []
    for edit in edits:
        source, quote = _safe(edit.source), _safe(edit.quote)
        if edit.kind is EditKind.KEEP:
            parts.append(quote)
        elif edit.kind is EditKind.GAP:
            parts.append("…")
        else:
            parts += [f"<del>{source}</del>"] if source else []
            parts += [f"<ins>{quote}</ins>"] if quote else []
    return "Source to draft: " + " ".join(parts)


def _own(report: Report, problems: list[Problem]) -> list[str]:
    rows = [
        f"- {problem.severity}: {_safe(problem.message)} "
        f"({phrases.place(report.document, problem)}) `{problem.code}`" + _settled(problem)
        for problem in phrases.gravest_first(problems, report.claims)
    ]
    return ["\n".join(rows[:_MOST_CLAIMS])] if rows else []
