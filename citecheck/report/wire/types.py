"""Step 7, the wire form: the types whose JSON is the report format, schema 1.

`documents.py` puts them together. All offsets are Unicode code points, half-open: those of
references, markers, claims, facts and problems into `Document.text`, those of `Reason` into the
text of its source. No conversion here (`build.py`), and no rendering (``to_*``).
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import msgspec

from citecheck.model import (
    ArchiveAnswer,
    BlockKind,
    Choice,
    CitationKind,
    Coordinates,
    EditKind,
    FactKind,
    Finding,
    Granularity,
    How,
    Outcome,
    Severity,
    SourceState,
    Style,
    Via,
)
from citecheck.report.wire.reader_types import Offset, Opinion, ReaderAccount


class Block(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of the draft with one role; `level` is a heading's rank or a list's depth."""

    kind: BlockKind
    start: Offset
    end: Offset
    level: int | None = None


class Styled(msgspec.Struct, frozen=True, kw_only=True):
    """Words of the draft that it sets in italics (emphasis), in bold, raised or lowered."""

    kind: Style
    start: Offset
    end: Offset


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """The draft; `text`, `blocks` and `styles` let a saved report be rendered again."""

    path: str
    media_type: str
    sha256: str
    title: str | None = None
    language: str | None = None
    words: int
    coordinates: Coordinates = Coordinates.LINE
    text: str = ""
    blocks: tuple[Block, ...] = ()
    styles: tuple[Styled, ...] | msgspec.UnsetType = msgspec.UNSET  # where the format tells


class Reference(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of the list, or a link; `source` is the key of its source, None if it has none."""

    id: str
    kind: CitationKind
    label: str | None
    text: str
    start: Offset
    end: Offset
    url: str | None = None
    doi: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None
    source: str | None = None


class Marker(msgspec.Struct, frozen=True, kw_only=True):
    """An in-text citation; `references` holds ids, and lacks those that no entry answers."""

    kind: CitationKind
    text: str
    labels: tuple[str, ...]
    references: tuple[str, ...]
    start: Offset
    end: Offset
    line: int
    column: int
    file: str | msgspec.UnsetType = msgspec.UNSET


class FigureValue(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="figure"):
    """What a figure means: `value` is None for a range from `low` to `high`."""

    value: Decimal | None
    low: Decimal
    high: Decimal
    unit: str
    change: str


class DateValue(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="date"):
    """What a date means: its first and last day; None where the draft names no year."""

    first: dt.date | None
    last: dt.date | None
    granularity: Granularity


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """One checkable detail; a quotation's offsets are what stands inside the marks."""

    kind: FactKind
    text: str
    start: Offset
    end: Offset
    value: FigureValue | DateValue | None = None


class Edit(msgspec.Struct, frozen=True, kw_only=True):
    """A run of words of the difference between a quotation and its source."""

    kind: EditKind
    source: str = ""
    quote: str = ""
    weighty: bool = False


class Reason(msgspec.Struct, frozen=True, kw_only=True):
    """What one check saw in one source, and where.

    `fact` is an index into the claim's facts, None for the wording of the whole; `said` and
    `found` are the two values or words compared; `link` opens the source at the passage.
    """

    check: str
    finding: Finding
    fact: int | None = None
    source: str
    label: str | None = None
    passage: str | None = None
    start: Offset | None = None
    end: Offset | None = None
    page: int | None = None
    score: float | None = None
    note: str | None = None
    link: str | None = None
    before: str = ""
    after: str = ""
    said: str | None = None
    found: str | None = None
    edits: tuple[Edit, ...] = ()


class Suggestion(msgspec.Struct, frozen=True, kw_only=True):
    """What the source would support in place of what the claim says."""

    text: str
    why: str


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """A sentence or clause of the draft with its markers and facts, not yet judged."""

    id: str
    text: str
    start: Offset
    end: Offset
    line: int
    column: int
    file: str | msgspec.UnsetType = msgspec.UNSET
    labels: tuple[str, ...]
    references: tuple[str, ...]
    facts: tuple[Fact, ...]


class Tick(msgspec.Struct, frozen=True, kw_only=True):
    """A word of a claim that matters; `because` is the index of the passage that it rests on."""

    start: int
    end: int
    how: How
    because: int | None = None
    found: str | None = None  # the source's words, where it has any


class CheckedClaim(Claim, frozen=True, kw_only=True):
    """A claim with its outcome; `score` is P(supported) in [0, 1], `because` best first."""

    outcome: Outcome
    score: float
    fingerprint: str
    why: str = ""
    because: tuple[Reason, ...] = ()
    ticks: tuple[Tick, ...] = ()
    reader: Opinion | None = None  # of a second reader, where the settings name one
    suggestion: Suggestion | None = None


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A source that was had, or was not; times are UTC.

    `signed_in`: read with cookies of the user's own; `rendered`: read as a browser shows it;
    `recognised`: words of it were read off pictures; `skipped`: what of it could not be read, where
    and why.
    """

    key: str
    url: str | None
    final_url: str | None = None
    state: SourceState
    reason: str | None = None
    via: Via | None = None
    archive: ArchiveAnswer | None = None
    fetched_at: dt.datetime | None = None
    media_type: str | None = None
    sha256: str | None = None
    title: str | None = None
    archived_url: str | None = None
    archived_at: dt.datetime | None = None
    signed_in: bool | msgspec.UnsetType = msgspec.UNSET
    recognised: bool | msgspec.UnsetType = msgspec.UNSET
    rendered: bool | msgspec.UnsetType = msgspec.UNSET
    skipped: tuple[str, ...] | msgspec.UnsetType = msgspec.UNSET


class Recorded(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the decisions file that is about this report; `at` is UTC.

    `code` is a problem's, or ``claim`` or ``fact.0`` where a person ticked a claim or a fact of it.
    `words` are those of the claim at that time.
    """

    fingerprint: str
    code: str
    decision: Choice
    by: str
    at: dt.datetime
    until: dt.date | None = None
    why: str | None = None
    words: str | None = None


class Decided(msgspec.Struct, frozen=True, kw_only=True):
    """The last decision of an editor on a problem; `until` is its last day, null for no end."""

    decision: Choice
    by: str
    why: str | None = None
    until: dt.date | None = None


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """Something that a person should act on; `claim` is the id of the claim it is about.

    `waived`: a decision takes it out of the gate; `known`: it was there before (a baseline).
    """

    code: str
    severity: Severity
    message: str
    line: int | None = None
    column: int | None = None
    file: str | msgspec.UnsetType = msgspec.UNSET
    start: Offset | None = None
    end: Offset | None = None
    labels: tuple[str, ...] = ()
    claim: str | None = None
    fingerprint: str
    waived: bool = False
    decided: Decided | None = None
    known: bool = False


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """How much an extract holds."""

    claims: int
    problems: int


class Summary(msgspec.Struct, frozen=True, kw_only=True):
    """How many claims have which outcome."""

    claims: int
    supported: int = 0
    partial: int = 0
    unclear: int = 0
    altered: int = 0
    contradicted: int = 0
    not_found: int = 0
    unverifiable: int = 0
    uncited: int = 0
    problems: int

    def count(self, outcome: Outcome) -> int:
        """Return the number of claims with `outcome`."""
        return int(getattr(self, outcome.value))


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """What else decided the bytes of a report; `config` is the digest of the settings."""

    citecheck: str
    config: str
    as_of: dt.date | None = None
    offline: bool = False
    compared: bool = False  # with a baseline or an earlier revision, whose problems are `known`
    reader: ReaderAccount | msgspec.UnsetType = msgspec.UNSET  # where one is asked for
