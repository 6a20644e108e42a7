"""What the register of works announces of what the draft cites: retractions, and lesser notices.

In: the draft and what came of asking for its DOIs. Out: an error for a work taken back (a note
where the draft says so itself), a note for any lesser notice, and one note for all entries about
which the register could not be asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from citecheck.config.schema import Policy
from citecheck.lazy_regex import regex
from citecheck.model import (
    Notice,
    NoticeKind,
    Problem,
    Reference,
    RegisterAnswer,
    Registered,
    Severity,
)
from citecheck.problems.factory import Draft, Maker

_RETRACTED = regex(r"\b(?:retracted|retraction|rétractée?|ritrattato|zurückgezogen)", re.IGNORECASE)
_WITHDRAWN = regex(r"\bwithdrawn\b", re.IGNORECASE)  # in an entry; in prose it may be troops
_DONE = {
    NoticeKind.RETRACTION: "was retracted",
    NoticeKind.WITHDRAWAL: "was withdrawn",
    NoticeKind.REMOVAL: "was removed by its publisher",
}
_STANDS = {
    NoticeKind.PARTIAL_RETRACTION: "part of it was retracted",
    NoticeKind.EXPRESSION_OF_CONCERN: "its publisher has expressed concern about it",
    NoticeKind.NEW_VERSION: "there is a newer version of it",
    NoticeKind.NEW_EDITION: "there is a newer edition of it",
}


def of_register(
    draft: Draft, registered: Mapping[str, Registered], policy: Policy
) -> tuple[Problem, ...]:
    """Return the problems; `registered` holds what came of asking, by DOI in lower case."""
    made = Maker(policy)
    known = [
        (entry, answer)
        for entry in draft.citations.references
        if (answer := registered.get((entry.work.doi or "").lower())) is not None
    ]
    unasked = [pair for pair in known if pair[1].answer is RegisterAnswer.NOT_ASKED]
    found = [item for entry, answer in known for item in _announced(made, draft, entry, answer)]
    return (*found, *([_not_asked(made, unasked)] if unasked else []))


def _announced(
    made: Maker, draft: Draft, entry: Reference, answer: Registered
) -> Iterator[Problem]:
    """Yield one problem for a work taken back; else one for each kind of lesser notice."""
    first = {notice.kind: notice for notice in reversed(answer.notices)}
    back = next((notice for kind, notice in first.items() if kind.takes_back), None)
    if back is None:
        for notice in first.values():
            words = _STANDS.get(notice.kind) or f"there is a {notice.kind.value} to it"
            yield _problem(made, "reference.notice", entry, notice, f": {words}")
        return
    is_said = _says_so(draft, entry)
    words = f" {_DONE[back.kind]}{', as the draft says' if is_said else ''}"
    severity = Severity.NOTE if is_said else None
    yield _problem(made, "reference.retracted", entry, back, words, severity)


def _problem(  # noqa: PLR0913, PLR0917 - private: one shape of message for both codes
    made: Maker,
    code: str,
    entry: Reference,
    notice: Notice,
    words: str,
    severity: Severity | None = None,
) -> Problem:
    where = [f"{notice.on:%Y-%m-%d}" if notice.on else "", _link(notice, entry)]
    beside = ", ".join(part for part in where if part)
    return made.problem(
        code,
        f"{_name(entry)}{words}{f' ({beside})' if beside else ''}.",
        about=f"{entry.work.doi} {notice.kind.value} {notice.doi or ''}",
        span=entry.span,
        labels=(entry.label,) if entry.label else (),
        severity=severity,
    )


def _link(notice: Notice, entry: Reference) -> str:
    """Return the address of the notice; a work may be marked under its own DOI."""
    is_own = notice.doi is None or notice.doi == (entry.work.doi or "").lower()
    return "" if is_own else f"https://doi.org/{notice.doi}"


def _says_so(draft: Draft, entry: Reference) -> bool:
    """Whether the entry, or a claim that cites it, tells the reader of the retraction."""
    citing = (claim.words for claim in draft.claims if entry.id in claim.references)
    said = any(_RETRACTED.search(words) for words in (entry.text, *citing))
    return said or _WITHDRAWN.search(entry.text) is not None


def _not_asked(made: Maker, unasked: list[tuple[Reference, Registered]]) -> Problem:
    names = ", ".join(_name(entry) for entry, _ in unasked)
    reason = unasked[0][1].reason or "no answer"
    return made.problem(
        "reference.not_asked",
        f"Whether {names} {'was' if len(unasked) == 1 else 'were'} retracted could not be asked"
        f" ({reason.rstrip('.')}).",
        about=" ".join(sorted(entry.work.doi or "" for entry, _ in unasked)),
        labels=tuple(entry.label for entry, _ in unasked if entry.label),
    )


def _name(entry: Reference) -> str:
    return f"[{entry.label}]" if entry.label else f"“{' '.join(entry.text.split())[:60]}…”"
