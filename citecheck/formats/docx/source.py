"""Word sources: what no reader sees taken out, then mammoth's HTML, read block by block."""

from __future__ import annotations

import io
import zipfile
import zlib

import mammoth
from lxml import etree, html

from citecheck.errors import InputError
from citecheck.formats.docx.hidden import drop_hidden
from citecheck.formats.docx.looks import Looks
from citecheck.formats.docx.package import parse_text, refuse_bombs, repack, texts_of
from citecheck.formats.docx.runs import join_runs, lettering
from citecheck.formats.docx.xml import parse_member
from citecheck.formats.html.strip_hidden import read_raised
from citecheck.formats.source_builder import Writer
from citecheck.formats.table_grid import rows_of, words_of
from citecheck.lazy_regex import regex
from citecheck.model import NoText, SourceState, Text

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LISTS = ("ul", "ol")
_NOTE_LINK = regex(r"#(?:footnote|endnote)-")  # of mammoth's making
# fmt: off
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, KeyError, ValueError, EOFError, OSError, NotImplementedError,
)
# fmt: on


def read(body: bytes, _media_type: str) -> Text | NoText:
    """Return the paragraphs, headings, tables and notes of a DOCX, tracked changes accepted."""
    try:
        visible, hidden = _visible(body)
        page = mammoth.convert_to_html(io.BytesIO(visible)).value
    except (*_DAMAGE, etree.XMLSyntaxError, RecursionError, InputError) as error:
        reason = f"the DOCX is damaged ({error or type(error).__name__})"
        return NoText(state=SourceState.UNREADABLE, reason=reason)
    writer = Writer()
    writer.hide(*hidden)
    if page.strip():
        tree = html.fragment_fromstring(page, create_parent="div")
        _drop_marks(tree)
        read_raised(tree)
        for element in tree:
            _write(element, writer)
    return writer.text(title=writer.first_heading)


def _visible(body: bytes) -> tuple[bytes, list[str]]:
    """Return the package without hidden, deleted and moved text and pictures; what was hidden."""
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        refuse_bombs(archive)
        styles = parse_member(archive, "word/styles.xml")
        looks, letters = Looks(archive), lettering(styles, with_type=False)
        hidden: list[str] = []
        rewritten: dict[str, bytes] = {}
        for member in texts_of(archive):
            tree = parse_text(archive, member)
            if tree is not None:
                hidden += drop_hidden(tree, looks)
                join_runs(tree, letters)
                rewritten[member] = etree.tostring(tree, encoding="utf-8", xml_declaration=True)
        return repack(archive, rewritten), hidden


def _drop_marks(tree: html.HtmlElement) -> None:
    """Drop the marks of notes and the ways back from them, which are no words of a sentence."""
    for link in list(tree.iter("a")):
        if _NOTE_LINK.match(link.get("href", "")):
            link.drop_tree()


def _write(element: html.HtmlElement, writer: Writer) -> None:
    if element.tag in HEADINGS:
        writer.heading(words_of(element))
    elif element.tag == "table":
        writer.table(*rows_of(element))
    elif element.tag in LISTS:
        for item in element:
            writer.block(words_of(item))
    else:
        writer.block(words_of(element))
