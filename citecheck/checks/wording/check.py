"""Step 5: the wording of a claim against one source, `Claim` and `Reading` to `Evidence`.

The passages that cover most of the claim come first, the very best of them with the signals that
`verdict/` weighs; then what clashes: a denial that one side makes and the other does not, a word
whose opposite stands in the passage, names that change places, a hedge that the claim drops.
Figures, dates, names and quotations have checks of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from citecheck.checks.evidence import passage_of
from citecheck.checks.source_view import Reading
from citecheck.checks.wording.best_passages import foremost
from citecheck.checks.wording.features import Alignment, measure
from citecheck.checks.wording.modality import strengthened
from citecheck.checks.wording.quantifiers import outranked, widened
from citecheck.checks.wording.role_swap import swapped
from citecheck.model import Claim, Evidence, FactKind, Finding, Passage, Signal, Span
from citecheck.nlp.language_id import language_of
from citecheck.nlp.lexical.attribution import credits_in
from citecheck.nlp.lexical.negation import Denial, added_refusal
from citecheck.nlp.lexical.words import Word, find_words
from citecheck.nlp.quotes.segments import is_recognisable

CODE = "wording"
SUMMARY = "Do the words of the claim stand in the source, and does nothing there say otherwise?"

SHOWN = 3
"""Passages shown to a person."""

_READ_FOR_ORDER = 3  # passages in which names are looked for in another order


def applies(claim: Claim) -> bool:
    """Whether the claim says anything at all."""
    return any(word.content for word in find_words(claim.words))


def examine(claim: Claim, reading: Reading, source_key: str) -> tuple[Evidence, ...]:
    """Return the best passages, then the clashes; one `not_found` where no word is shared."""
    return tuple(_examined(_Comparison(claim, reading, source_key)))


class _Comparison:
    """One claim beside one source."""

    def __init__(self, claim: Claim, reading: Reading, source_key: str) -> None:
        self.claim = claim
        self.reading = reading
        self.source_key = source_key
        self.aligned = Alignment(
            find_words(claim.words),
            reading.pieces,
            quoted=_quotations(claim),
            credits=credits_in(claim.words),
            counted=_places(claim, FactKind.FIGURE, FactKind.DATE),
        )

    def evidence(
        self,
        finding: Finding,
        *,
        at: int | None = None,
        signals: tuple[Signal, ...] = (),
        words: tuple[str | None, str | None, str | None] = (None, None, None),
    ) -> Evidence:
        """Return evidence on the whole claim; `words` are said, found and note."""
        best = None if at is None else self.aligned.ranked[at]
        said, found, note = words
        return Evidence(
            claim_id=self.claim.id,
            check=CODE,
            finding=finding,
            source_key=self.source_key,
            passage=None if best is None else self.passage(best.number, best.share),
            score=None if best is None else best.share,
            signals=signals,
            said=said,
            found=found,
            note=note,
        )

    def passage(self, number: int, share: float) -> Passage:
        """Return a piece of the source as a passage, with the table headings over it as note."""
        pieces = self.reading.pieces
        return replace(
            passage_of(pieces.spans[number], self.reading),
            score=min(share, 1.0),
            note=pieces.notes.get(number),
        )


def _quotations(claim: Claim) -> tuple[Span, ...]:
    """Return where in ``claim.words`` quotations stand that the quote check settles (rule Q5)."""
    quotes = _places(claim, FactKind.QUOTE)
    return tuple(span for span in quotes if is_recognisable(span.of(claim.words)))


def _places(claim: Claim, *kinds: FactKind) -> tuple[Span, ...]:
    """Return where in ``claim.words`` facts of some kinds stand."""
    facts = (fact for fact in claim.facts if fact.kind in kinds)
    return tuple(fact.span.shifted(-claim.span.start) for fact in facts)


def _examined(seen: _Comparison) -> Iterator[Evidence]:
    foreign = _other_language(seen.claim, seen.reading)
    if foreign is not None:
        at = 0 if seen.aligned.ranked else None
        yield seen.evidence(Finding.AMBIGUOUS, at=at, words=(None, None, foreign))
        return
    if not seen.aligned.ranked:
        yield seen.evidence(Finding.NOT_FOUND)
        return
    whole = seen.aligned.share(seen.aligned.window) == 1.0
    first, *others = _shown(seen.aligned)
    yield seen.evidence(
        Finding.PRESENT if whole else Finding.RELATED, at=first, signals=measure(seen.aligned)
    )
    for at in others:
        yield seen.evidence(Finding.RELATED, at=at)
    yield from _clashes(seen)
    yield from _firmness(seen)


def _shown(aligned: Alignment) -> list[int]:
    """Return which of the ranked pieces a person should read, by their places there."""
    best = foremost(aligned.words, aligned.pieces, aligned.ranked)[:SHOWN]
    return [aligned.ranked.index(item) for item in best]


def _other_language(claim: Claim, reading: Reading) -> str | None:
    """Return a sentence that says so where the claim and the source differ in language."""
    of_source = reading.language
    if of_source is None:
        return None
    of_claim = language_of(f"{claim.words} {claim.context or ''}")
    if of_claim is None or of_claim == of_source:
        return None
    return f"the claim is in language {of_claim!r}, the source in {of_source!r}: not compared"


def _clashes(seen: _Comparison) -> Iterator[Evidence]:
    """Yield what in the best passages says the opposite of the claim."""
    words, close = seen.aligned.words, seen.aligned.close
    denial = seen.aligned.added
    if denial is not None:
        said = _excerpt(seen.claim, seen.aligned.own, denial.at)
        note = f"denies what the source states: “{said}”"
        yield seen.evidence(_weight(denial), at=0, words=(said, None, note))
    dropped = seen.aligned.dropped
    if dropped is not None:
        found = _around(close[0], dropped.at)
        note = f"the source denies it: “{found}”"
        yield seen.evidence(_weight(dropped), at=0, words=(None, found, note))
    swap = swapped(words, close[:_READ_FOR_ORDER])
    if swap is not None:
        note = "the source has the names the other way round"
        yield seen.evidence(Finding.AMBIGUOUS, at=0, words=(None, None, note))


def _weight(denial: Denial) -> Finding:
    """Return how much a denial says: that of a verb clashes, "without" may be of something else."""
    return Finding.CONTRADICTED if denial.verbal else Finding.AMBIGUOUS


def _firmness(seen: _Comparison) -> Iterator[Evidence]:
    """Yield what a person must weigh: a refusal on one side, more than is said (RULES W3)."""
    own, best = seen.aligned.own, seen.aligned.close[0]
    firmer = strengthened(own, best)
    if firmer is not None:
        note = f"the source says “{firmer.hedge}” of “{firmer.governed}”, the claim does not"
        yield seen.evidence(Finding.AMBIGUOUS, at=0, words=(None, firmer.hedge, note))
    if seen.aligned.denied is not None:
        number, denial = seen.aligned.denied
        note = f"the source says “{_around(seen.reading.pieces.words(number), denial.at)}”"
        yield seen.evidence(Finding.AMBIGUOUS, at=0, words=(None, denial.word, note))
    refused = added_refusal(own, best)
    if refused is not None:
        said = _excerpt(seen.claim, own, refused.at)
        note = f"says “{said}”, which the source does not refuse"
        yield seen.evidence(Finding.AMBIGUOUS, at=0, words=(said, None, note))
    wider = widened(own, best) or outranked(own, best)
    if wider is not None:
        note = f"says “{wider.said}”, the source only “{wider.found}”"
        yield seen.evidence(Finding.AMBIGUOUS, at=0, words=(wider.said, wider.found, note))


def _excerpt(claim: Claim, words: tuple[Word, ...], at: int) -> str:
    first, last = words[max(0, at - 1)], words[min(len(words) - 1, at + 2)]
    return claim.words[first.start : last.end]


def _around(words: tuple[Word, ...], at: int) -> str:
    return " ".join(word.text for word in words[max(0, at - 2) : at + 4])
