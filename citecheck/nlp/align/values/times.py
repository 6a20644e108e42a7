"""Whether the value is what is, or what was before or was to be."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from citecheck.language.en.assertion import FORESEEING, INTENDED
from citecheck.language.en.figures import EARLIER, SET_BEFORE
from citecheck.lazy_regex import regex
from citecheck.model import Figure
from citecheck.nlp.align.alignment import Alignment, Place
from citecheck.nlp.align.breaks import Break, BreakKind
from citecheck.nlp.align.values.rivals import break_of, rivals_of
from citecheck.nlp.align.values.stretches import stretches_of

_FORESEEN = [word for word in sorted(FORESEEING) if word.endswith("ed")]
_WAS_TO_BE = "|".join((*INTENDED, *_FORESEEN, *SET_BEFORE))
_OF_ANOTHER_TIME = regex(rf"{EARLIER}|\b(?:{_WAS_TO_BE})\b", re.IGNORECASE)


def of_another_time(found: Alignment, number: int, value: Figure, place: Place) -> Iterator[Break]:
    """Yield where the source gives the value only as what was before, or what was to be.

    "In 2026 sales were $80 million, against $61 million the year before" does not tell of 61 in
    2026, nor "850,000 had been planned" of what it cost.
    """
    text, offset = found.source.text(place.piece), found.source.words(place.piece)[place.at].start
    starts = stretches_of(text)
    own = bisect_right(starts, offset)
    stretch = text[starts[own - 1] : starts[own] if own < len(starts) else len(text)]
    told = _OF_ANOTHER_TIME.search(stretch)
    if told is None or _OF_ANOTHER_TIME.search(found.text):
        return
    base = found.source.pieces.spans[place.piece].start
    for rival in rivals_of(found.source, place.piece, value):
        if bisect_right(starts, rival.span.start - base) != own:
            yield break_of(found, number, BreakKind.PAIRING, rival.text)
            return
