"""A ``.bib`` file (BibTeX or biblatex) → records by key, made when they are asked for."""

from __future__ import annotations

import datetime as dt
import logging
import re
from collections.abc import Iterator, Mapping

from bibtexparser.middlewares import MonthIntMiddleware
from bibtexparser.middlewares.names import (
    InvalidNameError,
    parse_single_name_into_parts,
    split_multiple_persons_names,
)
from bibtexparser.model import DuplicateFieldKeyBlock, Entry, Field, ParsingFailedBlock
from bibtexparser.splitter import Splitter
from msgspec import Struct, field

from citecheck.formats.bibliography.latex_text import address, addresses, plain
from citecheck.formats.bibliography.records import Record, doi_of, record
from citecheck.lazy_regex import regex
from citecheck.model import Bibliographic

MOST_NAMES = 200  # of a work that are read; collaborations list thousands
LONGEST_VALUE = 100_000  # code points of a field once its macros are filled in
DEEPEST_CROSSREF = 5

_CONTAINERS = (
    *("journaltitle", "journal", "booktitle", "maintitle", "eventtitle", "publisher"),
    *("institution", "school", "organization"),
)
_DETAILS = ("series", "edition", "volume", "number", "pages", "eid", "publisher", "address")
_NOTES = ("note", "howpublished", "addendum")
# What a chapter has from the book that `crossref` names. Source: biblatex manual, appendix B.
_AS_PART = {"title": "booktitle", "subtitle": "booksubtitle", "author": "bookauthor"}
_NOT_INHERITED = frozenset(("crossref", "xref", "xdata", "ids", "label", "options", "keywords"))
_ISO_DATE = regex(r"\d{4}(?:-\d\d){0,2}")
_YEAR = regex(r"(?:1[0-9]|20)\d\d")
_ARXIV = "https://arxiv.org/abs/"
_EPRINTS = {
    "arxiv": _ARXIV,
    "hdl": "https://hdl.handle.net/",
    "jstor": "https://www.jstor.org/stable/",
    "googlebooks": "https://books.google.com?id=",
    "pubmed": "https://pubmed.ncbi.nlm.nih.gov/",
}
_IS_ADDRESS = regex(r"(?:https?://|ftp://|www\.)\S+$", re.IGNORECASE)

logging.getLogger("bibtexparser").addHandler(logging.NullHandler())  # broken entries are values


class BibFile(Struct):
    """The entries of a ``.bib`` file; `broken` are the lines (from 1) of what cannot be read."""

    entries: dict[str, Entry] = field(default_factory=dict)
    macros: dict[str, str] = field(default_factory=dict)
    broken: tuple[int, ...] = ()
    aliases: dict[str, str] = field(default_factory=dict)

    def __iter__(self) -> Iterator[str]:
        """Yield the keys in the order of the file."""
        return iter(self.entries)

    def find(self, key: str) -> Record | None:
        """Return the record that citations call `key`."""
        entry = self.entries.get(self.aliases.get(key, key))
        if entry is None:
            return None
        fields = self._fields(entry, ())
        line = max(entry.start_line or 0, 0) + 1
        return record_of(entry.key.strip(), entry.entry_type.lower(), fields, line)

    def _fields(self, entry: Entry, path: tuple[str, ...]) -> dict[str, str]:
        """Return an entry's fields in raw LaTeX, with what it inherits; the first of two counts."""
        fields: dict[str, str] = {}
        for one in entry.fields:
            fields.setdefault(one.key.strip().lower(), _value(str(one.value), self.macros))
        for name in ("xdata", "crossref"):
            parent = self.entries.get(fields.get(name, "").strip())
            if parent is None or parent.key in path or len(path) >= DEEPEST_CROSSREF:
                continue
            above = self._fields(parent, (*path, entry.key))
            is_part = name == "crossref" and entry.entry_type.lower().startswith("in")
            for inherited, value in above.items():
                if inherited not in _NOT_INHERITED:
                    own = _AS_PART.get(inherited, inherited) if is_part else inherited
                    fields.setdefault(own, value)
        return fields


def read(text: str) -> BibFile:
    """Return the entries of a ``.bib`` file; a broken entry loses none but itself."""
    library = Splitter(text).split()
    found = BibFile()
    for macro in library.strings:
        found.macros[macro.key.strip().lower()] = _value(str(macro.value), found.macros)
    broken = []
    for block in library.blocks:
        whole = block.ignore_error_block if isinstance(block, DuplicateFieldKeyBlock) else block
        if isinstance(whole, Entry):
            found.entries.setdefault(whole.key.strip(), whole)
        elif isinstance(block, ParsingFailedBlock):
            broken.append(max(block.start_line or 0, 0) + 1)
    found.broken = tuple(broken)
    for key, entry in found.entries.items():
        ids = next((one.value for one in entry.fields if one.key.strip().lower() == "ids"), "")
        for alias in str(ids).strip('{}" ').split(","):
            if alias.strip():
                found.aliases.setdefault(alias.strip(), key)
    return found


def _value(raw: str, macros: Mapping[str, str]) -> str:
    """Return a field's LaTeX: delimiters taken off, parts joined by ``#``, macros filled in."""
    raw = raw.strip()
    if "#" not in raw or (raw.startswith("{") and raw.endswith("}") and "}" not in raw[:-1]):
        return _part(raw, macros)
    return "".join(_part(part.strip(), macros) for part in _parts(raw))[:LONGEST_VALUE]


def _part(raw: str, macros: Mapping[str, str]) -> str:
    if len(raw) >= 2 and (raw[0] + raw[-1]) in ("{}", '""'):
        return raw[1:-1]
    return macros.get(raw.lower(), raw)


def _parts(raw: str) -> Iterator[str]:
    """Yield what ``#`` joins outside braces and quotation marks."""
    depth, start, is_quoted = 0, 0, False
    for at, character in enumerate(raw):
        if character == "{":
            depth += 1
        elif character == "}":
            depth -= 1
        elif character == '"' and depth == 0:
            is_quoted = not is_quoted
        elif character == "#" and depth == 0 and not is_quoted:
            yield raw[start:at]
            start = at + 1
    yield raw[start:]


def record_of(key: str, kind: str, fields: Mapping[str, str], line: int = 1) -> Record:
    """Return the record of an entry.

    Args:
        key: what citations call it by.
        kind: its entry type, in lower case.
        fields: their values in LaTeX, by name in lower case.
        line: on which it begins in its file.
    """
    words = {
        name: plain(fields[name])
        for name in ("title", "subtitle", "titleaddon", *_CONTAINERS, *_DETAILS, *_NOTES)
        if name in fields
    }
    container = next((words[name] for name in _CONTAINERS if words.get(name)), None)
    title = ": ".join(filter(None, (words.get("title"), words.get("subtitle"))))
    url, preprint = _url(fields), _eprint(fields)
    work = Bibliographic(
        url=url or preprint,
        doi=doi_of(address(fields.get("doi", ""))) or doi_of(url),
        arxiv=preprint.removeprefix(_ARXIV) if preprint and preprint.startswith(_ARXIV) else None,
        pmid=_digits(fields.get("pmid", "")),
        isbn=plain(fields.get("isbn", "")) or None,
        title=title or words.get("booktitle") or None,
        authors=tuple(_people(fields)),
        container=container,
        date=_date(fields),
        accessed=_day(fields.get("urldate", "")),
    )
    details = tuple(words.get(name) for name in _DETAILS if words.get(name) != container)
    notes = [words.get(name) for name in _NOTES]
    notes += [f"arXiv:{work.arxiv}" if work.arxiv else None]
    notes += [f"{kind} {words['number']}" if kind == "patent" and words.get("number") else None]
    return record(key, work, details=details, notes=tuple(notes), line=line)


def _url(fields: Mapping[str, str]) -> str | None:
    """Return the address: a field of its own, or one in a remark."""
    for name in ("url", "link", "bdsk-url-1", "ee"):
        found = [address(one) for one in fields.get(name, "").split()]
        if found and _IS_ADDRESS.match(found[0]):
            return found[0]
    for name in (*_NOTES, "title", "journal", "publisher", "organization"):
        value = fields.get(name, "")
        wrapped = addresses(value) or [one for one in map(address, value.split()) if "://" in one]
        for one in wrapped:
            if _IS_ADDRESS.match(one):
                return one.rstrip(".,;)")
    return None


def _eprint(fields: Mapping[str, str]) -> str | None:
    """Return the address of what ``eprint`` names.

    Source: biblatex manual, 3.14.7; arXiv's own BibTeX form (``archivePrefix``).
    """
    kind = fields.get("eprinttype", fields.get("archiveprefix", "")).strip().lower()
    name = address(fields.get("eprint", ""))
    if kind not in _EPRINTS or not name:
        return None
    if kind == "arxiv":
        name = name[6:] if name.lower().startswith("arxiv:") else name
    return _EPRINTS[kind] + name


def _digits(value: str) -> str | None:
    value = value.strip()
    return value if value.isdecimal() else None


def _people(fields: Mapping[str, str]) -> Iterator[str]:
    """Yield the authors, else the editors, as "Family, Given"."""
    names = next((fields[name] for name in ("author", "editor") if fields.get(name)), "")
    for name in split_multiple_persons_names(" ".join(names.split()))[:MOST_NAMES]:
        if name.strip().lower() == "others":
            continue
        if name.startswith("{") and name.endswith("}"):  # an institution
            shown = plain(name)
        else:
            try:
                parts = parse_single_name_into_parts(name, strict=False)
            except InvalidNameError:
                shown = plain(name)
            else:
                family = " ".join([*parts.von, *parts.last])
                family = ", ".join(filter(None, (family, " ".join(parts.jr))))
                shown = plain(", ".join(filter(None, (family, " ".join(parts.first)))))
        if shown:
            yield shown


def _date(fields: Mapping[str, str]) -> str | None:
    """Return when it was published, in ISO 8601 and as fine as stated."""
    stated = plain(fields.get("date", ""))
    found = _ISO_DATE.match(stated) or _YEAR.search(stated)
    if found is not None:
        return found.group()
    year = _YEAR.search(plain(fields.get("year", "")))
    if year is None:
        return plain(fields.get("year", "")) or None
    named = Field("month", plain(fields.get("month", "")).lower().strip(".")[:3].strip())
    month, _ = MonthIntMiddleware().resolve_month_field_val(named)
    if not isinstance(month, int) and not str(month).isdecimal():
        return year.group()
    return f"{year.group()}-{int(month):02}" if 1 <= int(month) <= 12 else year.group()


def _day(value: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(value.strip()[:10])
    except ValueError:
        return None
