"""Two columns that the file draws line by line are read one after the other; tables are not."""

import pytest
from fpdf import FPDF

from citecheck.formats.pdf.draft import read

LEFT = [
    "The committee reviewed the annual",
    "report of the harbour trial and of",
    "the two vessels that took part in",
    "it, and after a long debate it was",
    "found that the new ferry used 18",
    "per cent less energy than the old.",
    "A vote was taken in the evening.",
]
RIGHT = [
    "The council approved the budget",
    "for the next year. Some 412 cars",
    "a day were carried in the first",
    "year, and 530 cars in the second.",
    "Tickets cost 12 crowns before the",
    "trial and 15 crowns after it ended",
    "in May, as the inspectors said.",
]


def words_of(rows: list[tuple[str, ...]], xs: tuple[float, ...], title: str = "") -> list[str]:
    pdf = FPDF(unit="pt", format="A4")
    pdf.add_page()
    pdf.set_font("Times", size=11)
    if title:
        pdf.text(xs[0], 80, title)
    for number, row in enumerate(rows):
        for x, words in zip(xs, row, strict=True):
            pdf.text(x, 110 + 14 * number, words)
    return read(bytes(pdf.output())).text.split()


@pytest.mark.parametrize("gutter", [14, 20, 40, 90])
def test_columns_are_read_one_after_the_other(gutter: int) -> None:
    rows = list(zip(LEFT, RIGHT, strict=True))
    found = words_of(rows, (60, 220 + gutter), "The ferry and the council, a report over columns")
    behind = found[found.index("committee") - 1 :]
    assert behind == " ".join([*LEFT, *RIGHT]).split()


def test_prose_in_one_column_stays() -> None:
    rows = [(f"{one} {other}",) for one, other in zip(LEFT, RIGHT, strict=True)]
    assert words_of(rows, (60,)) == " ".join(row[0] for row in rows).split()


def test_a_table_of_labels_and_values_stays_by_row() -> None:
    rows = [(f"Ferries of the year {2010 + n}", f"{n},412", f"{n}.4 million") for n in range(1, 9)]
    found = words_of(rows, (60, 260, 380))
    assert found[:7] == ["Ferries", "of", "the", "year", "2011", "1,412", "1.4"]


def test_three_columns_are_read_one_after_the_other() -> None:
    third = [f"Then more was told {number}" for number in range(len(LEFT))]
    rows = list(zip(LEFT, RIGHT, third, strict=True))
    found = words_of(rows, (30, 210, 390), "The ferry and the council, a report over three columns")
    behind = found[found.index("committee") - 1 :]
    assert behind == " ".join([*LEFT, *RIGHT, *third]).split()
