"""Links to archived copies in the words of a draft."""

from __future__ import annotations

import pytest

from citecheck.config.schema import Config
from citecheck.rewrite.markup_links import HTML, MARKDOWN, with_links
from citecheck.run import pipeline

COPY = "https://web.archive.org/web/20260501123000/https://a.example/one?x=1&y=2"
MD = "# Ships\r\n\r\nShips call.[1] Boats, too.[2]\r\n\r\n## References\r\n\r\n"
PAGE = (
    "<html><body><h1>Ships</h1><p>Ships call.<a href='#r1'>[1]</a> Boats.<a href='#r2'>[2]</a></p>"
    "<h2>References</h2><ol><li id=r1>Port &amp; <i>authority</i>. "
    "<a href='https://a.example/one'>Review</a></li>"
    "<li id=r2>Other. https://a.example/two</li></ol></body></html>"
)


def linked(draft: str, media_type: str, *numbers: int) -> str:
    extract = pipeline.extract(draft.encode(), Config(), media_type=media_type)
    assert len(extract.references) == 2
    copies = {extract.references[number].id: COPY for number in numbers}
    return with_links(draft, extract, copies)


def test_markdown_gets_a_link_at_the_end_of_the_entry() -> None:
    first = "1. Port authority.\r\n   “Review”. 2025. [Here](https://a.example/one).\r\n"
    second = "2. Other. 2024. https://a.example/two"
    link = f" [Archived copy](<{COPY}>)."
    draft = MD + first + second
    assert linked(draft, MARKDOWN, 0, 1) == (
        MD + first.removesuffix("\r\n") + link + "\r\n" + second + link
    )
    assert linked(draft, MARKDOWN) == draft


def test_html_gets_a_link_inside_the_entry_and_outside_its_links() -> None:
    link = f' <a href="{COPY.replace("&", "&amp;")}">Archived copy</a>.'
    assert linked(PAGE, HTML, 0) == PAGE.replace("Review</a></li>", f"Review</a>{link}</li>")
    assert linked(PAGE, HTML, 1) == PAGE.replace("two</li>", f"two{link}</li>")


@pytest.mark.parametrize(
    "entries",
    [
        "[1]: https://a.example/one\r\n[2]: https://a.example/two\r\n",
        (
            "1. One. https://a.example/one. Archived at"
            " https://web.archive.org/web/20200101000000/https://a.example/one\r\n"
            "2. Two. https://a.example/two\r\n"
        ),
    ],
)
def test_what_has_a_copy_or_no_place_for_one_stays(entries: str) -> None:
    assert linked(MD + entries, MARKDOWN, 0) == MD + entries


def test_entries_of_front_matter_stay() -> None:
    head = "---\nreferences:\n- id: a\n  title: One\n- id: b\n  title: Two\n---\n\n"
    draft = f"{head}Ships call [@a; @b].\n"
    assert linked(draft, MARKDOWN, 0, 1) == draft
