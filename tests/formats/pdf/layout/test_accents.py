import pytest

from citecheck.formats.pdf.layout.accents import composed, is_lone_accent


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("L\u00a8uscher", "Lüscher"),
        ("Reh\u02dau\u02c7rek", "Rehůřek"),
        ("na\u00a8\u0131ve", "naïve"),
        ("Fernandez\u00b4", "Fernandeź"),
        ("\u00b8q", "q"),
        ("[\u00af3]", "[\u00af3]"),
        ("plain", "plain"),
    ],
)
def test_accents_join_their_letters(printed: str, meant: str) -> None:
    assert composed(printed) == meant


def test_lone_accents() -> None:
    assert is_lone_accent("\u00a8")
    assert not is_lone_accent("\u00a8u")
