"""Landing pages of scholarly works, and pages with the work itself."""

from __future__ import annotations

import pages
import pytest

from citecheck.sources.page_quality.landing_page import Landing, landing_of

URL = "https://journal.example/kelp/9"


def landing(page: str, media_type: str = "text/html") -> Landing | None:
    return landing_of(page.encode(), media_type, URL)


@pytest.mark.parametrize("name", pages.LANDINGS)
def test_a_page_with_the_abstract_at_most_is_a_landing_page(name: str) -> None:
    found = landing(pages.LANDINGS[name])
    assert found is not None
    assert found.has_abstract is (name != "no_abstract")


@pytest.mark.parametrize("name", pages.FULL_TEXTS)
def test_a_page_with_the_work_itself_is_none(name: str) -> None:
    assert landing(pages.FULL_TEXTS[name]) is None


@pytest.mark.parametrize("name", pages.ARTICLES)
def test_an_article_is_none_however_short(name: str) -> None:
    assert landing(pages.ARTICLES[name]) is None


def test_what_is_no_page_is_none() -> None:
    assert landing(pages.LANDINGS["highwire"], "application/pdf") is None
    assert landing_of(b"", "text/html", URL) is None


def test_a_page_too_long_to_be_seen_whole_is_none() -> None:
    assert landing(pages.LANDINGS["highwire"] + "<!-- -->" * 80_000) is None


@pytest.mark.parametrize(
    ("fields", "addresses"),
    [
        ((("citation_pdf_url", "/kelp/9.pdf"),), ("https://journal.example/kelp/9.pdf",)),
        (
            (
                ("citation_pdf_url", "9.pdf"),
                ("citation_fulltext_html_url", "/kelp/9/full?a=1&amp;b=2"),
            ),
            ("https://journal.example/kelp/9/full?a=1&b=2", "https://journal.example/kelp/9.pdf"),
        ),
        ((("citation_fulltext_html_url", f"{URL}#body"),), ()),
        ((("citation_pdf_url", "file:///etc/passwd"),), ()),
        ((("citation_pdf_url", "javascript:open()"),), ()),
        ((("citation_pdf_url", "http://[broken"),), ()),
        ((("citation_pdf_url", ""),), ()),
    ],
)
def test_it_says_where_the_full_text_is(
    fields: tuple[tuple[str, str], ...], addresses: tuple[str, ...]
) -> None:
    head = "".join(f'<meta content="{value}" name="{name}">' for name, value in fields)
    found = landing(pages.LANDINGS["dublin_core"].replace("</head>", f"{head}</head>"))
    assert found is not None
    assert found.addresses == addresses


@pytest.mark.parametrize(
    "unit", ["<meta name=", "<div class='abstract'>", '<meta name="citation_a" content="', "<p>"]
)
def test_any_page_is_judged_in_a_bounded_time(unit: str) -> None:
    landing(pages.LANDINGS["highwire"] + unit * (400_000 // len(unit)))
