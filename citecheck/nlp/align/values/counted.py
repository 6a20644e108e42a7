"""Whether the number counts the same: "dozens of boats", "dozens of sailors"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from citecheck.language.en.wordnet import Pos
from citecheck.nlp.align.alignment import Alignment, Place
from citecheck.nlp.align.breaks import Break, BreakKind
from citecheck.nlp.align.relations import relate
from citecheck.nlp.align.values.rivals import break_of
from citecheck.nlp.align.words import Term, tag

_COUNTED = 4  # words behind a number that may be what it counts


def counts_another(found: Alignment, number: int, place: Place) -> Iterator[Break]:
    """Yield where both numbers are followed by a noun, and not by the same."""
    words, text = found.source.words(place.piece), found.source.text(place.piece)
    mine = _run_behind(found.terms, found.text, found.units[number].last)
    theirs = _run_behind(words, text, place.last)
    nouns = any(Pos.NOUN in tag(found.terms, at) for at in mine)
    if not nouns or not any(Pos.NOUN in tag(words, at) for at in theirs):
        return
    counted = [n for n, unit in enumerate(found.units) if unit.first in mine and unit.content]
    placed = {(one.piece, one.at) for n in counted if (one := found.places[n])}
    same = any((place.piece, at) in placed for at in theirs) or any(
        relate(found.terms[found.units[n].first], found.units[n].tags, words, at)
        for n in counted
        for at in theirs
    )
    if not same:
        yield break_of(
            found, number, BreakKind.COUNTED, text[words[theirs[0]].start : words[theirs[-1]].end]
        )


def _run_behind(terms: Sequence[Term], text: str, last: int) -> list[int]:
    """Return the content words that stand right behind word `last`, with nothing between them."""
    run: list[int] = []
    if last + 1 < len(terms) and terms[last + 1].lower == "of":  # "dozens of boats"
        last += 1
    for at in range(last + 1, min(len(terms), last + 1 + _COUNTED)):
        if not terms[at].content or text[terms[at - 1].end : terms[at].start].strip(" -"):
            break
        run.append(at)
    return run
