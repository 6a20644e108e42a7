from citecheck.formats.pdf.layout.blocks import blocks_of
from citecheck.formats.pdf.layout.furniture import without_furniture
from citecheck.formats.pdf.layout.lines import Line
from citecheck.formats.pdf.layout.pieces import Piece
from citecheck.model import BlockKind

WIDTH = 5.0


def line(text: str, y: float, x: float = 50.0, *, page: int = 0, height: float = 10.0) -> Line:
    piece = Piece(text, 0, len(text), x, x + WIDTH * len(text), y, height)
    return Line(page, y, height, [piece], text)


def shown(*pages: list[Line], anchors: dict[int, str] | None = None) -> list[list[str]]:
    blocks = blocks_of(pages, anchors or {})
    return [[one.text for one in block.lines] for block in blocks]


def test_a_gap_begins_a_block() -> None:
    page = [line("one", 700), line("two", 688), line("three", 664)]
    assert shown(page) == [["one", "two"], ["three"]]


def test_a_destination_begins_a_block() -> None:
    page = [line("one", 700), line("two", 688), line("three", 676)]
    blocks = blocks_of([page], {id(page[1]): "here"})
    assert [(len(block.lines), block.anchors) for block in blocks] == [(1, []), (2, ["here"])]


def test_an_indented_first_line_begins_a_block() -> None:
    page = [
        line("first line of it", 700, 60),
        line("second line of the paragraph", 688),
        line("third line.", 676),
        line("next paragraph", 664, 60),
    ]
    assert [len(block) for block in shown(page)] == [3, 1]


def test_captions_at_the_foot_are_no_notes() -> None:
    page = [line("a line of the article's own text", 700 - 12 * n) for n in range(8)]
    page.append(line("Figure 2 A map", 80, height=7))
    assert all(block.kind is not BlockKind.NOTE for block in blocks_of([page], {}))


def test_what_repeats_at_the_edges_of_pages_goes() -> None:
    pages = [
        [
            line(f"Journal of Wells {number}", 800, page=number),
            line("words of the page " + "abcdef"[number], 700, page=number),
            line(f"{number + 1}", 30, page=number),
        ]
        for number in range(4)
    ]
    kept = without_furniture(pages)
    assert [[one.text for one in page] for page in kept] == [
        [f"words of the page {letter}"] for letter in "abcd"
    ]
