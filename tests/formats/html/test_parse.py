"""Pages are parsed in time that grows with their length."""

from __future__ import annotations

from citecheck.formats.html.parse import parse


def test_a_page_becomes_a_tree() -> None:
    page = parse("<p>One <b>two</b></p>")
    assert page is not None
    assert page.text_content() == "One two"
    assert parse("") is None
    assert parse("<!-- nothing -->") is None


def test_attributes_without_number_do_not_hold_the_parser() -> None:
    attributes = " ".join(f"a{number}=1" for number in range(100_000))
    page = parse(f"<p id=x {attributes} class=y>One</p><p>Two</p>")
    assert page is not None
    first = next(page.iter("p"))
    assert first.get("id") == "x"
    assert len(first.attrib) < 2_000
    assert page.text_content() == "OneTwo"


def test_a_long_attribute_stays() -> None:
    page = parse(f'<p title="{"word " * 10_000}">One</p>')
    assert page is not None
    assert len(next(page.iter("p")).get("title", "")) == 50_000
