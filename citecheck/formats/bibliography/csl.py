"""CSL items (CSL-JSON, CSL-YAML, ``references:`` in front matter) → records by key."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct, field

from citecheck.formats.bibliography.records import Record, doi_of, record
from citecheck.lazy_regex import regex
from citecheck.model import Bibliographic

MOST_NAMES = 200  # of a work that are read

# Collections in one another; libyaml ends the process at tens of thousands, a list has five.
DEEPEST = 300

_INDENTED = regex(rf"^[ ?:-]{{{DEEPEST},}}", re.MULTILINE)
_BRACKET = regex(r"[\[\]{}]")
_MARKUP = regex(r"</?(?:i|b|sc|sup|sub|span)\b[^<>]{0,100}>")
_EMPHASIS = regex(r"(?<!\w)(\*{1,2})(?=\S)([^*\n]{1,400}?)(?<=\S)\1(?!\w)")
_YEAR = regex(r"\d{4}")
_ISO = regex(r"\d{4}(?:-\d\d?){0,2}")
_DETAILS = ("collection-title", "edition", "volume", "issue", "page", "publisher")
_NOTES = ("note", "archive", "archive_location", "number")


class CslFile(Struct):
    """The items of a CSL bibliography; nothing in it can be broken but the whole."""

    items: dict[str, dict[str, Any]] = field(default_factory=dict)
    broken: tuple[int, ...] = ()

    def __iter__(self) -> Iterator[str]:
        """Yield the keys in the order of the file."""
        return iter(self.items)

    def find(self, key: str) -> Record | None:
        """Return the record that citations call `key`."""
        item = self.items.get(key)
        return _record(key, item) if item is not None else None


def read_json(text: str) -> CslFile:
    """Return the items of CSL-JSON: a list, or an object that holds one.

    Raises:
        ValueError: it is no JSON, or holds no items.
    """
    try:
        return of_items(json.loads(text))
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error


def read_yaml(text: str) -> CslFile:
    """Return the items of CSL-YAML, which pandoc keeps under ``references``.

    Raises:
        ValueError: it is no YAML, or holds no items.
    """
    return of_items(load_yaml(text))


def load_yaml(text: str) -> Any:  # noqa: ANN401 - what a file holds
    """Return what YAML holds, as strings, lists and mappings; no tag makes an object.

    Raises:
        ValueError: it is no YAML, or nested deeper than its parser's stack bears.
    """
    if _is_too_deep(text):
        raise ValueError("it is nested too deeply")
    import yaml  # noqa: PLC0415 - most drafts have none

    try:
        return yaml.load(text, getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # noqa: S506 - strings only
    except (yaml.YAMLError, RecursionError) as error:
        raise ValueError(" ".join(str(error).split())[:200]) from error


def _is_too_deep(text: str) -> bool:
    """Whether collections may lie deeper in one another than `DEEPEST`."""
    if _INDENTED.search(text):
        return True
    depth = 0
    for bracket in _BRACKET.finditer(text):
        depth += 1 if bracket.group() in "[{" else -1
        if depth > DEEPEST:
            return True
    return False


def of_items(data: Any) -> CslFile:  # noqa: ANN401 - as parsed
    """Return the items of parsed JSON or YAML.

    Raises:
        ValueError: there are none in it.
    """
    if isinstance(data, dict):
        found = next((data[name] for name in ("references", "items") if name in data), None)
        data = found if found is not None else [data] if "id" in data else None
    if not isinstance(data, list):
        raise ValueError("it holds no list of references")  # noqa: TRY004 - as any other fault
    items: dict[str, dict[str, Any]] = {}
    for item in data:
        key = _word(item, "id") or _word(item, "citation-key") if isinstance(item, dict) else None
        if key is not None:
            items.setdefault(key, item)
    return CslFile(items)


def work_of_csl(item: Mapping[str, Any]) -> Bibliographic:
    """Return a CSL item as a work. Source: CSL 1.0.2 specification, appendix IV."""
    doi = _word(item, "DOI", "doi")
    stated: Any = next((item[name] for name in ("author", "editor") if item.get(name)), [])
    people = stated if isinstance(stated, list) else [stated]
    names = list(filter(None, map(_name, people[:MOST_NAMES])))
    return Bibliographic(
        url=_word(item, "URL", "url"),
        doi=doi_of(doi) or doi_of(_word(item, "URL", "url")),
        pmid=_word(item, "PMID"),
        pmcid=_word(item, "PMCID"),
        isbn=_word(item, "ISBN"),
        title=_shown(_word(item, "title")),
        authors=tuple(names),
        container=_shown(_word(item, "container-title") or _word(item, "publisher")),
        date=_date(item.get("issued")),
        accessed=_whole_day(_date(item.get("accessed"))),
    )


def _record(key: str, item: Mapping[str, Any]) -> Record:
    work = work_of_csl(item)
    details = tuple(_word(item, name) for name in _DETAILS)
    notes = [_word(item, name) for name in _NOTES]
    notes += [f"PMID: {work.pmid}" if work.pmid else None]
    return record(
        key,
        work,
        details=tuple(one for one in details if one != work.container),
        notes=tuple(notes),
    )


def _name(name: object) -> str | None:
    if not isinstance(name, dict):
        return " ".join(str(name).split()) or None
    literal = _word(name, "literal", "name")
    if literal is not None:
        return literal
    parts = (_word(name, "non-dropping-particle"), _word(name, "family"))
    family = " ".join(filter(None, parts))
    return ", ".join(filter(None, (family, _word(name, "given")))) or None


def _date(stated: object) -> str | None:
    """Return a CSL date in ISO 8601, as fine as it is: the first day of a range."""
    if isinstance(stated, list):
        stated = stated[0] if stated else None
    if isinstance(stated, dict):
        parts = stated.get("date-parts")
        if isinstance(parts, list) and parts and isinstance(parts[0], list | str | int):
            first = parts[0] if isinstance(parts[0], list) else parts
            numbers = [str(part) for part in first]
        else:
            numbers = [str(stated[name]) for name in ("year", "month", "day") if name in stated]
        if numbers and all(one.isdecimal() and len(one) <= 4 for one in numbers):
            return "-".join([numbers[0].zfill(4), *(one.zfill(2) for one in numbers[1:3])])
        stated = _word(stated, "raw", "literal")
    if not isinstance(stated, str | int):
        return None
    text = str(stated).strip()
    found = _ISO.match(text) or _YEAR.search(text)
    return "-".join(part.zfill(2) for part in found.group().split("-")) if found else text or None


def _whole_day(text: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _word(item: Mapping[str, Any], *names: str) -> str | None:
    for name in names:
        value = item.get(name)
        if isinstance(value, str | int) and not isinstance(value, bool):
            text = " ".join(str(value).split())
            if text:
                return text
    return None


def _shown(text: str | None) -> str | None:
    """Return words without the markup that CSL and pandoc allow in them."""
    if text is None:
        return None
    return re.sub(r"[{}]", "", _EMPHASIS.sub(r"\2", _MARKUP.sub("", text))) or None
