from __future__ import annotations

import io

import pytest
from docx import Document as WordDocument
from fpdf import FPDF

from citecheck.formats import source
from citecheck.formats.registry import BY_NAME
from citecheck.model import NoText, SourceState, Text

PDF, DOCX = (BY_NAME[name].media_type for name in ("pdf", "docx"))

ARTICLE = "".join(
    f"<p>Paragraph {number} tells of the harbour, its cranes and the people who run them, and goes "
    "on long enough to be taken for an article by anyone who reads it.</p>"
    for number in range(6)
)


def html(inside: str, head: str = "") -> Text:
    page = f"<html lang=en><head><title>Cranes</title>{head}</head><body>{inside}</body></html>"
    found = source.read_text(page.encode(), "text/html; charset=utf-8")
    assert isinstance(found, Text)
    return found


@pytest.mark.parametrize(
    "hidden",
    [
        '<p style="display:none">Revenue rose by 42 percent in that year.</p>',
        "<p hidden>Revenue rose by 42 percent in that year.</p>",
        '<p style="font-size:0;color:#fff">Revenue rose by 42 percent in that year.</p>',
        '<p style="position:absolute; left:-9999px">Revenue rose by 42 percent in that year.</p>',
        '<style>.x {display: none}</style><p class="x">Revenue rose by 42 percent that year.</p>',
        "<template><p>Revenue rose by 42 percent in that year.</p></template>",
        "<noscript><p>Revenue rose by 42 percent in that year.</p></noscript>",
        "<!-- Revenue rose by 42 percent in that year. -->",
        "<script>var x = 'Revenue rose by 42 percent in that year.'</script>",
    ],
)
def test_hidden_text_is_no_evidence(hidden: str) -> None:
    body = html(f"<article>{ARTICLE}{hidden}{ARTICLE}</article>").body
    assert "Paragraph 3" in body
    assert "42 percent" not in body


def test_note_marks_are_dropped_and_powers_are_kept() -> None:
    body = html(
        f"<article>{ARTICLE}<p>The port moved 4.2 million containers<sup>12</sup> over "
        "3 km<sup>2</sup> "
        f"of yard in 2023.<sup><a href='#n1'>[3]</a></sup> It was a record.</p></article>"
    ).body
    assert "containers over 3 km² of yard in 2023. It was" in body


def test_tables_keep_their_headings() -> None:
    found = html(
        f"<article>{ARTICLE}<table><tr><th>Year</th><th>Containers</th></tr>"
        "<tr><td>2022</td><td>3.9 million</td></tr><tr><td>2023</td><td>4.2 million</td></tr>"
        f"</table>{ARTICLE}</article>"
    )
    cells = {cell.span.of(found.body): (cell.row, cell.column) for cell in found.cells}
    assert cells["4.2 million"] == ("2023", "Containers")


def test_captions_and_side_boxes_follow_the_article_and_furniture_does_not() -> None:
    body = html(
        f"<nav><p>Home, berths, tides and other things to click on</p></nav><article>{ARTICLE}"
        "<figure><img src=a.png><figcaption>The cranes at dawn are 112 metres high.</figcaption>"
        "</figure></article><aside><p>In figures: 38 pilots work for the harbour today.</p></aside>"
        "<footer><p>All rights reserved by the harbour and its cranes.</p></footer>"
    ).body
    assert "112 metres" in body
    assert "38 pilots" in body
    assert "All rights reserved" not in body
    assert "things to click on" not in body
    assert body.count("Paragraph 2 tells") == 1


def test_a_page_says_who_wrote_it_and_when() -> None:
    found = html(
        f"<article><h1>Cranes</h1>{ARTICLE}</article>",
        '<meta name="author" content="Ann Lee">'
        '<meta property="article:published_time" content="2024-05-06">',
    )
    assert found.title == "Cranes"
    assert found.authors == ("Ann Lee",)
    assert str(found.published) == "2024-05-06"
    assert found.language == "en"


def pdf(*pages: str) -> bytes:
    paper = FPDF()
    paper.set_font("Helvetica", size=11)
    for page in pages:
        paper.add_page()
        paper.multi_cell(0, 6, page)
    return bytes(paper.output())


def test_a_pdf_keeps_its_pages() -> None:
    found = source.read_text(pdf("First page here.", "Second page: 18 per cent."), PDF)
    assert isinstance(found, Text)
    assert found.page(found.body.index("18 per cent")) == 2
    assert found.page(0) == 1


@pytest.mark.parametrize(
    ("body", "media_type", "state", "reason"),
    [
        (b"", "text/html", SourceState.UNREADABLE, "no text"),
        (pdf("")[:300], PDF, SourceState.UNREADABLE, "damaged"),
        (pdf(""), PDF, SourceState.UNREADABLE, "a scan"),
        (
            b"PK\x03\x04 nothing",
            DOCX,
            SourceState.UNREADABLE,
            "DOCX is damaged",
        ),
        (b"\x89PNG", "image/png", SourceState.UNSUPPORTED, "it is a picture, and nothing on it"),
    ],
)
def test_what_holds_no_text_says_why(
    body: bytes, media_type: str, state: SourceState, reason: str
) -> None:
    found = source.read_text(body, media_type)
    assert isinstance(found, NoText)
    assert found.state is state
    assert reason in found.reason


def test_a_word_file_keeps_headings_tables_and_notes() -> None:
    paper = WordDocument()
    paper.add_heading("Minutes", level=1)
    paper.add_paragraph("The council met on Monday.")
    table = paper.add_table(rows=2, cols=2)
    for cell, words in zip(
        [cell for row in table.rows for cell in row.cells],
        ["Item", "Votes", "Ferry", "19"],
        strict=True,
    ):
        cell.text = words
    buffer = io.BytesIO()
    paper.save(buffer)
    found = source.read_text(buffer.getvalue(), DOCX)
    assert isinstance(found, Text)
    assert found.title == "Minutes"
    assert [cell.column for cell in found.cells if cell.row == "Ferry"] == ["Votes"]
    kept = source.encode(found)
    assert source.decode(kept) == found
    assert kept.startswith(b'{"body":')  # as the stores of others have it


def test_characters_that_steer_a_terminal_become_spaces() -> None:
    found = source.read_text(b"Profit \x1b[31mrose\x07 by 4 %.", "text/plain")
    assert isinstance(found, Text)
    assert found.body == "Profit  [31mrose  by 4 %."
