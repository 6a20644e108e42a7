"""English: words that tell what a claim is about."""

from __future__ import annotations

from citecheck.language.en.function_words import DEMONSTRATIVES, MORE_OR_LESS
from citecheck.language.word_set import word_set

DEFINITE = word_set("the its his her their our").union(DEMONSTRATIVES)
"""Words that speak of something definite."""
APART = word_set(
    "early late earlier later first second third former latter previous previously initial "
    "initially original originally now then again another other others next last final "
    "finally new old each per every respectively only further additional upper lower minimum "
    "maximum average mean median before after until since mild severe high low left right "
    "today yesterday currently formerly once while whereas compared versus than instead "
    "expected planned target forecast would could if about half quarter rest remaining"
).union(MORE_OR_LESS)
"""Words that say which of several times, parts or kinds is meant."""
