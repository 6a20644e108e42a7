"""Step 5: the wording of a claim against one source, `Claim` and `Reading` to `Evidence`.

Each sentence of the claim is laid beside the source word by word (`nlp.align`). `PRESENT` says that
every word that matters is ticked and tied as in the claim, `RELATED` that words are open; the ticks
and signals go with it. Then comes what speaks against it, then other passages that cover much of
the claim. How figures, dates and quotations compare is told by checks of their own.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from citecheck.checks.evidence import passage_of
from citecheck.checks.source_view import Reading
from citecheck.checks.wording.best_passages import foremost
from citecheck.checks.wording.clashes import clashes
from citecheck.checks.wording.sentence import Sentence, lay, nothing, open_ticks, says_something
from citecheck.model import Claim, Evidence, Finding, Passage, Scope
from citecheck.nlp.language_id import language_of
from citecheck.nlp.lexical.coverage import rank
from citecheck.nlp.lexical.words import find_words

CODE = "wording"
SUMMARY = (
    "Are all words of the claim that matter borne out by the source, and tied as in the claim?"
)
SCOPE = Scope.CLAIM

_ENOUGH, _SHARED = 14, 0.5
"""Words from which the language of a claim can be told, and the part of them that no text of
another language has; a short claim decides nothing (S11)."""

SHOWN = 3
"""Passages shown to a person."""


def applies(claim: Claim) -> bool:
    """Whether the claim says anything at all."""
    return bool(says_something(claim))


def interpret(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Return the evidence as it is: its findings are the rules' own."""
    return evidence


def examine(claim: Claim, reading: Reading, source_key: str) -> tuple[Evidence, ...]:
    """Return what the source has of each sentence; one `not_found` where no word is shared."""
    return tuple(_examined(claim, reading, source_key))


def _examined(claim: Claim, reading: Reading, source_key: str) -> Iterator[Evidence]:
    blank = Evidence(
        claim_id=claim.id, check=CODE, finding=Finding.NOT_FOUND, source_key=source_key
    )
    foreign = _other_language(claim, reading)
    laid = () if foreign else lay(claim, reading.words)
    if foreign:
        yield replace(blank, finding=Finding.AMBIGUOUS, note=foreign)
        return
    found = {sentence.number: sentence for sentence in laid}
    for number, span in enumerate(says_something(claim)):
        sentence = found.get(number)
        if sentence is None:
            ticks = open_ticks(claim, span, reading.words)
            yield replace(
                blank,
                part=number,
                said=span.of(claim.words),
                signals=nothing(reading.words),
                ticks=ticks,
            )
        else:
            yield from _of_sentence(sentence, reading, blank)
    shown = {sentence.found.centre for sentence in laid}
    for piece, share in _others(claim, reading, shown):
        passage = _passage(piece, share, reading)
        yield replace(blank, finding=Finding.RELATED, passage=passage, score=share)


def _of_sentence(sentence: Sentence, reading: Reading, blank: Evidence) -> Iterator[Evidence]:
    share = 1.0 - _open_share(sentence)
    passage = _passage(sentence.found.centre, share, reading)
    base = replace(blank, passage=passage, score=share, part=sentence.number)
    yield replace(
        base,
        finding=Finding.PRESENT if sentence.is_whole else Finding.RELATED,
        said=sentence.text,
        signals=sentence.signals(),
        ticks=sentence.ticks(blank.source_key),
        note=_open_note(sentence),
    )
    for clash in clashes(sentence):
        yield replace(
            base, finding=clash.finding, said=clash.said, found=clash.found, note=clash.note
        )


def _open_share(sentence: Sentence) -> float:
    found = sentence.found
    total = sum(found.units[number].weight for number in found.content) or 1.0
    return sum(found.units[number].weight for number in found.open) / total


def _open_note(sentence: Sentence) -> str | None:
    """Return which words are open, as they are written; None where none is."""
    words = sentence.open_words()
    if not words:
        return None
    named = ", ".join(f"“{one}”" for one in words[:SHOWN])
    more = f" and {len(words) - SHOWN} more" if len(words) > SHOWN else ""
    return f"The passage does not bear out {named}{more}."


def _others(claim: Claim, reading: Reading, shown: set[int]) -> Iterator[tuple[int, float]]:
    """Yield further pieces that a person should read, each with its share of the claim."""
    words = find_words(claim.words)
    best = foremost(words, reading.pieces, rank(words, reading.pieces))
    left = [item for item in best if item.number not in shown][: max(0, SHOWN - len(shown))]
    for item in left:
        yield item.number, min(item.share, 1.0)


def _passage(number: int, share: float, reading: Reading) -> Passage:
    """Return a piece of the source as a passage, with the table headings over it as note."""
    pieces = reading.pieces
    return replace(
        passage_of(pieces.spans[number], reading), score=share, note=pieces.notes.get(number)
    )


def _other_language(claim: Claim, reading: Reading) -> str | None:
    """Return a sentence that says so where the claim's document and the source differ (S11)."""
    of_source = reading.language
    if of_source is None:
        return None
    words = f"{claim.words} {claim.context or ''}"
    of_claim = language_of(words) if len(words.split()) >= _ENOUGH else None
    if of_claim is None or of_claim == of_source:
        return None
    best = rank(find_words(claim.words), reading.pieces)[:1]
    if best and best[0].share >= _SHARED:
        return None
    return f"the claim is in language {of_claim!r}, the source in {of_source!r}: not compared"
