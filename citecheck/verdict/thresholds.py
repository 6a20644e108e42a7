"""Where the numbers of the model become words; every threshold of citecheck stands here.

Each was chosen on the open sets that ``benchmarks/support.py`` measures, 2026-11-22; what they
give there is in docs/benchmarks/support.md.
"""

from __future__ import annotations

SUPPORTED_FROM = 0.61
"""Least likelihood of full support at which a claim without a blemish is called supported."""

PAIRED_FROM = 0.25
"""Least part of a supported claim's pairs of near words that stand near each other in the source,
too: the same words strewn over it say something else."""

TAIL_FROM = 0.35
"""Least cover of the last third of a supported claim, which is what it says of its subject. With
`PAIRED_FROM` it raises the precision of `supported` on WiCE from .81 to .85, at a share of .41 in
place of .43 (cross-validated)."""

QUOTED_FROM = 0.4
"""Part of a claim from which its quotation is what it says, and the rest says who said it. Ours:
the open sets hold too few quotations to choose by."""

CLASH_COVER = 0.43
"""Least cover at which a passage is so surely about the claim that its saying otherwise counts."""

OPPOSITE_SLOT = 0.1
"""Likeness of slots at which a word and its opposite are said of the same thing: any neighbour that
both have. 2 of 1,068 supported claims of WiCE, AttributionBench and FEVER have such a pair."""

OPPOSITE_NEAR = 0.36
"""Part of the claim around its word that stands around the opposite, from which they are said of
the same thing without a common neighbour."""

ABOUT_FROM = 0.3
"""Cover under which a claim that is unlikely besides has no passage about it."""

NOTHING_BELOW = 0.15
"""Cover under which no passage is about the claim at all."""

UNLIKELY_BELOW = 0.06
"""Likelihood under which something of the claim is surely missing, whatever it is."""

QUOTED_WORDS = 4
"""Words from which a quotation that is not found counts; shorter ones may be titles or scare
quotes (RULES Q5)."""

EXCERPT_FROM = 6.5
"""Natural logarithm of the length, in characters, from which a source is more than a snippet, every
word of which counts."""

PAGE_FROM = 7.15
"""Natural logarithm of the length, in characters, from which a source is a page that says what is
to be said of its subject; shorter ones are excerpts, which may leave out anything."""

CLAUSE_BELOW = 0.2
"""Cover under which a clause of several has no passage about it: 11 of 133 claims of WiCE that are
open and not fully supported, 0 of 110 that are."""

LITTLE_BELOW = 0.5
"""Cover under which the reason for an open claim points at a clause; it decides nothing."""

ABSENT_RUN = 5
"""Content words on end that stand nowhere in a page, from which they say something that it does
not: 8 of the same 133, 0 of the 110 (from 4 on: 18 and 2)."""

LOST_BELOW = 0.15
"""Likelihood under which a claim is looked for in the draft's other sources."""

SETTLED_AT_MOST = 0.1
"""Highest score of a claim that a source contradicts, misquotes or does not speak of."""

DOUBTED_FROM = 0.9
"""Doubt of an entailment model from which a person must look; only where one is configured. Ours,
and high: a doubt costs an editor's time, and no such model is at hand to measure it by."""

DISPLACED_FROM = 0.72
"""Likelihood from which a name was surely put in the place of another, so that the source does not
give it: 24 of 37 exchanged names, 4 of 1,068 supported claims (2 of WiCE's 115)."""

EXCHANGED_FROM = 0.85
"""Likelihood from which the source contradicts a name, having another in the very same slot."""

SLOT_FROM = 1.0
"""Likeness of slots that is the very same: a content word next to both names."""

OUT_OF_PLACE_FROM = 0.3
"""Likelihood under which a name that stands elsewhere in the source may be where it belongs."""

DEED_FROM = 0.99
"""Part of a deed from which the source surely gives it to another name; less leaves it open."""

RESTATED_FROM = 0.6
"""Least closeness at which a passage restates a claim, so that the likelihood, which short claims
fare ill with, is not asked. On the open sets 97 of 101 such claims are supported."""
