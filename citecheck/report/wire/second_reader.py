"""Step 7: what a second reader says → the wire form.

In: `Opinion` and `ReaderAccount` of `model.py`. Out: the types of the same names.
"""

from __future__ import annotations

from msgspec import UNSET, UnsetType

from citecheck import model
from citecheck.report.links import link
from citecheck.report.wire.evidence import Sources, utf8, utf8_or_none
from citecheck.report.wire.reader_types import Opinion, ReaderAccount, Silence


def opinion_of(opinion: model.Opinion | None, sources: Sources) -> Opinion | None:
    """Return the wire form of what a second reader says."""
    if opinion is None:
        return None
    source = sources.by_key.get(opinion.source_key or "")
    passage = opinion.passage
    place = link(source, passage) if isinstance(source, model.Source) else None
    return Opinion(
        model=utf8(opinion.model),
        says=opinion.says,
        passage=utf8(passage.text) if passage else None,
        start=passage.start if passage else None,
        end=passage.end if passage else None,
        verified=opinion.verified,
        decided=opinion.decided,
        source=utf8_or_none(opinion.source_key),
        label=utf8_or_none(sources.labels.get(opinion.source_key or "")),
        page=passage.page if passage else None,
        link=utf8_or_none(place),
    )


def account_of(account: model.ReaderAccount | None) -> ReaderAccount | UnsetType:
    """Return the wire form of what became of the questions; unset where no reader is asked for."""
    if account is None:
        return UNSET
    return ReaderAccount(
        model=utf8(account.model),
        claims=account.claims,
        answered=account.answered,
        discarded=account.discarded,
        silent=tuple(Silence(reason=why, claims=number) for why, number in account.silent),
        decided=account.decided,
        from_store=account.from_store,
        host=account.host,
        sent=account.sent,
        characters=account.characters,
    )
