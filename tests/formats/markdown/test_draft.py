import datetime as dt
from itertools import pairwise

import pytest

from citecheck.errors import InputError
from citecheck.formats.draft_builder import Content
from citecheck.formats.markdown.draft import read
from citecheck.model import BlockKind, Document, HintKind


def marks(content: Content) -> list[tuple[str, str | None]]:
    return [
        (hint.span.of(content.text), hint.target)
        for hint in content.hints
        if hint.kind is HintKind.NOTE_MARK
    ]


def notes(content: Content) -> list[tuple[str | None, str]]:
    return [
        (block.number, block.span.of(content.text))
        for block in content.blocks
        if block.kind is BlockKind.NOTE
    ]


def place_of(content: Content, words: str) -> tuple[int, int]:
    document = Document(path="", media_type="", sha256="", text=content.text, places=content.places)
    place = document.place(content.text.index(words))
    return place.line, place.column


def test_footnotes_in_their_place() -> None:
    content = read(
        "Rents rose.[^1]\n\n[^1]: The *board*.\n\n    Page 4.\n[^Two]: Other.\n\nMore.[^Two]\n"
    )
    assert marks(content) == [("[^1]", "#fn-1"), ("[^Two]", "#fn-two")]
    assert notes(content) == [("1", "The board.\nPage 4."), ("Two", "Other.")]
    assert content.text == "Rents rose.[^1]\n\nThe board.\nPage 4.\n\nOther.\n\nMore.[^Two]"


def test_a_mark_without_a_note_stays_as_written() -> None:
    content = read("Rents rose.[^9]\n")
    assert content.text == "Rents rose.[^9]"
    assert marks(content) == []


def test_inline_notes_follow_their_block() -> None:
    content = read("Rents^[See the [board](https://b.example/).] rose.\n\nNext.\n")
    assert content.text == "Rents[^1] rose.\n\nSee the board.\n\nNext."
    assert marks(content) == [("[^1]", "#fn-inline-1")]
    assert content.blocks[1].anchors == ("fn-inline-1",)


def test_numbered_definitions_are_notes_and_their_uses_marks() -> None:
    content = read(
        "Rents rose [7]. The [board] and the [press][8] say so.\n"
        '[7]: https://a.example/x_(y "Report"\n'
        "[8]: https://b.example/\n\n[board]: https://c.example/\n"
    )
    assert content.text.startswith("Rents rose [7]. The board and the press[8] say so.\n\n")
    assert marks(content) == [("[7]", "#ref-7"), ("[8]", "#ref-8")]
    assert notes(content) == [("7", "https://a.example/x_(y Report"), ("8", "https://b.example/")]
    links = [hint.target for hint in content.hints if hint.kind is HintKind.LINK]
    assert links == ["https://c.example/", "https://a.example/x_(y", "https://b.example/"]


def test_a_label_defined_again_serves_what_stands_before_it() -> None:
    content = read("A [1].\n\n[1]: https://a.example/\n\nB [1].\n\n[1]: https://b.example/\n")
    assert marks(content) == [("[1]", "#ref-1"), ("[1]", "#ref-1-2")]


@pytest.mark.parametrize("code", ["`x[1]`", "``x[^1]``"])
def test_inline_code_holds_no_marks(code: str) -> None:
    content = read(f"Call {code}.\n\n[1]: https://a.example/\n[^1]: A.\n")
    assert marks(content) == []
    assert [h.kind for h in content.hints if h.span.end < 14] == [HintKind.CODE]


@pytest.mark.parametrize("block", ["```\nx [1]\n```", "    x [1]", "~~~py\nx [1]\n~~~"])
def test_code_blocks_hold_no_marks(block: str) -> None:
    content = read(f"Text.\n\n{block}\n\n[1]: https://a.example/\n")
    assert marks(content) == []
    assert content.blocks[1].kind is BlockKind.CODE
    assert content.blocks[1].span.of(content.text) == "x [1]"


def test_front_matter_gives_title_and_date() -> None:
    content = read('---\ntitle: "Four wells"\ndate: 2024-03-05 10:00\nlang: en\n---\n# Heading\n')
    assert (content.title, content.date, content.language) == (
        "Four wells",
        dt.date(2024, 3, 5),
        "en",
    )
    assert content.text == "Heading"


@pytest.mark.parametrize("words", ["Words.", "Words of prose", "See https://a.example/"])
def test_a_rule_at_the_top_is_no_front_matter(words: str) -> None:
    assert read(f"---\n\n{words}\n\n---\n").text == words


def test_front_matter_may_open_with_a_comment() -> None:
    content = read("---\n# ours\ntitle: Wells\ntags:\n  - a\n---\nWords.\n")
    assert (content.title, content.text) == ("Wells", "Words.")


def test_places_are_lines_and_columns_of_the_file() -> None:
    content = read(
        "---\ntitle: A\n---\r\n\r\n> The **board**\r\n> says &amp; knows\r\n\r\n- an item\r\n"
    )
    assert content.text == "The board says & knows\n\nan item"
    assert place_of(content, "board") == (5, 9)
    assert place_of(content, "says") == (6, 3)
    assert place_of(content, "knows") == (6, 14)
    assert place_of(content, "item") == (8, 6)


def test_lists_keep_numbers_and_depth() -> None:
    content = read("3. one\n4. two\n   - in\n\n   still two\n")
    shown = [(b.span.of(content.text), b.level, b.number) for b in content.blocks]
    assert shown == [("one", 1, "3"), ("two", 1, "4"), ("in", 2, None), ("still two", 1, None)]


def test_tables_are_cells() -> None:
    content = read("| a | b[^1] |\n|---|---|\n| c | d |\n\n[^1]: A.\n")
    cells = [b.span.of(content.text) for b in content.blocks if b.kind is BlockKind.TABLE_CELL]
    assert cells == ["a", "b[^1]", "c", "d"]
    assert marks(content) == [("[^1]", "#fn-1")]


def test_html_in_markdown_is_read_as_html() -> None:
    content = read(
        'Rents<sup>1</sup> rose.<br>Much <a href="https://a.example/">so</a>.\n\n'
        '<p id="n">Words <b>here</b></p>\n\n<!-- note -->\n'
    )
    assert content.text == "Rents1 rose.\nMuch so.\n\nWords here"
    kinds = [(hint.kind, hint.span.of(content.text)) for hint in content.hints]
    assert kinds == [
        (HintKind.SUPERSCRIPT, "1"),
        (HintKind.LINK, "so"),
        (HintKind.STRONG, "here"),
    ]
    assert content.blocks[1].anchors == ("n",)


def test_a_tag_left_open_ends_with_its_block() -> None:
    content = read("Rents<sup>1 rose.\n\nWages fell.\n")
    assert [hint.span.of(content.text) for hint in content.hints] == ["1 rose."]


def test_links_and_bare_addresses() -> None:
    content = read("See <https://a.example/> or https://b.example/x_y. [j](javascript:x)\n")
    links = [hint.target for hint in content.hints]
    assert links == ["https://a.example/", "https://b.example/x_y"]
    assert content.text == "See https://a.example/ or https://b.example/x_y. j"


def test_links_to_ids_below_are_marks_and_back_above_are_not() -> None:
    content = read('Rents<a id="m1"></a> rose [1](#n1).\n\nX.\n\n<a id="n1"></a>[1](#m1) Board.\n')
    assert marks(content) == [("1", "#n1")]
    assert [hint.kind for hint in content.hints] == [HintKind.NOTE_MARK, HintKind.BACK_LINK]


def test_headings_of_both_kinds() -> None:
    content = read("*Title*\n=====\n\n## Part *two*\n")
    assert [(b.kind, b.level) for b in content.blocks] == [
        (BlockKind.HEADING, 1),
        (BlockKind.HEADING, 2),
    ]
    assert content.title == "Title"


def test_nesting_beyond_reason_is_refused_in_words() -> None:
    with pytest.raises(InputError, match="nested too deeply"):
        read("- " * 3_000 + "x")


def test_blocks_are_in_order_and_apart() -> None:
    content = read("# A\n\ntext^[note]\n\n- i\n\n  ii\n\n[^x]: y\n\n```\nz\n```\n")
    between = [content.text[a.span.end : b.span.start] for a, b in pairwise(content.blocks)]
    assert between == ["\n\n"] * 5


@pytest.mark.parametrize(
    "notes",
    [
        '<ol>\n<li id="fn1"><p>A survey. <a href="#fnref1">↩︎</a></p></li>\n</ol>',
        '<div class="footnotes">\n<p id="fn1">A survey. <a href="#fnref1">back</a></p>\n</div>',
    ],
)
def test_notes_written_as_html_are_notes(notes: str) -> None:
    content = read(f'It rose.<sup><a href="#fn1" id="fnref1">[1]</a></sup>\n\n{notes}\n')
    assert [block.kind for block in content.blocks] == [BlockKind.PARAGRAPH, BlockKind.NOTE]
    kinds = {hint.kind for hint in content.hints}
    assert HintKind.NOTE_MARK in kinds
    assert HintKind.BACK_LINK in kinds
    assert HintKind.LINK not in kinds
