"""Steps 1 and 2 for one draft: bytes → `Extract`, in a child with a clock.

What a stranger wrote is not worked on in the process that holds the user's keys and the network:
parsers in C run in an interpreter of their own (`formats.draft`), and our own grammars, which find
references, claims and facts, in a fork (`sandbox.run_aside`). What comes back is data.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from citecheck import problems
from citecheck._version import __version__
from citecheck.claims import find_claims
from citecheck.claims.self_contradiction import inconsistencies
from citecheck.config.schema import Config
from citecheck.errors import InputError
from citecheck.formats.draft import Unread, load
from citecheck.model import Claim, Document, Extract, Problem, Run
from citecheck.sandbox import Limit, LimitedError, nothing, run_aside

SECONDS = 12.0
"""Processor time for one draft; one of 2,000 words takes 0.2 s."""
SECONDS_PER_MEGABYTE = 40.0
"""More, for each 10⁶ characters; a book of 0.6 MB takes 8 s."""
MEGABYTES = 400
MEGABYTES_PER_MEGABYTE = 300


class Refusal(Struct, frozen=True, kw_only=True, tag=True):
    """Why there is no extract, as a sentence for the user: an `InputError` as a value."""

    reason: str


def extract(
    draft: str | bytes,
    config: Config,
    media_type: str | None = None,
    name: str | None = None,
    *,
    meanwhile: Callable[[], object] = nothing,
) -> Extract:
    """Return the references, markers, claims and facts of a draft; no source is touched.

    Args:
        draft: where it lies, or its bytes.
        config: settings.
        media_type: as declared by a server; what the bytes show goes before.
        name: what to call it, where bytes are given.
        meanwhile: called while a child reads the draft.

    Raises:
        InputError: the draft cannot be read.
    """
    unread = load(draft, media_type, name=name, bibliographies=config.bibliographies)
    given = unread if unread.is_light else unread.document()
    size = (len(given.body) if isinstance(given, Unread) else len(given.text)) / 1e6
    try:
        found = run_aside(
            understood,
            given,
            config,
            seconds=SECONDS + SECONDS_PER_MEGABYTE * size,
            megabytes=MEGABYTES + int(MEGABYTES_PER_MEGABYTE * size),
            meanwhile=meanwhile,
        )
    except LimitedError as error:
        raise InputError(f"{unread.name} cannot be read: {_advice(error)}") from error
    if isinstance(found, Refusal):
        raise InputError(found.reason)
    return found


def understood(draft: Unread | Document, config: Config) -> Extract | Refusal:
    """Return what stands in a draft, found in this process."""
    if isinstance(draft, Unread):
        try:
            draft = draft.document()
        except InputError as error:
            return Refusal(reason=str(error))
    return _extracted(draft, config)


def run_of(config: Config) -> Run:
    """Return what a report says of the run."""
    return Run(
        citecheck=__version__,
        config=config.digest(),
        as_of=config.as_of,
        offline=config.offline,
    )


def _extracted(document: Document, config: Config) -> Extract:
    from citecheck.references import find_references  # noqa: PLC0415 - where a draft is read alone

    citations = find_references(document)
    claims = find_claims(document, citations)
    claims = tuple(_as_recognised(claim, document) for claim in claims)
    if config.as_of is not None:
        claims = tuple(replace(claim, dated=config.as_of) for claim in claims)
    found = problems.Draft(
        document=document,
        citations=citations,
        claims=claims,
        inconsistencies=inconsistencies(claims),
    )
    return Extract(
        document=document,
        citations=citations,
        claims=claims,
        inconsistencies=found.inconsistencies,
        problems=problems.selected(_problems(found, config), config.policy),
        run=run_of(config),
    )


def _as_recognised(claim: Claim, document: Document) -> Claim:
    """Return `claim`, marked where its words were read off a picture."""
    sure = [
        block.confidence
        for block in document.blocks
        if block.confidence is not None and block.span.overlaps(claim.span)
    ]
    return replace(claim, confidence=min(sure)) if sure else claim


def _problems(found: problems.Draft, config: Config) -> Iterator[Problem]:
    uncited = [claim for claim in found.claims if not claim.references]
    yield from problems.of_settings(config.ignored, config.policy)
    yield from problems.of_list(found, config.policy, config.sources)
    yield from problems.of_attributions(found, config.policy)
    yield from problems.of_uncited(found, uncited, config.policy)


def _advice(error: LimitedError) -> str:
    if error.limit is Limit.TIME:
        return f"to find its claims {error}; simplify or split it"
    if error.limit is Limit.ERROR:
        return f"its claims cannot be found ({error})"
    return "to find its claims takes more memory than any article; split it"
