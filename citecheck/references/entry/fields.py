"""Part of step 2a: the words of an entry → `Bibliographic`; what is not there is None.

Title, authors and container are read from the usual shapes (quotation marks, a year in brackets,
sentences, commas); where none fits, they stay absent rather than wrong.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from citecheck.language.common.references import BETWEEN_NAMES, TAIL
from citecheck.language.en.references import NO_TITLES
from citecheck.lazy_regex import regex
from citecheck.model import Bibliographic, Hint, HintKind
from citecheck.references.entry.authors import UPPER, author_weight
from citecheck.references.entry.dates import dates_in
from citecheck.references.entry.identifiers import file_of, identifiers_in, is_address, is_beside

LONGEST = 4000  # code points of an entry that are looked at
AUTHORS_END = 1600  # code points in which the authors of an entry stand
LONGEST_TITLE = 400
SHORTEST_TITLE = 6

_QUOTED = regex(
    r"“([^“”]{4,400})”|\"([^\"]{4,400})\"|«\s?([^«»]{4,400})\s?»|„([^„“”]{4,400})[“”]"
    r"|‘([^‘’]{12,400})’(?!\w)|``([^`']{4,400})''"
)
_YEAR_IN_BRACKETS = regex(
    r"[(\[](?:c\.?\s?)?(?:(?:1[5-9]|20)\d\d[a-z]?(?:[,;]?\s[^()\[\]]{0,24})?|in press|forthcoming|"
    r"n\.\s?d\.|[^()\[\]]{0,24}\b(?:1[5-9]|20)\d\d)[)\]]"
)
_BARE_YEAR = regex(
    rf"(?:[.,]\s(?:(?:1[5-9]|20)\d\d[a-z]?|n\.d\.)[.,:]\s|(?:(?<=[.,)&])|(?<=\s[{UPPER}])|(?<=[{UPPER}]{{2}}))\s(?:1[5-9]|20)\d\d[a-z]?"
    rf"\s(?=[{UPPER}\"“]))"
)
_SENTENCE = regex(
    rf"(?P<words>.{{{SHORTEST_TITLE},{LONGEST_TITLE}}}?(?:[^\W\d_]{{3,}}|[\d)\]\"”’%]|[A-Z]{{2,}}|\.))"
    r"(?P<end>[.?!]{1,3})(?=\s|$)"
)
_YEAR_INSIDE = regex(r"\s(?:1[5-9]|20)\d\d\b")
_STOP = regex(r"\.\s+")
_EDGES = ' \t,.;:–—-"“”‘’«»*_'
_CONTAINER = regex(
    rf"[\s.,;]*(?:(?:in|dans|en|in:)\s+)?(?P<name>[{UPPER}][^\d,;:()\[\]“”\"]{{2,90}}?)"
    r"(?=[\s,.;:]*(?:\d|\(|\[|,|;|:|“|\"|vol\b|pp?\b|no\b|doi\b|https?:|available\b|retrieved\b|$))",
    re.IGNORECASE,
)
_TAIL = regex(
    TAIL,
    re.IGNORECASE | re.DOTALL,
)
_INITIALS = regex(rf"^(?:[{UPPER}]\.?[ -]?){{1,5}}$|^(?:Jr|Sr|II|III)\.?$")


def work_of(text: str, links: Sequence[Hint] = (), whole: str = "") -> Bibliographic:
    """Return what an entry's words say of the cited work.

    `links` are the hyperlinks that stand in the entry, their spans into `whole`.
    """
    words = text[:LONGEST]
    shown = [link for link in links if link.kind is HintKind.LINK and link.target]
    shown.sort(key=lambda link: is_beside(whole[max(link.span.start - 160, 0) : link.span.start]))
    addresses = [link.target for link in shown if link.target]
    found = identifiers_in(words, [one for one in addresses if is_address(one)])
    if found.url is None:
        files = (file_of(link.target) for link in shown)
        found = replace(found, file=next((file for file in files if file), None))
    published, accessed = dates_in(words)
    title, authors, rest = _parts(words)
    if title is None:
        title = _linked_title(links, whole)
    return replace(
        found,
        title=title,
        authors=authors,
        container=_container(rest),
        date=published,
        accessed=accessed,
    )


def _linked_title(links: Sequence[Hint], whole: str) -> str | None:
    """Return the words of the first hyperlink that are no address themselves."""
    for link in links:
        words = " ".join(link.span.of(whole).split()).strip(_EDGES)
        is_title = len(words) >= SHORTEST_TITLE and words.casefold() not in NO_TITLES
        if is_title and not is_address(words) and link.target and is_address(link.target):
            return words[:LONGEST_TITLE]
    return None


def _parts(text: str) -> tuple[str | None, tuple[str, ...], str]:
    """Return (title, authors, what follows the title)."""
    years = (
        _YEAR_IN_BRACKETS.search(text, 0, AUTHORS_END),
        _BARE_YEAR.search(text, 0, AUTHORS_END),
    )
    year = min((one for one in years if one), key=lambda one: one.start(), default=None)
    quoted = _quoted_title(text)
    if quoted is not None:
        title = next(group for group in quoted.groups() if group)
        head = text[: min(quoted.start(), year.start() if year else quoted.start())]
        return _clean(title), _authors(head), text[quoted.end() :]
    is_early = year is not None and year.end() < 0.7 * len(text) and author_weight(text) > 0
    if year is not None and is_early and _are_names(text[: year.start()]):
        sentence = _SENTENCE.match(text, year.end())
        if sentence is not None:
            title = _clean(sentence["words"] + sentence["end"].strip("."))
            return title, _authors(text[: year.start()]), text[sentence.end() :]
    return _by_sentences(_TAIL.sub("", text))


def _are_names(head: str) -> bool:
    """Whether the words before a year can be names alone, so that the title comes behind it."""
    return not any(
        len(word) > 3 and word.isalpha() and word.islower() and word not in BETWEEN_NAMES
        for word in head.split()
    )


def _quoted_title(text: str) -> re.Match[str] | None:
    """Return the first words in quotation marks that stand where a title stands."""
    for match in _QUOTED.finditer(text):
        before, after = text[: match.start()].rstrip(), text[match.end() :].lstrip()
        opens = not before or before[-1] in ".,:;)]" or before.rsplit(None, 1)[-1][0].isupper()
        if opens and not after[:1].islower() and len(match.group()) >= SHORTEST_TITLE + 2:
            return match
    return None


def _by_sentences(body: str) -> tuple[str | None, tuple[str, ...], str]:
    """Return the parts of "Authors. Title. Container", or of "Title. Address"."""
    start = _end_of_authors(body)
    pieces = _sentences(body[start:])
    if not pieces:
        return None, (), ""
    if start:
        return _clean(pieces[0]), _authors(body[:start]), ". ".join(pieces[1:])
    by_commas = _by_commas(body)
    if by_commas is not None:
        return by_commas
    if author_weight(body) < 1.0 and " " in pieces[0]:
        return _clean(pieces[0]), (), ". ".join(pieces[1:])
    for at, piece in enumerate(pieces[:2]):  # names hold no number: "Harbour Survey 2020 Results"
        if len(piece.split()) > 2 and "," not in piece and _YEAR_INSIDE.search(piece):
            return _clean(piece), _authors(". ".join(pieces[:at])), ". ".join(pieces[at + 1 :])
    return None, (), ""


def _end_of_authors(text: str) -> int:
    """Return where the title begins behind "Smith J, Jones K. " and the like, or 0."""
    if author_weight(text) < 1.0:
        return 0
    for match in _STOP.finditer(text, 0, AUTHORS_END):
        following = _until_stop(text[match.end() : match.end() + 80].split()[:6])
        plain = any(word.islower() and word not in BETWEEN_NAMES for word in following)
        plain = plain or (sum(map(str.isalpha, following)) > 2 and any(map(str.isdigit, following)))
        if plain and following[0][0].isupper() and not following[0].endswith((",", ".")):
            return match.end()
        if any(
            word.islower() and word not in BETWEEN_NAMES for word in text[: match.start()].split()
        ):
            return 0
    return 0


def _until_stop(words: Sequence[str]) -> Sequence[str]:
    """Return words up to the first that ends in a full stop, which initials and names do."""
    for at, word in enumerate(words):
        if word.endswith(".") and word.count(".") == 1:
            return words[: at + 1]
    return words


def _sentences(text: str) -> list[str]:
    pieces: list[str] = []
    at = 0
    while len(pieces) < 4 and at < len(text):
        match = _SENTENCE.match(text, at)
        if match is None:
            pieces.append(text[at:])
            break
        pieces.append(match["words"] + match["end"].strip("."))
        at = match.end()
    return [piece.strip() for piece in pieces if piece.strip(_EDGES)]


def _by_commas(text: str) -> tuple[str | None, tuple[str, ...], str] | None:
    """Return the parts of "A. Author, B. Other, Title, Container 12 (2010) 3"."""
    if author_weight(text) < 1.0:
        return None
    pieces = [piece.strip() for piece in text[:800].split(",")]
    for index, piece in enumerate(pieces[:40]):
        words = piece.split()
        plain = sum(word.islower() and word.isalpha() and len(word) > 2 for word in words)
        if index and len(words) >= 3 and plain >= 2 and not piece.startswith(("and ", "& ")):
            return (
                _clean(piece),
                _authors(", ".join(pieces[:index])),
                ", ".join(pieces[index + 1 :]),
            )
    return None


def _clean(title: str) -> str | None:
    words = " ".join(title.split()).strip(_EDGES)
    return words if len(words) >= SHORTEST_TITLE and any(map(str.isalpha, words)) else None


def _authors(head: str) -> tuple[str, ...]:
    """Return the names in the words before the title, each as written."""
    names = " ".join(head.split()).strip(' ,;:(“"*_')
    if not names or len(names) > AUTHORS_END or author_weight(names + ".") <= 0:
        return ()
    names = re.sub(r",?\s(?:and|&|und|et|y)\s", ", ", re.sub(r",?\s*\bet al\b\.?", "", names))
    parts = [part.strip() for part in re.split(r"[;,]", names) if part.strip(" .:&*")]
    if ";" in names:
        parts = [part.strip() for part in names.split(";") if part.strip(" .:&*")]
    found: list[str] = []
    for index, part in enumerate(parts[:100]):
        is_given = index == 1 and " " not in parts[0] and len(part.split()) <= 2
        if found and ";" not in names and (_INITIALS.match(part) or (is_given and len(parts) != 3)):
            found[-1] = f"{found[-1]}, {part}"
        else:
            found.append(part if part[-2:-1].isupper() else part.strip(" .:&*"))
    return tuple(found)


def _container(rest: str) -> str | None:
    match = _CONTAINER.match(_TAIL.sub("", rest)[:200])
    if match is None:
        return None
    name = " ".join(match["name"].split()).strip(_EDGES + "(")
    return name if len(name) > 2 else None
