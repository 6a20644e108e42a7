"""Which bibliographies a Markdown draft has → a `Library`.

In order: what the user gives, the references in the front matter, the files that it names, else
those that its project names (Quarto, bookdown); and where nothing names any but the draft cites by
key, the ``.bib`` files beside it, since many name theirs on pandoc's command line.
"""

from __future__ import annotations

from citecheck.formats.bibliography import csl
from citecheck.formats.bibliography.library import Library
from citecheck.formats.charset import decode
from citecheck.formats.folder import DraftFolder, Found
from citecheck.formats.markdown.front_matter import FrontMatter, listing_of, named_files
from citecheck.lazy_regex import regex

_PROJECT_FILES = ("_quarto.yml", "_metadata.yml", "_bookdown.yml", "index.Rmd", "_pandoc.yaml")
_IN_BRACKETS = regex(r"\[[^\[\]]{0,300}-?@\w")
MOST_BESIDE = 5  # files that are read although nothing names them


def library_of(front: FrontMatter, beside: DraftFolder, body: str) -> Library:
    """Return the bibliographies of a draft.

    Args:
        front: what the draft says of itself.
        beside: what lies beside it, and what the user gives.
        body: its text, without the front matter.
    """
    library = Library()
    library.add_given(beside)
    if front.references:
        library.files.append(("", csl.of_items(list(front.references))))
    names = front.bibliographies or _of_project(beside)
    for name in names:
        library.add(beside.read(name, ("", ".bib")), name)
    if not library.files and not names and _IN_BRACKETS.search(body):
        for name in beside.names(".bib")[:MOST_BESIDE]:
            library.add(beside.read(name), name)
    return library


def _of_project(beside: DraftFolder) -> tuple[str, ...]:
    for name in _PROJECT_FILES:
        found = beside.read(name)
        named = named_files(listing_of(decode(found.body))) if isinstance(found, Found) else ()
        if named:
            return named
    return ()
