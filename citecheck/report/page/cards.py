"""The page's cards: all there is to say about one claim, worst first.

In: a `Report`. Out: a `Card` a claim, its passages with the words marked that the checks compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from citecheck.lazy_regex import regex
from citecheck.model import Finding
from citecheck.report import phrases
from citecheck.report.annotated import LineByLine, Run
from citecheck.report.page.overview import Row
from citecheck.report.tick_marks import WORDS, Tick, tick_of, ticks
from citecheck.report.wire.documents import Report
from citecheck.report.wire.types import CheckedClaim, Edit, Fact, Problem, Reason

_MOST_PASSAGES = 6
_SENTENCE_ENDS = (".", "!", "?", "…", "”", "»", '"')
_PARAGRAPH_END = regex(r"\n\s*\n")

_SAYS_NOT_FOUND = ("the source has no", "the source does not name", "the source does not say")
_FINDING_WORDS = {
    Finding.VERBATIM: "word for word",
    Finding.TYPOGRAPHIC: "word for word, other typography",
    Finding.ELIDED: "word for word, but for the cut shown",
    Finding.ALTERED: "the source's words differ",
    Finding.STITCHED: "joined from distant parts",
    Finding.EQUAL: "the same in the source",
    Finding.ROUNDED: "rounded from",
    Finding.COMPATIBLE: "agrees with the source's",
    Finding.OVERPRECISE: "finer than the source's",
    Finding.DERIVABLE: "follows from the source's",
    Finding.UNIT_MISMATCH: "another unit in the source",
    Finding.PRESENT: "stands in the source",
    Finding.RELATED: "about it, not settled",
    Finding.CONTRADICTED: "the source has",
    Finding.AMBIGUOUS: "can be read in two ways",
    Finding.ODD_DIGITS: "there, in signs that no reader would take for it",
    Finding.NOT_FOUND: "not in the source",
}


class Shown(Struct, frozen=True, kw_only=True):
    """A passage; `pieces` are its words, and whether a check pointed at them.

    `before` and `after` are the words around it in its paragraph, whole words only.
    """

    reason: Reason
    before: str
    after: str
    row: Row | None
    edits: tuple[Edit, ...]
    pieces: tuple[tuple[str, bool], ...]


class FactRow(Struct, frozen=True, kw_only=True):
    """One fact of a claim, and what was found for it."""

    fact: Fact
    tick: Tick
    words: str
    found: str | None = None
    note: str | None = None


class Card(Struct, frozen=True, kw_only=True):
    """One claim; `missing` are its sources that could not be had."""

    claim: CheckedClaim
    runs: tuple[Run, ...]
    passages: tuple[Shown, ...]
    missing: tuple[Row, ...]
    facts: tuple[FactRow, ...]
    problems: tuple[Problem, ...]

    @property
    def known(self) -> str:
        """What the card says before its problems: they need not say it again."""
        return " ".join((self.claim.why, *(fact.text for fact in self.claim.facts)))


def cards(report: Report, rows: Iterable[Row]) -> Iterator[Card]:
    """Yield a card for each claim, worst first."""
    listed = list(rows)
    copy = LineByLine(report)
    by_id = {row.id: row for row in listed}
    by_source = {row.source: row for row in reversed(listed) if row.source}
    problems = phrases.by_claim(report.problems)
    for claim in phrases.worst_first(report.claims):
        cited = [by_id[reference] for reference in claim.references if reference in by_id]
        yield Card(
            claim=claim,
            runs=copy.runs(claim),
            passages=tuple(_passages(claim, by_source)),
            missing=tuple(row for row in cited if not row.state.readable),
            facts=tuple(_facts(claim)),
            problems=tuple(phrases.gravest_first(problems.get(claim.id, []))),
        )


def _passages(claim: CheckedClaim, by_source: dict[str, Row]) -> Iterator[Shown]:
    """Yield each passage once, with what all checks marked in it."""
    for first in phrases.passages(claim)[:_MOST_PASSAGES]:
        place = (first.source, first.start, first.end)
        same = [item for item in claim.because if (item.source, item.start, item.end) == place]
        yield Shown(
            reason=first,
            before=_before(first.before),
            after=_after(first.after),
            row=by_source.get(first.source),
            edits=next((item.edits for item in same if item.edits), ()),
            pieces=tuple(_pieces(first.passage or "", _worth_marking(first, same))),
        )


def _worth_marking(shown: Reason, same: Iterable[Reason]) -> list[str]:
    """Return the words found in a passage, without those that are most of it."""
    most = len(shown.passage or "") / 2
    return [item.found for item in same if item.found and len(item.found) <= most]


def _before(text: str) -> str:
    """Return the end of `text` that lies in the passage's paragraph, from a whole word on."""
    *others, last = _PARAGRAPH_END.split(text)
    last = last.lstrip()
    if others or not last or last[0].isupper():
        return last
    return f"… {last.partition(' ')[2]}"


def _after(text: str) -> str:
    """Return the beginning of `text` that lies in the passage's paragraph, to a whole word."""
    first, *others = _PARAGRAPH_END.split(text)
    first = first.rstrip()
    if others or not first or first.endswith(_SENTENCE_ENDS):
        return first
    return f"{first.rpartition(' ')[0]} …"


def _pieces(passage: str, found: list[str]) -> Iterator[tuple[str, bool]]:
    """Yield the passage cut at the words that were found, each piece with whether it is one."""
    longest_first = sorted(set(found), key=lambda words: (-len(words), words))
    pattern = "|".join(re.escape(words) for words in longest_first)
    at = 0
    for match in re.finditer(pattern, passage) if pattern else ():
        yield passage[at : match.start()], False
        yield match[0], True
        at = match.end()
    yield passage[at:], False


def _facts(claim: CheckedClaim) -> Iterator[FactRow]:
    for number, (fact, tick) in enumerate(zip(claim.facts, ticks(claim), strict=True)):
        deciding = next(
            (
                item
                for item in claim.because
                if item.fact == number and tick_of(item.finding) is tick
            ),
            None,
        )
        yield FactRow(
            fact=fact,
            tick=tick,
            words=_FINDING_WORDS[deciding.finding] if deciding else WORDS[tick],
            found=deciding.found if deciding and deciding.found != fact.text else None,
            note=_more(deciding, fact, claim.why) if deciding else None,
        )


def _more(reason: Reason, fact: Fact, why: str) -> str | None:
    """Return a note that says more than the words beside it, and than the claim's own reason."""
    note = reason.note
    if note is None or note.rstrip(".").casefold() in why.casefold():
        return None
    rest = note.casefold().replace(fact.text.casefold(), "").rstrip(".").strip()
    if reason.finding is Finding.NOT_FOUND and rest in _SAYS_NOT_FOUND:
        return None
    both = reason.said and reason.found and reason.found in note
    return None if both and note.startswith(("says ", "the source says ")) else note
