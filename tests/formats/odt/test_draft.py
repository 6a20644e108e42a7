"""OpenDocument texts as LibreOffice writes them; all words are our own."""
# ruff: noqa: E501 - the files are as programs write them

import io
import json
import zipfile

import pytest
from keyed import entries, labels, read_and_find

from citecheck.errors import InputError
from citecheck.formats.odt.draft import read
from citecheck.model import BlockKind, Coordinates, HintKind

NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "style", "table", "meta")
)
STYLES = """<style:style style:name="Up" style:family="text"><style:text-properties
 style:text-position="super 58%"/></style:style>
<style:style style:name="Hid" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="Hid2" style:family="paragraph" style:parent-style-name="Hid"/>
<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1"/>
<text:list-level-style-number text:level="2" style:num-format="a" text:start-value="3"/></text:list-style>"""
MIMETYPE = "application/vnd.oasis.opendocument.text"


def odt(body: str, meta: str = "", manifest: str = "") -> bytes:
    """Return a package whose text is `body`."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", MIMETYPE)
        archive.writestr(
            "content.xml",
            f'<office:document-content {NAMES} xmlns:xlink="http://www.w3.org/1999/xlink">'
            f"<office:automatic-styles>{STYLES}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        )
        archive.writestr("meta.xml", f"<office:document-meta {NAMES}>{meta}</office:document-meta>")
        archive.writestr("META-INF/manifest.xml", f"<m>{manifest}</m>")
    return target.getvalue()


NOTED = """<text:h text:outline-level="1">Ponds</text:h>
<text:p>Ponds freeze<text:note text:id="ftn1" text:note-class="footnote"><text:note-citation>1</text:note-citation>
<text:note-body><text:p>Aa, T. Ice. <text:a xlink:href="https://ice.example">1999</text:a>.</text:p></text:note-body>
</text:note>. It is<text:s/>10<text:span text:style-name="Up">6</text:span> cold.</text:p>"""


def test_notes_are_entries() -> None:
    document, found = read_and_find(odt(NOTED), "ponds.odt")
    assert labels(found) == [("1",)]
    assert entries(found) == [("1", "Aa, T. Ice. 1999.")]
    assert found.references[0].work.url == "https://ice.example"
    assert document.media_type == MIMETYPE
    assert document.text == "Ponds\n\nPonds freeze1. It is 10⁶ cold.\n\nAa, T. Ice. 1999."


def test_raised_text_is_told() -> None:
    content = read(odt(NOTED))
    raised = [h.span.of(content.text) for h in content.hints if h.kind is HintKind.SUPERSCRIPT]
    assert raised == ["1", "6"]


def test_places_are_paragraphs() -> None:
    document, _ = read_and_find(odt(NOTED), "ponds.odt")
    assert document.coordinates is Coordinates.PARAGRAPH
    assert document.place(document.text.index("It is")).line == 2


def test_what_was_deleted_or_hidden_or_is_a_comment_is_left_out() -> None:
    body = """<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><text:p>GONE</text:p>
</text:deletion></text:changed-region></text:tracked-changes><text:p>Kept<office:annotation><text:p>COMMENT</text:p>
</office:annotation><text:change text:change-id="c1"/> words<text:span text:style-name="Hid">HIDDEN</text:span>.</text:p>
<text:p text:style-name="Hid2">HIDDEN</text:p><text:section text:display="none"><text:p>HIDDEN</text:p></text:section>"""
    assert read(odt(body)).text == "Kept words."


def test_lists_have_the_numbers_of_their_style() -> None:
    body = """<text:list text:style-name="L1"><text:list-item><text:p>one</text:p><text:p>more</text:p>
<text:list><text:list-item><text:p>inner</text:p></text:list-item></text:list></text:list-item>
<text:list-item><text:p>two</text:p></text:list-item></text:list>
<text:list text:style-name="L1" text:continue-numbering="true"><text:list-item><text:p>three</text:p>
</text:list-item></text:list><text:list><text:list-item><text:p>dot</text:p></text:list-item></text:list>"""
    content = read(odt(body))
    shown = [(block.number, block.level, block.span.of(content.text)) for block in content.blocks]
    assert shown == [
        ("1", 1, "one\nmore"),
        ("c", 2, "inner"),
        ("2", 1, "two"),
        ("3", 1, "three"),
        (None, 1, "dot"),
    ]


def test_cells_are_cells() -> None:
    body = "<table:table><table:table-row><table:table-cell><text:p>May</text:p></table:table-cell></table:table-row></table:table>"
    assert [block.kind for block in read(odt(body)).blocks] == [BlockKind.TABLE_CELL]


def test_bibliography_marks_are_citations_by_key() -> None:
    mark = """<text:bibliography-mark text:identifier="{0}" text:author="Bo, K." text:title="Sleep of {0}"
 text:year="2001" text:url="https://{0}.example">[{0}]</text:bibliography-mark>"""
    body = f"""<text:p>Frogs sleep {mark.format("Bo01")}. Newts do {mark.format("Cy02")}.</text:p>
<text:bibliography><text:index-body><text:index-title><text:p>Works</text:p></text:index-title>
<text:p>Bo01: Bo, K., Sleep of Bo01, 2001</text:p></text:index-body></text:bibliography>"""
    _, found = read_and_find(odt(body), "frogs.odt")
    assert labels(found) == [("Bo01",), ("Cy02",)]
    assert entries(found) == [
        ("Bo01", "Bo01: Bo, K., Sleep of Bo01, 2001"),
        ("Cy02", "Bo, K.. (2001). Sleep of Cy02. https://Cy02.example"),
    ]
    assert found.references[0].work.url == "https://Bo01.example"


ITEM = json.dumps(
    {
        "citationItems": [
            {
                "itemData": {
                    "title": "Sleep of frogs",
                    "DOI": "10.5555/Sleep",
                    "URL": "https://s.example",
                }
            }
        ]
    }
).replace('"', "&quot;")


@pytest.mark.parametrize(
    ("start", "end", "meta"),
    [
        (
            f'<text:reference-mark-start text:name="ZOTERO_ITEM CSL_CITATION {ITEM} RNDab12cd"/>',
            f'<text:reference-mark-end text:name="ZOTERO_ITEM CSL_CITATION {ITEM} RNDab12cd"/>',
            "",
        ),
        (
            '<text:bookmark-start text:name="ZOTERO_BREF_q1"/>',
            '<text:bookmark-end text:name="ZOTERO_BREF_q1"/>',
            (
                f'<meta:user-defined meta:name="ZOTERO_BREF_q1_1">ZOTERO_ITEM CSL_CITATION {ITEM[:40]}</meta:user-defined>'
                f'<meta:user-defined meta:name="ZOTERO_BREF_q1_2">{ITEM[40:]}</meta:user-defined>'
            ),
        ),
    ],
)
def test_marks_of_zotero_know_their_work(start: str, end: str, meta: str) -> None:
    body = f"<text:p>Frogs sleep {start}(Bo 2001){end}.</text:p>"
    _, found = read_and_find(odt(body, meta), "frogs.odt")
    assert [one.work.doi for one in found.references] == ["10.5555/sleep"]
    assert [marker.text for marker in found.markers] == ["(Bo 2001)"]


def test_a_file_with_a_password_says_so() -> None:
    with pytest.raises(InputError, match="password"):
        read(odt("<text:p/>", manifest="<encryption-data/>"))


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", MIMETYPE)
        archive.writestr("content.xml", b" " * 130_000_000)
    with pytest.raises(InputError, match="unpacks"):
        read(target.getvalue())


@pytest.mark.parametrize("depth", [100, 5_000])
def test_deep_lists_are_read_or_refused(depth: int) -> None:
    body = (
        "<text:list><text:list-item>" * depth
        + "<text:p>a</text:p>"
        + "</text:list-item></text:list>" * depth
    )
    assert _length(odt(body)) <= 1


def _length(body: bytes) -> int:
    try:
        return len(read(body).text)
    except InputError:
        return 0


@pytest.mark.parametrize("body", [b"PK\x03\x04" + MIMETYPE.encode(), odt("")[:300]])
def test_a_damaged_file_says_so(body: bytes) -> None:
    with pytest.raises(InputError, match=r"damaged|no text"):
        read(body)
