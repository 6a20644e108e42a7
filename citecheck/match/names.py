"""A tool of claims and checks: names of people, places, bodies and things in a text.

In: prose. Out: spans of names; and under which other forms a name may stand elsewhere (acronyms,
dropped titles, a surname for the full name). Capital letters decide, so that the first word of a
sentence counts only with a reason. Whom or what a name stands for is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from citecheck.match.name_words import (
    AND_HEADS,
    DATE_WORDS,
    DEMONYMS,
    HEADS,
    LINKS,
    NOT_NAMES,
    OPENERS,
    PARTICLES,
    PLACE_STARTS,
    SAME,
    TITLES,
)
from citecheck.match.normal import fold
from citecheck.model import Span

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,8}|[^\W_]+(?:[-&'’][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’][sS]$")
_INITIAL = re.compile(r"[^\W\d_]|[A-Z][a-z]{1,2}|Prof|Capt|Messrs")  # "J. K.", "Dr. No", "St. Ives"
_OPENING = " \t\xa0\"'“‘«„([*_#>•–—-"
_SENTENCE_ENDS = ".!?…:\n"
_NEVER_FIRST = OPENERS | DATE_WORDS
_GROUPS = {
    form: tuple(other for other in group if other != form)
    for group in SAME
    for form in (fold(name).text for name in group)
}
_KINDS = frozenset({"high", "national", "public", "primary", "secondary", "city", "general"})
_SHOUTED = 4  # words in capitals in a row from which they are a heading


@dataclass(frozen=True, slots=True)
class _Token:
    """A word of the text, without a possessive ending."""

    text: str
    start: int
    initial: bool  # whether it opens a sentence, so that its capital says nothing
    possessive: bool

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def lower(self) -> str:
        return self.text.lower().rstrip(".")

    @property
    def capital(self) -> bool:
        """Whether it is written like a name: Merkel, NATO, iPhone, O'Neil."""
        return self.text[0].isupper() or (self.text[:2][-1].isupper() and self.text[0].isalpha())


def find_names(text: str) -> tuple[Span, ...]:
    """Return the spans of the names in `text`, in order, without titles and possessive endings.

    Weekdays, months, languages and peoples ("the French") are no names.
    """
    tokens = list(_tokens(text))
    inside = {token.text for token in tokens if token.capital and not token.initial}
    found = []
    for run in _runs(text, tokens):
        name = _trimmed(run)
        if name and _is_name(name, inside, led=name[0] is not run[0]):
            found.append(Span(name[0].start, name[-1].end))
    return tuple(found)


def _tokens(text: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(text):
        possessive = _POSSESSIVE.search(match[0])
        word = match[0][: possessive.start()] if possessive else match[0]
        yield _Token(word, match.start(), _opens(text, match.start()), possessive is not None)


def _opens(text: str, start: int) -> bool:
    """Whether the word at `start` is the first of a sentence, quotation or heading."""
    before = start
    while before > 0 and text[before - 1] in _OPENING and start - before < 12:
        before -= 1
    quoted = text[max(start - 1, 0) : start] in tuple('"“«„‘')
    return before == 0 or quoted or text[before - 1] in _SENTENCE_ENDS


def _runs(text: str, tokens: list[_Token]) -> Iterator[list[_Token]]:
    """Yield runs of capitalised words, with the small words that link them inside."""
    run: list[_Token] = []
    links: list[_Token] = []
    for token in tokens:
        previous = links[-1] if links else run[-1] if run else None
        joined = previous is not None and _joined(text, previous, token)
        if token.capital:
            if run and joined and _linked(run, links):
                run += (*links, token)
            else:
                if run:
                    yield run
                run = [token]
            links = []
        elif run and joined and token.text in LINKS and len(links) < 2:
            links.append(token)
        else:
            if run:
                yield run
            run, links = [], []
    if run:
        yield run


def _joined(text: str, left: _Token, right: _Token) -> bool:
    if left.possessive:
        return False
    gap = text[left.end : right.start]
    if gap == ". " and right.capital:
        return _INITIAL.fullmatch(left.text) is not None
    return gap.strip(" \xa0\n") in ("", "&") and gap.count("\n") < 2 and len(gap) <= 4


def _linked(run: list[_Token], links: list[_Token]) -> bool:
    """Whether `links` bind what follows to the name before ("Bank of England")."""
    if not links:
        return True
    words = {link.text for link in links}
    if words <= PARTICLES:
        return True
    if "and" in words:
        return len(links) == 1 and any(token.lower in AND_HEADS for token in run)
    return run[-1].lower in HEADS


def _trimmed(run: list[_Token]) -> list[_Token]:
    """Drop openers, dates and titles before a name, and dates behind it."""
    first, last = 0, len(run)
    while last > 0 and run[last - 1].lower in DATE_WORDS - {"may"}:  # Theresa May
        last -= 1
    while first < last and _is_opener(run[first]):
        first += 1
    behind = first
    while behind < last and run[behind].lower in TITLES | DEMONYMS | LINKS:
        behind += 1
    titled = any(token.lower in TITLES for token in run[first:behind])
    if titled and (behind == last or run[behind].lower not in HEADS):
        first = behind
    return run[first:last]


def _is_opener(token: _Token) -> bool:
    if token.lower.startswith(("i'", "i’")):
        return True
    return token.lower in _NEVER_FIRST and not (token.text.isupper() and len(token.text) > 1)


def _is_name(name: list[_Token], inside: set[str], *, led: bool) -> bool:
    """Whether a trimmed run is a name.

    `inside` are words with a capital inside a sentence; `led` tells that a title or an opener
    stood before it, so that its own capital counts.
    """
    first = name[0]
    if len(name) > 1:
        return not (len(name) >= _SHOUTED and all(token.text.isupper() for token in name))
    if first.text in NOT_NAMES or len(first.lower) < 2:
        return False
    if DEMONYMS.issuperset(first.lower.split("-")):
        return False
    if led or not first.initial or first.possessive or first.text in inside:
        return True
    return any(character.isupper() for character in first.text[1:])


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


def _keys(name: str) -> set[str]:
    words = _bare(name)
    plain = " ".join(words)
    forms = {plain, plain.replace(".", ""), *_known(words)}
    if letters := acronym(plain):
        forms.add(letters)
    return {fold(form).text for form in forms}


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
        while len(kept) > 2 and kept[-1].lower() in HEADS | _KINDS:
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
