"""Ties of sense: does one side deny, doubt or turn what the other states (RULES S3, S6, S7, W3)?"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from citecheck.language.en.alignment import (
    BOUNDS,
    CAUSES,
    CAUSING,
    DENYING,
    DENYING_BEFORE,
    FACING,
    FIRST,
    JOINED,
    NO_DENIAL,
    OWN,
    PRONOUNS,
    SIDES,
    TIMES_OF_DAY,
    TURNS,
)
from citecheck.model import Span
from citecheck.nlp.align.alignment import Alignment
from citecheck.nlp.align.breaks import Break, BreakKind
from citecheck.nlp.align.words import Role, Term
from citecheck.nlp.assertion import assertions, unmatched
from citecheck.nlp.assertion.types import Assertion, Status

_BEFORE = 6  # words before the first tick, and behind the last, that still belong to the statement
_BEHIND = 4
_DENIED = 4  # content words that a denial reaches
_DIRECTLY = 4  # words behind a denial among which stands what it governs
_BACK = 6  # words before a denial that may be what it denies
_OPENING = 30  # code points of a report among which its first word stands
_BESIDE = 5  # words beside a tick among which its preposition stands
_GOVERNED = 3  # words behind a preposition that it may govern


_TURNED_DOWN = frozenset({Status.DENIED, Status.DEBUNKED})


def stretch(found: Alignment) -> tuple[int, int]:
    """Return the words [first, last) of the central piece that say what the claim says."""
    central = [found.place(number) for number in found.central]
    if not central:
        return 0, 0
    low, high = min(place.at for place in central), max(place.last for place in central)
    source, centre = found.source, found.centre
    words = source.words(centre)
    first = low
    while (
        first
        and low - first < _BEFORE
        and source.clause(centre, first - 1) == source.clause(centre, low)
    ):
        first -= 1
    behind = high + 1
    while (
        behind < len(words)
        and behind - high <= _BEHIND
        and source.clause(centre, behind) == source.clause(centre, high)
    ):
        behind += 1
    return first, behind


def broken_polarity(found: Alignment) -> Iterator[Break]:
    """Yield a break where an odd number of denials stands on one side only."""
    first, behind = stretch(found)
    if first == behind:
        return
    mine = _own_denials(found)
    words, used = found.source.words(found.centre), found.used(found.centre)
    theirs = [at for at in range(first, behind) if _denies(words, at, used)]
    if len(mine) % 2 != len(theirs) % 2:
        own = [found.terms[at] for at in mine]
        central = {found.units[number].first for number in found.central}
        yield Break(
            kind=BreakKind.POLARITY,
            said=" ".join(term.text for term in own),
            found=" ".join(words[at].text for at in theirs),
            span=Span(own[0].start, own[-1].end) if own else None,
            direct=any(_governs(found.terms, at, central) for at in mine)
            or any(_governs(words, at, used) for at in theirs),
        )


def _own_denials(found: Alignment) -> list[int]:
    """Return the words by which the claim denies what it says."""
    mine = {found.units[number].first for number in found.content if found.places[number]}
    return [at for at in range(len(found.terms)) if _denies(found.terms, at, mine)]


def _governs(terms: Sequence[Term], at: int, ticked: Collection[int]) -> bool:
    """Whether the first word that matters right behind terms[at] is ticked: "was not found"."""
    behind = range(at + 1, min(len(terms), at + 1 + _DIRECTLY))
    return next((place in ticked for place in behind if terms[place].content), False)


def _denies(terms: Sequence[Term], at: int, ticked: Collection[int]) -> bool:
    """Whether terms[at] denies a ticked word; a denying word that is ticked itself does not."""
    term = terms[at]
    following = terms[at + 1].lower if at + 1 < len(terms) else ""
    if term.role is Role.NEGATOR:
        if term.lower == "no" and following[:1].isdigit():  # "No. 1"
            return False
        if following in NO_DENIAL and not (following in BOUNDS and term.lower != "no"):
            return False
    elif term.lower not in DENYING or at in ticked:
        return False
    reached = 0
    for place in range(at + 1, len(terms)):
        if terms[place].lower in TURNS:
            break
        if terms[place].content:
            if place in ticked:
                return True
            reached += 1
            if reached == _DENIED:
                break
    behind = term.lower in DENYING_BEFORE
    return behind and any(place in ticked for place in range(max(0, at - _BACK), at))


def broken_status(found: Alignment) -> Iterator[Break]:
    """Yield where the source asks, plans, doubts or denies what the claim states (RULES S3)."""
    central = [found.place(number) for number in found.central]
    if not central:
        return
    source, centre = found.source, found.centre
    words, start = source.words(centre), source.pieces.spans[centre].start
    span = Span(
        start + words[min(place.at for place in central)].start,
        start + words[max(place.last for place in central)].end,
    )
    mine = assertions(found.text, (Span(0, len(found.text)),), page=False)
    denies = len(_own_denials(found)) % 2 == 1
    ticked = [Span(start + words[at].start, start + words[at].end) for at in found.used(centre)]
    theirs = source.assertions.over(centre, span)
    theirs = tuple(one for one in theirs if any(map(one.scope_span.overlaps, ticked)))
    for one in unmatched(mine, theirs):
        if denies and one.status in _TURNED_DOWN:
            continue
        if one.status is Status.ATTRIBUTED and _is_own_word(one, source.pieces.text):
            continue
        cue = one.cue_span
        if cue is not None and any(cue.overlaps(tick) for tick in ticked):
            continue  # the claim says it, too: "expects"
        shown = "" if cue is None else cue.of(source.pieces.text).strip()
        yield Break(kind=BreakKind.STATUS, found=shown, status=one.status)


def _is_own_word(one: Assertion, text: str) -> bool:
    """Whether what is attributed is told by the text with its speaker behind it, or of themselves.

    "The bridge will close, the council said" and "Eastlink said it may cut the route" are the
    text's news; "campaigners said the mill polluted the river" is theirs to answer for.
    """
    cue, scope = one.cue_span, one.scope_span
    holder = one.holder_span
    if holder is not None and OWN & set(holder.of(text).lower().split()):
        return False  # "according to her own memoir"
    if cue is None or cue.start >= scope.start:
        return True
    opening = text[cue.start : scope.start + _OPENING].lower().split()
    if "that" in opening[:-1]:
        opening = opening[opening.index("that") + 1 :]
    else:
        opening = scope.of(text)[:_OPENING].lower().split()
    first = opening[0] if opening else ""
    speaks = holder is not None and holder.of(text).strip().lower() in FIRST
    return first in PRONOUNS or speaks


def broken_sides(found: Alignment) -> Iterator[Break]:
    """Yield prepositions and particles of the claim that the source turns."""
    for at, term in enumerate(found.terms):
        if term.lower not in SIDES:
            continue
        before = _before(found, at)
        near = _near(found, at, before)
        if term.lower in near:
            continue
        span = Span(term.start, term.end)
        facing = next((one for one in near if frozenset((term.lower, one)) in FACING), None)
        if facing is not None:
            yield Break(kind=BreakKind.SIDE, said=term.text, found=facing, span=span)


def broken_causes(found: Alignment) -> Iterator[Break]:
    """Yield a cause that the claim gives and no sentence of the passage does."""
    said = next((term for term in found.terms if term.lower in CAUSING), None)
    if said is None:
        return
    pieces = {place.piece for place in found.places if place is not None}
    theirs = {word.lower for piece in pieces for word in found.source.words(piece)}
    if theirs.isdisjoint(CAUSES):
        yield Break(kind=BreakKind.PARTICLE, said=said.text, span=Span(said.start, said.end))


def broken_order(found: Alignment) -> Iterator[Break]:
    """Yield "from A to B" of the claim where the source has "from B to A"."""
    units = {found.units[n].first: n for n in found.content if found.places[n] is not None}
    for at, term in enumerate(found.terms):
        joiner = JOINED.get(term.lower)
        if joiner is None or not units.keys() & {*range(at + 1, at + _GOVERNED)}:
            continue
        first = next(units[n] for n in range(at + 1, at + _GOVERNED) if n in units)
        joined = next(
            (n for n in range(at + 2, at + 2 + _BESIDE) if found.lower(n) == joiner),
            len(found.terms),
        )
        second = next((units[n] for n in range(joined + 1, joined + 4) if n in units), None)
        if second is None or found.units[first].first > joined:
            continue
        if joiner == "and" and found.lower(found.units[first].first) not in TIMES_OF_DAY:
            continue  # between two places is between them either way
        one, two = found.place(first), found.place(second)
        words = found.source.words(one.piece)
        between = [word.lower for word in words[two.last + 1 : one.at]]
        opened = [word.lower for word in words[max(0, two.at - 3) : two.at]]
        if one.piece == two.piece and joiner in between and term.lower in opened:
            span = Span(term.start, found.units[second].span.end)
            source = found.source.text(one.piece)[words[two.at].start : words[one.last].end]
            yield Break(kind=BreakKind.SIDE, said=span.of(found.text), found=source, span=span)


def _before(found: Alignment, at: int) -> int | None:
    """Return the content unit that stands just before the claim's word `at`."""
    near = [n for n in found.content if 0 < at - found.units[n].last <= _GOVERNED - 1]
    return near[-1] if near else None


def _near(found: Alignment, at: int, before: int | None) -> list[str]:
    """Return the source's words beside the ticks of the units beside the claim's word `at`."""
    after = next(
        (n for n in found.content if 0 < found.units[n].first - at <= _GOVERNED),
        None,
    )
    near: list[str] = []
    if after is not None and (place := found.places[after]):
        words = found.source.words(place.piece)
        near += [word.lower for word in words[max(0, place.at - _BESIDE) : place.at]][::-1]
    if before is not None and (place := found.places[before]):
        words = found.source.words(place.piece)
        near += [word.lower for word in words[place.last + 1 : place.last + 1 + _BESIDE]]
    return near
