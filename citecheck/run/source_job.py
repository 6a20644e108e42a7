"""Steps 4 and 5 for one source: its bytes in the store → its text, indexed once → Evidence.

One job carries every claim, of any draft, that rests on the source; only the evidence travels
back. It runs in whatever process the engine puts it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from msgspec import Struct, field

from citecheck.checks import all_checks
from citecheck.checks import examine as examine_claim
from citecheck.checks.source_identity import Mismatch, examine_reference
from citecheck.checks.source_view import Reading
from citecheck.config.schema import Semantic
from citecheck.engine import CPU_SECONDS
from citecheck.errors import StoreError
from citecheck.formats import recognition
from citecheck.formats import source as text
from citecheck.model import Claim, Evidence, NoText, Reference, Source, Text
from citecheck.nlp.lexical.model_protocol import Meaning
from citecheck.run.hidden_support import HiddenWords
from citecheck.run.kept_readings import KEPT, KeptReadings
from citecheck.sources.store.holdings import Holdings

CPU_SECONDS_PER_CLAIM = 0.25
"""Source: benchmarks/large_draft.py, 0.01 to 0.05 s for a claim on a source of ordinary length."""


class Share(Struct, frozen=True, kw_only=True):
    """What one draft (by its number in the run) wants to know of the source."""

    draft: int
    claims: tuple[Claim, ...]
    entries: tuple[Reference, ...] = ()


class Job(Struct, frozen=True, kw_only=True):
    """One source, all that rests on it, and the folder of the store that holds its bytes."""

    source: Source
    shares: tuple[Share, ...]
    store: str | Path
    read_only: bool = False
    models: Semantic | None = None
    recognises: bool = False  # pictures are read, too
    kept: int = KEPT  # characters of sources that the process keeps read

    @property
    def material(self) -> str:
        """What a process that did a job about it has read already."""
        return self.source.sha256

    @property
    def cpu_seconds(self) -> float:
        """Processor time that it may take: for the parser, and for what rests on the source."""
        claims = sum(len(share.claims) for share in self.shares)
        pictures = recognition.CPU_SECONDS if self.recognises else 0.0
        return CPU_SECONDS + CPU_SECONDS_PER_CLAIM * claims + pictures


class Seen(Struct, frozen=True, kw_only=True):
    """The evidence for one draft by claim, and its entries that describe another work."""

    draft: int
    evidence: Mapping[str, tuple[Evidence, ...]]
    mismatches: tuple[Mismatch, ...] = ()
    hidden: Mapping[str, str] = field(default_factory=dict)  # what hidden text has, by claim

    def of(self, claim: str) -> tuple[Evidence, ...]:
        """Return the evidence for the claim with that id."""
        return self.evidence.get(claim, ())


class Examined(Struct, frozen=True, kw_only=True):
    """What a source showed; `text` holds no body, only what a report says of the source."""

    key: str
    seen: tuple[Seen, ...] = ()
    about: Text | None = None
    no_text: NoText | None = None


def examine(job: Job) -> Examined:
    """Return what `job.source` shows for every claim that rests on it."""
    reading = _reading(job)
    if isinstance(reading, NoText):
        return Examined(key=job.source.key, no_text=reading)
    found = reading.text
    seen = tuple(_look(share, reading, job.source.key) for share in job.shares)
    about = Text(
        body="",
        title=found.title,
        authors=found.authors,
        published=found.published,
        skipped=found.skipped,
        recognised=found.recognised[:1],
        pictures=found.pictures,
        is_cut=found.is_cut,
    )
    return Examined(key=job.source.key, seen=seen, about=about)


def _look(share: Share, reading: Reading, key: str) -> Seen:
    """Return what a source shows for the claims and entries of one draft."""
    evidence = {claim.id: examine_claim(claim, reading, key) for claim in share.claims}
    unseen = HiddenWords(reading.text.hidden)
    hidden = (
        (claim.id, unseen.support(claim, evidence[claim.id], all_checks()))
        for claim in share.claims
    )
    return Seen(
        draft=share.draft,
        evidence=evidence,
        mismatches=tuple(_mismatches(share.entries, reading.text)),
        hidden={claim: passage for claim, passage in hidden if passage is not None},
    )


_readings = KeptReadings()


def _reading(job: Job) -> Reading | NoText:
    """Return the source as read, kept from an earlier job of this process where it may be."""
    key = (job.source.sha256, job.source.media_type, job.models, job.recognises)
    kept = _readings.take(key)
    if kept is None:
        held = Holdings.at(job.store, writable=not job.read_only)
        found = read_pictures(job.source, held) if job.recognises else read(job.source, held)
        if isinstance(found, NoText):
            return found
        kept = Reading(found, open_meaning(job.models))
    _readings.put(key, kept, job.kept)
    return kept


class AboutSource(Protocol):
    """Any job about one source, whose bytes lie in a store."""

    @property
    def source(self) -> Source:
        """The source."""

    @property
    def store(self) -> str | Path:
        """Folder of the store, or address of an object store."""


def is_read(job: AboutSource) -> bool:
    """Whether the store holds the text already, so that no parser is needed."""
    held = Holdings.at(job.store, writable=False)
    sha256 = job.source.sha256
    return any(held.text(sha256, one) is not None for one in (_RECOGNISED, text.VERSION))


def read(source: Source, store: Holdings) -> Text | NoText:
    """Return the text of a source: the one the store keeps, else made from the bytes and kept."""
    kept = store.text(source.sha256, _RECOGNISED) or store.text(source.sha256, text.VERSION)
    if kept is not None:
        return text.decode(kept)
    made = text.read_text(store.body(source.sha256), source.media_type)
    if isinstance(made, Text):
        with suppress(StoreError):  # a full disk makes no source unreadable: it is made anew later
            store.keep_text(source.sha256, text.VERSION, text.encode(made))
    return made


_RECOGNISED = f"{text.VERSION}.{recognition.VERSION}"
"""Of texts in which pictures were read."""


def read_pictures(source: Source, store: Holdings) -> Text | NoText:
    """Return the text of a source, its pictures read too; kept like any other."""
    with recognition.allowed():
        made = text.read_text(store.body(source.sha256), source.media_type)
    if isinstance(made, Text):
        store.keep_text(source.sha256, _RECOGNISED, text.encode(made))
    return made


def _mismatches(entries: tuple[Reference, ...], text: Text) -> Iterator[Mismatch]:
    for entry in entries:
        if (mismatch := examine_reference(entry, text)) is not None:
            yield mismatch


def open_meaning(models: Semantic | None) -> Meaning | None:
    """Return the models of language that a user asked for, opened once in a process.

    Raises:
        ConfigError: the extra is not installed, or a folder does not hold a model of its kind.
    """
    if models is None:
        return None
    from citecheck.semantic import open_models  # noqa: PLC0415 - an extra, heavy and seldom wanted

    return open_models(models)
