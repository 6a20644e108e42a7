"""All bibliographies of one draft together: what is cited is looked up here, and written out.

In: the names that a draft gives, files that the user gives, items in the draft itself. Out: records
by key, notices of what could not be had, and the cited entries as blocks behind the draft's text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct, field

from citecheck.formats.bibliography import Bibliography, Record, read
from citecheck.formats.draft_builder import ContentBuilder, OpenBlock
from citecheck.formats.folder import DraftFolder, Found
from citecheck.lazy_regex import regex
from citecheck.model import Bibliographic, BlockKind, ReaderNotice

MOST_ENTRIES = 2_000  # that a list holds; far above what any article cites
MOST_TOLD = 5  # broken entries of a file that are named by line

# Keys that are the work's own identifier. Source: Manubot, "Citing papers by persistent identifier"
_IDENTIFIER = regex(r"(doi|pmid|pmcid|pmc|arxiv|isbn|url|https?):(\S{3,2000})", re.IGNORECASE)


class Library(Struct):
    """The bibliographies of a draft, in the order in which they count, each with its path.

    The path is empty for what stands in the draft itself.
    """

    files: list[tuple[str, Bibliography]] = field(default_factory=list)
    notices: list[ReaderNotice] = field(default_factory=list)

    def add(self, found: Found | str, name: str) -> None:
        """Add a file; where there is none, or it cannot be read, a notice says so.

        Args:
            found: the file, or why there is none, as the end of a sentence.
            name: as the draft or the user names it.
        """
        if isinstance(found, str):
            message = f"The bibliography {name} is not read: {found}."
            self._tell("draft.bibliography_missing", message)
            return
        try:
            works = read(found.body, found.path)
        except ValueError as error:
            message = f"The bibliography {found.path} cannot be read: {error}."
            self._tell("draft.bibliography_unreadable", message)
            return
        if works.broken:
            lines = ", ".join(map(str, works.broken[:MOST_TOLD]))
            more = ", …" if len(works.broken) > MOST_TOLD else ""
            message = f"Entries of {found.path} cannot be read, those at lines {lines}{more}."
            self._tell("draft.bibliography_unreadable", message)
        self.files.append((found.path, works))

    @property
    def is_named(self) -> bool:
        """Whether the draft has a bibliography, be it one that cannot be had."""
        return bool(self.files or self.notices)

    def add_given(self, beside: DraftFolder) -> None:
        """Add the files that the user names."""
        for path in beside.bibliographies:
            self.add(beside.read_given(path), path)

    def find(self, key: str) -> Record | None:
        """Return the record that citations call `key`, or the work that the key itself names."""
        for path, works in self.files:
            found = works.find(key)
            if found is not None:
                return found.within(path) if path else found
        return named_by_key(key)

    def holds(self, key: str) -> bool:
        """Whether there is a record for `key`."""
        return self.find(key) is not None

    def __iter__(self) -> Iterator[str]:
        """Yield all keys, for a draft that lists its whole bibliography."""
        for _, works in self.files:
            yield from works

    def _tell(self, code: str, message: str) -> None:
        self.notices.append(ReaderNotice(code=code, message=" ".join(message.split())))


def named_by_key(key: str) -> Record | None:
    """Return the work that a key such as ``doi:10.…`` names by itself."""
    found = _IDENTIFIER.fullmatch(key)
    if found is None:
        return None
    kind, name = found[1].lower(), found[2]
    works = {
        "doi": Bibliographic(doi=name.lower()),
        "pmid": Bibliographic(pmid=name),
        "pmc": Bibliographic(pmcid=name),
        "pmcid": Bibliographic(pmcid=name),
        "arxiv": Bibliographic(arxiv=name, url=f"https://arxiv.org/abs/{name}"),
        "isbn": Bibliographic(isbn=re.sub("-", "", name)),
        "url": Bibliographic(url=name),
    }
    work = works.get(kind, Bibliographic(url=key))
    text = f"https://doi.org/{name}" if kind == "doi" else work.url or f"{kind.upper()} {name}"
    return Record(key=key, work=work, text=text)


def write_entries(builder: ContentBuilder, library: Library, keys: Iterable[str]) -> None:
    """Write the entries that are cited and known as blocks, each once, where `builder` stands.

    Args:
        builder: what the draft is written into.
        library: the draft's bibliographies.
        keys: as cited, in the order of the list.
    """
    written: set[str] = set()
    for key in keys:
        if len(written) > MOST_ENTRIES:
            message = (
                f"Only the first {MOST_ENTRIES:,} entries are read; the rest is not in the list."
            )
            library.notices.append(
                ReaderNotice(code="draft.bibliography_unreadable", message=message)
            )
            return
        record = None if key in written else library.find(key)
        written.add(key)
        if record is not None:
            builder.begin(OpenBlock(kind=BlockKind.NOTE, key=key, work=record.work))
            builder.write_from(record.text, record.file, record.line)
            builder.end()
