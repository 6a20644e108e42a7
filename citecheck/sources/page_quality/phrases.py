"""Step 3, phrases: what pages say that are not the source → the kinds of such pages.

The kinds stand in ``page_phrases.toml`` of `language.common`: patterns for fixed phrases, and words
that mean one thing (``page_words.toml``, many languages) which betray a page where they meet in one
sentence. Whether a page is of a kind, all it shows considered, is judged in `classify.py`.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from msgspec import Struct

from citecheck.lazy_regex import regex
from citecheck.model import SourceState
from citecheck.sources.page_quality.words import word

_QUOTED = regex(r"“[^“”]{0,300}”")
_SENTENCE_END = regex(r"(?<=[.!?…])\s+|(?<=[。！？])")
_LONGEST_TITLE = 8  # words
_LONGEST_SENTENCE = 400  # characters: walls speak in short ones


class Kind(Struct, frozen=True, kw_only=True):
    """One kind of page that is not the source, and what it is known by.

    `titles`, `blocks`, `scripts`: patterns. `meetings`: sets of words that meet in a sentence;
    `offers`: likewise, but a sign only where next to nothing stands before it. `unless`: words that
    give a sentence another meaning. `cuts`: it stands behind the beginning of an article. `whole`:
    its title alone decides.
    """

    state: SourceState
    reason: str
    titles: tuple[str, ...]
    blocks: tuple[str, ...]
    scripts: tuple[str, ...]
    meetings: tuple[tuple[str, ...], ...]
    offers: tuple[tuple[str, ...], ...]
    unless: tuple[str, ...]
    cuts: bool
    whole: bool

    def is_title(self, text: str) -> bool:
        """Whether a whole title, or a part of one, says it."""
        text = _own_words(text)
        is_short = len(text.split()) <= _LONGEST_TITLE
        return bool(any_of(self.titles).fullmatch(text)) or (
            is_short and _meet(self.meetings, text)
        )

    def says(self, text: str) -> bool:
        """Whether a sentence or block says it in a fixed phrase."""
        text = _own_words(text)
        return bool(any_of(self.blocks).search(text)) and not self._means_another(text)

    def implies(self, sentence: str) -> bool:
        """Whether words meet in a sentence that say it."""
        text = _own_words(sentence)
        return _meet(self.meetings, text) and not self._means_another(text)

    def offers_it(self, text: str) -> bool:
        """Whether a sentence only offers what such a page offers."""
        return _meet(self.offers, _own_words(text))

    def _means_another(self, text: str) -> bool:
        return bool(self.unless) and _meet((self.unless,), text)


@cache
def kinds() -> tuple[Kind, ...]:
    """Return all kinds, in the order in which they are asked."""
    table = (files("citecheck.language.common") / "page_phrases.toml").read_text(encoding="utf-8")
    return tuple(_kind(row) for row in tomllib.loads(table)["kind"])


def speaks_to_reader(text: str) -> bool:
    """Whether a block turns to its reader, as error pages and walls do and reports do not."""
    return word("reader").is_in(_own_words(text))


def sentences(text: str) -> list[str]:
    """Return the sentences of a block; roughly, since only their words count."""
    return [part for part in _SENTENCE_END.split(text) if part.strip()]


@cache
def any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """Return what matches any of `patterns`, nothing without one; compiled when first needed."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns) or r"(?!)", re.IGNORECASE)


def _kind(row: dict[str, Any]) -> Kind:
    return Kind(
        state=SourceState(row["state"]),
        reason=row["reason"],
        titles=_joined(row.get("titles", ())),
        blocks=_joined(row.get("blocks", ())),
        scripts=_joined(row.get("scripts", ())),
        meetings=tuple(tuple(names.split()) for names in row.get("meetings", ())),
        offers=tuple(tuple(names.split()) for names in row.get("offers", ())),
        unless=tuple(row.get("unless", ())),
        cuts=row.get("cuts", False),
        whole=row.get("whole", False),
    )


def _joined(patterns: list[str | list[str]]) -> tuple[str, ...]:
    """Return patterns, those that were written in several pieces put together."""
    return tuple(part if isinstance(part, str) else "".join(part) for part in patterns)


def _meet(meetings: tuple[tuple[str, ...], ...], text: str) -> bool:
    if len(text) > _LONGEST_SENTENCE:
        return False
    return any(all(word(name).is_in(text) for name in names) for names in meetings)


def _own_words(text: str) -> str:
    """Return `text` without what it quotes, which it does not say itself; apostrophes straight."""
    return _QUOTED.sub(" ", text).replace("’", "'").replace("‘", "'")
