"""Step 2b: marked sentences that assert nothing ("How thoughtful [10].") → their markers go back.

A remark of a few words without a fact and without a verb behind its subject cannot be checked; its
marker belongs to the sentence before it. English only: elsewhere nothing is handed over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from citecheck.claims.facts import facts_in
from citecheck.claims.marker_scope import Stretch
from citecheck.claims.prose import Prose, is_words
from citecheck.language.en.function_words import FINITE, STOPWORDS
from citecheck.language.en.morphology import pos_of
from citecheck.language.en.wordnet_table import Pos
from citecheck.lazy_regex import regex
from citecheck.model import BlockKind

_WORD = regex(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LONGEST = 5  # words; longer remarks are too like statements
_EXCLAIMS = regex(
    r"\W*(?:how|what an?|such an?|so much for|thanks?|oh|oops|wow|well done|nice)\b", re.IGNORECASE
)


def with_remarks_handed_over(
    prose: Prose, stretches: Sequence[Stretch], language: str | None
) -> list[Stretch]:
    """Return the stretches, the markers of remarks on the sentence before; remarks are no claims.

    `language` is that of the draft, ISO 639-1, None where nobody knows.
    """
    found: list[Stretch] = []
    for stretch in stretches:
        before = found[-1] if found else None
        if language in (None, "en") and before is not None and _is_remark(prose, stretch, before):
            found[-1] = replace(before, markers=(*before.markers, *stretch.markers))
            found.append(replace(stretch, markers=(), is_claim=False))
        else:
            found.append(stretch)
    return found


def _is_remark(prose: Prose, stretch: Stretch, before: Stretch) -> bool:
    """Whether a marked sentence says nothing that could be checked, and follows one that may."""
    if not stretch.markers or stretch.quotation or not before.is_claim:
        return False
    if any(map(is_words, stretch.markers)) or stretch.sentence is before.sentence:
        return False
    if {prose.kind(one.sentence) for one in (stretch, before)} != {BlockKind.PARAGRAPH}:
        return False
    text = stretch.span.of(prose.words)
    words = _WORD.findall(text)
    if not 0 < len(words) <= _LONGEST or facts_in(text):
        return False
    return _EXCLAIMS.match(text) is not None or not any(map(_may_be_a_verb, words[1:]))


def _may_be_a_verb(word: str) -> bool:
    plain = word.lower().replace("’", "'")
    if plain in FINITE:
        return True
    return plain not in STOPWORDS and Pos.VERB in pos_of(plain)
