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

NUMBERED = word_set(
    "column row table figure fig panel section chapter appendix equation step lemma theorem "
    "page part phase stage note line item example model study experiment group sample trial "
    "day week scenario case method type class category level grade round version"
)
"""Nouns of which a text has many, told apart by their numbers alone."""

SPEECH = word_set("say said told ask asked add report reported claim wrote")
"""Verbs that say only that somebody said it."""
