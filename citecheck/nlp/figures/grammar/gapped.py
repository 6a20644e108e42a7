"""A tool of the checks: numbers whose noun was said before → figures ("… and the second 450").

"Norway took in 1,200 refugees and Denmark 900": the second number counts what the first one does.
Such numbers are no figures by themselves (most are labels); they are read in one sentence, behind a
count, where a name or a word such as "the other" stands for whose they are. "80 million marks in
2026, after 61 million in 2025": the second is a figure, and its unit is that of the first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from citecheck.language.en.figures import ADDED, EARLIER, HELD_AGAINST, OWNERS
from citecheck.lazy_regex import regex
from citecheck.model import Figure, Span
from citecheck.nlp.figures import find_figures

_OWNER = (
    rf"(?:{OWNERS}\s[a-z]{{3,15}}(?:\s[a-z]{{3,15}})?"
    r"|[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2})"
)
_GAPPED = regex(
    rf"(?:[,;]|\band|\bbut|\bwhile)\s(?:and\s|only\s|just\s)?(?:in\s)?{_OWNER},?\s(?:only\s|just\s|had\s)?"
    r"(?P<number>\d[\d,.]*\d|\d)(?=[.,;)]?(?:\s(?:and|but|while)\b|\s*$|\s[^\w\s(]|[.,;)]\s|$))"
)
_HELD_AGAINST = regex(rf"(?:[,;]\s|\s|^)(?:up\s|down\s)?{HELD_AGAINST}\s(?:only\s|just\s)?$|\($")
_ADDED = regex(rf"{ADDED}(?:{_OWNER},?\s)?$")
_OUT_OF = regex(r"^\sout\sof\s(?:the\s|its\s|all\s)?$")
_SCALED = regex(r"(?:illion|bn|\dm)$")
_BEHIND = regex(rf"\s?(?:$|[,.;)]|in\s|(?:in\s)?(?:the\s|a\s)?{EARLIER})")
_LABELS = regex(r"(?:Figure|Fig|Table|Section|Chapter|Page|Part|Article|No|Volume|Season)\b")
_REACH = 90  # code points behind a count in which the next one may stand
_YEARS = range(1500, 2101)


def gapped(sentence: Span, text: str, figures: Sequence[Figure]) -> Iterator[Figure]:
    """Yield the numbers in `sentence` of `text` that count what one of its `figures` counts.

    `figures` are those of the sentence, in order; spans are into `text`.
    """
    taken = [figure.span for figure in figures]
    yield from _of_the_same_unit(text, figures)
    for figure in figures:
        if figure.unit or figure.dimension is not None or figure.subject is None:
            continue
        match = _GAPPED.search(text, figure.end, min(sentence.end, figure.end + _REACH))
        if match is None or _LABELS.search(match[0]):
            continue
        span = Span(*match.span("number"))
        year = match["number"].isdigit() and int(match["number"]) in _YEARS
        if year or any(span.overlaps(other) for other in taken):
            continue
        read = find_figures(f"{match['number']} {figure.subject}")
        if len(read) == 1 and read[0].text == match["number"]:
            yield replace(read[0], span=span, subject=figure.subject, change=figure.change)


def _of_the_same_unit(text: str, figures: Sequence[Figure]) -> Iterator[Figure]:
    """Yield the bare figures that stand beside one with a unit as of the same, in that unit."""
    one: Figure | None = None
    for two in figures:
        bare = two.unit == "" and two.dimension is None
        if not bare:
            one = two if two.unit != "ord" else one
        elif one is not None and two.subject in (None, one.subject):
            between = text[one.span.end : two.span.start]
            held = _HELD_AGAINST.search(between) and _BEHIND.match(text, two.span.end)
            held = held or _OUT_OF.match(between)
            if len(between) <= _REACH and (
                held or (_ADDED.search(between) and _SCALED.search(two.text))
            ):
                yield replace(two, unit=one.unit, dimension=one.dimension, subject=one.subject)
