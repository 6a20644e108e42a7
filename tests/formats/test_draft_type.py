import pytest

from citecheck.errors import InputError
from citecheck.formats import draft_type, recognise


@pytest.mark.parametrize(
    ("body", "media_type", "name", "kind"),
    [
        (b"junk\n%PDF-1.4\n", None, "x", "pdf"),
        (b"PK\x03\x04....word/document.xml", "application/zip", "x", "docx"),
        (b"\n<!-- a --><HTML lang=en>", None, "x.md", "html"),
        (b'<?xml version="1.0"?>\n<!DOCTYPE html>', None, "x", "html"),
        (b"<div>A", None, "x.md", "markdown"),
        (b"A", "text/html", "http://a.example/page", "html"),
        (b"A", "text/x-markdown", "x", "markdown"),
        (b"[1]: https://a.example/\n", None, "x", "plain"),
        (b"A", "application/octet-stream", "draft", "plain"),
        (b"<p>No such report</p>", "text/html", "https://a.example/report.pdf", "html"),
    ],
)
def test_kinds(body: bytes, media_type: str | None, name: str, kind: str) -> None:
    assert draft_type.format_of(body, media_type, name).name == kind


@pytest.mark.parametrize("media_type", ["image/png", "video/mp4", "application/pdf"])
def test_a_type_that_is_no_article_is_refused(media_type: str) -> None:
    with pytest.raises(InputError):
        draft_type.format_of(b"A", media_type, "x")


@pytest.mark.parametrize(
    ("body", "binary"),
    [
        (b"plain\r\n\ttext\x0c", False),
        ("größer".encode("utf-16"), False),
        (b"one\x00zero", False),
        (bytes(range(32)) * 20, True),
    ],
)
def test_binary(body: bytes, binary: bool) -> None:  # noqa: FBT001 - a column of the table
    assert recognise.is_binary(body) is binary
