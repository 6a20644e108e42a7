import pytest
from fpdf import FPDF

from citecheck.errors import InputError
from citecheck.formats.draft_builder import Content
from citecheck.formats.pdf.draft import read
from citecheck.model import BlockKind, Coordinates, HintKind

SIZE = 11.0
PITCH = 14.0
LEFT = 60.0
SECOND = 320.0


class Paper:
    """A PDF put together line by line; y counts down from the head of the page, in points."""

    def __init__(self) -> None:
        self.pdf = FPDF(unit="pt", format="A4")
        self.page()

    def page(self) -> None:
        self.pdf.add_page()
        self.y = 80.0

    def put(
        self, text: str, x: float = LEFT, y: float | None = None, *, size: float = SIZE
    ) -> float:
        """Print `text` and return where it ends."""
        self.pdf.set_font("Times", size=size)
        self.pdf.text(x, self.y if y is None else y, text)
        return x + self.pdf.get_string_width(text)

    def lines(self, *texts: str, x: float = LEFT, hang: float = 0.0, size: float = SIZE) -> None:
        """Print lines one below the other, those behind the first set in by `hang`."""
        for index, text in enumerate(texts):
            self.put(text, x + (hang if index else 0.0), size=size)
            self.y += PITCH

    def content(self) -> Content:
        return read(bytes(self.pdf.output()))


def blocks(content: Content) -> list[str]:
    return [block.span.of(content.text) for block in content.blocks]


def test_lines_stay_and_hyphenation_goes() -> None:
    paper = Paper()
    paper.lines(
        "The village council agreed on the con-", "struction of a well, a long-", "term plan."
    )
    paper.y += PITCH
    paper.lines("The plan is a long-term plan.")
    assert blocks(paper.content()) == [
        "The village council agreed on the construction of a well, a long-term plan.",
        "The plan is a long-term plan.",
    ]


def test_an_address_over_two_lines_is_joined() -> None:
    paper = Paper()
    paper.lines(
        "Water board, report of the year, https://board.example/reports/",
        "2021/wells-and-rain.html. Accessed 3 May.",
    )
    assert (
        "https://board.example/reports/2021/wells-and-rain.html. Accessed" in paper.content().text
    )


@pytest.mark.parametrize(("end_of_url", "between"), [("andrain", ""), ("", "\n")])
def test_a_link_tells_where_its_address_ends(end_of_url: str, between: str) -> None:
    paper = Paper()
    end = paper.put("See https://board.example/wells")
    url = f"https://board.example/wells{end_of_url}"
    paper.pdf.link(LEFT, paper.y - SIZE, end - LEFT, SIZE + 2, url)
    paper.y += PITCH
    paper.lines("andrain of the year.")
    assert f"example/wells{between}andrain of the year." in paper.content().text


def test_a_sentence_after_an_address_is_not_joined() -> None:
    paper = Paper()
    paper.lines("All figures are from https://board.example/wells", "Accessed 3 May 2024 by us.")
    assert paper.content().text.endswith("/wells\nAccessed 3 May 2024 by us.")


def test_raised_figures_are_superscripts() -> None:
    paper = Paper()
    end = paper.put("Rents rose in every quarter.")
    end = paper.put("1,2", end, paper.y - 4, size=7)
    paper.put(" Wages did not.", end)
    content = paper.content()
    assert content.text == "Rents rose in every quarter.1,2 Wages did not."
    shown = [h.span.of(content.text) for h in content.hints if h.kind is HintKind.SUPERSCRIPT]
    assert shown == ["1,2"]


def test_lowered_figures_are_none() -> None:
    paper = Paper()
    end = paper.put("The air holds more CO")
    end = paper.put("2", end, paper.y + 2, size=7)
    paper.put(" than before.", end)
    content = paper.content()
    assert content.text == "The air holds more CO2 than before."
    assert content.hints == ()


def test_two_columns_in_the_order_of_the_file() -> None:
    paper = Paper()
    paper.lines("The left column begins", "and goes on to a word that", "breaks off where the")
    paper.y = 80.0
    paper.lines("right column continues", "the same sentence here.", x=SECOND)
    (only,) = blocks(paper.content())
    assert only.endswith("breaks off where the\nright column continues\nthe same sentence here.")


def test_columns_that_the_file_mixes_are_put_apart() -> None:
    paper = Paper()
    for number in range(15):
        paper.put(f"left line {number} of the words in the first column")
        paper.put(f"right line {number} of the words in the second", SECOND)
        paper.y += PITCH
    text = " ".join(paper.content().text.split())
    assert text.index("left line 14") < text.index("right line 0")


def test_numbers_of_lines_in_the_margin_go() -> None:
    paper = Paper()
    for number in range(1, 41):
        paper.put(str(number), 30, size=8)
        word = "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqr"[number : number + 4]
        paper.put(f"{word} of the manuscript, the {number}th of them")
        paper.y += PITCH
        if number == 20:
            paper.page()
    lines = paper.content().text.split()
    assert [word for word in lines if word.isdecimal()] == []
    assert "20th" in lines


def test_labels_without_brackets_are_no_line_numbers() -> None:
    paper = Paper()
    for number in range(1, 13):
        paper.put(str(number))
        paper.lines("Hale, Four wells and what became of them", "in later years.", x=LEFT + 20)
    assert "12 Hale" in paper.content().text


def test_hanging_entries_are_blocks_even_over_a_page() -> None:
    paper = Paper()
    entries = [
        ("Hale, A. (2020). Four wells and what became of them", "in later years. Water Press."),
        ("Ito, B. (2021). On rain that falls on villages and", "on hills. Rain Review 3, 4-5."),
        ("Jansen, C. (2022). A history of buckets in the north", "and in the south. Pail & Co."),
    ]
    for entry in entries[:2]:
        paper.lines(*entry, hang=20)
    paper.put(entries[2][0])
    paper.page()
    paper.put(entries[2][1], LEFT + 20)
    assert blocks(paper.content()) == ["\n".join(entry) for entry in entries]


def test_labelled_entries_are_blocks() -> None:
    paper = Paper()
    paper.lines("[1] Hale, Four wells.", "[2] Ito, On rain.", "[3] Jansen, Buckets.")
    assert blocks(paper.content()) == [
        "[1] Hale, Four wells.",
        "[2] Ito, On rain.",
        "[3] Jansen, Buckets.",
    ]


def test_running_heads_and_page_numbers_go() -> None:
    paper = Paper()
    for number in range(1, 5):
        paper.put(f"{number} Hale: Four wells", y=40)
        paper.put(str(number), 300, 800)
        paper.lines(f"Words that only page {'abcd'[number - 1]} holds.", "And a second line.")
        if number < 4:
            paper.page()
    text = paper.content().text
    assert "Hale: Four wells" not in text
    assert [line for line in text.split("\n") if line.strip().isdecimal()] == []
    assert "Words that only page d holds." in text


def test_notes_at_the_foot_are_notes_and_do_not_cut_the_text() -> None:
    paper = Paper()
    paper.lines(*["The council met in the town hall to speak of wells"] * 6, "and to vote on the")
    paper.y = 760
    paper.lines("1 Minutes of the council, page 4.", size=8)
    paper.page()
    paper.lines("new bridge.", *["Then it met again, and then again, for many days"] * 5)
    content = paper.content()
    kinds = [(block.kind, block.span.of(content.text)[:12]) for block in content.blocks]
    assert (BlockKind.NOTE, "1 Minutes of") in kinds
    assert "and to vote on the\nnew bridge." in content.text


def test_a_link_to_a_note_at_the_foot_leads_to_its_block() -> None:
    paper = Paper()
    note = paper.pdf.add_link()
    end = paper.put("Rents rose in every quarter of the year, said the board.")
    stop = paper.put("1", end, paper.y - 4, size=7)
    paper.pdf.link(end, paper.y - 12, stop - end, 10, note)
    paper.y += PITCH
    paper.lines(*["The council met in the town hall to speak of wells"] * 6)
    paper.pdf.set_link(note, y=750, page=1)
    paper.y = 760
    paper.lines("1 Minutes of the council, page 4.", size=8)
    content = paper.content()
    (mark,) = [hint for hint in content.hints if hint.kind is HintKind.LINK]
    assert mark.span.of(content.text) == "1"
    assert content.blocks[-1].anchors == ((mark.target or "").removeprefix("#"),)


def test_headings_are_told_by_their_size() -> None:
    paper = Paper()
    paper.lines("Four wells", size=20)
    paper.y += PITCH
    paper.lines(*["The village has four wells, and all of them are deep."] * 3)
    content = paper.content()
    assert content.blocks[0].kind is BlockKind.HEADING
    assert content.blocks[1].kind is BlockKind.PARAGRAPH


def test_links_lead_to_addresses_and_to_blocks() -> None:
    paper = Paper()
    pdf = paper.pdf
    entry = pdf.add_link()
    end = paper.put("As Hale says ")
    width = paper.put("[1]", end) - end
    pdf.link(end, paper.y - SIZE, width, SIZE + 2, entry)
    paper.y += 3 * PITCH
    end = paper.put("See the board")
    pdf.link(LEFT, paper.y - SIZE, end - LEFT, SIZE + 2, "https://board.example/")
    paper.page()
    paper.lines("References")
    paper.y += PITCH
    pdf.set_link(entry, y=paper.y - SIZE - 3, page=2)
    paper.lines("[1] Hale, Four wells.")
    content = paper.content()
    links = {
        hint.span.of(content.text): hint.target
        for hint in content.hints
        if hint.kind is HintKind.LINK
    }
    assert links["See the board"] == "https://board.example/"
    target = links["[1]"]
    assert target is not None
    named = next(block for block in content.blocks if target.removeprefix("#") in block.anchors)
    assert named.span.of(content.text) == "[1] Hale, Four wells."


def test_places_are_pages_and_lines() -> None:
    paper = Paper()
    paper.lines("One", "Two")
    paper.page()
    paper.lines("Three")
    content = paper.content()
    assert content.coordinates is Coordinates.PAGE
    assert [(place.line, place.column) for place in content.places] == [(1, 1), (1, 2), (2, 1)]


@pytest.mark.parametrize(
    ("stated", "title"),
    [
        ("Four wells and their fate", "Four wells and their fate"),
        ("Microsoft Word - wells final.docx", None),
        ("1706.09498 1..10", None),
    ],
)
def test_titles_that_programs_put_in_are_none(stated: str, title: str | None) -> None:
    paper = Paper()
    paper.lines("Words")
    paper.pdf.set_title(stated)
    assert paper.content().title == title


def test_a_scan_is_the_empty_text() -> None:
    paper = Paper()
    paper.pdf.rect(50, 50, 200, 300, style="F")
    assert paper.content().text == ""


def test_text_that_runs_upwards_is_left_out() -> None:
    paper = Paper()
    paper.lines("Words of the article.")
    with paper.pdf.rotation(90, 30, 400):
        paper.put("arXiv stamp", 30, 400)
    assert paper.content().text == "Words of the article."


def test_a_password_is_named() -> None:
    paper = Paper()
    paper.lines("Secret words.")
    paper.pdf.set_encryption(owner_password="owner", user_password="user")
    with pytest.raises(InputError, match="password"):
        paper.content()


def test_damage_is_named() -> None:
    with pytest.raises(InputError, match="damaged"):
        read(b"%PDF-1.7\nnothing")
