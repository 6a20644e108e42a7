import hashlib
import time
from pathlib import Path

import pytest

from citecheck.errors import InputError
from citecheck.formats import draft as document
from citecheck.formats.draft import read
from citecheck.model import Document


def test_a_file_is_read_with_its_identity(tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_bytes(b"Rents rose [1].\n")
    found = read(str(path))
    assert (found.path, found.media_type, found.text) == (
        str(path),
        "text/plain",
        "Rents rose [1].\n",
    )
    assert found.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("body", "media_type", "name", "kind"),
    [
        (b"<!doctype html><p>Rents</p>", None, "a.txt", "text/html"),
        (b"<p>Rents</p>", "text/html; charset=utf-8", None, "text/html"),
        (b"# Rents\n", None, "a.md", "text/markdown"),
        (b"# Rents\n\nThey rose.[^1]\n\n[^1]: Board.\n", None, None, "text/markdown"),
        (b"Rents rose [1].\n\n[1] Board.\n", None, None, "text/plain"),
        (b"Rents", "text/plain", "a.log", "text/plain"),
    ],
)
def test_the_kind_is_told_by_content_then_name(
    body: bytes, media_type: str | None, name: str | None, kind: str
) -> None:
    found = read(body, media_type, name=name)
    assert found.media_type == kind
    assert "Rents" in found.text


@pytest.mark.parametrize(
    ("body", "media_type", "name", "message"),
    [
        (b"\x89PNG\r\n\x1a\n", None, "a.png", "PNG image"),
        (b"{}", None, "a.json", ".json"),
        (b"\x00\x01\x02\x03\x04\x05\x06\x07" * 50, None, "a.txt", "no text"),
        (b"hello", "application/pdf", "a", "named a PDF but is none"),
        (b"", None, "a.docx", "named a DOCX but is none"),
        (b"PK\x03\x04 nothing", None, "a.xlsx", "no Word document"),
        (b"%PDF-1.7 broken", None, "a.pdf", "damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", None, "a.doc", "save it as DOCX"),
    ],
)
def test_what_is_no_draft_is_refused_in_one_line(
    body: bytes, media_type: str | None, name: str, message: str
) -> None:
    with pytest.raises(InputError) as caught:
        read(body, media_type, name=name)
    said = str(caught.value)
    assert message in said
    assert said.startswith(name)
    assert "\n" not in said


def test_missing_files_and_folders_are_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read(str(tmp_path / "none.md"))
    with pytest.raises(InputError, match="is a folder"):
        read(str(tmp_path))
    with pytest.raises(InputError, match="cannot be opened"):
        read("a\x00b")


def test_a_huge_file_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    started = time.monotonic()
    with pytest.raises(InputError, match="200 MB"):
        read(str(path))
    assert time.monotonic() - started < 10  # reading it would take a minute


def test_a_reader_that_hangs_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "SECONDS", 0.01)
    with pytest.raises(InputError, match="took longer than"):
        read(b"<p>Rents", name="a.html")


@pytest.mark.parametrize("body", [b"", b"\xef\xbb\xbf", b"  \n"])
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_an_empty_draft_is_a_document_without_words(body: bytes, name: str) -> None:
    assert read(body, name=name).text.strip() == ""


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Café – 5 %".encode(), "Café – 5 %"),
        ("Café – 5 %".encode("utf-16"), "Café – 5 %"),
        ("Café au lait, très élégant, déjà vu à Orléans".encode("latin-1"), "Café au lait"),
        (b"Zero\x00byte and a line of text that is long enough", "Zero\x00byte"),
        ("\u202eright to left\u202c".encode(), "\u202eright to left"),
        ("\ud800 alone".encode("utf-16-le", "surrogatepass").join([b"\xff\xfe", b""]), "alone"),
    ],
)
def test_encodings(body: bytes, words: str) -> None:
    found = read(body, name="a.txt")
    assert words in found.text
    assert found.text.encode("utf-8")  # no lone surrogate is left


def test_every_offset_has_a_place() -> None:
    sources = {"a.md": b"# A\n\nb **c**", "a.html": b"<p>A<b>c</b></p>", "a.txt": b"a\nb"}
    for name, body in sources.items():
        found: Document = read(body, name=name)
        for offset in range(len(found.text) + 1):
            assert found.place(offset).line >= 1


def test_short_markdown_starts_no_process_and_html_in_it_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(document, "SECONDS", 0.01)
    assert read(b"# Rents", name="a.md").text == "Rents"
    for body in (b"# Rents\n\n<b>rose</b>", b"Rents rose. " * document.SMALL_MARKDOWN):
        with pytest.raises(InputError, match="took longer than"):
            read(body, name="a.md")
