"""PDF sources: paragraphs over pages, tables with their headings, and what is no table."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from fpdf import FPDF

from citecheck.checks.source_view import Reading
from citecheck.claims import claim_of
from citecheck.formats import source
from citecheck.formats.pdf import draft
from citecheck.formats.pdf import source as pdf_source
from citecheck.formats.pdf.source import MOST_RULED_PAGES
from citecheck.formats.registry import BY_NAME
from citecheck.model import Outcome, Text
from citecheck.run.compare import against

LEFT, PITCH = 60.0, 15.0
PROSE = (
    "The council of the four towns set out what it had counted in the year before, and",
    "those who had asked for the figures read with care what the clerk wrote of each of",
    "them. There was little in it that the towns had not told the papers in the summer.",
)
ROWS = (
    ("Town", "Revenue ($ million)", "Staff", "Growth (%)"),
    ("Aldermouth", "4.2", "310", "3.4"),
    ("Brackwell", "1.9", "120", "7.1"),
    ("Carrow", "2.5", "95", "1.2"),
    ("Dunmere", "0.8", "41", "2.6"),
)


class Paper:
    """A PDF put together line by line; y counts down from the head of the page, in points."""

    def __init__(self) -> None:
        self.pdf = FPDF(unit="pt", format="A4")
        self.page()

    def page(self) -> None:
        self.pdf.add_page()
        self.pdf.set_font("Times", size=11)
        self.y = 80.0

    def prose(self, lines: Sequence[str] = PROSE, x: float = LEFT) -> None:
        self.y += PITCH
        for line in lines:
            self.pdf.text(x, self.y, line)
            self.y += PITCH
        self.y += PITCH

    def row(self, cells: Sequence[str], step: float = 130.0) -> None:
        for number, cell in enumerate(cells):
            self.pdf.text(LEFT + number * step, self.y, cell)
        self.y += PITCH

    def rule(self, x0: float = LEFT - 5, x1: float = LEFT + 460) -> None:
        self.pdf.line(x0, self.y - 11, x1, self.y - 11)

    def read(self) -> Text:
        found = source.read_text(bytes(self.pdf.output()), BY_NAME["pdf"].media_type)
        assert isinstance(found, Text)
        return found


def over(found: Text, words: str) -> tuple[str | None, str | None]:
    cells = [cell for cell in found.cells if cell.span.of(found.body) == words]
    assert len(cells) == 1, (words, found.body)
    return cells[0].row, cells[0].column


def unruled() -> Paper:
    paper = Paper()
    paper.prose()
    for row in ROWS:
        paper.row(row)
    paper.prose()
    return paper


def between_rules() -> Paper:
    paper = Paper()
    paper.prose()
    paper.rule()
    paper.row(ROWS[0])
    paper.rule()
    for row in ROWS[1:]:
        paper.row(row)
    paper.rule()
    paper.prose()
    return paper


def in_a_grid() -> Paper:
    paper = Paper()
    paper.prose()
    top = paper.y - 11
    for row in ROWS:
        paper.rule()
        paper.row(row)
    paper.rule()
    for x in (LEFT - 5, LEFT + 125, LEFT + 255, LEFT + 385, LEFT + 460):
        paper.pdf.line(x, top, x, paper.y - 11)
    paper.prose()
    return paper


def with_rules_between_cells() -> Paper:
    paper = Paper()
    paper.prose()
    top = paper.y - 11
    for number, row in enumerate(ROWS):
        if number:
            paper.rule()
        paper.row(row)
    for x in (LEFT + 125, LEFT + 255, LEFT + 385):
        paper.pdf.line(x, top, x, paper.y - 11)
    paper.prose()
    return paper


@pytest.mark.parametrize("make", [unruled, between_rules, in_a_grid, with_rules_between_cells])
def test_a_cell_stands_under_the_headings_of_its_row_and_column(make: object) -> None:
    assert callable(make)
    found: Text = make().read()
    assert over(found, "1.9") == ("Brackwell", "Revenue ($ million)")
    assert over(found, "95") == ("Carrow", "Staff")
    assert over(found, "2.6") == ("Dunmere", "Growth (%)")
    assert found.body.count("There was little in it") == 2
    assert "clerk wrote of each of\nthem. There" in found.body


@pytest.mark.parametrize(
    ("claim", "is_so"),
    [
        ("Brackwell had revenue of $1.9 million.", True),
        ("Brackwell had revenue of $4.2 million.", False),
        ("Growth in Carrow was 1.2 per cent.", True),
        ("Growth in Carrow was 7.1 per cent.", False),
    ],
)
def test_a_claim_is_held_against_the_cell_that_it_is_about(claim: str, is_so: bool) -> None:  # noqa: FBT001
    outcome = against(claim_of(claim), Reading(unruled().read())).outcome
    accusing = (Outcome.CONTRADICTED, Outcome.ALTERED, Outcome.NOT_FOUND)
    assert (outcome not in accusing) if is_so else (outcome is not Outcome.SUPPORTED)


def test_a_table_that_goes_over_a_page_keeps_its_headings() -> None:
    paper = Paper()
    paper.prose()
    for row in ROWS:
        paper.row(row)
    paper.page()
    for name in ("Eastry", "Fenwick", "Gorsemere"):
        paper.row((name, f"{len(name)}.5", f"2{len(name)}", f"{len(name)}.1"))
    paper.prose()
    found = paper.read()
    assert over(found, "1.9") == ("Brackwell", "Revenue ($ million)")
    assert over(found, "27") == ("Fenwick", "Staff")


def test_a_heading_stands_over_the_columns_that_it_is_amid() -> None:
    paper = Paper()
    paper.prose()
    paper.pdf.text(LEFT + 150, paper.y, "Imports")
    paper.pdf.text(LEFT + 350, paper.y, "Exports")
    paper.y += PITCH
    paper.row(("Quay", "2023", "2024", "2023", "2024"), 100)
    paper.row(("North", "1,100", "1,250", "71", "72"), 100)
    paper.row(("South", "2,300", "2,180", "82", "85"), 100)
    paper.row(("West", "3,300", "3,180", "92", "95"), 100)
    found = paper.read()
    assert over(found, "1,100") == ("North", "Imports: 2023")
    assert over(found, "2,180") == ("South", "Imports: 2024")
    assert over(found, "95") == ("West", "Exports: 2024")


def test_headings_over_several_columns_and_labels_over_rows() -> None:
    paper = Paper()
    paper.prose()
    paper.rule()
    paper.pdf.text(LEFT + 175, paper.y, "Passengers")
    paper.pdf.text(LEFT + 405, paper.y, "Tonnes")
    paper.y += PITCH
    paper.rule(LEFT + 125, LEFT + 300)
    paper.row(("Quay", "2023", "2024", "2024"))
    paper.rule()
    paper.row(("Inner harbour",))
    paper.row(("North", "1,100", "1,250", "71"))
    paper.row(("South", "2,300", "2,180", "82"))
    paper.row(("Outer harbour",))
    paper.row(("East", "3,400", "3,560", "93"))
    paper.row(("West", "4,500", "4,410", "94"))
    paper.rule()
    found = paper.read()
    assert over(found, "1,250") == ("Inner harbour: North", "Passengers: 2024")
    assert over(found, "3,400") == ("Outer harbour: East", "Passengers: 2023")
    assert over(found, "94") == ("Outer harbour: West", "Tonnes: 2024")


def test_a_label_over_two_lines_is_one() -> None:
    paper = Paper()
    paper.prose()
    paper.row(("Kind of ship", "Calls", "Tonnes"))
    paper.row(("Tugs", "14", "11.5"))
    paper.row(("Barges", "15", "10.5"))
    paper.row(("Ferries and ships",))
    paper.row(("that carry cars", "12", "31.5"))
    assert over(paper.read(), "12") == ("Ferries and ships that carry cars", "Calls")


def test_prose_with_figures_in_two_columns_is_no_table() -> None:
    paper = Paper()
    lines = [f"In 20{number} the towns counted {number}00 ships, of" for number in range(10, 24)]
    paper.prose(lines)
    paper.y = 80.0
    paper.prose(lines, x=320)
    assert paper.read().cells == ()


def test_a_list_with_numbers_in_its_margin_is_no_table() -> None:
    paper = Paper()
    paper.prose()
    for number in range(1, 8):
        paper.pdf.text(LEFT, paper.y, f"[{number}]")
        paper.pdf.text(LEFT + 30, paper.y, f"Lee, A.: The ferries of the year, vol. {number}, p. 3")
        paper.y += PITCH
    assert paper.read().cells == ()


def test_a_sentence_over_two_pages_is_whole_and_knows_its_pages() -> None:
    paper = Paper()
    for number in range(4):
        if number:
            paper.page()
        paper.pdf.text(LEFT, 40, "The Four Towns Review")
        word = ("one", "two", "three", "four")[number]
        first = f"to isle {word} came in late." if number else PROSE[0]
        middle = [f"{word.title()} of {line[20:]}" for line in PROSE]
        paper.prose([first, *middle, f"In the month {word} of that year there was the ferry"])
        paper.pdf.text(300, 800, str(number + 1))
    found = paper.read()
    assert "In the month two of that year there was the ferry\nto isle three came" in found.body
    assert "Review" not in found.body
    assert found.page(found.body.index("month three")) == 3
    assert found.page(found.body.rindex("to isle")) == 4


def test_a_broken_word_is_joined_and_a_compound_kept() -> None:
    paper = Paper()
    paper.prose(
        ["The well-known ferry left the har-", "bour at noon, with a well-", "known guest."]
    )
    assert "left the harbour at noon, with a well-known guest." in paper.read().body


def test_marks_of_notes_go_and_powers_stay() -> None:
    paper = Paper()
    paper.prose()
    end = LEFT
    for words, rise, size in (
        ("The bay has 14 km", 0, 11),
        ("2", 4, 7),
        (" of water.", 0, 11),
        ("3,4", 4, 7),
        (" It is deep.", 0, 11),
    ):
        paper.pdf.set_font("Times", size=size)
        paper.pdf.text(end, paper.y - rise, words)
        end += paper.pdf.get_string_width(words)
    assert "The bay has 14 km² of water. It is deep." in paper.read().body


def test_a_book_of_grids_is_read_to_its_end() -> None:
    paper = Paper()
    for number in range(MOST_RULED_PAGES + 1):
        if number:
            paper.page()
        for x in (LEFT - 5, LEFT + 125, LEFT + 255):
            paper.pdf.line(x, 69, x, 114)
        for cells in (("Town", "Mayor"), ("Carrow", "Ada Finch"), ("Eastry", "Tom Reed")):
            paper.rule(x1=LEFT + 255)
            paper.row(cells)
        paper.rule(x1=LEFT + 255)
    found = paper.read()
    assert found.body.count("Ada Finch") == MOST_RULED_PAGES + 1
    mayors = [cell for cell in found.cells if cell.span.of(found.body) == "Ada Finch"]
    assert len(mayors) == MOST_RULED_PAGES
    assert (mayors[-1].row, mayors[-1].column) == ("Carrow", "Mayor")


def two_pages() -> bytes:
    pdf = FPDF()
    pdf.set_font("Helvetica", size=12)
    for words in ("First page words.", "Second page words."):
        pdf.add_page()
        pdf.multi_cell(0, 7, words)
    return bytes(pdf.output())


def test_a_damaged_page_is_told_and_loses_no_other() -> None:
    first, second, last = two_pages().split(b"/Type /Page\n")
    body = first + b"/Type /Page\n" + second + b"/Type /Pagf\n" + last
    found = source.read_text(body, "application/pdf")
    assert isinstance(found, Text)
    assert (found.body, found.is_cut) == ("First page words.", True)
    assert found.skipped == ("page 2 is damaged, and was not read",)
    notices = draft.read(body).notices
    assert [(one.code, "Page 2 is damaged" in one.message) for one in notices] == [
        ("draft.text_skipped", True)
    ]


def test_pages_beyond_the_limit_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_source, "MOST_PAGES", 1)
    found = source.read_text(two_pages(), "application/pdf")
    assert isinstance(found, Text)
    assert (found.body, found.is_cut) == ("First page words.", True)
    assert found.skipped == ("of its 2 pages the first 1 were read",)
