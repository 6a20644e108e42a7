from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citecheck.formats.charset import decode

FRENCH = "Le chiffre d’affaires a progressé de 42 % — “très” net, 5 € la pièce. " * 20
RUSSIAN = "Выручка порта выросла на треть, а число рейсов не изменилось. " * 20
JAPANESE = "港の売上高は二〇二三年に増加した。これは年次報告書による。" * 20


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_utf8_comes_back_as_it_was(text: str) -> None:
    text = text.lstrip("\ufeff")
    if "charset" not in text and "encoding" not in text:
        assert decode(text.encode()) == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_wins_over_any_label(encoding: str) -> None:
    assert decode(FRENCH.encode(encoding), "text/html; charset=latin1") == FRENCH


@pytest.mark.parametrize(
    ("text", "encoding", "label"),
    [
        (FRENCH, "utf-8", "iso-8859-1"),  # UTF-8 under a wrong label
        (FRENCH, "windows-1252", "iso-8859-1"),  # read as browsers read it
        (FRENCH, "windows-1252", "utf-8"),
        (JAPANESE, "cp932", "shift_jis"),
        (JAPANESE, "cp932", "utf-8"),
        (RUSSIAN, "cp1251", "utf-8"),
        (RUSSIAN, "cp1251", "no-such-charset"),
    ],
)
def test_the_text_is_found_in_spite_of_its_label(text: str, encoding: str, label: str) -> None:
    assert decode(text.encode(encoding), f"text/html; charset={label}") == text


def test_the_document_names_its_charset() -> None:
    page = '<meta charset="shift_jis"><p>' + JAPANESE
    assert decode(page.encode("cp932")) == page


def test_utf7_is_never_obeyed() -> None:
    body = b"<meta charset=utf-7>+ADw-script+AD4-"
    assert decode(body, "text/html; charset=utf-7") == body.decode("ascii")


def test_pages_pasted_from_two_charsets_keep_both() -> None:
    body = FRENCH.encode() + "côté".encode("windows-1252")
    assert decode(body) == FRENCH + "côté"


def test_a_character_cut_off_at_the_end_spoils_nothing() -> None:
    assert decode((FRENCH + "é").encode()[:-1]).startswith(FRENCH)


def test_anything_is_decoded() -> None:
    assert decode(bytes(range(256))) != ""
    assert decode(b"") == ""
