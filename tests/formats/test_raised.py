"""Raised digits: powers and names of nuclides stay, marks of notes go; in every format."""

from collections.abc import Callable

import pytest

from citecheck.formats.draft import read
from citecheck.formats.raised import as_read, power_of
from citecheck.formats.source import read_text
from citecheck.model import HintKind, Text

MakeDocx = Callable[..., bytes]


@pytest.mark.parametrize(
    ("before", "raised", "after", "power"),
    [
        ("3 × 10", "6", " cells", "⁶"),
        ("about 10", "−3", " mol", "⁻³"),
        ("10", "n", "", "ⁿ"),
        ("an area of 14 km", "2", " and", "²"),
        ("5 cm s", "-1", ",", "⁻¹"),
        ("E = mc", "2", "", "²"),
        ("dated by ", "14", "C in 1990", "¹⁴"),
        ("a dose of ", "131", "I was", "¹³¹"),
        ("Ca", "2+", " ions", "²⁺"),
        ("in 2010", "6", " boats", None),
        ("sold 3.10", "6", " boats", None),
        ("200", "7", " villages", None),
        ("the town of Holm", "2", " is", None),
        ("he said.", "14", " Carrow", None),
        ("of 12 m", "31", " deep", None),
        ("", "1", "I saw", None),
    ],
)
def test_what_raised_digits_are(before: str, raised: str, after: str, power: str | None) -> None:
    assert power_of(raised, before, after) == power
    assert as_read(raised, before, after) == (power or "")


def test_words_that_are_raised_stay() -> None:
    assert as_read("st", "the 1") == "st"
    assert as_read("[5]", "10") == ""


PAGE = (
    "<p>The tank holds 3 × 10<sup>6</sup> cells.<sup>4</sup> It is 12 m<sup>2</sup> wide, "
    "and <sup>14</sup>C was found in 200<sup>7</sup> of them.</p>"
)
SHOWN = "The tank holds 3 × 10⁶ cells. It is 12 m² wide, and ¹⁴C was found in 200 of them."


def test_a_page_as_source() -> None:
    text = read_text(PAGE.encode(), "text/html")
    assert isinstance(text, Text)
    assert SHOWN in text.body


def test_a_page_as_draft() -> None:
    document = read(PAGE.encode(), "text/html", name="draft.html")
    assert document.text == (
        "The tank holds 3 × 10⁶ cells.4 It is 12 m² wide, and ¹⁴C was found in 2007 of them."
    )
    raised = [h.span.of(document.text) for h in document.hints if h.kind is HintKind.SUPERSCRIPT]
    assert raised == ["4", "7"]


def test_markdown_as_draft() -> None:
    document = read(b"It holds 10<sup>6</sup> cells.<sup>4</sup>", name="draft.md")
    assert document.text == "It holds 10⁶ cells.4"


def test_word_as_source_and_draft(make_docx: MakeDocx) -> None:
    def run(text: str, properties: str = "") -> str:
        return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'

    raised = '<w:vertAlign w:val="superscript"/>'
    body = make_docx(
        f"<w:p>{run('It holds 10')}{run('6', raised)}{run(' cells.')}{run('4', raised)}</w:p>"
    )
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    text = read_text(body, kind)
    assert isinstance(text, Text)
    assert text.body == "It holds 10⁶ cells."
    assert read(body, name="draft.docx").text == "It holds 10⁶ cells.4"
