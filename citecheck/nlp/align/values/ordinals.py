"""Whether the words beside an ordinal are said of it, or of another one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from citecheck.language.en.alignment import ORDINALS
from citecheck.nlp.align.alignment import Alignment, Place
from citecheck.nlp.align.breaks import Break, BreakKind
from citecheck.nlp.align.values.rivals import break_of
from citecheck.nlp.align.values.stretches import stretches_of


def of_the_other(found: Alignment, number: int, place: Place) -> Iterator[Break]:
    """Yield where a word of the claim stands with another ordinal: "the second failed at noon".

    "The first failed at noon and the second at dusk" says of the second what the claim lacks.
    """
    words, used = found.source.words(place.piece), found.used(place.piece)
    stretches = stretches_of(found.source.text(place.piece))
    own = bisect_right(stretches, words[place.at].start)
    lacked = any(
        word.content and at not in used and bisect_right(stretches, word.start) == own
        for at, word in enumerate(words)
    )
    others = {
        bisect_right(stretches, word.start): word.text
        for word in words
        if word.lower in ("first", *ORDINALS) and bisect_right(stretches, word.start) != own
    }
    for other in found.content:
        theirs = found.places[other]
        if lacked and theirs and theirs.piece == place.piece and other > number:
            at = bisect_right(stretches, words[theirs.at].start)
            if at in others:
                yield break_of(found, number, BreakKind.PAIRING, others[at])
                return
