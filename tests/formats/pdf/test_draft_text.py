from fpdf import FPDF

from citecheck.formats.pdf.draft import read
from citecheck.formats.pdf.draft_text import PdfWriting
from citecheck.formats.pdf.layout.blocks import blocks_of
from citecheck.formats.pdf.layout.lines import Line
from citecheck.formats.pdf.layout.pieces import Piece

WIDTH = 5.0


def line(text: str, y: float, x: float = 50.0, *, page: int = 0, height: float = 10.0) -> Line:
    piece = Piece(text, 0, len(text), x, x + WIDTH * len(text), y, height)
    return Line(page, y, height, [piece], text)


def written(*texts: str, broken: bool = False) -> str:
    lines = [line(text, 700 - 12 * number) for number, text in enumerate(texts)]
    lines[0].broken = broken
    writing = PdfWriting([lines])
    for block in blocks_of([lines], {}):
        writing.add(block)
    return writing.content(title=None).text


def test_hyphens_at_the_end_of_lines() -> None:
    assert written("an inter-", "esting word") == "an interesting word"
    assert written("an inter", "esting word", broken=True) == "an interesting word"
    assert written("the well-", "known well, well-known") == "the well-known well, well-known"
    assert written("the Anglo-", "Saxon well") == "the Anglo-Saxon well"
    assert written("pages 12–", "15 of it") == "pages 12–15 of it"
    assert written("two lines -", "no word") == "two lines -\nno word"


def test_addresses_at_the_end_of_lines() -> None:
    assert (
        written("at https://a.example/b/", "c-d.html now") == "at https://a.example/b/c-d.html now"
    )
    assert written("doi: 10.1000/ab", "12.34, and") == "doi: 10.1000/ab12.34, and"
    assert written("at https://a.example/b.", "The rest") == "at https://a.example/b.\nThe rest"
    assert (
        written("at https://a.example/b", "accessed then")
        == "at https://a.example/b\naccessed then"
    )


def test_a_digit_raised_inside_a_number_is_told() -> None:
    pdf = FPDF()
    pdf.add_page()
    pdf.set_font("Helvetica", size=11)
    for words, raised in (
        ("The lake held 3 x 10", "6"),
        (" fish in 2019", "4"),
        (", in 2020.", ""),
    ):
        pdf.write(6, words)
        pdf.char_vpos = "SUP"
        pdf.write(6, raised)
        pdf.char_vpos = "LINE"
    content = read(bytes(pdf.output()))
    assert "20194, in 2020" in content.text
    raised = [hint.span.of(content.text) for hint in content.hints]
    assert raised == ["6", "4"]
