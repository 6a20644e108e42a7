"""What was known before: an earlier report, or the draft at an earlier revision.

In: a report written by ``--format json`` (several of them stand one a line), or the `Extract` of
the draft as it was. Out: a `Baseline`, which marks problems as known and takes out none.

A problem is known by fingerprint and code; where only what is new in the draft shall count, also by
the words of its claim, wherever they stand and however their lines are broken.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from citecheck import regular_file
from citecheck.errors import InputError
from citecheck.findings.decisions import Settled
from citecheck.findings.fingerprint import fingerprint
from citecheck.model import Checked, Extract

if TYPE_CHECKING:
    from citecheck.report.wire.documents import Report
    from citecheck.report.wire.types import CheckedClaim

_MAX_BYTES = 1_000_000_000


class Baseline(Struct, frozen=True, kw_only=True):
    """What an earlier run had.

    `problems` are pairs of fingerprint and code; `claims` are the fingerprints of claims' words
    alone, empty where a claim's finding may be new though its words are not. `asked` is false where
    nobody named anything to compare with.
    """

    problems: frozenset[tuple[str, str]] = frozenset()
    claims: frozenset[str] = frozenset()
    asked: bool = True

    def holds(self, problem: Settled) -> bool:
        """Whether the earlier run had `problem` already."""
        return (problem.fingerprint, problem.code) in self.problems

    def mark(self, checked: Checked) -> Checked:
        """Return `checked` with those problems marked as known that were there before."""
        if not self.asked:
            return checked
        unchanged = {
            claim.id for claim in checked.extract.claims if words_of(claim.words) in self.claims
        }
        marked = tuple(
            replace(item, known=True) if self.holds(item) or item.claim in unchanged else item
            for item in checked.problems
        )
        return replace(checked, problems=marked, run=replace(checked.run, compared=True))


def words_of(words: str) -> str:
    """Return the fingerprint of a claim's words alone; white space does not matter."""
    return fingerprint(words, "claim")


def read(path: Path, *, by_words: bool = False) -> Baseline:
    """Return the baseline that the report at `path` makes.

    Args:
        path: the JSON of a report, or of several one a line.
        by_words: whether a claim is known by its words, whatever was found in it.

    Raises:
        InputError: the file cannot be read, or is no report.
    """
    from citecheck.report.to_json import read_all  # noqa: PLC0415 - msgspec, when asked for

    try:
        data = regular_file.read(path, max_bytes=_MAX_BYTES)
    except OSError as error:
        raise InputError(f"cannot read the baseline {path}: {error.strerror or error}") from error
    try:
        reports = read_all(data)
    except InputError as error:
        raise InputError(f"the baseline {path}: {error}") from error
    claims = (words_of(_own_words(report, claim)) for report in reports for claim in report.claims)
    return Baseline(
        problems=frozenset(
            (problem.fingerprint, problem.code) for report in reports for problem in report.problems
        ),
        claims=frozenset(claims if by_words else ()),
    )


def _own_words(report: Report, claim: CheckedClaim) -> str:
    """Return the claim's words without its markers, as `Claim.words` has them."""
    words = claim.text
    for marker in report.markers:
        if claim.start <= marker.start and marker.end <= claim.end:
            start, end = marker.start - claim.start, marker.end - claim.start
            words = words[:start] + " " * (end - start) + words[end:]
    return words


def of_extracts(extracts: Iterable[Extract]) -> Baseline:
    """Return the baseline that drafts as they were make: their claims, and what was found then."""
    extracts = list(extracts)
    return Baseline(
        problems=frozenset(
            (problem.fingerprint, problem.code) for item in extracts for problem in item.problems
        ),
        claims=frozenset(words_of(claim.words) for item in extracts for claim in item.claims),
    )
