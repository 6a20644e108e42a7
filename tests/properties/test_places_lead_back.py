"""The offset maps round-trip: in any format, the place of a word is where it stands in the file."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.formats.draft_builder import Content
from citecheck.formats.html import draft
from citecheck.formats.markdown import draft as from_markdown
from citecheck.formats.plain import draft as from_plain
from citecheck.model import Document
from citecheck.nlp.normalise import fold

# `{}` is a word of which there is one; what stands around it is the format's own.
PLAIN = ("{} ", "{}\n", "\n\n", "[1] {}", "- {}\n", "“{}” ", "\t{}", "é{} ", "🙂 {} ")
MARKDOWN = (
    *PLAIN[:3],
    "**{}** ",
    "*{}*, ",
    "\n\n# {}\n\n",
    "\n\n- {}\n",
    "\n\n> {}\n\n",
    "[{}](https://a.example/) ",
    "`{}` ",
    "&amp; {} ",
    "\\* {} ",
    "[^1] {}",
    "🙂 {} ",
)
HTML = (
    "{} ",
    "\n",
    "<p>{}</p>",
    "<b>{}</b> ",
    "&amp; {} ",
    "&eacute;{} ",
    "<h2>{}</h2>\n",
    "<ul><li>{}</li></ul>",
    "<!-- a\n comment -->{} ",
    "<sup>1</sup> {}",
    '<a href="#x">{}</a> ',
    "🙂 {} ",
)


def sources(pieces: Sequence[str]) -> st.SearchStrategy[str]:
    """Return files made of `pieces`, with the words word0q, word1q … in them."""

    def numbered(chosen: list[str]) -> str:
        return "".join(piece.format(f"word{number}q") for number, piece in enumerate(chosen))

    return st.lists(st.sampled_from(pieces), min_size=1, max_size=12).map(numbered)


def assert_words_stand_where_they_say(content: Content, source: str) -> None:
    document = Document(
        path="d",
        media_type="text/plain",
        sha256="",
        text=content.text,
        places=content.places,
        coordinates=content.coordinates,
    )
    lines = source.split("\n")
    words = [word for number in range(12) if (word := f"word{number}q") in source]
    for word in words:
        place = document.place(content.text.index(word))
        assert lines[place.line - 1][place.column - 1 :].startswith(word), (word, place)


@settings(deadline=None)
@given(sources(PLAIN))
def test_plain_text(source: str) -> None:
    content = from_plain.read(source)
    assert content.text == source
    assert_words_stand_where_they_say(content, source)


@settings(deadline=None)
@given(sources(MARKDOWN))
def test_markdown(source: str) -> None:
    assert_words_stand_where_they_say(from_markdown.read(source), source)


@settings(deadline=None)
@given(sources(HTML).map("<body>{}".format))
def test_html(source: str) -> None:
    assert_words_stand_where_they_say(draft.read(source), source)


@pytest.mark.parametrize("words", ["ﬁve “new” quays", "the cafe\u0301 — and\u00a0so on"])
@given(before=st.text(max_size=30), behind=st.text(max_size=30))
def test_the_comparison_form(words: str, before: str, behind: str) -> None:
    """What is found in the comparison form is found at its words in the text."""
    text = f"{before} {words} {behind}"
    folded, wanted = fold(text), fold(words).text
    places = [
        folded.span(at, at + len(wanted)).of(text)
        for at in range(len(folded.text))
        if folded.text.startswith(wanted, at)
    ]
    assert words in places
