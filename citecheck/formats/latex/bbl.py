r"""A ``.bbl`` file in biblatex's form (what Biber made of a bibliography) → records by key.

The other form, ``\bibitem``, is read by the walk, as a list in the draft's own text is.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct, field

from citecheck.formats.bibliography.bibtex import record_of
from citecheck.formats.bibliography.records import Record
from citecheck.formats.latex.scan import arguments
from citecheck.lazy_regex import regex

_ENTRY = regex(r"\\entry\{([^{}]+)\}\{(\w+)\}")
_PART = regex(r"\\(field|strng|list|name)(?=\{)|\\verb\{(\w+)\}\s*\\verb ([^\n]*)")
_FORMS = {"field": "{{", "strng": "{{", "list": "{{{", "name": "{{{{"}
_PART_OF_NAME = regex(r"\b(family|given)=\{")


class BblFile(Struct):
    """The entries of a ``.bbl`` in biblatex's form."""

    records: dict[str, Record] = field(default_factory=dict)
    broken: tuple[int, ...] = ()

    def __iter__(self) -> Iterator[str]:
        """Yield the keys in the order of the file."""
        return iter(self.records)

    def find(self, key: str) -> Record | None:
        """Return the record that citations call `key`."""
        return self.records.get(key)


def is_biblatex(text: str) -> bool:
    """Whether it is biblatex's form."""
    return _ENTRY.search(text) is not None


def read(text: str) -> BblFile:
    """Return the entries of biblatex's form."""
    starts = list(_ENTRY.finditer(text))
    found = BblFile()
    for one, following in zip(starts, [*starts[1:], None], strict=True):
        body = text[one.end() : following.start() if following else len(text)]
        line = text.count("\n", 0, one.start()) + 1
        fields = dict(reversed(list(_fields(body))))
        found.records.setdefault(one[1], record_of(one[1], one[2], fields, line))
    return found


def _fields(body: str) -> Iterator[tuple[str, str]]:
    for part in _PART.finditer(body):
        if part[2]:
            yield part[2], part[3]
            continue
        places, _ = arguments(body, part.end(), _FORMS[part[1]])
        given = [body[slice(*place)] for place in places if place is not None]
        if len(given) == len(_FORMS[part[1]]):
            value = given[-1].strip().lstrip("%").strip()
            if part[1] == "list":
                value = value.split("}%")[0].strip("{}%\n ")
            yield given[0], _people(value) if part[1] == "name" else value


def _people(value: str) -> str:
    """Return the names of a list as BibTeX writes them."""
    people: list[dict[str, str]] = []
    for part in _PART_OF_NAME.finditer(value):
        places, _ = arguments(value, part.end() - 1, "{")
        words = value[slice(*places[0])] if places and places[0] else ""
        if part[1] == "family":
            people.append({"family": words})
        elif people:
            people[-1].setdefault("given", words)
    return " and ".join(", ".join(one.values()) for one in people)
