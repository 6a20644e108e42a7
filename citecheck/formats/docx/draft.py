"""DOCX → its content: mammoth makes HTML of the file, the page walker reads that.

Before, the package is made to show what mammoth would lose (citation fields, numbers of lists) as
bookmarks with names of our own; see `docx.package`.
"""

from __future__ import annotations

import io
import zlib
from zipfile import BadZipFile

import mammoth
from lxml import html
from lxml.etree import XMLSyntaxError
from lxml.html import HtmlElement
from msgspec.structs import replace

from citecheck.errors import InputError
from citecheck.formats.docx.draft_package import Package, prepare
from citecheck.formats.docx.numbering import NUMBER
from citecheck.formats.docx.threads import read_threads
from citecheck.formats.draft_builder import Content, ContentBuilder, OpenHint
from citecheck.formats.html.lists import SHOWN_NUMBER
from citecheck.formats.html.note_links import survey
from citecheck.formats.html.walk import PageWalk
from citecheck.formats.list_numbers import numeral
from citecheck.formats.threads import ANSWERED, answered
from citecheck.lazy_regex import regex
from citecheck.model import Coordinates, HintKind, Place, ReaderNotice

BIBLIOGRAPHY = "bibliography"  # target of the hint over a list that a citation manager keeps

_DAMAGE = (BadZipFile, XMLSyntaxError, KeyError, EOFError, NotImplementedError, zlib.error)
_QUOTING = ("Quote", "Intense Quote", "Block Text", "Quotations", "Block Quote", "Block Quotation")
_STYLES = "\n".join(
    (
        "p[style-name='Title'] => h1:fresh",
        "r[style-name='Verbatim Char'] => code",
        *(f"p[style-name='{name}'] => blockquote > p:fresh" for name in _QUOTING),
    )
)
_NOTE_MARK = regex(r"#(footnote|endnote)-(?!ref-)")
_BACK_LINK = regex(r"#(?:footnote|endnote)-ref-")


def read(body: bytes) -> Content:
    """Return what a person reads in the document, tracked changes accepted.

    Raises:
        InputError: the file is damaged, too large when unpacked, or nested too deeply.
    """
    try:
        package = prepare(body)
        page = html.fromstring(_to_html(package.body))
    except RecursionError as error:
        raise InputError("its tables are nested too deeply; flatten them") from error
    except _DAMAGE as error:
        raise InputError(f"it is damaged ({error}); open it in Word and save it anew") from error
    _number_notes(page, package)
    _number_items(page)
    builder = ContentBuilder()
    PageWalk(builder, survey(page), hints_by_id=_field_hints(package)).walk(page)
    content = builder.build(coordinates=Coordinates.PARAGRAPH)
    places = (Place(block.span.start, n, 1) for n, block in enumerate(content.blocks, 1))
    return replace(
        content,
        places=tuple(places),
        title=package.title or content.first_heading(),
        notices=(*content.notices, *_open_suggestions(package), *_answers(body)),
    )


def _answers(body: bytes) -> tuple[ReaderNotice, ...]:
    """Return what is said of answers to comments of ours, which decide nothing by themselves."""
    number = len(read_threads(body))
    return (ReaderNotice(code=ANSWERED, message=answered(number)),) if number else ()


def _open_suggestions(package: Package) -> tuple[ReaderNotice, ...]:
    """Return what is said of our own suggestions that are still in the file."""
    if not package.suggestions:
        return ()
    several = package.suggestions != 1
    message = (
        f"{package.suggestions} correction{'s' if several else ''} that citecheck suggested"
        f" {'are' if several else 'is'} neither accepted nor rejected; the words before"
        f" {'them' if several else 'it'} were checked."
    )
    return (ReaderNotice(code="draft.suggestion_open", message=message),)


def _field_hints(package: Package) -> dict[str, OpenHint]:
    """Return the hint of each citation field, by the id of its bookmark."""
    return {
        name: OpenHint(
            kind=HintKind.FIELD,
            target=BIBLIOGRAPHY if field.is_bibliography else None,
            items=field.works,
        )
        for name, field in package.fields.items()
    }


def _to_html(body: bytes) -> str:
    """Return mammoth's HTML; pictures are left out."""
    result = mammoth.convert_to_html(
        io.BytesIO(body),
        style_map=_STYLES,
        convert_image=mammoth.images.img_element(lambda _: {"src": ""}),
    )
    return f"<div>{result.value}</div>"


def _number_notes(page: HtmlElement, package: Package) -> None:
    """Show notes and their marks as Word does; mammoth counts endnotes on after footnotes."""
    counts = {"footnote": 0, "endnote": 0}
    shown: dict[str, str] = {}
    for link in list(page.iter("a")):
        target = link.get("href", "")
        if _BACK_LINK.match(target) and link.text == "↑":  # made by mammoth
            link.drop_tree()
            continue
        found = _NOTE_MARK.match(target)
        if found is None or link.getparent().tag != "sup":
            continue
        kind = found.group(1)
        if target not in shown:
            counts[kind] += 1
            shown[target] = numeral(counts[kind], package.note_styles[kind])
        link.text = shown[target]
    for item in page.iter("li"):
        label = shown.get(f"#{item.get('id')}")
        if label is not None:
            item.set(SHOWN_NUMBER, label)


def _number_items(page: HtmlElement) -> None:
    """Take the bookmarks that hold an item's number."""
    for anchor in list(page.iter("a")):
        name = anchor.get("id", "")
        if name.startswith(NUMBER):
            # Numbers that come with a paragraph style make no list in mammoth's eyes.
            item = next(anchor.iterancestors("li", "p"), None)
            if item is not None and item.tag == "p" and item.getparent().tag == "li":
                item = item.getparent()
            if item is not None and SHOWN_NUMBER not in item.attrib:
                item.set(SHOWN_NUMBER, name.removeprefix(NUMBER))
            anchor.drop_tree()
