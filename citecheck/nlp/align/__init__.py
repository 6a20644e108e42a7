"""Word alignment: which words of a claim a source bears out, and whether they stand together.

    source = Source(pieces, figures_in, dates_in, assertions)
    found = align(sentence, facts, source)      # None where they share no word
    found.open                                  # units without a tick
    find_breaks(found)                          # ties of the claim that the source does not keep

In: one sentence of a claim, the pieces of a source. Out: a place for each word that matters. Every
tick is one of the kinds of RULES S1; nothing here weighs or judges.
"""

from citecheck.nlp.align.alignment import Alignment, Place
from citecheck.nlp.align.breaks import Break, BreakKind
from citecheck.nlp.align.laying import align
from citecheck.nlp.align.source import Source
from citecheck.nlp.align.ties import find_breaks
from citecheck.nlp.align.units import Kind, Unit

__all__ = [
    "Alignment",
    "Break",
    "BreakKind",
    "Kind",
    "Place",
    "Source",
    "Unit",
    "align",
    "find_breaks",
]
