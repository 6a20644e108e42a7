"""An RIS file → records by key (its ``ID``, else its ``LB``, else author and year)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct, field

from citecheck.formats.bibliography.records import Record, doi_of, record
from citecheck.lazy_regex import regex
from citecheck.model import Bibliographic

_DATE = regex(r"(\d{4})(?:[/-](\d\d))?(?:[/-](\d\d))?")
_KEYS = ("id", "label", "reference_id")
_TITLES = ("title", "primary_title", "short_title")
_CONTAINERS = ("secondary_title", "journal_name", "alternate_title3", "tertiary_title", "publisher")
_AUTHORS = ("authors", "first_authors", "secondary_authors")
_DETAILS = ("volume", "number", "publisher")


class RisFile(Struct):
    """The records of an RIS file, by key."""

    items: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    broken: tuple[int, ...] = ()

    def __iter__(self) -> Iterator[str]:
        """Yield the keys in the order of the file."""
        return iter(self.items)

    def find(self, key: str) -> Record | None:
        """Return the record that citations call `key`."""
        item = self.items.get(key)
        return _record(key, item) if item is not None else None


def read(text: str) -> RisFile:
    """Return the records of an RIS file.

    Raises:
        ValueError: it is none.
    """
    import rispy  # noqa: PLC0415 - most drafts have none

    try:
        found = rispy.loads(text, skip_unknown_tags=False)
    except Exception as error:  # the parser raises kinds of its own
        raise ValueError(f"it is no RIS ({' '.join(str(error).split())[:120]})") from error
    if not found:
        raise ValueError("it holds no record")
    items: dict[str, Mapping[str, Any]] = {}
    for item in found:
        key = _word(item, *_KEYS) or _made_key(item)
        items.setdefault(key, item)
    return RisFile(items)


def _made_key(item: Mapping[str, Any]) -> str:
    """Return the key that reference managers make where a record has none: "smith2020"."""
    authors = _names(item)
    family = authors[0].partition(",")[0].split()[-1].lower() if authors else "anonymous"
    return f"{family}{(_date(_word(item, 'year', 'date')) or '')[:4]}"


def _record(key: str, item: Mapping[str, Any]) -> Record:
    urls = item.get("urls") or []
    url = _word(item, "url") or next((str(one) for one in urls if "://" in str(one)), None)
    work = Bibliographic(
        url=url,
        doi=doi_of(_word(item, "doi")),
        title=_word(item, *_TITLES),
        authors=tuple(_names(item)),
        container=_word(item, *_CONTAINERS),
        date=_date(_word(item, "date", "year", "publication_year")),
    )
    pages = "–".join(filter(None, (_word(item, "start_page"), _word(item, "end_page"))))
    details = (*(_word(item, name) for name in _DETAILS), pages or None)
    return record(
        key,
        work,
        details=tuple(one for one in details if one != work.container),
        notes=(_word(item, "issn"),),
    )


def _names(item: Mapping[str, Any]) -> list[str]:
    names: list[Any] = next((item[name] for name in _AUTHORS if item.get(name)), [])
    return [" ".join(str(name).split()) for name in names if str(name).strip()]


def _date(text: str | None) -> str | None:
    found = _DATE.search(text or "")
    return "-".join(part for part in found.groups() if part) if found else text


def _word(item: Mapping[str, Any], *names: str) -> str | None:
    for name in names:
        value = item.get(name)
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())
    return None
