import io
import json
import zipfile
from collections.abc import Callable
from xml.sax.saxutils import escape

import pytest

from citecheck.errors import InputError
from citecheck.formats.docx.draft import BIBLIOGRAPHY, read
from citecheck.formats.draft import read as read_draft
from citecheck.formats.draft_builder import Content
from citecheck.model import BlockKind, Coordinates, Hint, HintKind

MakeDocx = Callable[..., bytes]


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(content)}</w:p>"


def field(instruction: str, *shown: str) -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = f"<w:r><w:instrText>{escape(instruction)}</w:instrText></w:r>"
    return mark("begin") + code + mark("separate") + "".join(shown) + mark("end")


def note(kind: str, number: int, text: str) -> str:
    return f'<w:{kind} w:id="{number}">{paragraph(run(text))}</w:{kind}>'


def mark(kind: str, number: int) -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def hints(content: Content, kind: HintKind) -> list[Hint]:
    return [hint for hint in content.hints if hint.kind is kind]


def shown(content: Content, kind: HintKind) -> list[str]:
    return [hint.span.of(content.text) for hint in hints(content, kind)]


def test_footnotes_and_endnotes_count_as_in_word(make_docx: MakeDocx) -> None:
    body = paragraph(
        run("Rents rose"), mark("footnote", 5), run(" and fell"), mark("endnote", 3), run(".")
    )
    content = read(
        make_docx(
            body,
            footnotes=note("footnote", 5, "The board."),
            endnotes=note("endnote", 3, "The press."),
        )
    )
    assert content.text == "Rents rose1 and felli.\n\nThe board.\n\nThe press."
    assert shown(content, HintKind.NOTE_MARK) == shown(content, HintKind.SUPERSCRIPT) == ["1", "i"]
    assert [block.kind for block in content.blocks[1:]] == [BlockKind.NOTE] * 2
    assert [block.number for block in content.blocks[1:]] == ["1", "i"]
    targets = [hint.target for hint in hints(content, HintKind.NOTE_MARK)]
    assert targets == [f"#{block.anchors[0]}" for block in content.blocks[1:]]
    assert not hints(content, HintKind.BACK_LINK)


def test_endnotes_in_arabic_numbers_where_the_settings_say_so(make_docx: MakeDocx) -> None:
    settings = '<w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr>'
    content = read(
        make_docx(
            paragraph(run("Rents"), mark("endnote", 2)),
            endnotes=note("endnote", 2, "The press."),
            settings=settings,
        )
    )
    assert content.text == "Rents1\n\nThe press."


def test_tracked_changes_are_accepted(make_docx: MakeDocx) -> None:
    body = paragraph(
        run("Rents "),
        f"<w:ins>{run('rose')}</w:ins>",
        "<w:del><w:r><w:delText>fell</w:delText></w:r></w:del>",
        f"<w:moveFrom>{run(' here')}</w:moveFrom>",
        f"<w:moveTo>{run(' there')}</w:moveTo>",
    )
    assert read(make_docx(body)).text == "Rents rose there"


def test_hidden_text_is_dropped(make_docx: MakeDocx) -> None:
    style = '<w:style w:type="character" w:styleId="Ghost"><w:rPr><w:vanish/></w:rPr></w:style>'
    body = paragraph(
        run("Seen"),
        run(" hidden", "<w:vanish/>"),
        run(" by style", '<w:rStyle w:val="Ghost"/>'),
        run(" too", '<w:vanish w:val="0"/>'),
    )
    assert read(make_docx(body, styles=style)).text == "Seen too"


CSL = {
    "citationItems": [
        {
            "itemData": {
                "title": "Four wells",
                "author": [{"family": "Hale", "given": "Ada"}, {"literal": "Water Board"}],
                "issued": {"date-parts": [["2021", 5]]},
                "DOI": "https://doi.org/10.1000/ABC",
                "URL": "https://a.example/w",
                "container-title": "Wells",
            }
        }
    ]
}


@pytest.mark.parametrize("prefix", ["ADDIN ZOTERO_ITEM CSL_CITATION ", "ADDIN CSL_CITATION "])
def test_fields_of_zotero_and_mendeley_hold_their_works(make_docx: MakeDocx, prefix: str) -> None:
    body = paragraph(
        run("Rents rose "), field(prefix + json.dumps(CSL), run("(Hale 2021)")), run(".")
    )
    content = read(make_docx(body))
    assert content.text == "Rents rose (Hale 2021)."
    (hint,) = hints(content, HintKind.FIELD)
    assert hint.span.of(content.text) == "(Hale 2021)"
    (work,) = hint.items
    assert (work.title, work.doi, work.url) == ("Four wells", "10.1000/abc", "https://a.example/w")
    assert (work.authors, work.date) == (("Hale, Ada", "Water Board"), "2021-05")
    assert work.container == "Wells"


def test_a_field_in_a_footnote_is_found(make_docx: MakeDocx) -> None:
    inside = paragraph(
        field("ADDIN ZOTERO_ITEM CSL_CITATION " + json.dumps(CSL), run("Hale, Wells"))
    )
    content = read(
        make_docx(
            paragraph(run("Rents"), mark("footnote", 1)),
            footnotes=f'<w:footnote w:id="1">{inside}</w:footnote>',
        )
    )
    assert shown(content, HintKind.FIELD) == ["Hale, Wells"]


BIBLIOGRAPHY_SPACE = "http://schemas.openxmlformats.org/officeDocument/2006/bibliography"
WORD_SOURCES = f"""<b:Sources xmlns:b="{BIBLIOGRAPHY_SPACE}"><b:Source><b:Tag>Hal21</b:Tag>
<b:Title>Four wells</b:Title><b:Year>2021</b:Year><b:Month>May</b:Month><b:Author><b:Author>
<b:NameList><b:Person><b:Last>Hale</b:Last><b:First>Ada</b:First></b:Person></b:NameList>
</b:Author></b:Author><b:URL>https://a.example/w</b:URL></b:Source></b:Sources>"""


def test_words_own_citations_name_its_source_list(make_docx: MakeDocx) -> None:
    draft = io.BytesIO(
        make_docx(
            paragraph(run("Rents rose"), field(r" CITATION Hal21 \l 1033 ", run("(Hale, 2021)")))
        )
    )
    with zipfile.ZipFile(draft, "a") as archive:
        archive.writestr("customXml/item1.xml", WORD_SOURCES)
    content = read(draft.getvalue())
    (hint,) = hints(content, HintKind.FIELD)
    assert hint.span.of(content.text) == "(Hale, 2021)"
    (work,) = hint.items
    assert (work.title, work.date, work.authors) == ("Four wells", "2021-05", ("Hale, Ada",))
    assert work.url == "https://a.example/w"


def test_the_managers_list_is_told_block_by_block(make_docx: MakeDocx) -> None:
    begin, end = field("ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY", "|").split("|")
    body = paragraph(begin, run("Hale, A. Wells.")) + paragraph(run("Ito, B. Rain."), end)
    content = read(make_docx(body))
    assert shown(content, HintKind.FIELD) == ["Hale, A. Wells.", "Ito, B. Rain."]
    assert {hint.target for hint in hints(content, HintKind.FIELD)} == {BIBLIOGRAPHY}


def test_links_of_both_kinds(make_docx: MakeDocx) -> None:
    body = paragraph(
        field('HYPERLINK "https://a.example/"', run("the board")),
        run(" and "),
        f'<w:hyperlink w:anchor="list">{run("below")}</w:hyperlink>',
    ) + paragraph('<w:bookmarkStart w:id="1" w:name="list"/>', run("List"))
    content = read(make_docx(body))
    links = [(hint.span.of(content.text), hint.target) for hint in hints(content, HintKind.LINK)]
    assert links == [("the board", "https://a.example/"), ("below", "#list")]
    assert content.blocks[1].anchors == ("list",)


NUMBERING = """<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="4"/>
<w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="7">
<w:abstractNumId w:val="0"/></w:num>"""


def test_numbered_lists_go_on_behind_other_text(make_docx: MakeDocx) -> None:
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'
    body = (
        paragraph(run("Hale"), properties=item)
        + paragraph(run("Between"))
        + paragraph(run("Ito"), properties=item)
    )
    content = read(make_docx(body, numbering=NUMBERING))
    numbers = [(block.span.of(content.text), block.number) for block in content.blocks]
    assert numbers == [("Hale", "4"), ("Between", None), ("Ito", "5")]


def test_numbers_that_come_with_a_paragraph_style(make_docx: MakeDocx) -> None:
    style = """<w:style w:type="paragraph" w:styleId="Entry"><w:name w:val="Entry"/><w:pPr><w:numPr>
    <w:numId w:val="7"/></w:numPr></w:pPr></w:style>"""
    body = paragraph(run("Hale"), properties='<w:pStyle w:val="Entry"/>')
    content = read(make_docx(body, numbering=NUMBERING, styles=style))
    assert [block.number for block in content.blocks] == ["4"]


def test_places_are_paragraphs(make_docx: MakeDocx) -> None:
    content = read(make_docx(paragraph(run("One")) + paragraph() + paragraph(run("Two"))))
    assert content.coordinates is Coordinates.PARAGRAPH
    assert [(place.line, place.column) for place in content.places] == [(1, 1), (2, 1)]


def test_the_title_is_the_first_heading_where_no_property_says(make_docx: MakeDocx) -> None:
    style = """<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>"""
    body = paragraph(run("Four wells"), properties='<w:pStyle w:val="Titel"/>')
    assert read(make_docx(body, styles=style)).title == "Four wells"


def test_deep_tables_are_refused_in_words(make_docx: MakeDocx) -> None:
    body = paragraph(run("x"))
    for _ in range(100):
        body = f"<w:tbl><w:tr><w:tc>{body}</w:tc></w:tr></w:tbl>"
    with pytest.raises(InputError, match=r"depth|nested"):
        read(make_docx(body))


@pytest.mark.parametrize("cut", [100, 300, -40])
def test_a_cut_off_file_is_refused_in_words(make_docx: MakeDocx, cut: int) -> None:
    with pytest.raises(InputError, match="damaged"):
        read(make_docx(paragraph(run("Words")))[:cut])


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        (b"<w:document", b'<!DOCTYPE d [<!ENTITY e "x">]><w:document', "entities"),
        (b'Target="word/document.xml"', b'Target="file:///etc/passwd"', "outside"),
    ],
)
def test_traps_in_the_package_are_refused(
    make_docx: MakeDocx, before: bytes, after: bytes, message: str
) -> None:
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(make_docx(paragraph(run("Words"))))) as good,
        zipfile.ZipFile(target, "w") as bad,
    ):
        for name in good.namelist():
            bad.writestr(name, good.read(name).replace(before, after))
    with pytest.raises(InputError, match=message):
        read(target.getvalue())


def test_a_manuscript_edited_word_by_word_reads_like_another(make_docx: MakeDocx) -> None:
    """Word keeps a run for each word that was touched: with mammoth alone, gigabytes."""
    words = [f"word{number} " for number in range(60)]
    size = '<w:sz w:val="22"/>'
    runs = "".join(
        run(word, size) + '<w:proofErr w:type="spellStart"/>' + run("on ", f"<w:b/>{size}")
        for word in words
    )
    inserted = "".join(f'<w:ins w:author="A">{run(word)}</w:ins>' for word in words)
    body = (paragraph(runs) + paragraph(inserted)) * 300
    content = read_draft(make_docx(body), name="long.docx")
    assert len(content.text.split()) == 300 * 180


def test_runs_are_joined_and_what_counts_stays(make_docx: MakeDocx) -> None:
    raised, moved = '<w:vertAlign w:val="superscript"/>', '<w:position w:val="6"/>'
    body = paragraph(
        run("About 10"),
        run("6", raised),
        run(" boats ", "<w:i/>"),
        run("and 10", "<w:b/>"),
        run("7", moved),
        run(" nets "),
        field(' HYPERLINK "https://port.example/a" ', run("report")),
        run(" of 10"),
        run("8", '<w:rStyle w:val="up"/>'),
        run(" knots."),
    )
    styles = (
        '<w:style w:type="character" w:styleId="up"><w:name w:val="Up"/>'
        '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    )
    content = read(make_docx(body, styles=styles))
    assert content.text == "About 106 boats and 107 nets report of 108 knots."
    assert shown(content, HintKind.SUPERSCRIPT) == ["6", "7", "8"]
    assert shown(content, HintKind.LINK) == ["report"]
