from __future__ import annotations

import pytest

from citecheck.run.inputs import exported

DOC = "https://docs.google.com/document/d/1aB-cD_efGhijkLmnop"
FILE = f"{DOC}/export?format=docx"


@pytest.mark.parametrize(
    ("address", "had"),
    [
        (DOC, FILE),
        (f"{DOC}/", FILE),
        (f"{DOC}/edit", FILE),
        (f"{DOC}/edit?usp=sharing#heading=h.1", FILE),
        (
            "https://docs.google.com/document/u/1/d/1aB-cD_efGhijkLmnop/edit",
            "https://docs.google.com/document/u/1/d/1aB-cD_efGhijkLmnop/export?format=docx",
        ),
        ("https://docs.google.com/document/d/e/2PACX-1vabc/pub", None),
        ("https://docs.google.com/spreadsheets/d/1aB-cD_efGhijkLmnop/edit", None),
        ("https://docs.google.com.evil.example/document/d/1aB-cD_efGhijkLmnop", None),
        ("https://example.org/?of=https://docs.google.com/document/d/1aB-cD_efGhijkLmnop", None),
    ],
)
def test_a_google_document_is_had_as_its_word_file(address: str, had: str | None) -> None:
    assert exported(address) == (had or address)
