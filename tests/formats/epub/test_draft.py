"""Books as EPUB; all words are our own."""
# ruff: noqa: E501 - the files are as programs write them

import io
import zipfile

import pytest
from keyed import entries, labels, read_and_find

from citecheck.errors import InputError
from citecheck.formats.epub import source
from citecheck.formats.epub.draft import read
from citecheck.model import Text

CONTAINER = '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>'
OPF = """<package xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata><dc:title>Of Ponds</dc:title>
<dc:language>en-GB</dc:language><dc:date>2020-05-03</dc:date></metadata><manifest>
<item id="nav" href="nav.xhtml" properties="nav"/><item id="t" href="text/title.xhtml"/>
<item id="a" href="text/a.xhtml"/><item id="b" href="text/b.xhtml"/><item id="n" href="text/notes.xhtml"/></manifest>
<spine><itemref idref="nav"/><itemref idref="t"/><itemref idref="a"/><itemref idref="b"/><itemref idref="n"/>
<itemref idref="missing"/></spine></package>"""
PAGE = '<html xmlns:epub="http://www.idpf.org/2007/ops"><head><link rel="stylesheet" href="../s.css"/></head><body{}>{}</body></html>'
FILES = {
    "OPS/nav.xhtml": PAGE.format("", "<p>CONTENTS</p>"),
    "OPS/text/title.xhtml": PAGE.format(' epub:type="frontmatter titlepage"', "<p>TITLE PAGE</p>"),
    "OPS/text/a.xhtml": PAGE.format(
        "", '<h2>One</h2><p id="x">Ponds freeze<a epub:type="noteref" href="notes.xhtml#n1">1</a>. '
        'See <a href="b.xhtml#x">there</a>.</p><p class="un">UNSEEN</p>'
    ),
    "OPS/text/b.xhtml": PAGE.format(
        "", '<p id="x">Frogs sleep<a epub:type="noteref" href="notes.xhtml#n2">2</a>.</p>'
        '<section epub:type="colophon"><p>COLOPHON</p></section>'
    ),
    "OPS/text/notes.xhtml": PAGE.format(
        "", '<h2>Notes</h2><ol><li id="n1" epub:type="endnote"><p>Aa, Ice, <a href="https://ice.example">1999</a>.'
        '<a href="a.xhtml#x" epub:type="backlink">↩</a></p></li>'
        '<li id="n2" epub:type="endnote"><p>Bo, Sleep, 2001.</p></li></ol>'
    ),
    "OPS/s.css": ".un { display: none }",
}  # fmt: skip


def epub(files: dict[str, str], opf: str = OPF) -> bytes:
    """Return a book of these files."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("OPS/book.opf", opf)
        for name, page in files.items():
            archive.writestr(name, page)
    return target.getvalue()


def test_notes_in_a_file_of_their_own_are_notes() -> None:
    document, found = read_and_find(epub(FILES), "ponds.epub")
    assert labels(found) == [("1",), ("2",)]
    assert entries(found) == [("1", "Aa, Ice, 1999."), ("2", "Bo, Sleep, 2001.")]
    assert found.references[0].work.url == "https://ice.example"
    assert document.media_type == "application/epub+zip"


def test_chapters_stand_in_their_order() -> None:
    document, _ = read_and_find(epub(FILES), "ponds.epub")
    assert document.text.startswith("One\n\nPonds freeze1. See there.\n\nFrogs sleep2.\n\nNotes")
    for gone in ("CONTENTS", "TITLE PAGE", "UNSEEN", "COLOPHON"):
        assert gone not in document.text
    assert (document.title, document.language) == ("Of Ponds", "en")
    assert str(document.date) == "2020-05-03"


def test_a_book_of_pages_without_end_is_read_up_to_its_limit() -> None:
    pages = {
        f"OPS/text/{n}.xhtml": PAGE.format("", "<p>a</p>" + " " * 20_000_000) for n in range(4)
    }
    items = "".join(f'<item id="i{n}" href="text/{n}.xhtml"/>' for n in range(4))
    refs = "".join(f'<itemref idref="i{n}"/>' for n in range(4))
    opf = f"<package><manifest>{items}</manifest><spine>{refs}</spine></package>"
    found = read(epub(pages, opf))
    assert found.text.count("a") == 2
    assert [(one.code, "last 2 chapters" in one.message) for one in found.notices] == [
        ("draft.text_skipped", True)
    ]
    text = source.read(epub(pages, opf), "")
    assert isinstance(text, Text)
    assert text.is_cut
    assert ["last 2 chapters" in said for said in text.skipped] == [True]


def test_a_damaged_book_says_so() -> None:
    with pytest.raises(InputError, match="damaged"):
        read(epub(FILES)[:400])
    with pytest.raises(InputError, match="damaged"):
        read(epub({}))
