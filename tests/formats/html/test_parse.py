"""Pages are parsed in time that grows with their length."""

from __future__ import annotations

import pytest

from citecheck.formats import source
from citecheck.formats.html.parse import parse
from citecheck.model import Text


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


@pytest.mark.parametrize("character", ["\x01", "\x0b", "\x1b", "\ufffe", "\uffff", "\x00"])
@pytest.mark.parametrize("gone", ["<script>x</script>", "<!-- x -->", "<?x ?>", "<b hidden>x</b>"])
def test_a_control_character_behind_what_is_removed_breaks_nothing(
    character: str, gone: str
) -> None:
    page = f"<p>The town {gone}{character}sold boats.</p>{gone}{character}<p>And cars.</p>"
    found = source.read_text(page.encode("utf-8", "surrogatepass"), "text/html")
    assert isinstance(found, Text)
    assert "sold boats." in found.body
    assert "And cars." in found.body
    assert "x" not in found.body
