"""Bibliography files beside a draft (.bib, CSL-JSON, CSL-YAML, RIS) → records by key.

In: bytes and what the file is called. Out: a `Bibliography`, whose records are made when they are
asked for: a draft cites thirty of ten thousand. What is cited, and where files come from, is not
decided here.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Protocol

from citecheck.formats.bibliography.records import Record
from citecheck.formats.charset import decode
from citecheck.lazy_regex import regex

__all__ = ["ENDINGS", "Bibliography", "Record", "read"]

ENDINGS = (".bib", ".bibtex", ".json", ".yaml", ".yml", ".ris")

_BIBTEX = regex(r"\s*(?:%[^\n]*\s*)*@\s*\w+\s*[{(]")
_RIS = regex(r"\ufeff?\s*TY  - ")
_JSON = regex(r"\s*[\[{]")


class Bibliography(Protocol):
    """The works of one file; iterating gives their keys in its order."""

    @property
    def broken(self) -> tuple[int, ...]:
        """The lines (from 1) of entries that could not be read."""

    def __iter__(self) -> Iterator[str]:
        """Yield the keys in the order of the file."""

    def find(self, key: str) -> Record | None:
        """Return the record that citations call `key`."""


def read(body: bytes, name: str) -> Bibliography:
    """Return the works of a bibliography file.

    Args:
        body: the file's bytes.
        name: what it is called; its ending tells the format, else its first characters do.

    Raises:
        ValueError: it is none of the formats, or cannot be read; the message says why.
    """
    text = decode(body)
    suffix = PurePosixPath(name.lower()).suffix
    if suffix not in ENDINGS:
        suffix = _suffix_by_content(text)
    if suffix in (".bib", ".bibtex"):
        from citecheck.formats.bibliography import bibtex  # noqa: PLC0415 - each when needed

        return bibtex.read(text)
    if suffix == ".ris":
        from citecheck.formats.bibliography import ris  # noqa: PLC0415

        return ris.read(text)
    from citecheck.formats.bibliography import csl  # noqa: PLC0415

    return csl.read_json(text) if suffix == ".json" else csl.read_yaml(text)


def _suffix_by_content(text: str) -> str:
    for pattern, suffix in ((_BIBTEX, ".bib"), (_RIS, ".ris"), (_JSON, ".json")):
        if pattern.match(text):
            return suffix
    return ".yaml"
