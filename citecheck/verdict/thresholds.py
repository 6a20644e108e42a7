"""Where the numbers of the model become words; every threshold of citecheck stands here.

Each was chosen on the open sets that ``benchmarks/support.py`` measures, 2026-11-22; what they
give there is in docs/benchmarks/support.md.
"""

from __future__ import annotations

SUPPORTED_FROM = 0.5
"""Least likelihood of full support at which a claim without a blemish is called supported."""

CLASH_COVER = 0.45
"""Least cover at which a passage is so surely about the claim that its saying otherwise counts."""

CLASH_SHARED = 2
"""Neighbours that a word and its opposite must share to be said of the same thing."""

ABOUT_FROM = 0.3
"""Least cover at which a passage is about the claim at all."""

WORDS_ABSENT_BELOW = 0.05
"""Likelihood under which words that the source lacks make a claim partial without a fact missing."""
