from hypothesis import given
from hypothesis import strategies as st

from citecheck.formats.plain.draft import read
from citecheck.model import BlockKind


def test_the_text_is_the_files_own() -> None:
    source = "One\r\ntwo\rthree\n\n\tfour\x00 \ufeff"
    assert read(source).text == source


def test_places_are_the_starts_of_lines() -> None:
    content = read("a\r\nb\rc\n")
    assert [(place.offset, place.line, place.column) for place in content.places] == [
        (0, 1, 1),
        (3, 2, 1),
        (5, 3, 1),
        (7, 4, 1),
    ]


def test_blocks_are_guessed_by_blank_lines_and_list_marks() -> None:
    source = (
        "The wells\n\nThe village has\nfour wells [1].\n\n"
        "[1] The board.\n[2] The press,\n    page 4.\n"
    )
    content = read(source)
    assert [(block.kind, block.span.of(source)) for block in content.blocks] == [
        (BlockKind.HEADING, "The wells"),
        (BlockKind.PARAGRAPH, "The village has\nfour wells [1]."),
        (BlockKind.LIST_ITEM, "[1] The board."),
        (BlockKind.LIST_ITEM, "[2] The press,\n    page 4."),
    ]


@given(st.text(alphabet="a1[]. \n\r\t-", max_size=80))
def test_blocks_cover_every_visible_character_once(source: str) -> None:
    content = read(source)
    covered = [i for block in content.blocks for i in range(block.span.start, block.span.end)]
    assert covered == sorted(set(covered))
    assert {i for i, c in enumerate(source) if not c.isspace()} <= set(covered)
