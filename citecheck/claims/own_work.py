"""Step 2b: which sentences of a study tell what it did and found itself, and need no source.

A study names its parts. Under "Methods" and "Results" stands its own work, under "Introduction"
what others did; what its own figures, tables and statistics show is its own anywhere. Back matter
(thanks, funding, affiliations) needs no source in any draft. A marker makes a claim all the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from citecheck.claims.prose import Prose, Sentence
from citecheck.language.en.sections import (
    BACK_MATTER,
    FRAME,
    OTHERS,
    OWN,
    OWN_SENTENCE,
    STUDY,
    STUDY_SURELY,
)
from citecheck.lazy_regex import regex
from citecheck.model import BlockKind, Span

_NUMBER = (
    r"\W*(?:(?:section|part|chapter)\s)?"
    r"(?:(?:\d{1,2}(?:\.\d{1,2}){0,3}|[ivxIVX]{1,5}|[A-H])[.):]?\s+)?"
)
_END = r"[\s.:]*(?:\[edit\])?"
_STUDY = regex(rf"{_NUMBER}(?:{STUDY}){_END}", re.IGNORECASE)
_OTHERS = regex(rf"{_NUMBER}(?:{OTHERS}){_END}", re.IGNORECASE)
_OWN = regex(rf"{_NUMBER}(?:{OWN}){_END}", re.IGNORECASE)
_BACK = regex(rf"{_NUMBER}(?:{BACK_MATTER}){_END}", re.IGNORECASE)
_OWN_SENTENCE = regex(OWN_SENTENCE, re.IGNORECASE)
_WE = regex(r"\b(?:we|our|ours|us)\b", re.IGNORECASE)
_TOP = regex(r"\W*(?:\d{1,2}|[IVX]{1,4})[.)]?\s+[^\W\d_]")
_SURE = regex(STUDY_SURELY, re.IGNORECASE)
_FRAME = tuple(regex(rf"{_NUMBER}(?:{names}){_END}", re.IGNORECASE) for names in FRAME)
_LONGEST = 80  # code points of a heading
_FEWEST = 2  # headings that make a draft a study: "Methods" and "Results", "Results" and "Abstract"


class OwnWork:
    """Where a draft tells its own work."""

    def __init__(self, prose: Prose) -> None:
        headings = [
            (block.span.start, " ".join(block.span.of(prose.words).split()), block.level)
            for block in prose.blocks
            if block.kind is BlockKind.HEADING and len(block.span) <= _LONGEST
        ]
        self.is_study = _is_study([name for _, name, _ in headings])
        self._own = _own_parts(headings, len(prose.words), is_study=self.is_study)

    def tells(self, sentence: Sentence, words: str) -> bool:
        """Whether `words`, a sentence or clause without a marker, are the draft's own work."""
        start = sentence.span.start
        if any(part.start <= start < part.end for part in self._own):
            return True
        return self.is_study and (
            _OWN_SENTENCE.search(words) is not None or _WE.search(words) is not None
        )


def _is_study(names: Sequence[str]) -> bool:
    """Whether headings with these names divide a study."""
    if any(_SURE.search(name) and _STUDY.fullmatch(name) for name in names):
        known = {name.lower() for name in names if _is_known(name)}
        return len(known) >= _FEWEST
    return all(any(part.fullmatch(name) for name in names) for part in _FRAME)


def _is_known(name: str) -> bool:
    return any(part.fullmatch(name) for part in (_STUDY, _OTHERS, _OWN))


def _own_parts(
    headings: Sequence[tuple[int, str, int | None]], length: int, *, is_study: bool
) -> list[Span]:
    """Return the stretches under headings of own work and of back matter.

    A heading that no list knows divides the part it stands in, but a numbered or as high one
    behind "Introduction" begins a part of the study's own.
    """
    parts: list[Span] = []
    own, since, top = is_study, 0, None  # a study begins with its abstract and its authors
    for start, name, level in headings:
        is_own = _STUDY.fullmatch(name) or _OWN.fullmatch(name)
        if is_study and _OTHERS.fullmatch(name):
            now, top = False, level
        elif _BACK.fullmatch(name):
            now = True
        else:
            now = is_study and (own or bool(is_own) or _begins_part(name, level, top))
        if now != own:
            if own:
                parts.append(Span(since, start))
            own, since = now, start
    if own:
        parts.append(Span(since, length))
    return parts


def _begins_part(name: str, level: int | None, top: int | None) -> bool:
    return _TOP.match(name) is not None or (level is not None and top is not None and level <= top)
