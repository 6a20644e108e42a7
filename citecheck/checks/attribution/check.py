"""Origins: is the source the work of whom the claim says it has this from, or does it name them?

A check of step 5, for claims with a marker that say "X reported" or "according to X". The work may
name itself in its title, among its authors, in its address or in its text. An origin is never
contradicted: another paper may well report what X did, but then it says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from citecheck.checks.source_view import Reading
from citecheck.model import Claim, Evidence, FactKind, Finding, Scope
from citecheck.nlp.lexical.attribution import Attribution, find_attributions
from citecheck.nlp.lexical.words import find_words
from citecheck.nlp.names.forms import same_name, variants

CODE = "origin"
SUMMARY = "The source is the work that the claim has this from, or names it"
SCOPE = Scope.FACT

_INITIALS_FROM = 3  # letters: two stand in too many addresses
_LETTERS_FROM = 5  # the same of a name written as one word


def applies(claim: Claim) -> bool:
    """Whether the claim says whom it has something from."""
    return bool(_origins(claim))


def interpret(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Return the evidence as it is: its findings are the rules' own."""
    return evidence


def examine(claim: Claim, reading: Reading, source_key: str) -> tuple[Evidence, ...]:
    """Return one piece of evidence for each name that the claim gives as an origin."""
    return tuple(
        _evidence(claim, number, origin, (reading, source_key))
        for number, origin in _origins(claim)
    )


def _origins(claim: Claim) -> list[tuple[int, Attribution]]:
    """Return the origins that are facts of the claim, with the number of the fact."""
    first = claim.span.start
    return [
        (number, origin)
        for origin in find_attributions(claim.words)
        for number, fact in enumerate(claim.facts)
        if fact.kind is FactKind.NAME and fact.span.overlaps(origin.span.shifted(first))
    ]


def _evidence(
    claim: Claim, number: int, origin: Attribution, source: tuple[Reading, str]
) -> Evidence:
    reading, key = source
    itself = next(_itself(origin.name, reading, key), None)
    named = itself is not None or _names(origin.name, reading)
    note = f"The source is not by {origin.name}, from whom the claim has this, nor names them."
    return Evidence(
        claim_id=claim.id,
        check=CODE,
        finding=Finding.PRESENT if named else Finding.NOT_FOUND,
        source_key=key,
        fact=number,
        said=origin.name,
        found=itself,
        note=None if named else note,
    )


def _names(name: str, reading: Reading) -> bool:
    """Whether a sentence of the source holds `name` in some form, or every word of it."""
    if any(reading.index.occurrences(form, 1) for form in variants(name)):
        return True
    first, *rest = [word.key for word in find_words(name) if word.content] or [""]
    where = reading.pieces.holding.get(first, ())
    return any(reading.pieces.keys[number].issuperset(rest) for number in where)


def _itself(name: str, reading: Reading, key: str) -> Iterator[str]:
    """Yield what shows that the source is by `name`: its title, an author, its address."""
    keys = {word.key for word in find_words(name) if word.content}
    title = reading.text.title
    if title and keys and keys <= {word.key for word in find_words(title)}:
        yield title
    for author in reading.text.authors:
        if same_name(author, name):
            yield author
    host = urlsplit(key).hostname or ""
    letters = re.sub(r"[^a-z0-9]", "", host)
    if any(
        form in letters if len(form) > _LETTERS_FROM else form in host.split(".")
        for form in host_forms(name)
    ):
        yield host


def host_forms(name: str) -> set[str]:
    """Return how `name` may stand in an address.

    Example: "The Wall Street Journal" gives "wallstreetjournal", "wsj" and "wsjournal".
    """
    words = [word.text.lower() for word in find_words(name) if word.content]
    if not words:
        return set()
    initials = "".join(word[0] for word in words)
    forms = {"".join(words) if len("".join(words)) >= _LETTERS_FROM else ""}
    if len(initials) >= _INITIALS_FROM:
        forms |= {initials, initials[:-1] + words[-1]}
    return forms - {""}
