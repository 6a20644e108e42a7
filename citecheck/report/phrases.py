"""Step 7: what all forms of a report say alike.

In: parts of a `Report`. Out: the order of reading, places, and the sentences of the summary. No
form's own markup.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import PurePath

from citecheck.lazy_regex import regex
from citecheck.model import (
    BlockKind,
    Choice,
    Coordinates,
    FactKind,
    How,
    Outcome,
    Severity,
    SourceState,
)
from citecheck.report.sanitise import one_line
from citecheck.report.wire.documents import Report
from citecheck.report.wire.types import CheckedClaim, Claim, Document, Problem, Reason, Source

WORST_FIRST = (
    Outcome.CONTRADICTED,
    Outcome.ALTERED,
    Outcome.NOT_FOUND,
    Outcome.PARTIAL,
    Outcome.UNCLEAR,
    Outcome.UNVERIFIABLE,
    Outcome.UNCITED,
    Outcome.SUPPORTED,
)
"""The order in which an editor should read (RULES W4, then what nobody could look at)."""

MEANING = {
    Outcome.CONTRADICTED: "the source gives another value, or says the opposite",
    Outcome.ALTERED: "words inside quotation marks differ from the source's",
    Outcome.NOT_FOUND: "the source was read, and nothing in it bears the claim out",
    Outcome.PARTIAL: "some facts are borne out, the others were not found",
    Outcome.UNCLEAR: "a person must read the passage shown",
    Outcome.UNVERIFIABLE: "the source could not be had, or holds no text",
    Outcome.UNCITED: "a checkable fact with no source",
    Outcome.SUPPORTED: "every fact is borne out by a passage of the source",
}

_MARKS = {
    Outcome.CONTRADICTED: "✗",
    Outcome.ALTERED: "≠",
    Outcome.NOT_FOUND: "∅",
    Outcome.PARTIAL: "◐",
    Outcome.UNCLEAR: "?",
    Outcome.UNVERIFIABLE: "⊘",
    Outcome.UNCITED: "○",
    Outcome.SUPPORTED: "✓",
}

STATE_WORDS = {
    SourceState.OK: "read",
    SourceState.ARCHIVED: "archived copy read",
    SourceState.FILE: "file read",
    SourceState.DEAD: "gone",
    SourceState.SOFT_404: "gone, as its page says",
    SourceState.PAYWALLED: "behind a paywall",
    SourceState.CONSENT_WALL: "asks for consent first",
    SourceState.BLOCKED: "refuses programs",
    SourceState.SCRIPT_ONLY: "empty without scripts",
    SourceState.PARKED: "parked domain",
    SourceState.TIMEOUT: "took too long",
    SourceState.TOO_LARGE: "too large",
    SourceState.UNSUPPORTED: "no text",
    SourceState.TRANSIENT: "failing for now",
    SourceState.REFUSED: "may not be fetched",
    SourceState.NOT_STORED: "not in the store",
    SourceState.UNREADABLE: "cannot be read",
    SourceState.NONE: "nothing to fetch",
}

_SIGNED_IN = "Read with cookies of one's own: others may see less of it."
_RECOGNISED = "Read in part by character recognition: look at the picture itself."
_RENDERED = "Read as a browser shows it, once its scripts have run."

FACT_WORDS = {
    FactKind.QUOTE: "quotation",
    FactKind.FIGURE: "figure",
    FactKind.DATE: "date",
    FactKind.NAME: "name",
}

_DECISIONS = {Choice.ACCEPT: "accepted", Choice.REJECT: "rejected", Choice.WAIVE: "waived"}
_MOST_LEADING = 3
_NAMED = regex("“([^”]+)”")
_FEW_WORDS = 6  # “The source has …, the quotation …” has five
_SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


def name(outcome: Outcome) -> str:
    """Return the outcome as words."""
    return outcome.value.replace("_", " ")


def mark(outcome: Outcome) -> str:
    """Return one character that tells the outcome without colour."""
    return _MARKS[outcome]


def worst_first(claims: Iterable[CheckedClaim]) -> list[CheckedClaim]:
    """Return the claims in the order of `WORST_FIRST`, each outcome in the draft's order.

    Of unclear ones those come first in which the source has another word in a word's place, with
    all others ticked before (RULES S4).
    """
    return sorted(
        claims, key=lambda claim: (WORST_FIRST.index(claim.outcome), _differs(claim), claim.start)
    )


def _differs(claim: CheckedClaim) -> int:
    """Return 0 for an unclear claim that has only such words open, 1 where it has others, too."""
    if claim.outcome is not Outcome.UNCLEAR:
        return 0
    lacking = {tick.how for tick in claim.ticks if not tick.how.is_tick}
    if How.DIFFERS not in lacking:
        return 2
    return int(lacking != {How.DIFFERS})


def gravest_first(
    problems: Iterable[Problem], claims: Iterable[CheckedClaim] = ()
) -> list[Problem]:
    """Return the problems by severity, each in the draft's order.

    Those of unclear claims come behind the others of their severity, in the order of
    `worst_first`.

    Args:
        problems: what to order.
        claims: the claims that they may be of.
    """
    late = {claim.id: 1 + _differs(claim) for claim in claims if claim.outcome is Outcome.UNCLEAR}
    return sorted(
        problems,
        key=lambda problem: (
            _SEVERITIES.index(problem.severity),
            late.get(problem.claim or "", 0),
            problem.start or 0,
            problem.code,
        ),
    )


def by_claim(problems: Iterable[Problem]) -> dict[str | None, list[Problem]]:
    """Return the problems of each claim by its id; under None those of the draft itself."""
    groups: dict[str | None, list[Problem]] = {}
    for problem in problems:
        groups.setdefault(problem.claim, []).append(problem)
    return groups


def passages(claim: CheckedClaim) -> list[Reason]:
    """Return the reasons of `claim` that show a passage, each passage once, in their order."""
    seen: dict[tuple[str, int | None, int | None], Reason] = {}
    for reason in claim.because:
        if reason.passage:
            seen.setdefault((reason.source, reason.start, reason.end), reason)
    return list(seen.values())


def leading(claim: CheckedClaim) -> list[Reason]:
    """Return the first passage of each source, for forms that have room for no more."""
    first: dict[str, Reason] = {}
    for reason in passages(claim):
        first.setdefault(reason.source, reason)
    return list(first.values())[:_MOST_LEADING]


def path_of(document: Document, item: Claim | Problem) -> str:
    """Return the path of the file that `item` stands in: the draft, or one it is made of."""
    if not isinstance(item.file, str):
        return document.path
    return (PurePath(document.path).parent / item.file).as_posix()


def place(document: Document, item: Claim | Problem) -> str:
    """Return where something stands, in words: ``line 3, column 7`` or what the format counts."""
    line, column = item.line, item.column
    if line is None:
        return "in the draft"
    file = f"{one_line(item.file)}, " if isinstance(item.file, str) else ""
    names = {
        Coordinates.LINE: f"{file}line {line}, column {column}",
        Coordinates.PARAGRAPH: f"paragraph {line}, character {column}",
        Coordinates.PAGE: f"page {line}, line {column}",
    }
    return names[document.coordinates]


def day(when: dt.date) -> str:
    """Return ``3 May 2023``."""
    return f"{when.day} {when:%B %Y}"


def sentence(words: str) -> str:
    """Return `words` on one line, with a capital at the beginning and a stop at the end.

    A reason that says what the draft says, and does not name it, names it here.
    """
    line = one_line(words)
    if line.startswith("says "):
        line = f"the draft {line}"
    stop = "" if line.endswith((".", "!", "?", "…")) or not line else "."
    return f"{line[:1].upper()}{line[1:]}{stop}"


def adds(message: str, why: str) -> bool:
    """Return whether `message` says more than the claim's reason `why`, which stands beside it.

    It does not where it only names the same words and values in another order.
    """
    if message.rstrip(".").casefold() in why.casefold():
        return False
    named = [found[1] for found in _NAMED.finditer(message)]
    between = [word for word in _NAMED.sub(" ", message).split() if word.isalpha()]
    return not named or len(between) > _FEW_WORDS or not all(one in why for one in named)


def counted(number: int, noun: str) -> str:
    """Return ``1 claim``, ``2 claims``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def headline(report: Report) -> str:
    """Return the report in one sentence: how many claims do not stand, how many are open.

    Where nothing was found wrong it says of how many: what was not looked at is no success.
    """
    summary = report.summary
    wrong = summary.contradicted + summary.altered + summary.not_found
    unsure = summary.partial + summary.unclear
    looked_at = wrong + unsure + summary.supported
    rest = f"; {unsure} {'needs' if unsure == 1 else 'need'} a person to look" if unsure else ""
    if not summary.claims:
        return "No claim was found in this draft."
    if not looked_at:
        return f"None of {counted(summary.claims, 'claim')} could be held against a source."
    if wrong:
        verb = "does" if wrong == 1 else "do"
        return f"{wrong} of {counted(summary.claims, 'claim')} {verb} not stand as written{rest}."
    return f"Nothing wrong was found in the {counted(looked_at, 'claim')} looked at{rest}."


def title(document: Document) -> str:
    """Return the draft's title, else its first heading, else the name of its file."""
    headings = (
        document.text[block.start : block.end]
        for block in document.blocks
        if block.kind is BlockKind.HEADING
    )
    name = document.path.rstrip("/").rpartition("/")[2] or document.path
    return next(
        (words for words in map(one_line, (document.title or "", *headings, name)) if words), ""
    )


def outcome_counts(report: Report) -> str:
    """Return ``13 claims: 3 contradicted, 1 altered, …``, worst first, without empty counts."""
    found = [
        f"{report.summary.count(outcome)} {name(outcome)}"
        for outcome in WORST_FIRST
        if report.summary.count(outcome)
    ]
    return ": ".join(filter(None, [counted(report.summary.claims, "claim"), ", ".join(found)]))


def settled(problem: Problem) -> str:
    """Return what was decided on `problem` or was so before, in words; "" where nothing was.

    ``waived by Ana until 2027-02-01: the 2023 edition has it``, ``rejected by Ana``, ``known``.
    """
    return "; ".join(filter(None, (_decision(problem), "known" if problem.known else "")))


def _decision(problem: Problem) -> str:
    decided = problem.decided
    if decided is None:
        return "waived" if problem.waived else ""
    if decided.decision not in _DECISIONS:
        return ""
    by, until = f" by {one_line(decided.by)}", ""
    if decided.until is not None:
        until = f" until {decided.until}"
        if not problem.waived:
            until += ", which is past"
    why = f": {one_line(decided.why)}" if decided.why else ""
    return f"{_DECISIONS[decided.decision]}{by}{until}{why}"


def problem_counts(report: Report) -> str:
    """Return ``11 problems: 6 errors, 4 warnings, 1 note, 2 waived, 1 rejected, 3 known``."""
    parts = []
    for severity in _SEVERITIES:
        number = sum(problem.severity is severity for problem in report.problems)
        if number:
            parts.append(counted(number, severity.value))
    rejected = sum(
        problem.waived and problem.decided is not None and problem.decided.decision is Choice.REJECT
        for problem in report.problems
    )
    waived = sum(problem.waived for problem in report.problems) - rejected
    known = sum(problem.known for problem in report.problems)
    aside = ((waived, "waived"), (rejected, "rejected"), (known, "known"))
    parts += [f"{number} of them {word}" for number, word in aside if number]
    return ": ".join(filter(None, [counted(len(report.problems), "problem"), ", ".join(parts)]))


def not_verified(report: Report) -> str:
    """Return what could not be verified: the last line of every form's summary, zero or not."""
    missing = sum(not source.state.readable for source in report.sources)
    return (
        f"Could not be verified: {report.summary.unverifiable} of "
        f"{counted(report.summary.claims, 'claim')}; {missing} of "
        f"{counted(len(report.sources), 'source')} could not be had."
    )


def remark(source: Source | None) -> str | None:
    """Return what is to be known of how a source was had, beside its state; None for nothing."""
    if source is None:
        return None
    said = (
        source.reason,
        _RECOGNISED if source.recognised is True else None,
        _RENDERED if source.rendered is True else None,
        _SIGNED_IN if source.signed_in is True else None,
    )
    return " ".join(filter(None, said)) or None
