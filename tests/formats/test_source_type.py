"""Types by content: what looks like what."""

from __future__ import annotations

import pytest

from citecheck.formats.source_type import (
    CSV,
    EPUB,
    HTML,
    JSON,
    PLAIN,
    READABLE,
    TSV,
    XML,
    media_type_of,
)

ARTICLE = b"<article><front/><body><p>Nine ships.</p></body></article>"


@pytest.mark.parametrize(
    ("body", "declared", "name", "kind"),
    [
        (b"a,b\n1,2\n", None, "x.csv", CSV),
        (b"a,b\n1,2\n", "text/csv", "x", CSV),
        (b"a\tb\n", "text/tab-separated-values", "x", TSV),
        (b"a,b\n1,2\n", None, "x.txt", PLAIN),
        (ARTICLE, "application/xml", "x", XML),
        (ARTICLE, None, "x", HTML),
        (b'<?xml version="1.0"?>' + ARTICLE, None, "x", XML),
        (b"<!DOCTYPE article PUBLIC 'x' 'y'>" + ARTICLE, None, "x.nxml", XML),
        (b"<!DOCTYPE html><title>x</title>", None, "x", HTML),
        (b'<?xml version="1.0"?><!DOCTYPE html><html><p>x', "application/xhtml+xml", "x", HTML),
        (b'<?xml version="1.0"?><html><p>x', None, "x", HTML),
        (b'<?xml version="1.0"?><rss><channel/></rss>', "application/rss+xml", "x", XML),
        (b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/epub+zip", None, "x", EPUB),
        (b"PK\x03\x04" + bytes(40), None, "x.zip", "application/zip"),
        (b'{"a": 1}', "application/json", "x", JSON),
    ],
)
def test_kind(body: bytes, declared: str | None, name: str, kind: str) -> None:
    assert media_type_of(body, declared=declared, name=name) == kind


def test_what_holds_text_can_be_read() -> None:
    assert {HTML, PLAIN, JSON, XML, EPUB} <= set(READABLE)
