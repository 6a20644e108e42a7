"""Markdown as a source: no word outside the tags is lost, and no tag is a word."""

from citecheck.formats.markdown.source import read
from citecheck.formats.source_type import media_type_of
from citecheck.model import Text


def body_of(source: str) -> str:
    text = read(source.encode(), "text/markdown")
    assert isinstance(text, Text)
    return text.body


def test_words_outside_and_inside_of_tags_stay() -> None:
    assert body_of(
        "# Survey\n\nRepairs cost $4 million.\n\n<p>Some 61% of skippers</p>\n\n"
        "<style>\n.chart { color: red }\n</style>\n\n- one\n- two <b>boats</b>\n\nThe end."
    ) == (
        "Survey\n\nRepairs cost $4 million.\n\nSome 61% of skippers\n\none\n\ntwo boats\n\nThe end."
    )


def test_hidden_words_are_no_evidence() -> None:
    assert "secret" not in body_of('A <span style="display:none">secret</span> day.')


def test_tables_front_matter_and_titles() -> None:
    text = read(
        b"---\ntitle: Quays\n---\n\n| Year | Boats |\n|---|---|\n| 2021 | 412 |\n", "text/markdown"
    )
    assert isinstance(text, Text)
    assert text.title == "Quays"
    assert text.body == "Year | Boats\n2021 | 412"
    assert [(cell.row, cell.column) for cell in text.cells][-1] == ("2021", "Boats")


def test_what_no_parser_would_end_on_is_read_as_it_stands() -> None:
    assert "Spending rose" in body_of("[a](" * 20_000 + " Spending rose.")


def test_texts_that_hold_tags_are_texts() -> None:
    tagged = b"Reading pages\n\nFigure 1. <html> <body> the page </body> </html>\n"
    assert media_type_of(tagged, declared=None, name="paper.txt") == "text/plain"
    assert media_type_of(tagged, declared=None, name="paper.md") == "text/markdown"
    assert media_type_of(tagged, declared="text/plain", name="https://a.example/x") == "text/plain"


def test_pages_that_are_called_texts_are_pages() -> None:
    page = b"\n<!-- made by hand -->\n<!DOCTYPE html><html><body><p>Boats.</p></body></html>"
    for declared in ("text/plain", "text/html", None):
        assert media_type_of(page, declared=declared, name="a.txt") == "text/html"
    part = b"<div><p>Boats.</p></div>"
    assert media_type_of(part, declared="text/html", name="https://a.example/README.md").startswith(
        "text/html"
    )
