"""What editors wrote in the margin is neither claim nor note."""

from citecheck.formats.html.draft import read
from citecheck.model import HintKind

GOOGLE = (
    "<p>It reopened in 1991<sup><a href='#cmnt1' id='cmnt_ref1'>[a]</a></sup>."
    "<sup><a href='#ftnt1' id='ftnt_ref1'>[1]</a></sup></p><hr>"
    "<div><p><a href='#ftnt_ref1' id='ftnt1'>[1]</a> Notice of 3 May 1991.</p></div>"
    "<div class='c7'><p><a href='#cmnt_ref1' id='cmnt1'>[a]</a><span>Was it not 1992?</span></p>"
    "<p><span>77 people told me.</span></p></div>"
)
WORD = (
    "<p>It reopened in 1991<span><a id='_anchor_1' href='#_msocom_1'>[AB1]</a></span>.</p>"
    "<div style='mso-element:comment-list'><hr><div style='mso-element:comment'>"
    "<div id='_com_1'><p><a href='#_msoanchor_1' id='_msocom_1'>[AB1]</a>Was it not 1992?</p>"
    "</div></div></div>"
)


def test_comments_of_google_docs_go_and_its_notes_stay() -> None:
    content = read(GOOGLE)
    assert content.text == "It reopened in 1991.[1]\n\n[1] Notice of 3 May 1991."
    assert [h.target for h in content.hints if h.kind is HintKind.NOTE_MARK] == ["#ftnt1"]


def test_comments_of_word_go() -> None:
    assert read(WORD).text == "It reopened in 1991."


def test_readers_comments_that_are_no_editors_are_read_as_before() -> None:
    page = "<p>See <a href='#comment-1'>the first</a>.</p><p id='comment-1'>A note.</p>"
    assert "A note." in read(page).text
