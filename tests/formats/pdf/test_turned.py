"""Pages and words that are turned: read as if they stood upright, or told."""

import pytest
from fpdf import FPDF

from citecheck.formats.pdf import draft, source
from citecheck.model import Text

LINES = [
    "The harbour trial ran for two years and was watched by three inspectors.",
    "Per crossing, the ferry used 18 per cent less energy than the old vessel.",
    "In 2021 it carried 412 cars a day, and in 2022 it carried 530 cars a day.",
    "The batteries may need replacing after nine years, the report says.",
]


def turned_page(angle: int, words: list[str], upright: list[str] | None = None) -> bytes:
    """A page whose lines are turned by `angle` degrees around its middle, one below the other."""
    pdf = FPDF(unit="pt", format="A4")
    pdf.set_compression(False)
    pdf.add_page()
    pdf.set_font("Times", size=11)
    for number, line in enumerate(upright or []):
        pdf.text(60, 80 + 14 * number, line)
    for number, line in enumerate(words):
        with pdf.rotation(angle, 300, 420):
            pdf.text(100, 380 + 14 * number, line)
    return bytes(pdf.output())


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_turned_page_is_read(angle: int) -> None:
    body = turned_page(angle, LINES)
    assert draft.read(body).text.split("\n") == LINES
    text = source.read(body, "application/pdf")
    assert isinstance(text, Text)
    assert text.body.split() == " ".join(LINES).split()
    assert text.skipped == ()


def test_turned_prose_on_an_upright_page_follows() -> None:
    content = draft.read(turned_page(90, LINES[:3], LINES))
    assert content.text.split() == " ".join([*LINES, *LINES[:3]]).split()
    assert content.notices == ()


def test_slanted_words_are_told() -> None:
    body = turned_page(30, LINES[:1], LINES)
    content = draft.read(body)
    assert content.text.split() == " ".join(LINES).split()
    (notice,) = content.notices
    assert notice.code == "draft.text_skipped"
    assert "page 1" in notice.message
    assert "The harbour trial" in notice.message
    text = source.read(body, "application/pdf")
    assert isinstance(text, Text)
    assert len(text.skipped) == 1


def test_the_label_of_an_axis_and_a_stamp_are_no_news() -> None:
    for words in ("cars a", "arXiv:2101.00001v1 [cs.DL] 1 Jan 2021"):
        assert draft.read(turned_page(90, [words], LINES)).notices == ()
