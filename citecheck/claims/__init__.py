"""Step 2b: a `Document` and its `Citations` → the `Claim` values of the draft, in order.

A claim is a sentence, or a clause of one, with the markers that cover it and the facts in it.
What carries no marker is a claim only if it says something that would need a source. Nothing
here looks at a source.
"""

from __future__ import annotations

from collections.abc import Iterator

from citecheck.claims.block_quotations import BlockQuotations, with_block_quotations
from citecheck.claims.checkworthy import needs_source
from citecheck.claims.facts import facts_in
from citecheck.claims.marker_scope import Stretch, covered
from citecheck.claims.own_work import OwnWork
from citecheck.claims.prose import Prose, prose_of
from citecheck.claims.remarks import with_remarks_handed_over
from citecheck.claims.self_contradiction import inconsistencies
from citecheck.lazy_regex import regex
from citecheck.model import (
    BlockKind,
    Citations,
    Claim,
    Document,
    Fact,
    FactKind,
    Marker,
    Span,
)

__all__ = ["claim_of", "find_claims", "inconsistencies"]

_NO_WORDS = regex(
    r"\[\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,20}\]|(?<![⁰¹²³⁴-⁹⁻⁺])(?<!\b10)[⁰¹²³⁴-⁹]{1,3}(?=\s|$)|\A\s{0,9}\d{1,3}[.)](?=\s)"
)


def find_claims(document: Document, citations: Citations) -> tuple[Claim, ...]:
    """Return the claims of a draft, in order, named c1, c2 …; spans are into ``document.text``."""
    prose = prose_of(document, citations)
    stretches = with_block_quotations(
        prose, covered(prose, citations.markers), BlockQuotations(document.hints)
    )
    stretches = with_remarks_handed_over(prose, stretches, document.language)
    own = OwnWork(prose)
    claims: list[Claim] = []
    for stretch, context, heading in _placed(prose, stretches):
        if not stretch.is_claim:
            continue
        words = stretch.span.of(prose.words)
        facts = _facts(prose, stretch, document)
        if not stretch.markers and (
            own.tells(stretch.sentence, words)
            or not needs_source(words, facts, prose.kind(stretch.sentence))
        ):
            continue
        claims.append(
            Claim(
                id=f"c{len(claims) + 1}",
                span=stretch.span,
                text=stretch.span.of(document.text),
                words=words,
                labels=_labels(stretch.markers),
                references=_references(stretch.markers),
                facts=facts,
                context=context,
                heading=heading,
                dated=document.date,
            )
        )
    return tuple(claims)


def _facts(prose: Prose, stretch: Stretch, document: Document) -> tuple[Fact, ...]:
    """Return the facts of a stretch: the quotation that it is as a whole, else what it holds."""
    quote = stretch.quotation
    if quote is not None:
        return (Fact(kind=FactKind.QUOTE, text=quote.of(prose.words), span=quote),)
    return facts_in(stretch.span.of(prose.words), stretch.span.start, document.date)


def claim_of(text: str) -> Claim:
    """Return `text` as one claim without a document around it.

    Bracketed markers and the number of a list item at its start are blanked.
    """
    words = _NO_WORDS.sub(lambda mark: " " * len(mark[0]), text)
    return Claim(id="c1", span=Span(0, len(text)), text=text, words=words, facts=facts_in(words))


def _placed(
    prose: Prose, stretches: list[Stretch]
) -> Iterator[tuple[Stretch, str | None, str | None]]:
    """Yield each stretch with what was said before it and the heading above it.

    For the items of a list, what was said before is the line that announces the list.
    """
    context: str | None = None
    heading: str | None = None
    for stretch in stretches:
        words = " ".join(stretch.span.of(prose.words).split())
        kind = prose.kind(stretch.sentence)
        yield stretch, context, heading
        if kind is BlockKind.HEADING:
            context, heading = None, words
        elif kind is not BlockKind.LIST_ITEM:
            context = words


def _labels(markers: tuple[Marker, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(label for marker in markers for label in marker.labels))


def _references(markers: tuple[Marker, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reference for marker in markers for reference in marker.references))
