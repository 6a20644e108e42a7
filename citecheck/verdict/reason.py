"""One sentence for an editor: why a claim got its outcome.

In: the outcome and the evidence in reading order. Out: a sentence with the words or values of both
sides where there are any. Decides nothing.
"""

from __future__ import annotations

from citecheck.model import Claim, Evidence, Fact, FactKind, Finding, Outcome, Unavailable
from citecheck.verdict import naming, opposing
from citecheck.verdict.bearing import Bearing
from citecheck.verdict.standing import STANDING_OF, Standing

NOUNS = {
    FactKind.QUOTE: "quotation",
    FactKind.FIGURE: "figure",
    FactKind.DATE: "date",
    FactKind.NAME: "name",
}

SENTENCES = {
    Outcome.UNCITED: "nothing is cited for it",
    Outcome.NOT_FOUND: "the source was read, and nothing in it is about this",
    Outcome.SUPPORTED: "every checked detail stands in the source, and its words cover the claim",
}


def reason(
    claim: Claim,
    outcome: Outcome,
    borne: Bearing,
    unavailable: tuple[Unavailable, ...] = (),
) -> str:
    """Return the sentence that says why `claim` has `outcome`."""
    if outcome is Outcome.UNVERIFIABLE:
        return _unread(borne.evidence, unavailable)
    if outcome in (Outcome.CONTRADICTED, Outcome.ALTERED):
        return _clash(claim, outcome, borne.evidence)
    if outcome is Outcome.PARTIAL:
        return _incomplete(claim, borne)
    if outcome is Outcome.UNCLEAR:
        return _open(borne.evidence, _missing(claim, borne))
    return SENTENCES[outcome]


def _unread(evidence: tuple[Evidence, ...], unavailable: tuple[Unavailable, ...]) -> str:
    reasons = "; ".join(dict.fromkeys(item.reason for item in unavailable))
    if evidence:
        return f"the sources that were read do not suffice, and one could not be had: {reasons}"
    return f"the source could not be had: {reasons}"


def _clash(claim: Claim, outcome: Outcome, evidence: tuple[Evidence, ...]) -> str:
    standing = Standing.ALTERED if outcome is Outcome.ALTERED else Standing.CONTRADICTED
    deciding = next(item for item in evidence if STANDING_OF[item.finding] is standing)
    if deciding.said and deciding.found and deciding.said != deciding.found:
        return f"says {deciding.said}, the source says {deciding.found}"
    if deciding.note:
        return deciding.note
    if deciding.fact is None:
        return "the source says otherwise"
    fact = claim.facts[deciding.fact]
    return f"the source does not agree with the {NOUNS[fact.kind]} {_shown(fact)}"


def _incomplete(claim: Claim, borne: Bearing) -> str:
    if borne.lacking:
        return f"the source has nothing of {_joined([f'“{words}”' for words in borne.lacking[:2]])}"
    missing = _missing(claim, borne)
    named = _missing(claim, borne, FactKind.NAME)
    if missing != named:
        return f"the source does not give {_joined(missing)}"
    for item in borne.evidence:
        if item.note and (naming.is_displaced(item) or opposing.is_lacking(item)):
            return item.note
    if missing:
        return f"the source does not give {_joined(missing)}"
    loose = next((item for item in borne.evidence if item.finding is Finding.OVERPRECISE), None)
    if loose and loose.said and loose.found:
        return f"says {loose.said}, the source only {loose.found}"
    return "the source bears out only a part of it"


def _open(evidence: tuple[Evidence, ...], missing: list[str]) -> str:
    for item in evidence:
        if STANDING_OF[item.finding] is Standing.OPEN and item.note:
            return item.note
    lead = "the passage shown is about it, but "
    if missing:
        return f"{lead}the source does not give {_joined(missing)}"
    return f"{lead}its wording alone cannot settle it"


def _missing(claim: Claim, borne: Bearing, *kinds: FactKind) -> list[str]:
    """Return the facts that no source gives, those of `kinds` alone if any are named."""
    return [
        f"the {NOUNS[fact.kind]} {_shown(fact)}"
        for fact, standing in zip(claim.facts, borne.facts, strict=True)
        if standing is Standing.MISSING and (not kinds or fact.kind in kinds)
    ]


def _shown(fact: Fact) -> str:
    words = fact.text if len(fact.text) <= 60 else f"{fact.text[:57]}…"
    return f"“{words.removesuffix(',')}”" if fact.kind is FactKind.QUOTE else words


def _joined(items: list[str]) -> str:
    if len(items) == 1:
        return items[0]
    return f"{', '.join(items[:-1])} or {items[-1]}"
