from __future__ import annotations

import unicodedata
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from citecheck.report.sanitise import cut, inert, one_line

ANY = st.text(st.characters(codec=None))


@given(ANY)
def test_nothing_is_left_that_a_terminal_or_a_parser_would_obey(text: str) -> None:
    shown = inert(text)
    assert len(shown) == len(text)
    assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cs") and c not in "\t\n"]
    ET.fromstring(f"<t>{shown.replace('&', '').replace('<', '')}</t>")
    assert inert(shown) == shown


def test_an_escape_sequence_stays_readable() -> None:
    assert inert("a\x1b[2Jb\x07") == "a␛[2Jb␇"


def test_text_cannot_be_turned_around() -> None:
    assert inert("evil\u202etxt.exe") == "evil\ufffdtxt.exe"


def test_ordinary_words_of_any_script_are_untouched() -> None:
    for words in ("“Na, gut!” — 5 %", "日本語", "עברית", "café", "👩\u200d🔬"):
        assert inert(words) == words


@given(ANY, st.integers(min_value=2, max_value=40))
def test_a_cut_text_is_one_short_line(text: str, most: int) -> None:
    line = cut(text, most)
    assert len(line) <= most
    assert len(line.splitlines()) <= 1
    assert one_line(line) == line
