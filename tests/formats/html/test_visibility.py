"""What of a page its readers see."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from citecheck.formats.html import source
from citecheck.formats.html.parse import parse
from citecheck.formats.html.visibility import is_hidden, mark_hidden

_FILE = Path(__file__).parents[3] / "benchmarks" / "own" / "hidden_html.jsonl"
VARIANTS = [json.loads(line) for line in _FILE.read_text("utf-8").splitlines()]
FILLER = "<p>The harbour office wrote down every crossing, and its clerk counted them twice.</p>"


def _name(row: dict[str, Any]) -> str:
    return str(row["name"])


@pytest.mark.parametrize("row", VARIANTS, ids=_name)
def test_evidence_is_what_a_reader_sees(row: dict[str, Any]) -> None:
    page = (
        f"<!doctype html><html><head><title>Ferry</title><style>{row['css']}</style></head>"
        f"<body><h1>Ferry</h1>{FILLER}{FILLER}{row['body']}{FILLER}{FILLER}</body></html>"
    )
    text = source.read(page.encode(), "text/html")
    assert ("24 per cent more" in text.body) is not row["hidden"]


def test_hidden_words_are_handed_over_and_not_evidence() -> None:
    page = f"<body>{FILLER}<p style='color:#fff'>It was <b>24</b> per cent.</p>{FILLER}</body>"
    text = source.read(page.encode(), "text/html")
    assert "per cent" not in text.body
    assert "It was" in text.hidden[0]


def test_a_shown_element_loses_the_attribute() -> None:
    page = html.document_fromstring("<style>[hidden]{display:block}</style><p hidden>words</p>")
    mark_hidden(page)
    assert not is_hidden(page.find(".//p"))


def test_words_of_a_hidden_parent_go_and_those_of_a_shown_child_stay() -> None:
    page = html.document_fromstring(
        "<div style='visibility:hidden'>away <b style='visibility:visible'>here</b> away</div>"
    )
    assert mark_hidden(page) == ["away away"]
    assert page.text_content().split() == ["here"]


def test_a_sheet_that_is_not_at_hand_makes_grounds_unknown() -> None:
    body = "<p style='color:#fff'>white on whatever</p>"
    linked = html.document_fromstring(f"<link rel=stylesheet href=a.css>{body}")
    alone = html.document_fromstring(body)
    assert (mark_hidden(linked), mark_hidden(alone)) == ([], ["white on whatever"])


def test_a_page_that_its_scripts_show_is_seen() -> None:
    page = html.document_fromstring("<body style='opacity:0'><script>go()</script><p>words</p>")
    assert mark_hidden(page) == []


def test_tags_left_open_in_noscript_do_not_swallow_the_page() -> None:
    page = parse("<body><noscript><div></noscript><p>words of the page</p></body>")
    assert page is not None
    mark_hidden(page)
    assert not is_hidden(page.find(".//p"))
    assert page.find(".//p").getparent().tag == "body"


@pytest.mark.parametrize(
    "sheet",
    [
        "".join(f".x{{left:{number}px}}" for number in range(1_500)),
        "".join(f"b ~ .c{number}{{display:none}}" for number in range(100)),
        "".join(f"p:nth-last-of-type({number}){{display:none}}" for number in range(100)),
        "".join(f"p:not(:has(~ b{number})){{display:none}}" for number in range(100)),
        "".join(f"[a{number}]{{color:red}}" for number in range(1_500)),
        ".a{&&&{&&&{&&&{&&&{&&&{&&&{&&&{&&&{&&&{display:none",
        ":root{" + "".join(f"--a{n + 1}:var(--a{n}) var(--a{n});" for n in range(60)) + "}",
        ".a" * 50_000 + "{color:red}",
        "@media screen{" * 20_000,
    ],
    ids=["same", "siblings", "counted", "relative", "attributes", "nested", "var", "long", "deep"],
)
def test_no_sheet_takes_long(sheet: str) -> None:
    page = html.document_fromstring(f"<style>{sheet}</style>" + "<p class='x c1'>a</p>" * 5_000)
    start = time.process_time()
    mark_hidden(page)
    assert time.process_time() - start < 15


def test_what_cannot_be_settled_is_no_evidence() -> None:
    sheet = "".join(f"b ~ .c{number}{{display:none}}" for number in range(200))
    page = html.document_fromstring(f"<style>{sheet}</style>" + "<p class='c1 c7'>a</p>" * 5_000)
    hidden = mark_hidden(page)
    assert 0 < len(hidden) < 5_000
    assert is_hidden(page.findall(".//p")[-1])


def test_a_sheet_too_long_to_be_read_makes_its_page_no_evidence() -> None:
    padding = "/* nothing */" * 200_000
    page = html.document_fromstring(f"<style>{padding}.x{{display:none}}</style><p class=x>a b</p>")
    assert mark_hidden(page) == ["a b"]
