import pytest

from citecheck.document import media
from citecheck.errors import InputError


@pytest.mark.parametrize(
    ("body", "media_type", "name", "kind"),
    [
        (b"junk\n%PDF-1.4\n", None, "x", media.PDF),
        (b"PK\x03\x04....word/document.xml", "application/zip", "x", media.DOCX),
        (b"\n<!-- a --><HTML lang=en>", None, "x.md", media.HTML),
        (b'<?xml version="1.0"?>\n<!DOCTYPE html>', None, "x", media.HTML),
        (b"<div>A", None, "x.md", media.MARKDOWN),
        (b"A", "text/html", "http://a.example/page", media.HTML),
        (b"A", "text/x-markdown", "x", media.MARKDOWN),
        (b"[1]: https://a.example/\n", None, "x", media.PLAIN),
        (b"A", "application/octet-stream", "draft", media.PLAIN),
        (b"<p>No such report</p>", "text/html", "https://a.example/report.pdf", media.HTML),
    ],
)
def test_kinds(body: bytes, media_type: str | None, name: str, kind: str) -> None:
    assert media.kind_of(body, media_type, name) == kind


@pytest.mark.parametrize("media_type", ["image/png", "video/mp4", "application/pdf"])
def test_a_type_that_is_no_article_is_refused(media_type: str) -> None:
    with pytest.raises(InputError):
        media.kind_of(b"A", media_type, "x")


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
    assert media.is_binary(body) is binary
