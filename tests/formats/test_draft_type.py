import pytest

from citecheck.errors import InputError
from citecheck.formats import draft_type


@pytest.mark.parametrize(
    ("body", "media_type", "name", "kind"),
    [
        (b"junk\n%PDF-1.4\n", None, "x", draft_type.PDF),
        (b"PK\x03\x04....word/document.xml", "application/zip", "x", draft_type.DOCX),
        (b"\n<!-- a --><HTML lang=en>", None, "x.md", draft_type.HTML),
        (b'<?xml version="1.0"?>\n<!DOCTYPE html>', None, "x", draft_type.HTML),
        (b"<div>A", None, "x.md", draft_type.MARKDOWN),
        (b"A", "text/html", "http://a.example/page", draft_type.HTML),
        (b"A", "text/x-markdown", "x", draft_type.MARKDOWN),
        (b"[1]: https://a.example/\n", None, "x", draft_type.PLAIN),
        (b"A", "application/octet-stream", "draft", draft_type.PLAIN),
        (b"<p>No such report</p>", "text/html", "https://a.example/report.pdf", draft_type.HTML),
    ],
)
def test_kinds(body: bytes, media_type: str | None, name: str, kind: str) -> None:
    assert draft_type.kind_of(body, media_type, name) == kind


@pytest.mark.parametrize("media_type", ["image/png", "video/mp4", "application/pdf"])
def test_a_type_that_is_no_article_is_refused(media_type: str) -> None:
    with pytest.raises(InputError):
        draft_type.kind_of(b"A", media_type, "x")


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
    assert draft_type.is_binary(body) is binary
