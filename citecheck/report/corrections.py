"""Step 7: the corrections that an editor may take over with one click.

In: a `Report`. Out: `Correction` values in the order of the draft: words of a claim, and those of
the source to set in their place. Only where nothing is left to weigh: one detail that a source
gives otherwise, no other source that gives it in a third way, and nobody who rejected the finding.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from msgspec import Struct

from citecheck.lazy_regex import regex
from citecheck.model import FactKind, Finding, Outcome
from citecheck.report import phrases
from citecheck.report.sanitise import one_line
from citecheck.report.wire.documents import Report
from citecheck.report.wire.types import CheckedClaim, Fact, Problem, Reason

_CORRECTED = (Finding.CONTRADICTED, Finding.UNIT_MISMATCH, Finding.ALTERED)
_WRONG = (Outcome.CONTRADICTED, Outcome.ALTERED)
_WORD = regex(r"\S+")
_LETTER = regex(r"[^\W\d_]|[%€$£¥]")
_EDGES = ".,;:!?"


class Correction(Struct, frozen=True, kw_only=True):
    """The words from `start` to `end` of the draft, and `text`, which the source has instead.

    `claim` is the reach of the claim around them.
    """

    start: int
    end: int
    text: str
    claim: tuple[int, int]


def corrections(report: Report) -> list[Correction]:
    """Return the corrections, in order, none over another."""
    problems = phrases.by_claim(report.problems)
    found = [
        one
        for claim in report.claims
        if claim.outcome in _WRONG and not _is_let_pass(problems.get(claim.id, []))
        for one in _of_claim(report.document.text, claim)
    ]
    apart: list[Correction] = []
    for one in sorted(found, key=lambda item: (item.start, item.end)):
        if not apart or apart[-1].end <= one.start:
            apart.append(one)
    return apart


def _is_let_pass(problems: list[Problem]) -> bool:
    """Whether somebody rejected or waived what was found."""
    return bool(problems) and all(problem.waived for problem in problems)


def _of_claim(text: str, claim: CheckedClaim) -> Iterator[Correction]:
    for number, fact in enumerate(claim.facts):
        reason = _settling(claim, number)
        said = " ".join((reason.said or "").split()) if reason else ""
        found = one_line(reason.found or "") if reason else ""
        start = _only_place(text[fact.start : fact.end], said, fact.start)
        if start is None or not _is_like(fact, said, found):
            continue
        for left, right, words in _changes(said, found):
            yield Correction(
                start=start + left,
                end=start + right,
                text=words,
                claim=(claim.start, claim.end),
            )


def _settling(claim: CheckedClaim, number: int) -> Reason | None:
    """Return why a fact is wrong; None where it is not, or sources differ on what is right."""
    reasons = [
        item
        for item in claim.because
        if item.fact == number and item.finding in _CORRECTED and item.said and item.found
    ]
    values = {" ".join((item.found or "").split()).casefold() for item in reasons}
    return reasons[0] if len(values) == 1 else None


def _only_place(words: str, said: str, start: int) -> int | None:
    """Return where `said` stands in the fact's words; None where it does not, or more than once."""
    return start + words.index(said) if said and words.count(said) == 1 else None


def _is_like(fact: Fact, said: str, found: str) -> bool:
    """Whether `found` can stand where `said` does: a value with its unit for one with its unit."""
    if not found or said == found:
        return False
    if fact.kind in (FactKind.FIGURE, FactKind.DATE):
        return bool(_LETTER.search(said)) == bool(_LETTER.search(found))
    return True


def _changes(said: str, found: str) -> Iterator[tuple[int, int, str]]:
    """Yield the start and end in `said` of the words that differ, and what stands in their place.

    Words that are only left out, or only put in, take a neighbour with them, so that each change
    has two sides.
    """
    places = [match.span() for match in _WORD.finditer(said)]
    ours, theirs = said.split(), found.split()
    matcher = SequenceMatcher(None, _bare(ours), _bare(theirs), autojunk=False)
    for tag, first, last, other_first, other_last in matcher.get_opcodes():
        if tag == "equal":
            continue
        if first == last or other_first == other_last:
            if first > 0 and other_first > 0:
                first, other_first = first - 1, other_first - 1  # noqa: PLW2901
            elif last < len(ours) and other_last < len(theirs):
                last, other_last = last + 1, other_last + 1  # noqa: PLW2901
            else:
                continue
        words = " ".join(theirs[other_first:other_last])
        yield places[first][0], places[last - 1][1], _with_stop(ours[last - 1], words)


def _bare(words: list[str]) -> list[str]:
    return [word.strip(_EDGES).casefold() for word in words]


def _with_stop(before: str, words: str) -> str:
    """Return `words` with the stop at the end of `before`, which is the draft's own."""
    stop = before[len(before.rstrip(_EDGES)) :]
    return words.rstrip(_EDGES) + stop
