from __future__ import annotations

import hashlib
import io
import logging
from collections.abc import Callable
from pathlib import Path

import msgspec
import pypdfium2 as pdfium
import pytest
from fpdf import FPDF
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DictionaryObject

from citecheck.errors import ConfigError
from citecheck.model import Coordinates
from citecheck.report import phrases, to_pdf
from citecheck.report.wire.documents import Report

logging.getLogger("fontTools").setLevel(logging.ERROR)


def pages(text: str) -> FPDF:
    """Return the draft set in narrow lines on several pages, with a running head on each."""
    made = FPDF(format=(100, 120))
    made.set_font("Times", size=10)
    for start in range(0, len(blocks := text.split("\n\n")), 4):
        made.add_page()
        made.cell(text="Port review, June", new_x="LMARGIN", new_y="NEXT")
        for block in blocks[start : start + 4]:
            plain = block.replace("“", '"').replace("”", '"').replace("’", "'").replace("€", "EUR ")
            made.multi_cell(0, text=plain, new_x="LMARGIN", new_y="NEXT")
            made.ln(3)
    return made


@pytest.fixture
def as_pdf(report: Report, tmp_path: Path) -> Callable[[bytes | None], Report]:
    """Return what makes of a PDF, or of the sample set as one, the report on it."""

    def made(data: bytes | None = None) -> Report:
        path = tmp_path / "port.pdf"
        path.write_bytes(data if data is not None else bytes(pages(report.document.text).output()))
        page = {block.start: number // 4 + 1 for number, block in enumerate(report.document.blocks)}

        def page_of(start: int) -> int:
            return page[max(first for first in page if first <= start)]

        document = msgspec.structs.replace(
            report.document,
            path=str(path),
            media_type="application/pdf",
            sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
            coordinates=Coordinates.PAGE,
        )
        return msgspec.structs.replace(
            report,
            document=document,
            claims=tuple(
                msgspec.structs.replace(one, line=page_of(one.start)) for one in report.claims
            ),
            problems=tuple(
                msgspec.structs.replace(one, line=None if one.start is None else page_of(one.start))
                for one in report.problems
            ),
        )

    return made


MakeReport = Callable[..., Report]


def notes(data: bytes) -> list[tuple[int, DictionaryObject]]:
    """Return the notes of a PDF with their pages, from 0."""
    return [
        (number, one.get_object())
        for number, page in enumerate(PdfReader(io.BytesIO(data)).pages)
        for one in page.get("/Annots", [])
    ]


def highlighted(data: bytes) -> dict[str, str]:
    """Return the words under each highlight, as the page shows them, by its first line."""
    document = pdfium.PdfDocument(data)
    found = {}
    for number, note in notes(data):
        if note["/Subtype"] != "/Highlight":
            continue
        page = document[number]
        page.set_rotation(0)
        text = page.get_textpage()
        corners = [float(one) for one in note["/QuadPoints"]]
        words = []
        for at in range(0, len(corners), 8):
            x, y = corners[at : at + 8 : 2], corners[at + 1 : at + 8 : 2]
            inset = (max(y) - min(y)) / 4  # the tails of the line above reach into it
            words.append(text.get_text_bounded(min(x), min(y) + inset, max(x), max(y) - inset))
        head = note["/Contents"].partition("\n")[0]
        found[head] = " ".join(" ".join(words).split())
    return found


def test_each_finding_has_a_highlight_on_its_words_with_what_is_wrong(as_pdf: MakeReport) -> None:
    found = highlighted(to_pdf.render(as_pdf()))
    assert found["A quotation was changed. “may” became “will”."].strip('", ') == (
        "We will double the quay within five years"
    )
    unit = next(words for head, words in found.items() if "wrong unit" in head)
    assert unit.strip("., ") == "5 per cent"
    dangling = next(words for head, words in found.items() if head.startswith("A citation without"))
    assert "9" in dangling
    assert next(words for head, words in found.items() if head.startswith("Unclear")).startswith(
        "They argue that the town"
    )


def test_a_note_says_what_the_source_says_and_is_signed_and_dated(as_pdf: MakeReport) -> None:
    made = [note for _, note in notes(to_pdf.render(as_pdf()))]
    assert {note["/T"] for note in made} == {"citecheck"}
    assert {note["/M"] for note in made} == {"D:20261120093000Z"}
    flipped = next(note["/Contents"] for note in made if "rose" in note["/Contents"])
    assert "Source [2], page 14 (read 20 November 2026): “Between 2019 and 2023" in flipped


def test_a_summary_stands_on_the_first_page(as_pdf: MakeReport) -> None:
    report = as_pdf()
    page, note = next(
        item for item in notes(to_pdf.render(report)) if item[1]["/Subtype"] == "/Text"
    )
    assert page == 0
    assert note["/Contents"].splitlines()[0] == phrases.headline(report)
    assert phrases.not_verified(report) in note["/Contents"]


@pytest.mark.parametrize("turned", [90, 180, 270])
def test_on_a_page_that_is_shown_turned_and_cut_the_words_are_the_same(
    turned: int, as_pdf: MakeReport
) -> None:
    upright = as_pdf()
    writer = PdfWriter(clone_from=PdfReader(upright.document.path))
    for page in writer.pages:
        page.rotate(turned)
        page.cropbox.lower_left = (5, 5)
    out = io.BytesIO()
    writer.write(out)
    before = highlighted(to_pdf.render(upright))
    assert len(before) >= 12
    assert highlighted(to_pdf.render(as_pdf(out.getvalue()))) == before


def test_the_file_itself_stays_and_notes_are_added_behind_it(as_pdf: MakeReport) -> None:
    report = as_pdf()
    data = Path(report.document.path).read_bytes()
    made = to_pdf.render(report)
    assert made.startswith(data)
    assert made == to_pdf.render(report)


def test_notes_of_an_earlier_round_are_taken_away_and_those_of_others_stay(
    as_pdf: MakeReport,
) -> None:
    first = to_pdf.render(as_pdf())
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(first)))
    own = writer.pages[0]["/Annots"][0].get_object()
    own.update({key: type(own[key])("Ana") for key in own if key == "/T"})
    out = io.BytesIO()
    writer.write(out)
    authors = [note["/T"] for _, note in notes(to_pdf.render(as_pdf(out.getvalue())))]
    assert authors.count("Ana") == 1
    assert authors.count("citecheck") == len(notes(first))


def test_a_third_round_leaves_nothing_of_the_first_two(as_pdf: MakeReport) -> None:
    report = as_pdf()
    data = first = to_pdf.render(report)
    for _ in range(2):
        data = to_pdf.render(as_pdf(data))
    assert [note["/Contents"] for _, note in notes(data)] == [
        note["/Contents"] for _, note in notes(first)
    ]


def test_words_that_no_page_has_are_told_at_its_edge(as_pdf: MakeReport) -> None:
    report = as_pdf(bytes(pages("Nothing of it").output()))
    made = notes(to_pdf.render(report))
    assert {note["/Subtype"] for _, note in made} == {"/Text"}
    assert any("This is about “$1.8 billion”." in note["/Contents"] for _, note in made)
    places = [tuple(map(float, note["/Rect"])) for _, note in made]
    assert len(places) == len(set(places)) > 10


def test_evidence_for_what_holds_is_shown_where_asked_for(as_pdf: MakeReport) -> None:
    report = as_pdf()
    plain, more = (highlighted(to_pdf.render(report, evidence=asked)) for asked in (False, True))
    assert [head.partition(".")[0] for head in more if head not in plain] == ["Supported"] * 2


def test_a_file_that_lacks_its_end_is_written_anew_first(as_pdf: MakeReport) -> None:
    whole = as_pdf()
    data = Path(whole.document.path).read_bytes()
    expected = highlighted(to_pdf.render(whole))
    assert len(expected) >= 12
    assert highlighted(to_pdf.render(as_pdf(data[: data.rindex(b"xref")]))) == expected


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7 and no more", b"", b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 1 0 R>>\n%%EOF"],
    ids=["cut off", "empty", "going round in circles"],
)
def test_a_file_that_resists_is_refused_in_words(data: bytes, as_pdf: MakeReport) -> None:
    with pytest.raises(ConfigError, match="no notes can be added"):
        to_pdf.render(as_pdf(data))


def test_another_draft_and_one_that_has_changed_are_refused(
    report: Report, as_pdf: MakeReport
) -> None:
    with pytest.raises(ConfigError, match=r"port\.md is none"):
        to_pdf.render(report)
    changed = as_pdf()
    Path(changed.document.path).write_bytes(b"%PDF-1.7 another")
    with pytest.raises(ConfigError, match="changed since"):
        to_pdf.render(changed)


def test_comments_bear_no_date_where_nothing_was_read(as_pdf: MakeReport) -> None:
    report = msgspec.structs.replace(as_pdf(), sources=())
    assert {note.get("/M") for _, note in notes(to_pdf.render(report))} == {None}
