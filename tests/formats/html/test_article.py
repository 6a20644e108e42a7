"""Which blocks of a page are its own; pages of our own words, one trait each."""

# ruff: noqa: E501 - a page reads best in few lines
import json

import pytest

from citecheck.formats.source import read_text
from citecheck.model import Text

STORY = "".join(
    f"<p>On day {number} of the trial the ferry left the quay at six, and the crew wrote down what "
    f"they saw of the tide, of the wind and of the {number}00 cars that waited there.</p>"
    for number in range(2, 9)
)


def body_of(page: str) -> str:
    text = read_text(page.encode(), "text/html")
    assert isinstance(text, Text)
    return text.body


@pytest.mark.parametrize(
    "own",
    [
        "<h2>What the crew saw</h2><p>The wind was weak.</p>",
        "<figure><img src='a.png'><figcaption>The quay is 112 metres long.</figcaption></figure>",
        "<ul><li>12 boats</li><li>3 buoys</li></ul>",
        "<table><tr><th>Year</th><th>Cars</th></tr><tr><td>2021</td><td>412</td></tr></table>",
        "<div>The inspectors were paid by the county, and none of them had a boat of his own.</div>",
        "<dl><dt>Length</dt><dd>41 metres</dd></dl>",
    ],
)
def test_what_stands_in_the_frame_of_the_article_is_its_own(own: str) -> None:
    page = f"<body><main><article><h1>Ferry</h1>{STORY}{own}{STORY}</article></main></body>"
    shown = " ".join(body_of(page).replace("|", " ").split())
    words = own.replace("<", " <").split(">")
    for piece in (part.partition("<")[0].strip() for part in words):
        assert piece in shown


@pytest.mark.parametrize(
    "other",
    [
        "<nav><ul><li><a href='/a'>News of the day</a></li></ul></nav>",
        "<div class='related-posts'><h3>More boats</h3><p>A boat of the navy ran aground.</p></div>",
        "<div class='teaser'><a href='/x'>Bridge</a><p>The bridge will be built of wood.</p></div>",
        "<section id='comments'><p>I was there, and it was 9 boats, says a reader of ours.</p></section>",
        "<footer><p>The Quay Blog is written by its readers, for its readers, since 2001.</p></footer>",
        "<div class='newsletter-signup'><p>Get the news of the quay every day, for nothing.</p></div>",
        "<h3>Also on the quay</h3><ul><li><a href='/a'>A boat of the navy ran aground</a></li></ul>",
        "<p><a href='/a'>Read on: a boat of the navy ran aground off the coast of Holm on Monday</a></p>",
    ],
)
def test_what_leads_elsewhere_is_not(other: str) -> None:
    page = f"<body><main><article><h1>Ferry</h1>{STORY}{other}</article></main></body>"
    shown = body_of(page)
    assert "day 8 of the trial" in shown
    for words in (
        "navy",
        "readers",
        "News of",
        "wooden",
        "built of wood",
        "for nothing",
        "9 boats",
    ):
        assert words not in shown
    assert "Also on the quay" not in shown


def test_names_of_the_whole_page_make_no_furniture_of_it() -> None:
    page = f"<body class='has-menu'><div class='one-sidebar comments-open'>{STORY}</div></body>"
    assert "day 8 of the trial" in body_of(page)


def test_the_title_and_its_header_come_first() -> None:
    page = (
        f"<body><header><h1>Rule 170</h1><p>Limit on cars</p></header><main>{STORY}</main></body>"
    )
    assert body_of(page).startswith("Rule 170\n\nLimit on cars\n\nOn day 2")


def test_boxes_beside_the_article_follow_where_they_are_sentences() -> None:
    box = "<aside><p>In figures: 38 pilots work for the harbour today.</p><p>Menu</p></aside>"
    shown = body_of(f"<body><article>{STORY}</article>{box}</body>")
    assert "38 pilots" in shown
    assert "Menu" not in shown


def test_a_form_around_the_whole_page_is_no_furniture() -> None:
    assert "day 3 of the trial" in body_of(f"<body><form><h1>Ferry</h1>{STORY}</form></body>")


def test_text_for_readers_without_scripts_is_text() -> None:
    page = f"<body><div id='app'></div><noscript><h1>Ferry</h1>{STORY}</noscript></body>"
    assert "day 3 of the trial" in body_of(page)


def test_what_asks_for_a_script_is_none() -> None:
    asks = (
        "You need to enable JavaScript in your browser to see this site as it should be seen. " * 4
    )
    shown = body_of(f"<body><article>{STORY}</article><noscript>{asks[:380]}</noscript></body>")
    assert "JavaScript" not in shown


def test_an_article_that_is_kept_for_machines_is_read_where_none_is_shown() -> None:
    record = {
        "@graph": [{"articleBody": "The ferry left. " * 40 + "<p>It was 12 metres long.</p>"}]
    }
    page = f"<script type='application/ld+json'>{json.dumps(record)}</script><div>Loading</div>"
    assert "It was 12 metres long." in body_of(page)
    full = f"<body><script type='application/ld+json'>{json.dumps(record)}</script>{STORY}</body>"
    assert "It was 12 metres long." not in body_of(full)


def test_a_page_that_hides_itself_until_it_is_loaded_is_read() -> None:
    style = "<style>.loading { visibility: hidden }</style>"
    assert "day 3" in body_of(f"{style}<body><div class='loading'>{STORY * 2}</div></body>")


def test_hidden_words_beside_an_article_are_no_evidence() -> None:
    page = f"<body><article>{STORY}<p style='display:none'>It sank in 1999.</p></article></body>"
    assert "It sank" not in body_of(page)


def test_soft_hyphens_are_not_read_and_letters_are_composed() -> None:
    shown = body_of(
        f"<body><article>{STORY}<p>Ha\u00adfen\u200bmeister u\u0308ber.</p></article></body>"
    )
    assert "Hafenmeister über." in shown
