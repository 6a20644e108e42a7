"""A tool of the checks: the forms in which one name may stand, and whether two names may be one.

In: names as written. Out: other forms of them (acronym, titles dropped, a surname for the full
name, what everybody knows to be the same). No text is searched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from citecheck.language.en.names import HEADS, KINDS_OF_BODY, PARTICLES, PLACE_STARTS, SAME, TITLES
from citecheck.lazy_regex import regex
from citecheck.nlp.normalise import fold

_POSSESSIVE = regex(r"['’][sS]?$")
_GROUPS = {
    form: tuple(other for other in group if other != form)
    for group in SAME
    for form in (fold(name).text for name in group)
}
_FAMILY = regex(r"[A-Z][a-z]{3,}[^s\W\d_iu]s")  # the Brandts, not Jones, Davis or Marcus


def same_name(one: str, other: str) -> bool:
    """Whether two names may stand for the same: spelling, titles, acronym, surname, known pairs.

    "Mrs Merkel" and "Angela Merkel" may; "Angela Merkel" and "Volker Merkel" may not.
    """
    return bool(_keys(one) & _keys(other)) or _is_short_for(one, other) or _is_short_for(other, one)


def variants(name: str) -> tuple[str, ...]:
    """Return the forms under which `name` may stand in a text, the most faithful first."""
    words = _bare(name)
    if not words:
        return (name,)
    forms = [name, " ".join(words), *_known(words), *_shortened(words)]
    if len(words) > 2 and _may_be_person(words):
        forms.append(f"{words[0]} {words[-1]}")
    if letters := acronym(" ".join(words)):
        forms += (letters, ".".join(letters) + ".")
    if "." in name:
        forms.append(name.replace(".", ""))
    elif name.isupper() and 2 <= len(name) <= 4:
        forms.append(".".join(name) + ".")
    if _may_be_person(words):
        forms.append(words[-1])
    if len(words) == 1 and _FAMILY.fullmatch(words[0]):
        forms.append(words[0][:-1])
    return tuple(dict.fromkeys(forms))


def acronym(name: str) -> str | None:
    """Return the initials of a name of three words or more ("WHO"), or None."""
    capitals = [word for word in re.split(r"[\s-]+", name) if word[:1].isupper()]
    if len(capitals) < 3 or any(word.isupper() for word in capitals):
        return None
    return "".join(word[0] for word in capitals)


def expansion(letters: str) -> re.Pattern[str] | None:
    """Return a pattern for names that the acronym `letters` may abbreviate, or None."""
    letters = letters.replace(".", "")
    if not (letters.isupper() and letters.isalpha() and 3 <= len(letters) <= 8):
        return None
    words = (rf"{re.escape(letter)}[^\W\d_]{{1,30}}" for letter in letters)
    return re.compile(r"\b" + r"[ -](?:(?:of|the|and|for|on|in|de|du)[ ]){0,2}".join(words) + r"\b")


def _bare(name: str) -> list[str]:
    """Return the words of a name without titles and possessive endings."""
    words = [_POSSESSIVE.sub("", word) for word in name.split()]
    kept = [word for word in words if word.lower().rstrip(".") not in TITLES]
    if kept and kept[0].lower() == "the":
        del kept[0]
    return kept or words


@lru_cache(maxsize=4096)
def _keys(name: str) -> frozenset[str]:
    words = _bare(name)
    plain = " ".join(words)
    forms = {plain, plain.replace(".", ""), *_known(words)}
    if letters := acronym(plain):
        forms.add(letters)
    return frozenset(fold(form).text for form in forms)


def _known(words: list[str]) -> tuple[str, ...]:
    """Return the other names of the same thing that everybody knows."""
    plain = fold(" ".join(words)).text
    return _GROUPS.get(plain, ())


def _shortened(words: list[str]) -> Iterator[str]:
    """Yield forms without the country in front or the kind of body behind."""
    for size in (1, 2, 3):
        if len(words) - size >= 2 and _known(words[:size]):
            yield " ".join(words[size:])
    if words[-1].lower() in HEADS and len(words) == 2:
        yield f"{words[1]} of {words[0]}"
    if words[-1].lower() in HEADS and len(words) > 3:
        kept = words
        while len(kept) > 2 and kept[-1].lower() in HEADS | KINDS_OF_BODY:
            kept = kept[:-1]
        yield " ".join(kept)


def _is_short_for(short: str, full: str) -> bool:
    """Whether `short` is the surname of `full`, or the same with initials."""
    few, many = _bare(short), _bare(full)
    if not few or not many or not _may_be_person(many):
        return False
    if fold(few[-1]).text != fold(many[-1]).text:
        return False
    if len(few) == 1:
        return True
    initial = few[0].rstrip(".")
    return few[0][0] == many[0][0] and (len(initial) == 1 or few[0] == many[0])


def _may_be_person(words: list[str]) -> bool:
    """Whether the last of `words` alone may stand for all of them."""
    lower = [word.lower() for word in words]
    return (
        2 <= len(words) <= 4
        and all(word[0].isupper() or word in PARTICLES for word in words)
        and len(words[-1]) > 2
        and not words[-1].isupper()
        and not HEADS.intersection(lower)
        and lower[0] not in PLACE_STARTS
    )
