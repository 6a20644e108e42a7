"""What repeats at the edges of pages is a running head, unless it is a note that says so again."""

from fpdf import FPDF

from citecheck.formats.pdf.draft import read

NOTES = (
    ("1 Lind, Storms of the coast, 4.", "2 Ibid., 9."),
    ("3 Ibid., 12.", "4 Ibid., 14."),
    ("5 Moe, Lamps, 2.", "6 Moe, Lamps, 3."),
    ("7 Moe, Lamps, 5.", "8 Moe, Lamps, 9."),
    ("9 Ibid.",),
    ("10 Ibid.",),
)


def test_notes_at_the_feet_of_pages_stay_and_running_heads_go() -> None:
    pdf = FPDF(unit="pt", format="A4")
    pdf.set_font("Helvetica", size=11)
    for number, notes in enumerate(NOTES, 1):
        pdf.add_page()
        pdf.text(60, 40, f"{number} Harbour papers")
        for row in range(8):
            pdf.text(60, 110 + 14 * row, f"Row {row} of page {number} tells of a boat and a pier.")
        for row, note in enumerate(notes):
            pdf.text(60, 740 + 12 * row, note)
        pdf.text(60, 800, f"Coast Journal 12, page {number}")
    text = read(bytes(pdf.output())).text
    assert [note for page in NOTES for note in page if note not in text] == []
    assert "Harbour papers" not in text
    assert "Coast Journal" not in text
