"""What of a page its readers see."""

from __future__ import annotations

import pytest
from lxml import html

from citecheck.formats.html.visibility import is_hidden, mark_hidden


@pytest.mark.parametrize(
    "attributes",
    [
        "hidden",
        'style="display: none"',
        'style="visibility:hidden"',
        'style="font-size:0"',
        'style="font-size: 0px; color: red"',
        'style="opacity:0.0"',
        'style="position:absolute; left:-9999px"',
        'style="clip: rect(0,0,0,0)"',
    ],
)
def test_hidden(attributes: str) -> None:
    assert is_hidden(html.fromstring(f"<p {attributes}>words</p>"))


@pytest.mark.parametrize(
    "attributes",
    [
        "",
        'hidden="until-found"',
        'style="font-size:0.8em"',
        'style="opacity: 0.5"',
        'style="display:block; left:-2px"',
    ],
)
def test_seen(attributes: str) -> None:
    assert not is_hidden(html.fromstring(f"<p {attributes}>words</p>"))


@pytest.mark.parametrize(
    ("sheet", "hidden"),
    [
        (".x {display: none}", True),
        ("p.x, .z { visibility:hidden; }", True),
        (".y {color:red} .x{display:none}", True),
        (".x {display: none} .x {display: block}", False),
        (".no-script .x {display: none}", False),
        ("@media print { .x {display: none} }", False),
        ("@media print { .y {color: red} } .x {display: none}", True),
        (".x {color: red}", False),
    ],
)
def test_hidden_by_the_pages_own_style(sheet: str, hidden: bool) -> None:  # noqa: FBT001
    page = html.document_fromstring(f"<style>{sheet}</style><p class='w x'>words</p>")
    mark_hidden(page)
    assert is_hidden(page.find(".//p")) is hidden
