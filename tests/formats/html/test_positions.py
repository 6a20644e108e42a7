from citecheck.formats.markup_positions import Locator


def test_text_nodes_are_found_one_behind_the_other() -> None:
    source = '<p title="one">one</p><b>one</b>'
    locator = Locator(source)
    assert list(locator.pieces("one")) == [("one", 15)]
    assert list(locator.pieces("one")) == [("one", 25)]


def test_character_references_split_a_node() -> None:
    source = "<p>a &amp; b&nbsp;c &lt; d & e</p>"
    pieces = list(Locator(source).pieces("a & b\xa0c < d & e"))
    assert "".join(piece for piece, _ in pieces) == "a & b\xa0c < d & e"
    for piece, offset in pieces:
        if piece not in ("&", "\xa0", "<"):
            assert source[offset : offset + len(piece)] == piece


def test_a_line_that_lies_ahead_is_passed_to() -> None:
    source = "<a>x</a>\n<b>x</b>"
    locator = Locator(source)
    locator.pass_line(2)
    assert list(locator.pieces("x")) == [("x", 12)]


def test_text_that_is_not_there_takes_the_last_place() -> None:
    locator = Locator("<p>one</p>")
    assert list(locator.pieces("one")) == [("one", 3)]
    assert list(locator.pieces("made by a script")) == [("made by a script", 6)]
