"""Where a piece of a source has the figure or date of a claim, or the two that give it (F17)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from citecheck.language.en.figure_patterns import EARLIER_BESIDE
from citecheck.lazy_regex import regex
from citecheck.model import Date, Figure, Finding, How
from citecheck.nlp.align.alignment import Place
from citecheck.nlp.align.source import Source
from citecheck.nlp.align.words import Term
from citecheck.nlp.dates import compare as dates
from citecheck.nlp.figures.compare.arithmetic import derive
from citecheck.nlp.figures.compare.compare import SUPPORTS
from citecheck.nlp.figures.compare.compare import compare as compare_figures

_BETWEEN = regex(EARLIER_BESIDE)


def values_at(
    value: Figure | Date, terms: Sequence[Term], source: Source, number: int
) -> Iterator[Place]:
    """Yield where a piece has a value of a claim.

    Args:
        value: the value.
        terms: the words in which the claim has it.
        source: the source.
        number: the piece.
    """
    if isinstance(value, Date):
        for date in source.dates_in(number):
            told = date.first is not None or value.first is None or source.may_mean(value.first)
            if told and dates.compare(value, date) in dates.SUPPORTS:
                yield Place(number, *source.within(number, date.span), How.DATE)
        for date, first, last in source.heading_dates(number):
            if dates.compare(value, date) in dates.SUPPORTS:
                yield Place(number, first, last, How.DATE)
        return
    if value.unit == "ord":
        yield from _ordinals(terms, source, number)
    for figure in source.figures(number):
        same = replace(figure, negated=value.negated)  # denials are compared as such
        bare = not value.unit and value.value is not None and value.value == figure.value
        finding = compare_figures(value, same)
        if finding in SUPPORTS or (bare and finding is Finding.NOT_FOUND):
            yield Place(number, *source.within(number, figure.span), How.NUMBER)


def _ordinals(terms: Sequence[Term], source: Source, number: int) -> Iterator[Place]:
    """Yield where the words of an ordinal stand; a source's are no figures, most being none."""
    mine = [term.lower for term in terms]
    words = [word.lower for word in source.words(number)]
    for at in range(len(words) - len(mine) + 1):
        if words[at : at + len(mine)] == mine:
            yield Place(number, at, at + len(mine) - 1, How.NUMBER)


def derived_at(value: Figure, source: Source, number: int) -> Place | None:
    """Return where a piece tells of a change that comes to `value`, None where it does not.

    The two values of the change have one unit and one subject: "from 6.2% to 4.9%".
    """
    if value.change not in ("up", "down") or value.role in ("to", "from"):
        return None
    found = derive(value, source.figures(number))
    if found is None or found.first.unit != found.second.unit:
        return None
    one, two = sorted((found.first, found.second), key=lambda figure: figure.span)
    subjects = {one.subject, two.subject} - {None}
    if not found.is_change and len(subjects) > 1:
        return None
    if not _BETWEEN.search(source.pieces.text, one.end, two.start):
        return None
    return Place(number, *source.within(number, one.span), How.NUMBER)
