"""reStructuredText → its content: as rendered, with its citations, notes and links."""

from __future__ import annotations

import datetime as dt
from typing import Any

from docutils import nodes
from msgspec.structs import replace

from citecheck.errors import InputError
from citecheck.formats.bibliography.library import Library, write_entries
from citecheck.formats.draft_builder import Content, ContentBuilder, Lines, parse_date
from citecheck.formats.folder import DraftFolder
from citecheck.formats.rst.parse import parse
from citecheck.formats.rst.walk import TreeWalk
from citecheck.formats.source_finder import SourceFinder
from citecheck.model import ReaderNotice

_MOST_NAMES = 8  # of directives in one notice
_SAID_NOTHING = frozenset(
    ("toctree", "index", "highlight", "currentmodule", "module", "tabularcolumns", "target-notes")
)


def read(source: str, beside: DraftFolder | None = None) -> Content:
    """Return the rendered text with its citations and notes as entries.

    Args:
        source: the file's text.
        beside: where the bibliographies lie that the draft names; None: nowhere.

    Raises:
        InputError: it is nested too deeply.
    """
    source = source.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "\ufffd")
    document = parse(source)
    builder = ContentBuilder()
    walk = TreeWalk(builder, SourceFinder(source), document)
    try:
        walk.walk(document)
    except RecursionError as error:
        raise InputError("its lists or quotations are nested too deeply; flatten them") from error
    left_out = {name: n for name, n in walk.left_out.items() if name not in _SAID_NOTHING}
    if left_out:
        shown = ", ".join(sorted(left_out)[:_MOST_NAMES])
        message = f"the contents of {sum(left_out.values())} directives were not read ({shown})"
        builder.notices.append(ReaderNotice(code="draft.text_skipped", message=message))
    library = Library()
    folder = beside or DraftFolder()
    for name in walk.bibliographies:
        library.add(folder.read(name), name)
    library.add_given(folder)
    write_entries(builder, library, walk.cited)
    builder.notices += library.notices
    content = builder.build(Lines(source), date=_date(document))
    title = document.get("title") or _stated(document, "title") or content.first_heading()
    return replace(content, title=title)


def _date(document: Any) -> dt.date | None:  # noqa: ANN401 - docutils has no types
    """Return the date that the file's own fields state."""
    stated = [node.astext() for node in document.findall(nodes.date)]
    return parse_date(stated[0]) if stated else None


def _stated(document: Any, name: str) -> str | None:  # noqa: ANN401 - as above
    """Return a field of those at the head of the file."""
    for info in document.findall(nodes.docinfo):
        for field in info.findall(nodes.field):
            if field[0].astext().lower() == name:
                return " ".join(field[1].astext().split()) or None
    return None
