"""One sentence for an editor: why a claim got its outcome.

In: the outcome and what bears on the claim. Out: a sentence with the words or values of both sides
where there are any. Decides nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from citecheck.model import (
    Claim,
    EditKind,
    Evidence,
    Fact,
    FactKind,
    Finding,
    How,
    Outcome,
    Unavailable,
)
from citecheck.verdict.bearing import Bearing
from citecheck.verdict.fact_status import STATUS_OF, FactStatus

NOUNS = {
    FactKind.QUOTE: "quotation",
    FactKind.FIGURE: "figure",
    FactKind.DATE: "date",
    FactKind.NAME: "name",
}

_NAMED = 3  # open words that are named
_LONGEST = 60  # code points of a fact that are shown


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
        return "only a part of the source could be read, and it does not bear this out"
    if evidence:
        return f"the sources that were read do not suffice, and one could not be had: {reasons}"
    return f"the source could not be had: {reasons}"


def _clash(claim: Claim, outcome: Outcome, evidence: tuple[Evidence, ...]) -> str:
    status = FactStatus.ALTERED if outcome is Outcome.ALTERED else FactStatus.CONTRADICTED
    deciding = next(item for item in evidence if STATUS_OF[item.finding] is status)
    changed = _changed_words(deciding) if outcome is Outcome.ALTERED else None
    if changed:
        return changed
    if deciding.said and deciding.found and deciding.said != deciding.found:
        return f"says {_cited(deciding.said)}, the source says {_cited(deciding.found)}"
    if deciding.note:
        return _clause(deciding.note)
    if deciding.fact is None:
        return "the source says otherwise"
    fact = claim.facts[deciding.fact]
    return f"the source does not agree with the {NOUNS[fact.kind]} {_shown(fact)}"


def _changed_words(item: Evidence) -> str | None:
    """Return the place where a quotation differs; None where there are several, or a long one."""
    edits = item.passage.edits if item.passage else ()
    others = [n for n, edit in enumerate(edits) if edit.kind not in (EditKind.KEEP, EditKind.GAP)]
    if not others or len(others) > 2 or others[-1] - others[0] >= 2:
        return None
    ours = " ".join(edits[n].quote for n in others if edits[n].kind is EditKind.INSERT)
    theirs = " ".join(edits[n].source for n in others if edits[n].kind is EditKind.DELETE)
    if max(len(ours), len(theirs)) > _LONGEST:
        return None
    if ours and theirs:
        return f"the quotation has “{ours}” where the source has “{theirs}”"
    return (
        f"the quotation puts in “{ours}”, which the source does not have"
        if ours
        else f"the quotation leaves out “{theirs}”, which the source has"
    )


def _cited(words: str) -> str:
    """Return words in quotation marks, a mere value without."""
    return f"“{words}”" if words[:1].isalpha() else words


def _incomplete(claim: Claim, borne: Bearing) -> str:
    missing = _missing(claim, borne)
    if missing:
        return missing
    loose = next((item for item in borne.evidence if item.finding is Finding.OVERPRECISE), None)
    if loose and loose.said and loose.found:
        return f"says {loose.said}, the source only {loose.found}"
    return "the source bears out only a part of it"


def _open(claim: Claim, borne: Bearing) -> str:
    for item in borne.evidence:
        if item.note and item.finding in (Finding.AMBIGUOUS, Finding.STITCHED):
            return _clause(item.note)
    words = _open_words(claim, borne)
    if words:
        return f"not in the passage: {words}"
    noted = next(
        (item.note for item in borne.evidence if item.note and item.fact is not None), None
    )
    if noted:
        return _clause(noted)
    return "the passage shown is about it in other words: a person must say if it means the same"


def _open_words(claim: Claim, borne: Bearing) -> str:
    """Return the open words as they are written, with what the source has instead."""
    shift = claim.span.start
    found = []
    for tick in borne.ticks:
        if tick.how.is_tick:
            continue
        word = f"“{tick.span.shifted(-shift).of(claim.words)}”"
        if tick.how is How.DIFFERS:
            word += f" (it has “{tick.found}”)"
        found.append(word)
    more = len(found) - _NAMED
    named = ", ".join(found[:_NAMED])
    return f"{named} and {more} more" if more > 0 else named


def _lacking(borne: Bearing) -> set[int]:
    return {number for number, one in enumerate(borne.facts) if one is FactStatus.MISSING}


def _borne_out(claim: Claim, borne: Bearing) -> str:
    found = dict.fromkeys(
        _shown(fact)
        for fact, status in zip(claim.facts, borne.facts, strict=True)
        if status is FactStatus.BORNE_OUT and fact.kind is not FactKind.NAME
    )
    if not found:
        return "every word that matters stands in the source, as the claim has them together"
    return f"the source gives {_joined(list(found)[:4], 'and')}, and all other words that matter"


def _clause(note: str) -> str:
    """Return a note, a sentence of its own, as what follows a colon."""
    plain = note.removesuffix(".")
    return f"the {plain[4:]}" if plain.startswith("The ") else plain


def _missing(claim: Claim, borne: Bearing) -> str | None:
    """Return what the sources do not give or name; None where they have every fact."""
    lacking = sorted(_lacking(borne))
    details = [number for number in lacking if claim.facts[number].kind is not FactKind.NAME]
    if not details:
        return None
    given = [_detail(claim.facts[number], _instead(borne.evidence, number)) for number in details]
    return f"the source does not give {_joined(given)}"


def _detail(fact: Fact, instead: str | None) -> str:
    shown = f"the {NOUNS[fact.kind]} {_shown(fact)}"
    if not instead:
        return shown
    if fact.text.casefold() in instead.casefold():  # the number is there, and another thing is said
        return f"{shown} as the claim has it (there stands {_cited(instead)})"
    return f"{shown} (near it stands {_cited(instead)})"


def _instead(evidence: Iterable[Evidence], number: int) -> str | None:
    """Return another value that a source has near a fact that it does not give."""
    return next(
        (
            item.found
            for item in evidence
            if item.fact == number and item.found and item.found != item.said
        ),
        None,
    )


def _shown(fact: Fact) -> str:
    words = " ".join(fact.text.split())
    words = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 3]}…"
    return f"“{words.removesuffix(',')}”" if fact.kind is FactKind.QUOTE else words


def _joined(items: list[str], word: str = "or") -> str:
    if len(items) == 1:
        return items[0]
    return f"{', '.join(items[:-1])} {word} {items[-1]}"
