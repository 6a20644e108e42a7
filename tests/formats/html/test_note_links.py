import pytest
from lxml import html

from citecheck.formats.html.note_links import is_mark_text, is_web_address, survey
from citecheck.model import HintKind


@pytest.mark.parametrize(
    "text", ["1", "[12]", "(3)", "a", "†", "**", "iv", "note 4", "[Fn. 7]", "12b", "3."]
)
def test_marks(text: str) -> None:
    assert is_mark_text(text)


@pytest.mark.parametrize("text", ["here", "Smith 2020", "see 3", "us", "", "12345", "2.1.4"])
def test_words_are_no_marks(text: str) -> None:
    assert not is_mark_text(text)


@pytest.mark.parametrize(
    ("address", "is_web"),
    [
        ("https://a.example/", True),
        ("/page", True),
        ("mailto:a@b.example", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        (" JAVASCRIPT:x", False),
        ("http://[::1", False),
    ],
)
def test_addresses(address: str, is_web: bool) -> None:  # noqa: FBT001 - a column of the table
    assert is_web_address(address) is is_web


def test_a_note_above_its_second_mark() -> None:
    page = html.fromstring(
        '<div><p>A <a href="#n">1</a></p><p id="n">Note</p><p>B <a href="#n">1</a></p></div>'
    )
    found = survey(page)
    assert list(found.kinds.values()) == [HintKind.NOTE_MARK, HintKind.NOTE_MARK]
    assert [root.get("id") for root in found.roots] == ["n"]


def test_notes_that_share_a_paragraph_start_at_their_anchors() -> None:
    page = html.fromstring(
        '<div><p><a href="#a">1</a><a href="#b">2</a></p>'
        '<p><i id="a"></i>A <i id="b"></i>B</p></div>'
    )
    found = survey(page)
    assert not found.roots
    assert {start.get("id") for start in found.starts} == {"a", "b"}
