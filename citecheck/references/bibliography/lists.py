"""Part of step 2a: where the reference lists of a draft are → `FoundList`s.

A list stands under a heading that names one, is made of blocks that the format itself calls
notes, or shows itself by a run of labels that counts up. What an entry says is `fields`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from citecheck.lazy_regex import regex
from citecheck.model import BlockKind, Span
from citecheck.references.bibliography.by_order import entries_by_order
from citecheck.references.bibliography.entries import labelled_entries
from citecheck.references.bibliography.headings import ends_any_list, ends_list, names_list
from citecheck.references.bibliography.title import is_title
from citecheck.references.bibliography.units import Unit
from citecheck.references.bibliography.unlabelled import unlabelled_entries
from citecheck.references.markers.labels import RAISED_DIGITS, Rung, Style, best_chain, label_at
from citecheck.references.types import Entry, FoundList

LONGEST_PREAMBLE = 12  # lines between a heading and the first label ("* present address …")
SHORTEST_REST = 3  # code points that must follow a name in brackets on its line
LONGEST_MEAN = 1200  # code points an entry may have on average

_CITES = regex(r"(?<=\w)[^\w\[]{0,3}\[\d{1,3}(?:[,–-]\s?\d{1,3}){0,9}\](?:\W|$)")
_CITES_BARELY = regex(  # raised or in round brackets: "in 2012.3 The", "judges4", "women (2)."
    r"(?:(?<=[^\W\d_])|(?<=[^\W\d_)\]\"”’»%][.,;:!?])|(?<=[)\"”’»%])|(?<=\d\.))(?P<glued>\d{1,3})"
    r"(?=\s+[\"“‘(\[]?[^\W\d_a-z]|\s*$|[,;–-]\d|[.,;]\s)"
    r"|(?<=\S)\s?\((?P<round>\d{1,3})\)|(?<=\S)(?P<raised>[⁰¹²³⁴-⁹]{1,3})|\^(?P<caret>\d{1,3})\^?"
)
_TERMINAL = regex(r"[.?!…)\]\"”’»/\d]$")


def lists_of_lines(
    units: Sequence[Unit], headings: Sequence[int], cited: frozenset[str] = frozenset()
) -> tuple[FoundList, ...]:
    """Return the lists under the units that `headings` names, where line breaks are layout.

    `cited` are the numbers that the text cites.
    """
    found: list[FoundList] = []
    for place, index in enumerate(headings):
        stop = headings[place + 1] if place + 1 < len(headings) else len(units)
        region = [unit for unit in units[index + 1 : stop] if not unit.furniture]
        found.extend(listed_in(units[index], region, cited))
    return tuple(found)


def list_headings(units: Sequence[Unit]) -> list[int]:
    """Return which units are headings that announce a list, empty ones included."""
    return [
        index
        for index, unit in enumerate(units)
        if not unit.furniture
        and names_list(unit.text)
        and _stands_alone(units, index)
        and not is_title(units, index)
    ]


def _stands_alone(units: Sequence[Unit], index: int) -> bool:
    """Whether a line is a heading, not the last word of a wrapped sentence ("… add / sources.")."""
    unit = units[index]
    if unit.block is not None and unit.is_a(BlockKind.HEADING):
        return True
    if unit.text[0].islower():
        return False
    before = units[index - 1] if index else None
    after = units[index + 1] if index + 1 < len(units) else None
    if before is None or unit.gap or before.furniture or _TERMINAL.search(before.text):
        return True
    return after is None or after.gap or label_at(after.text) is not None


def listed_in(
    heading: Unit | None, region: Sequence[Unit], cited: frozenset[str] = frozenset()
) -> tuple[FoundList, ...]:
    """Return the lists that `region` holds: by their labels, their order, or how entries begin.

    `cited` are the numbers that the text cites.
    """
    labelled = _labelled_lists(heading, _until_end(region))
    if labelled:
        return labelled
    name = heading.text if heading is not None else ""
    return _list_of(heading, entries_by_order(name, region, cited) or unlabelled_entries(region))


def _until_end(region: Sequence[Unit]) -> Sequence[Unit]:
    """Return `region` up to a heading that no reference list goes on behind."""
    for index, unit in enumerate(region):
        if unit.gap and ends_any_list(unit.text):
            return region[:index]
    return region


def _labelled_lists(heading: Unit | None, region: Sequence[Unit]) -> tuple[FoundList, ...]:
    top = 0.0
    best: tuple[Style, Sequence[Rung]] | None = None
    for style, rungs in rungs_of(region).items():
        score, chain = best_chain(rungs)
        if score > top and _is_plausible(chain, region):
            top, best = score, (style, chain)
    if best is not None:
        return cut_at(heading, region, best[1], best[0])
    named = _named_starts(region)
    if len(named) > 1 and named[0] <= LONGEST_PREAMBLE:
        return (_cut(heading, region, named),)
    return ()


def cut_at(
    heading: Unit | None, region: Sequence[Unit], chain: Sequence[Rung], style: Style
) -> tuple[FoundList, ...]:
    """Return the lists whose entries begin at the lines of `chain`; a new one at each new 1."""
    firsts = [n for n, rung in enumerate(chain) if n == 0 or rung.number == 1]
    named = _named_starts(region) if style is Style.SQUARE else []
    lists: list[FoundList] = []
    for first, following in zip(firsts, [*firsts[1:], len(chain)], strict=True):
        stop = chain[following].line if following < len(chain) else len(region)
        starts = [rung.line for rung in chain[first:following]]
        between = named[bisect_left(named, starts[0]) : bisect_left(named, starts[-1])]
        begin = starts[0]
        lines = sorted({line - begin for line in (*starts, *between)})
        numbers = {rung.line - begin: rung.number for rung in chain[first:following]}
        for own, rest in _between_prose(region[begin:stop], lines, numbers):
            lists.append(_cut(None if lists else heading, own, rest))
    return tuple(lists)


def _between_prose(
    region: Sequence[Unit], starts: Sequence[int], numbers: Mapping[int, int]
) -> Iterator[tuple[Sequence[Unit], Sequence[int]]]:
    """Yield the region in pieces, and where entries start in each, without the prose between.

    Entries that follow each section ("[1] … [2] …", prose that cites, "[3] …") do not end the text.
    `numbers` are the labels of the entries by where they start.
    """
    first = 0
    for start, following in pairwise(starts):
        behind = next(
            (
                index
                for index in range(start + 1, following)
                if region[index].gap and _cites(region[index].text, numbers.get(following))
            ),
            None,
        )
        if behind is not None:
            yield region[first:behind], [line - first for line in starts if first <= line < behind]
            first = following
    yield region[first:], [line - first for line in starts if line >= first]


def _cites(text: str, number: int | None) -> bool:
    """Whether a paragraph cites in square brackets, or in other ways the entry `number` below."""
    if _CITES.search(text):
        return True
    shown = (
        next(filter(None, one.groups())).translate(RAISED_DIGITS)
        for one in _CITES_BARELY.finditer(text)
    )
    return number is not None and any(int(label) == number for label in shown)


def rungs_of(region: Sequence[Unit]) -> dict[Style, list[Rung]]:
    """Return the lines that could open an entry, by style, weighed by how much they look it."""
    rungs: dict[Style, list[Rung]] = {}
    for index, unit in enumerate(region):
        label = label_at(unit.text)
        if label is None or label.number is None:
            continue
        weight = 1.0 if label.style is not Style.BARE else 0.8
        before = region[index - 1] if index else None
        if unit.gap or before is None:
            weight += 0.3
        elif not _TERMINAL.search(before.text):
            weight -= 0.5
        after = unit.text[label.end : label.end + 1]
        if after.islower() and not unit.text.startswith(("http", "www"), label.end):
            weight -= 0.5
        elif after.isdigit() and label.style is not Style.SQUARE:
            weight -= 0.3
        elif after in {",", ".", ";", ")", "]", "-", "–"}:
            weight -= 1.0  # a marker at the start of a wrapped line
        if not after and not unit.gap and label.style is Style.BARE:
            weight -= 0.5
        rungs.setdefault(label.style, []).append(Rung(index, unit.start, label.number, weight))
    return rungs


def _is_plausible(chain: Sequence[Rung], region: Sequence[Unit]) -> bool:
    first, last = chain[0], chain[-1]
    if first.line > LONGEST_PREAMBLE:
        return False
    if len(chain) == 1:
        return first.number == 1 and region[-1].end - first.offset < LONGEST_MEAN
    return (last.offset - first.offset) / (len(chain) - 1) <= LONGEST_MEAN


def _named_starts(region: Sequence[Unit]) -> list[int]:
    """Return the lines that begin with a name in brackets ("[AH]", "[Bais 2010]")."""
    starts = []
    for index, unit in enumerate(region):
        label = label_at(unit.text)
        if label is None or label.style is not Style.SQUARE or label.number is not None:
            continue
        if len(unit.text) > label.end + SHORTEST_REST:  # not the "[hep-ph]" that ends an entry
            starts.append(index)
    return starts


def _cut(heading: Unit | None, region: Sequence[Unit], starts: Sequence[int]) -> FoundList:
    entries: list[Entry] = []
    lengths: list[int] = []
    for start, following in _pairs(starts, len(region)):
        is_last = following == len(region)
        length = _length_of_last(region[start:], lengths) if is_last else following - start
        lengths.append(length)
        entries.extend(labelled_entries(region[start : start + length]))
    first = heading.start if heading is not None else region[starts[0]].start
    return FoundList(
        span=Span(first, entries[-1].span.end), heading=heading, entries=tuple(entries)
    )


def _pairs(starts: Sequence[int], end: int) -> Iterator[tuple[int, int]]:
    yield from zip(starts, [*starts[1:], end], strict=True)


def _length_of_last(units: Sequence[Unit], lengths: Sequence[int]) -> int:
    """Return how many of `units` the last entry of a list takes, nothing behind the list."""
    longest = max([*lengths, 3]) + 2
    hangs = len(units) > 1 and units[1].indent > units[0].indent
    for index in range(1, min(len(units), longest)):
        unit, before = units[index], units[index - 1]
        if ends_list(unit.text) or unit.is_a(BlockKind.HEADING):
            return index
        continues = (
            unit.text[0].islower()
            or unit.text[0] in ".,;:)]"
            or (not _TERMINAL.search(before.text) and index < 3)
        )
        if unit.gap and not continues:
            return index
        if hangs and unit.indent <= units[0].indent and not continues:
            return index
    return min(len(units), longest)


def _list_of(heading: Unit | None, entries: tuple[Entry, ...]) -> tuple[FoundList, ...]:
    if not entries:
        return ()
    first = heading.start if heading is not None else entries[0].span.start
    return (FoundList(span=Span(first, entries[-1].span.end), heading=heading, entries=entries),)
