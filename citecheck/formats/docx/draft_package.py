"""The ZIP package of a DOCX → the same, with everything that mammoth would miss made visible."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from lxml import etree
from msgspec import Struct

from citecheck.formats.citation_fields import Field
from citecheck.formats.docx.hidden import drop_hidden
from citecheck.formats.docx.looks import Looks
from citecheck.formats.docx.marking import FieldMarker
from citecheck.formats.docx.numbering import STYLES, Numbering
from citecheck.formats.docx.own_suggestions import undo_suggestions
from citecheck.formats.docx.package import parse_text, refuse_bombs, repack, texts_of
from citecheck.formats.docx.runs import join_runs, lettering
from citecheck.formats.docx.sources import sources_of
from citecheck.formats.docx.xml import W, parse_member

_TITLE = "{http://purl.org/dc/elements/1.1/}title"


class Package(Struct, frozen=True, kw_only=True):
    """A rewritten file and what its bookmarks stand for."""

    body: bytes
    title: str | None
    fields: Mapping[str, Field]  # by the bookmark's name
    note_styles: Mapping[str, str]  # how "footnote" and "endnote" are numbered, as in `numerals`
    suggestions: int  # of our own, that nobody has settled


def prepare(body: bytes) -> Package:
    """Return the package with fields and numbers as bookmarks, hidden text gone.

    Raises:
        InputError: it unpacks to too much, or declares entities, which Word never does.
        BadZipFile, XMLSyntaxError, zlib.error: it is damaged.
    """
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        refuse_bombs(archive)
        styles = parse_member(archive, "word/styles.xml")
        looks, letters = Looks(archive), lettering(styles, with_type=True)
        numbering, marker = Numbering(archive), FieldMarker(sources_of(archive))
        rewritten: dict[str, bytes] = {}
        suggestions = 0
        for member in texts_of(archive):
            tree = parse_text(archive, member)
            if tree is not None:
                suggestions += undo_suggestions(tree)
                drop_hidden(tree, looks)
                marker.mark(tree)
                numbering.mark(tree)
                join_runs(tree, letters)
                rewritten[member] = etree.tostring(tree, encoding="utf-8", xml_declaration=True)
        return Package(
            body=repack(archive, rewritten),
            title=_title(archive),
            fields=marker.fields,
            note_styles=_note_styles(archive),
            suggestions=suggestions,
        )


def _title(archive: zipfile.ZipFile) -> str | None:
    tree = parse_member(archive, "docProps/core.xml")
    words = "" if tree is None else tree.findtext(_TITLE) or ""
    return " ".join(words.split()) or None


def _note_styles(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return how notes are numbered. Source: ISO/IEC 29500-1, 17.11 (endnotes: lower Roman)."""
    styles = {"footnote": "1", "endnote": "i"}
    for member in ("word/settings.xml", next(texts_of(archive))):
        tree = parse_member(archive, member)
        if tree is not None:
            for kind in styles:
                for chosen in tree.iterfind(f".//{W}{kind}Pr/{W}numFmt"):
                    styles[kind] = STYLES.get(chosen.get(f"{W}val", ""), "1")
    return styles
