from __future__ import annotations

import textwrap

import pytest

from citecheck.model import Document
from citecheck.references import find_references

WORKS = [
    "Abe, K. (2021). Closing roads before the river rises. Road Review, 8(2), 11-29.",
    "Brandt, L., Okafor, N., & Haas, P. (2019). Bridges under load, again. Spans, 12, 3-9.",
    "Castellanos, R. (2018). The ferry that came back. Harbour Press, Porto.",
    "Dufour, M., & Egede, H. (2020a). Rust and time in ports. Steel Letters, 4, 11-19.",
    "Dufour, M., & Egede, H. (2020b). Paint. Steel Letters, 4, 20-22. https://doi.org/10.1234/20",
    "Eriksen, T. (2017). Counting cars at night with one camera. Traffic Notes, 1, 1-7.",
    "van der Velde, J. (2016). Water under every bridge. Delta Books, Utrecht.",
]


def entries(list_text: str) -> list[str]:
    text = "Towns closed roads early (Abe, 2021).\n\nReferences\n\n" + list_text
    document = Document(path="d.txt", media_type="text/plain", sha256="", text=text)
    return [reference.text for reference in find_references(document).references]


def test_one_line_each() -> None:
    assert entries("\n".join(WORKS)) == WORKS


def test_an_empty_line_between() -> None:
    assert entries("\n\n".join(WORKS)) == WORKS


@pytest.mark.parametrize("indent", ["", "    "])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_wrapped_flat_or_hanging(indent: str, gap: str) -> None:
    wrapped = gap.join(
        textwrap.fill(w, 60, subsequent_indent=indent, break_long_words=False) for w in WORKS
    )
    assert entries(wrapped) == WORKS


def test_a_dash_for_the_author_above_opens_an_entry() -> None:
    listed = [*WORKS[:2], "———. (2020). Bridges, again. Spans, 13, 1-2.", *WORKS[2:]]
    assert entries("\n".join(listed)) == listed


def test_prose_behind_the_list_is_left_out() -> None:
    prose = "\n\nAppendix A\n\nThe towns were chosen in 2015 by lot, and all of them took part."
    assert entries("\n".join(WORKS) + prose) == WORKS


def test_prose_under_a_heading_is_no_list() -> None:
    assert entries("All figures in this article come from the towns themselves.\n") == []


@pytest.mark.parametrize("bullet", ["- ", "* ", "• ", "– "])
def test_bullets_open_entries(bullet: str) -> None:
    listed = [*WORKS[:3], "Harbour news, https://example.org/b"]
    assert entries("\n".join(bullet + work for work in listed) + "\n\nThe end.\n") == listed
