"""What stands before (or behind) a Markdown article in YAML or TOML → title, date, bibliography."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from citecheck.formats.bibliography.csl import load_yaml
from citecheck.formats.draft_builder import parse_date
from citecheck.lazy_regex import regex

_FENCE = regex(r"(---|\+\+\+)[ \t]*\n")
_FIELD = regex(r"^([A-Za-z_-]{1,40})[ \t]{0,9}[:=][ \t]{0,9}(\S[^\n]{0,1000})$", re.MULTILINE)
_FIRST_FIELD = regex(r"(?:#[^\n]{0,1000}\n|[ \t]{0,99}\n){0,9}[\w-]{1,40}[ \t]{0,9}[:=](?=\s)")
_CLOSING = {
    "---": regex(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE),
    "+++": regex(r"^\+\+\+[ \t]*$", re.MULTILINE),
}
_LATER = regex(r"(?<=\n)[ \t]*\n---[ \t]*\n(?=(?:references|bibliography|nocite)[ \t]*:)")
# A field of the first rank with all that is set in below it, or listed.
_SECTION = regex(
    r"^(bibliography|references|nocite)[ \t]*:[^\n]*(?:\n(?:[ \t][^\n]*|-[ \t][^\n]*|(?=\n)))*",
    re.MULTILINE,
)
_CITED = regex(r"@([^\s,;\]]+)")
_WITHIN = 50_000  # code points of front matter; a list of references in it may be longer
_WITHIN_LISTING = 2_000_000
_DATE_FIELDS = ("date", "published", "publishdate", "pubdate", "published_at", "created")


class FrontMatter(Struct, frozen=True, kw_only=True):
    """What a draft says of itself; `stretches` are the offsets of its blocks in the file.

    `bibliographies` are the files it names, `references` the CSL items that it holds itself,
    `nocite` the keys that are listed without being cited ("*": all).
    """

    stretches: tuple[tuple[int, int], ...] = ()
    title: str | None = None
    language: str | None = None
    date: dt.date | None = None
    bibliographies: tuple[str, ...] = ()
    references: tuple[Any, ...] = ()
    nocite: tuple[str, ...] = ()


def front_matter(source: str) -> FrontMatter:
    """Return what the blocks of metadata say; fields that cannot be read are as if not there."""
    stretches = [*_first_block(source), *_later_blocks(source)]
    if not stretches:
        return FrontMatter()
    first = source[slice(*stretches[0])] if stretches[0][0] == 0 else ""
    fields = {
        name.lower(): value.strip().strip("\"'") for name, value in _FIELD.findall(first[:_WITHIN])
    }
    language = next((fields[key] for key in ("lang", "language") if key in fields), "")[:2].lower()
    dates = (parse_date(fields[key]) for key in _DATE_FIELDS if key in fields)
    listing = listing_of("\n".join(source[start:end] for start, end in stretches))
    references = listing.get("references")
    return FrontMatter(
        stretches=tuple(stretches),
        title=fields.get("title") or None,
        language=language if language.isalpha() and len(language) == 2 else None,
        date=next((found for found in dates if found), None),
        bibliographies=named_files(listing),
        references=tuple(references) if isinstance(references, list) else (),
        nocite=tuple(_CITED.findall(str(listing.get("nocite", "")))),
    )


def listing_of(text: str) -> dict[str, Any]:
    """Return the fields that have to do with citing, each read apart from all others.

    Args:
        text: YAML, of which the fields of the first rank are looked at.
    """
    found: dict[str, Any] = {}
    for section in _SECTION.finditer(text):
        try:
            values = load_yaml(section.group())
        except ValueError:
            continue
        if isinstance(values, dict):
            found |= {name: value for name, value in values.items() if name not in found}
    return found


def named_files(listing: dict[str, Any]) -> tuple[str, ...]:
    """Return the names under ``bibliography``: one, or a list."""
    named = listing.get("bibliography")
    names = named if isinstance(named, list) else [named]
    return tuple(name.strip() for name in names if isinstance(name, str) and name.strip())


def _first_block(source: str) -> Iterator[tuple[int, int]]:
    opening = _FENCE.match(source)
    if opening is None or not _FIRST_FIELD.match(source, opening.end()):
        return  # or a rule above prose
    closing = _CLOSING[opening.group(1)].search(source, opening.end(), _WITHIN_LISTING)
    if closing is None:
        return
    if closing.start() > _WITHIN and not _SECTION.search(source, 0, closing.start()):
        return
    yield 0, min(closing.end() + 1, len(source))


def _later_blocks(source: str) -> Iterator[tuple[int, int]]:
    """Yield the blocks with a list of references that stand further down."""
    for opening in _LATER.finditer(source):
        closing = _CLOSING["---"].search(source, opening.end(), opening.end() + _WITHIN_LISTING)
        if closing is not None:
            yield opening.end(), closing.end()
