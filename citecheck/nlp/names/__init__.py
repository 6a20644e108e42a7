"""A tool of claims and checks: the names of people, places, bodies and things in a text.

In: prose. Out: spans. Capital letters decide, so that the first word of a sentence counts only with
a reason. In which other forms a name may stand is told by `names.forms`; whom or what it stands for
is not known here.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from citecheck.language.en.names import (
    AND_HEADS,
    DATE_WORDS,
    DEMONYMS,
    HEADS,
    LINKS,
    NOT_NAMES,
    OPENERS,
    PARTICLES,
    TITLES,
)
from citecheck.lazy_regex import regex
from citecheck.model import Span

_TOKEN = regex(r"(?:[^\W\d_]\.){2,8}|[^\W_]+(?:[-&'’][^\W_]+)*")
_POSSESSIVE = regex(r"['’][sS]$")
_INITIAL = regex(r"[^\W\d_]|[A-Z][a-z]{1,2}|Prof|Capt|Messrs")  # "J. K.", "Dr. No", "St. Ives"
_OPENING = " \t\xa0\"'“‘«„([*_#>•–—-"
_SENTENCE_ENDS = ".!?…:\n"
_NEVER_FIRST = OPENERS | DATE_WORDS
_SHOUTED = 4  # words in capitals in a row from which they are a heading


class _Token(Struct, frozen=True):
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
