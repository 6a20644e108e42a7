"""The table of formats: what each is called, how it is recognised, and what can be read of it.

A format is a folder here and a row below. Its folder holds ``draft.py`` if articles are written in
it (``read`` gives a `Content`), and ``source.py`` if sources come in it (``read`` gives a `Text`).
Both are imported when they are used, with their parsers, and not before.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from msgspec import Struct

from citecheck.formats import recognise


class Format(Struct, frozen=True, kw_only=True):
    """A row of the table.

    Attributes:
        name: the folder under ``formats``.
        shown: what it is called to people.
        media_types: what servers call it; the first is its own, and stands in reports.
        endings: of file names, in lower case, with the dot.
        recognised: tells it by its bytes alone, whatever the name says; None where nothing does.
        is_text: whether its bytes are characters; they are decoded before its draft reader.
        has_drafts: whether articles are read in it, by ``draft.read``: of text it is given the
            characters, else the bytes.
        has_sources: whether sources are read in it, by ``source.read(body, media_type)``.
        looks_beside: whether ``draft.read`` is given the `DraftFolder` too, for a bibliography or
            a chapter that lies beside the draft.
        is_whole: of the files of a folder, tells drafts from parts of drafts; None where all are
            drafts.
    """

    name: str
    shown: str
    media_types: tuple[str, ...]
    endings: tuple[str, ...] = ()
    recognised: Callable[[bytes], bool] | None = None
    is_text: bool = True
    has_drafts: bool = False
    has_sources: bool = False
    looks_beside: bool = False
    is_whole: Callable[[bytes], bool] | None = None

    @property
    def media_type(self) -> str:
        """Its own media type."""
        return self.media_types[0]

    @property
    def draft_reader(self) -> Callable[..., Any]:
        """What reads a draft in it; imports its parser."""
        read: Callable[..., Any] = import_module(f"citecheck.formats.{self.name}.draft").read
        return read

    @property
    def source_reader(self) -> Callable[..., Any]:
        """What reads a source in it; imports its parser."""
        read: Callable[..., Any] = import_module(f"citecheck.formats.{self.name}.source").read
        return read


FORMATS = (  # in the order in which they are tried on a draft's bytes
    Format(
        name="pdf",
        shown="PDF",
        media_types=("application/pdf",),
        endings=(".pdf",),
        recognised=recognise.is_pdf,
        is_text=False,
        has_drafts=True,
        has_sources=True,
    ),
    Format(
        name="docx",
        shown="DOCX",
        media_types=("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
        endings=(".docx",),
        recognised=recognise.is_docx,
        is_text=False,
        has_drafts=True,
        has_sources=True,
    ),
    Format(
        name="epub",
        shown="EPUB",
        media_types=("application/epub+zip",),
        endings=(".epub",),
        recognised=recognise.is_epub,
        is_text=False,
        has_drafts=True,
        has_sources=True,
    ),
    Format(
        name="odt",
        shown="ODT",
        media_types=("application/vnd.oasis.opendocument.text",),
        endings=(".odt", ".ott"),
        recognised=recognise.is_odt,
        is_text=False,
        has_drafts=True,
        has_sources=True,
    ),
    Format(
        name="html",
        shown="HTML",
        media_types=("text/html", "application/xhtml+xml"),
        endings=(".html", ".htm", ".xhtml"),
        recognised=recognise.is_html,
        has_drafts=True,
        has_sources=True,
    ),
    Format(
        name="latex",
        shown="LaTeX",
        media_types=("text/x-tex", "application/x-tex", "application/x-latex", "text/x-latex"),
        endings=(".tex", ".ltx", ".latex", ".rnw"),
        recognised=recognise.is_latex,
        is_whole=recognise.is_latex_document,
        has_drafts=True,
        looks_beside=True,
    ),
    Format(
        name="markdown",
        shown="Markdown",
        media_types=("text/markdown", "text/x-markdown"),
        endings=(".md", ".markdown", ".mdown", ".mkd", ".mdx", ".rmd", ".qmd"),
        has_drafts=True,
        has_sources=True,
        looks_beside=True,
    ),
    Format(
        name="jats",
        shown="JATS",
        media_types=("application/jats+xml",),
        endings=(".nxml", ".jats"),
        recognised=recognise.is_jats,
        has_drafts=True,
    ),
    Format(
        name="tei",
        shown="TEI",
        media_types=("application/tei+xml",),
        endings=(".tei",),
        recognised=recognise.is_tei,
        has_drafts=True,
    ),
    Format(
        name="mediawiki",
        shown="MediaWiki text",
        media_types=("text/x-wiki", "text/x-mediawiki"),
        endings=(".wiki", ".wikitext", ".mediawiki"),
        has_drafts=True,
    ),
    Format(
        name="asciidoc",
        shown="AsciiDoc",
        media_types=("text/asciidoc", "text/x-asciidoc"),
        endings=(".adoc", ".asciidoc"),
        has_drafts=True,
        looks_beside=True,
    ),
    Format(
        name="rst",
        shown="reStructuredText",
        media_types=("text/x-rst", "text/prs.fallenstein.rst"),
        endings=(".rst", ".rest"),
        has_drafts=True,
        looks_beside=True,
    ),
    Format(
        name="xlsx",
        shown="XLSX",
        media_types=("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",),
        endings=(".xlsx", ".xlsm"),
        recognised=recognise.is_xlsx,
        is_text=False,
        has_sources=True,
    ),
    Format(
        name="ods",
        shown="ODS",
        media_types=("application/vnd.oasis.opendocument.spreadsheet",),
        endings=(".ods",),
        recognised=recognise.is_ods,
        is_text=False,
        has_sources=True,
    ),
    Format(
        name="pptx",
        shown="PPTX",
        media_types=("application/vnd.openxmlformats-officedocument.presentationml.presentation",),
        endings=(".pptx",),
        recognised=recognise.is_pptx,
        is_text=False,
        has_sources=True,
    ),
    Format(
        name="json",
        shown="JSON",
        media_types=("application/json", "application/x-ndjson", "application/jsonl"),
        endings=(".json", ".jsonl", ".ndjson"),
        has_sources=True,
    ),
    Format(
        name="subtitles",
        shown="subtitles",
        media_types=("text/vtt", "application/x-subrip"),
        endings=(".vtt", ".srt"),
        has_sources=True,
    ),
    Format(
        name="eml",
        shown="e-mail",
        media_types=("message/rfc822",),
        endings=(".eml",),
        has_sources=True,
    ),
    Format(
        name="csv",
        shown="CSV",
        media_types=("text/csv", "text/tab-separated-values"),
        endings=(".csv", ".tsv"),
        has_sources=True,
    ),
    Format(
        name="xml",
        shown="XML",
        media_types=("application/xml", "text/xml"),
        endings=(".xml",),
        has_sources=True,
    ),
    Format(
        name="plain",
        shown="plain text",
        media_types=("text/plain",),
        endings=(".txt", ".text"),
        has_drafts=True,
        has_sources=True,
    ),
)

BY_NAME = {one.name: one for one in FORMATS}
BY_MEDIA_TYPE = {kind: one for one in FORMATS for kind in one.media_types}
BY_ENDING = {ending: one for one in FORMATS for ending in one.endings}
