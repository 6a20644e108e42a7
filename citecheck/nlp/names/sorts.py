"""A tool of the checks: what sort of thing a name stands for, read from its words and its place.

In: a name and the words before it. Out: a `Sort`, or None for works, awards, events and whatever
else cannot be told. Nothing is looked up: a list of well-known places, the heads of names of bodies
and the preposition before the name decide.
"""

from __future__ import annotations

from enum import StrEnum

from citecheck.language.en.gazetteer import PLACES
from citecheck.language.en.names import (
    BODY_HEADS,
    LOCATIVE,
    PARTICLES,
    PLACE_HEADS,
    THING_HEADS,
    TITLES,
)


class Sort(StrEnum):
    """The sorts of names that can take each other's place in a sentence."""

    PERSON = "person"
    PLACE = "place"
    BODY = "body"


def sort_of(name: str, before: str = "") -> Sort | None:
    """Return what sort of thing `name` stands for; `before` is the text that leads up to it.

    Examples: "Lena Brandt" is a person, "Harbour Trust" a body, "Lisbon" a place, "Brenton" a place
    after "in", "Golden Leaf Award" is none.
    """
    words = [word.strip(".,'’") for word in name.split()]
    lower = [word.lower() for word in words]
    if name in PLACES or name.removeprefix("The ") in PLACES:
        return Sort.PLACE
    if not words or any(word[:1].isdigit() for word in words):
        return None
    for head in (lower[-1], lower[0]):
        if head in THING_HEADS:
            return None
        if head in BODY_HEADS:
            return Sort.BODY
        if head in PLACE_HEADS:
            return Sort.PLACE
    return _by_shape(words, before)


def _by_shape(words: list[str], before: str) -> Sort | None:
    """Return the sort of a name none of whose words tells it."""
    previous = before.split()[-1:] or [""]
    leading = previous[0].lower().strip(",(.")
    if len(words) == 1 and words[0].isupper():
        return Sort.BODY if len(words[0]) > 1 else None
    if leading in TITLES:
        return Sort.PERSON
    if len(words) == 1 and leading in LOCATIVE:
        return Sort.PLACE
    spelled = all(word[:1].isupper() or word.lower() in PARTICLES for word in words)
    return Sort.PERSON if spelled and len(words) <= 4 else None
