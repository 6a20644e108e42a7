"""One sentence for an editor: why a claim got its outcome.

In: the outcome and the evidence in reading order. Out: a sentence with the words or values of both
sides where there are any. Decides nothing.
"""

from __future__ import annotations

from citecheck.checks.coverage import interpret as parts
from citecheck.checks.name import interpret
from citecheck.checks.polarity import interpret as opposing
from citecheck.model import Claim, Evidence, Fact, FactKind, Finding, Outcome, Unavailable
from citecheck.verdict.aggregate import Bearing
from citecheck.verdict.fact_status import STANDING_OF, Standing

NOUNS = {
    FactKind.QUOTE: "quotation",
    FactKind.FIGURE: "figure",
    FactKind.DATE: "date",
    FactKind.NAME: "name",
}

ORIGIN = "origin"
"""The check of whom a claim says it has something from."""


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
        return _open(claim, borne)
    if outcome is Outcome.SUPPORTED:
        return _borne_out(claim, borne)
    return _plainly(claim, outcome)


def _plainly(claim: Claim, outcome: Outcome) -> str:
    if outcome is Outcome.NOT_FOUND:
        return "the source was read, and nothing in it is about this"
    spoken = any(map(str.isalnum, claim.words))
    return "nothing is cited for it" if spoken else "there is nothing in it to check"


def _unread(evidence: tuple[Evidence, ...], unavailable: tuple[Unavailable, ...]) -> str:
    reasons = "; ".join(dict.fromkeys(item.reason for item in unavailable))
    if not unavailable:
        return "only the abstract could be read, and it does not bear this out"
    if evidence:
        return f"the sources that were read do not suffice, and one could not be had: {reasons}"
    return f"the source could not be had: {reasons}"


def _clash(claim: Claim, outcome: Outcome, evidence: tuple[Evidence, ...]) -> str:
    standing = Standing.ALTERED if outcome is Outcome.ALTERED else Standing.CONTRADICTED
    deciding = next(item for item in evidence if STANDING_OF[item.finding] is standing)
    if deciding.said and deciding.found and deciding.said != deciding.found:
        return f"says {_cited(deciding.said)}, the source says {_cited(deciding.found)}"
    if deciding.note:
        return _clause(deciding.note)
    if deciding.fact is None:
        return "the source says otherwise"
    fact = claim.facts[deciding.fact]
    return f"the source does not agree with the {NOUNS[fact.kind]} {_shown(fact)}"


def _cited(words: str) -> str:
    """Return words in quotation marks, a mere value without."""
    return f"“{words}”" if words[:1].isalpha() else words


def _incomplete(claim: Claim, borne: Bearing) -> str:
    if borne.lacking:
        lacking = [f"“{parts.shortened(words)}”" for words in borne.lacking[:2]]
        return f"the source has nothing of {_joined(lacking)}"
    missing = _missing(claim, borne)
    if missing and any(claim.facts[one].kind is not FactKind.NAME for one in _lacking(borne)):
        return missing
    for item in borne.evidence:
        if item.note and (interpret.is_displaced(item) or opposing.is_lacking(item)):
            return _clause(item.note)
    if missing:
        return missing
    loose = next((item for item in borne.evidence if item.finding is Finding.OVERPRECISE), None)
    if loose and loose.said and loose.found:
        return f"says {loose.said}, the source only {loose.found}"
    return "the source bears out only a part of it"


def _open(claim: Claim, borne: Bearing) -> str:
    for item in borne.evidence:
        if STANDING_OF[item.finding] is Standing.OPEN and item.note:
            return _clause(item.note)
    for item in borne.evidence:
        if item.check == ORIGIN and item.note and item.fact in _lacking(borne):
            return _clause(item.note)
    missing = _missing(claim, borne)
    if missing:
        return f"the passage shown is about it, but {missing}"
    weakest = parts.weakest(borne.evidence)
    if weakest:
        return f"the passage shown is about it, but says little of “{parts.shortened(weakest)}”"
    return "the passage shown is about it in other words: a person must say if it means the same"


def _lacking(borne: Bearing) -> set[int]:
    return {number for number, one in enumerate(borne.facts) if one is Standing.MISSING}


def _borne_out(claim: Claim, borne: Bearing) -> str:
    found = dict.fromkeys(
        _shown(fact)
        for fact, standing in zip(claim.facts, borne.facts, strict=True)
        if standing is Standing.BORNE_OUT
    )
    if not found:
        return "the source says this in nearly the same words"
    return f"the source gives {_joined(list(found)[:4], 'and')}, and its words cover the rest"


def _clause(note: str) -> str:
    """Return a note, a sentence of its own, as what follows a colon."""
    plain = note.removesuffix(".")
    return f"the {plain[4:]}" if plain.startswith("The ") else plain


def _missing(claim: Claim, borne: Bearing) -> str | None:
    """Return what the sources do not give or name; None where they have every fact."""
    missing = [claim.facts[number] for number in sorted(_lacking(borne))]
    details = [
        f"the {NOUNS[fact.kind]} {_shown(fact)}"
        for fact in missing
        if fact.kind is not FactKind.NAME
    ]
    names = [_shown(fact) for fact in missing if fact.kind is FactKind.NAME]
    verbs = []
    if details:
        verbs.append(f"give {_joined(details)}")
    if names:
        verbs.append(f"name {_joined(names)}")
    return f"the source does not {' or '.join(verbs)}" if verbs else None


def _shown(fact: Fact) -> str:
    words = " ".join(fact.text.split())
    words = words if len(words) <= 60 else f"{words[:57]}…"
    return f"“{words.removesuffix(',')}”" if fact.kind is FactKind.QUOTE else words


def _joined(items: list[str], word: str = "or") -> str:
    if len(items) == 1:
        return items[0]
    return f"{', '.join(items[:-1])} {word} {items[-1]}"
