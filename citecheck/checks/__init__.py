"""Step 5: one file a kind of check; a `Claim` and a `Reading` of one source in, `Evidence` out.

A check is a module that has what `Check` names; it is used by being listed in `CHECKS`. Outside
packages add theirs through the entry-point group ``citecheck.checks``. A check says what it saw and
what that means for the claim; what all checks together amount to is held together in `verdict/`.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from msgspec.structs import replace

from citecheck.checks.attribution import check as origin
from citecheck.checks.date import check as date
from citecheck.checks.figure import check as figure
from citecheck.checks.name import check as name
from citecheck.checks.quote import check as quote
from citecheck.checks.semantic import check as meaning
from citecheck.checks.source_view import Reading
from citecheck.checks.wording import check as wording
from citecheck.errors import ConfigError
from citecheck.model import Claim, Evidence, Scope, Text

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "citecheck.checks"


@runtime_checkable
class Check(Protocol):
    """What a module offers to be a check."""

    CODE: str  # stands in `Evidence.check`, and before the dot of problem codes about one fact
    SUMMARY: str  # one line: what it asks of a claim and its source
    SCOPE: Scope  # what its evidence is about

    def applies(self, claim: Claim) -> bool:
        """Whether the check has anything to look for in `claim`; reads no source."""

    def examine(self, claim: Claim, reading: Reading, source_key: str) -> tuple[Evidence, ...]:
        """Hold `claim` against one source and say what was seen, a fact at a time.

        `Evidence.fact` is the index into `claim.facts` (None for the wording of the whole),
        `said` and `found` are the words on both sides, `note` is one sentence for an editor.
        """

    def interpret(self, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
        """Return the check's own evidence on one claim, from all of its sources, as it counts.

        Here a measurement becomes a finding: thresholds stand with the check that decides by them.
        On the claim as a whole (`fact` None) `contradicted` and `altered` make it so, `ambiguous`
        leaves it open. On one fact, what another check bears out goes before `ambiguous`, and what
        the ticks of its sentence say goes before the rest (`verdict/settle.py`).
        """


CHECKS: tuple[Check, ...] = (quote, figure, date, name, origin, wording, meaning)


def load_extra() -> tuple[Check, ...]:
    """Return the checks that installed packages add, in the order of their names.

    Raises:
        ConfigError: an entry point cannot be loaded, or what it names is no check.
    """
    if not any(_may_offer(Path(folder)) for folder in sys.path):
        return ()
    from importlib.metadata import entry_points  # noqa: PLC0415 - slow to load, and seldom needed

    points = sorted(entry_points(group=GROUP), key=lambda point: point.name)
    return tuple(_load(point) for point in points)


@cache
def all_checks() -> tuple[Check, ...]:
    """Return our own checks and those that installed packages add.

    Raises:
        ConfigError: as `load_extra`.
    """
    return CHECKS + load_extra()


def examine(claim: Claim, reading: Reading, source_key: str) -> tuple[Evidence, ...]:
    """Return what every check sees for `claim` in one source, in the order of the checks."""
    found = (
        item if check in CHECKS else replace(item, is_outside=True)
        for check in all_checks()
        if check.applies(claim)
        for item in check.examine(claim, reading, source_key)
    )
    return tuple(_with_confidence(item, claim, reading.text) for item in found)


def _with_confidence(item: Evidence, claim: Claim, text: Text) -> Evidence:
    """Return `item`, marked where its passage or the claim was read off a picture."""
    if claim.confidence is None and not text.recognised:
        return item
    passage = item.passage
    sure = [
        one.confidence
        for one in text.recognised
        if passage is None or one.span.overlaps(passage.span)
    ]
    sure += [] if claim.confidence is None else [claim.confidence]
    return replace(item, confidence=min(sure)) if sure else item


def outside_check(code: str) -> Check | None:
    """Return the check of another package whose problem `code` is, or begins to be; None if none.

    Args:
        code: a problem's code, as ``unit_sense.contradicted``, or its part before the dot.
    """
    name = code.partition(".")[0]
    return next((check for check in load_extra() if name == check.CODE), None)


def _may_offer(folder: Path) -> bool:
    """Whether a package installed in `folder` names our group; an archive is not looked into."""
    lists = folder.glob("*.*-info/entry_points.txt")
    return folder.is_file() or any(GROUP.encode() in path.read_bytes() for path in lists)


def _load(point: EntryPoint) -> Check:
    try:
        check = point.load()
    except (ImportError, AttributeError) as error:
        raise ConfigError(
            f"the check {point.name} ({point.value}) cannot be loaded: {error}"
        ) from error
    if not isinstance(check, Check):
        raise ConfigError(
            f"the check {point.name} ({point.value}) lacks one of CODE, SUMMARY, SCOPE, applies,"
            " examine, interpret"
        )
    return check
