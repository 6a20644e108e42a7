"""Quotations: do the words between the marks stand in the source, as they are quoted?

A check of step 5 (rules Q1 to Q6). For every quotation of a claim it tells where the words stand,
what was changed, what stood just before them in the source and was cut off, and whether the source
gives them to the speaker that the claim names.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from citecheck.checks.evidence import passage_around
from citecheck.checks.quote.titles import other_title, title_of
from citecheck.checks.source_view import Reading
from citecheck.lazy_regex import regex
from citecheck.model import (
    Claim,
    Edit,
    EditKind,
    Evidence,
    Fact,
    FactKind,
    Finding,
    Passage,
    Scope,
    Span,
)
from citecheck.nlp.names import find_names
from citecheck.nlp.names.forms import same_name
from citecheck.nlp.quotes.framing import frames, framing
from citecheck.nlp.quotes.speakers import speakers

CODE = "quote"
SUMMARY = "Words between quotation marks stand in the source as they are quoted"
SCOPE = Scope.FACT

_FAITHFUL = (Finding.VERBATIM, Finding.TYPOGRAPHIC, Finding.ELIDED)
_RANK = {finding: rank for rank, finding in enumerate((*_FAITHFUL, Finding.STITCHED))}
_AROUND = 400  # code points around a passage in which its context and its speaker are looked for
_CHANGES_NAMED = 3
_STOP = regex(r"(?<![.,])[.,]$")  # belongs to the sentence around the quotation (Q2)


class _Quoted(Struct, frozen=True):
    """A quotation and what the claim says around it."""

    claim: Claim
    fact: Fact

    @property
    def inside(self) -> Span:
        """Its place in ``claim.words``."""
        return self.fact.span.shifted(-self.claim.span.start)

    @property
    def around(self) -> str:
        """The claim's own words."""
        return self.claim.words[: self.inside.start] + " " + self.claim.words[self.inside.end :]


def applies(claim: Claim) -> bool:
    """Whether the claim quotes anything, or gives the title of a work between marks."""
    return any(fact.kind is FactKind.QUOTE or title_of(claim, fact) for fact in claim.facts)


def interpret(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Return the evidence as it is: its findings are the rules' own."""
    return evidence


def examine(claim: Claim, reading: Reading, source_key: str) -> tuple[Evidence, ...]:
    """Return one piece of evidence for each quotation of the claim, and for each altered title."""
    seen = (
        (number, _examine(_Quoted(claim, fact), reading))
        if fact.kind is FactKind.QUOTE
        else (number, _altered_title(_Quoted(claim, fact), reading))
        for number, fact in enumerate(claim.facts)
    )
    return tuple(replace(item, fact=at, source_key=source_key) for at, item in seen if item)


def _altered_title(quoted: _Quoted, reading: Reading) -> Evidence | None:
    """Return that the source has the title around a name with another word; else None."""
    place = title_of(quoted.claim, quoted.fact)
    title = "" if place is None else place.of(quoted.claim.words).strip(" ,.")
    other = other_title(title, reading) if title else None
    if other is None:
        return None
    passage = passage_around(other, reading)
    note = f"The source has the title as “{other.of(reading.text.body)}”."
    altered = _evidence(quoted, Finding.CONTRADICTED, note, passage)
    return replace(altered, said=title, found=other.of(reading.text.body))


def _examine(quoted: _Quoted, reading: Reading) -> Evidence:
    found = reading.index.locate_all(quoted.fact.text)
    if not found:
        return _evidence(quoted, Finding.NOT_FOUND, "The source does not have these words.")
    passage = min(found, key=lambda passage: _fitness(quoted, passage, reading))
    passage = replace(passage, page=reading.text.page(passage.start))
    frame = _frame(quoted, passage, reading)
    if frame is not None:
        note = f"In the source “{frame}” stands before these words, and the quotation cuts it off."
        framed = _evidence(quoted, Finding.ALTERED, note, replace(passage, note=frame))
        return replace(framed, found=f"{frame} … {passage.text}")
    other = _other_speaker(quoted, passage, reading)
    if other is not None:
        note = f"The source gives these words to {other[1]}, not to {other[0]}."
        return replace(
            _evidence(quoted, Finding.CONTRADICTED, note, passage), said=other[0], found=other[1]
        )
    finding = passage.finding or Finding.ALTERED
    return _evidence(quoted, finding, _note(finding, passage), passage)


def _evidence(
    quoted: _Quoted, finding: Finding, note: str | None, passage: Passage | None = None
) -> Evidence:
    return Evidence(
        claim_id=quoted.claim.id,
        check=CODE,
        finding=finding,
        source_key="",
        passage=passage,
        score=passage.score if passage else None,
        note=note,
        said=_STOP.sub("", quoted.fact.text),
        found=_STOP.sub("", passage.text) if passage else None,
    )


def _fitness(quoted: _Quoted, passage: Passage, reading: Reading) -> tuple[int, bool, bool, int]:
    """Return how ill one of several hits fits: by finding, frame, speaker, topic."""
    around = _around(passage, reading).lower()
    named = {name.lower() for name in _speakers_of(quoted)}
    topic = {word for word in quoted.around.lower().split() if len(word) > 3}
    return (
        _RANK.get(passage.finding or Finding.ALTERED, len(_RANK)),
        _frame(quoted, passage, reading) is not None,
        not any(name.split()[-1] in around for name in named),
        -sum(word in around for word in topic),
    )


def _around(passage: Passage, reading: Reading) -> str:
    body = reading.text.body
    before = body[max(passage.start - _AROUND, 0) : passage.start]
    return before + " " + body[passage.end : passage.end + _AROUND]


def _frame(quoted: _Quoted, passage: Passage, reading: Reading) -> str | None:
    """Return what the source says around the words that turns them, and the claim does not."""
    if frames(quoted.around):
        return None
    body = reading.text.body
    before = body[max(passage.start - _AROUND, 0) : passage.start]
    return framing(before, body[passage.end : passage.end + _AROUND])


def _speakers_of(quoted: _Quoted) -> tuple[str, ...]:
    return speakers(quoted.claim.words, quoted.inside)


def _other_speaker(quoted: _Quoted, passage: Passage, reading: Reading) -> tuple[str, str] | None:
    """Return the claim's speaker and the source's, where the latter is somebody else."""
    said, given = _speakers_of(quoted), speakers(reading.text.body, passage.span)
    if not said or not given:
        return None
    near = _around(passage, reading)
    names = {*given, *(span.of(near) for span in find_names(near))}
    if any(_same_person(one, name) for one in said for name in names):
        return None
    return said[0], given[0]


def _same_person(one: str, other: str) -> bool:
    """Whether two names may be one person's; an office may stand before either ("Manager Kell")."""
    short, long = sorted((one, other), key=len)
    return same_name(one, other) or long.endswith(f" {short}")


def _note(finding: Finding, passage: Passage) -> str | None:
    """Return one sentence for an editor; None where there is nothing to say."""
    if finding is Finding.TYPOGRAPHIC:
        if _digits(passage.text) != _digits("".join(edit.quote for edit in passage.edits)):
            return "A number is written otherwise than in the source; its value is the same."
        return "Only punctuation, case, accents or spacing differ."
    if finding is Finding.ELIDED:
        return "What the quotation leaves out or puts in is marked."
    if finding is Finding.STITCHED:
        return "In the source the parts stand far apart, in other paragraphs or another order."
    if finding is Finding.ALTERED:
        changes = sorted(_changes(passage.edits), key=lambda change: not change[0])
        told = "; ".join(text for _, text in changes[:_CHANGES_NAMED])
        return f"{told[:1].upper()}{told[1:]}."
    return None


def _digits(text: str) -> list[str]:
    return sorted(filter(str.isdigit, text))


def _changes(edits: tuple[Edit, ...]) -> Iterator[tuple[bool, str]]:
    """Yield (whether it is weighty, a phrase) for each change of words."""
    replaced: Edit | None = None
    for edit in (*edits, Edit(kind=EditKind.KEEP)):
        if replaced is not None and edit.kind is EditKind.INSERT:
            weighty = replaced.weighty or edit.weighty
            yield weighty, f"the source has “{replaced.source}”, the quotation “{edit.quote}”"
            replaced = None
            continue
        if replaced is not None:
            yield replaced.weighty, f"the quotation leaves out “{replaced.source}” without a mark"
        replaced = edit if edit.kind is EditKind.DELETE else None
        if edit.kind is EditKind.INSERT:
            yield edit.weighty, f"the quotation adds “{edit.quote}”"
        if edit.kind is EditKind.GAP and edit.weighty:
            yield True, f"the mark hides a negation: “{edit.source}”"
