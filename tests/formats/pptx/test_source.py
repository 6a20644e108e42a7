"""Presentations as PowerPoint writes them; all words are our own."""

# ruff: noqa: E501 - the files are as programs write them

import io
import zipfile

import pytest

from citecheck.formats.pptx import source
from citecheck.formats.registry import BY_NAME
from citecheck.formats.source import read_text
from citecheck.formats.source_type import media_type_of
from citecheck.model import NoText, Text

PPTX = BY_NAME["pptx"].media_type
NAMES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def shape(words: str, kind: str = "body", more: str = "") -> str:
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="1" name="x"{more}/><p:nvPr><p:ph type="{kind}"/></p:nvPr></p:nvSpPr>'
        f"<p:txBody><a:p><a:r><a:t>{words}</a:t></a:r></a:p></p:txBody></p:sp>"
    )


def slide(inner: str, more: str = "") -> str:
    return f"<p:sld {NAMES}{more}><p:cSld><p:spTree>{inner}</p:spTree></p:cSld></p:sld>"


TABLE = (
    "<p:graphicFrame><a:tbl>"
    + "".join(
        "<a:tr>"
        + "".join(
            f"<a:tc><a:txBody><a:p><a:r><a:t>{one}</a:t></a:r></a:p></a:txBody></a:tc>"
            for one in row
        )
        + "</a:tr>"
        for row in (("Town", "Calls"), ("Carrow", "412"))
    )
    + "</a:tbl></p:graphicFrame>"
)


def pptx() -> bytes:
    target = io.BytesIO()
    relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(
            "ppt/presentation.xml",
            f'<p:presentation {NAMES}><p:sldIdLst><p:sldId r:id="b"/><p:sldId r:id="c"/><p:sldId r:id="a"/>'
            "</p:sldIdLst></p:presentation>",
        )
        links = "".join(f'<Relationship Id="{n}" Target="slides/{n}.xml"/>' for n in "abc")
        archive.writestr("ppt/_rels/presentation.xml.rels", relations.format(links))
        archive.writestr(
            "ppt/slides/b.xml", slide(shape("Calls", "title") + shape("Nine ships came."))
        )
        archive.writestr("ppt/slides/c.xml", slide(shape("HIDDEN"), ' show="0"'))
        archive.writestr(
            "ppt/slides/a.xml",
            slide(TABLE + shape("7", "sldNum") + shape("UNSEEN", more=' hidden="1"')),
        )
        archive.writestr(
            "ppt/slides/_rels/b.xml.rels",
            relations.format('<Relationship Id="n" Target="../notesSlides/n.xml"/>'),
        )
        archive.writestr("ppt/notesSlides/n.xml", slide(shape("Say it slowly.")))
    return target.getvalue()


def test_slides_are_pages_in_their_order() -> None:
    assert media_type_of(pptx(), declared=None) == PPTX
    found = read_text(pptx(), PPTX)
    assert isinstance(found, Text)
    assert found.body == "Calls\n\nNine ships came.\n\nSay it slowly.\n\nTown | Calls\nCarrow | 412"
    assert found.page(found.body.index("Nine")) == 1
    assert found.page(found.body.index("Carrow")) == 3
    assert found.title == "Calls"
    cells = {cell.span.of(found.body): (cell.row, cell.column) for cell in found.cells}
    assert cells["412"] == ("Carrow", "Calls")


def test_a_damaged_presentation_is_a_state() -> None:
    assert isinstance(read_text(pptx()[:300], PPTX), NoText)


def test_slides_beyond_the_limit_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "_MOST_SLIDES", 1)
    found = read_text(pptx(), PPTX)
    assert isinstance(found, Text)
    assert found.is_cut
    assert [said.startswith("Slides 2 to ") for said in found.skipped] == [True]
