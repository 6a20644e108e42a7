"""Notes that stand between the parts of a text end neither the text nor the list."""

import io
import re

import docx
import pytest
from fpdf import FPDF

import citecheck

PARTS = (
    "The court had 31 judges in 2010.{1} Of these, 9 were women.{2}",
    "The court moved in 2012.{3} The new house cost 4 million crowns.{4}",
)
NOTES = [
    f"{title}. https://court.example/{number}"
    for number, title in enumerate(("Court report", "Staff list", "Moving notice", "Bill"), 1)
]


def lines(mark: str, label: str) -> list[str]:
    """Return both parts, each with its notes below; `mark` and `label` hold a % for the number."""
    found = []
    for first, part in zip((1, 3), PARTS, strict=True):
        found.append(re.sub(r"\{(\d)\}", lambda one: mark.replace("%", one[1]), part))
        found += [label.replace("%", str(n)) + NOTES[n - 1] for n in (first, first + 1)]
    return found


def labels(found: citecheck.Extract) -> list[tuple[str, list[str]]]:
    return [(claim.text[:14], list(claim.labels)) for claim in found.claims]


EXPECTED = [
    ("The court had ", ["1"]),
    ("Of these, 9 we", ["2"]),
    ("The court move", ["3"]),
    ("The new house ", ["4"]),
]


@pytest.mark.parametrize(
    ("mark", "label"),
    [("[%]", "[%] "), ("[%]", "%. "), ("(%)", "(%) "), (" (%)", "(%) "), ("^%^", "%. ")],
)
def test_in_plain_text(mark: str, label: str) -> None:
    text = "\n\n".join(lines(mark, label))
    if mark.startswith(" "):
        text = re.sub(r"\. \((\d)\)", r" (\1).", text)
    assert labels(citecheck.extract(text.encode(), "text/plain")) == EXPECTED


def test_in_word_with_typed_raised_numbers() -> None:
    made = docx.Document()
    for line in lines("{%}", "% "):
        paragraph = made.add_paragraph()
        for part in re.split(r"(\{\d\})", line):
            run = paragraph.add_run(part.strip("{}"))
            run.font.superscript = part.startswith("{")
    target = io.BytesIO()
    made.save(target)
    assert labels(citecheck.extract(target.getvalue())) == EXPECTED


def test_at_the_foot_of_pdf_pages() -> None:
    page = FPDF(format="A4")
    for first, part in zip((1, 3), PARTS, strict=True):
        page.add_page()
        page.set_font("Helvetica", size=11)
        for piece in re.split(r"(\{\d\})", part):
            page.char_vpos = "SUP" if piece.startswith("{") else "LINE"
            page.write(6, piece.strip("{}"))
        page.char_vpos = "LINE"
        page.set_y(-60)
        page.set_font("Helvetica", size=8)
        for number in (first, first + 1):
            page.cell(0, 4, f"{number} {NOTES[number - 1]}", new_x="LMARGIN", new_y="NEXT")
    assert labels(citecheck.extract(bytes(page.output()))) == EXPECTED


def test_an_entry_of_two_paragraphs_stays_one() -> None:
    text = (
        "The court had 31 judges [1]. It moved in 2012 [2].\n\nNotes\n\n[1] Lind, P. (2011).\n\n"
        "In: Court papers, vol. 3, issue 2. Tide, 2011.\n\n[2] Moe, T. (2012). Moving.\n"
    )
    found = citecheck.extract(text.encode(), "text/plain")
    assert [one.label for one in found.references] == ["1", "2"]
    assert "Court papers" in found.references[0].text
