"""Character recognition of scanned pages and pictures: what is read, marked, left and told."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import scans
from PIL import Image

from citecheck.formats import draft, recognition
from citecheck.formats.source import decode, encode, read_text
from citecheck.model import NoText, SourceState, Text

FREIGHT = "The harbour of Norhavn handled 1.8 million tonnes of freight in 2025"


def read(body: bytes, media_type: str = "application/pdf") -> Text | NoText:
    with recognition.allowed():
        return read_text(body, media_type)


def test_a_scanned_page_is_read_and_marked() -> None:
    found = read(scans.scanned(scans.REVIEW, before="Words that were printed."))
    assert isinstance(found, Text)
    assert FREIGHT in found.body
    at = found.body.index("1,240")
    assert found.page(at) == 2
    marked = [one for one in found.recognised if one.span.start <= at < one.span.end]
    assert [one.confidence > 0.9 for one in marked] == [True]
    assert not any(one.span.start == 0 for one in found.recognised)  # the printed page is not
    assert (found.pictures, found.skipped) == (0, ())
    assert decode(encode(found)) == found


@pytest.mark.parametrize(("form", "kind"), [("PNG", "image/png"), ("JPEG", "image/jpeg")])
def test_a_picture_of_text_is_read(form: str, kind: str) -> None:
    found = read(scans.photographed(scans.REVIEW, form), kind)
    assert isinstance(found, Text)
    assert FREIGHT in found.body
    assert found.recognised


def test_without_being_allowed_it_says_what_was_left() -> None:
    whole = read_text(scans.scanned(scans.REVIEW), "application/pdf")
    assert isinstance(whole, NoText)
    assert (whole.state, whole.pictures) == (SourceState.UNREADABLE, 1)
    assert "page 1 is a picture" in whole.reason
    part = read_text(scans.scanned(scans.REVIEW, before="Printed words."), "application/pdf")
    assert isinstance(part, Text)
    assert (part.body, part.pictures) == ("Printed words.", 1)
    assert ["page 2 is a picture" in said for said in part.skipped] == [True]
    picture = read_text(scans.photographed(scans.REVIEW), "image/png")
    assert isinstance(picture, NoText)
    assert (picture.state, picture.pictures) == (SourceState.UNSUPPORTED, 1)


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "find_spec", lambda _name: None)
    for body, kind in (
        (scans.scanned(scans.REVIEW), "application/pdf"),
        (scans.photographed(scans.REVIEW), "image/png"),
    ):
        found = read_text(body, kind)
        assert isinstance(found, NoText)
        assert "pip install 'citecheck-report[ocr]'" in found.reason


def test_so_many_pages_are_read_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "MOST_PICTURES", 1)
    found = read(scans.scanned(scans.REVIEW[:1], scans.REVIEW, scans.REVIEW))
    assert isinstance(found, Text)
    assert found.body == scans.REVIEW[0]
    assert found.pictures == 2
    assert ["pages 2, 3 are pictures" in said for said in found.skipped] == [True]


def test_what_shows_no_words_has_none() -> None:
    blank = io.BytesIO()
    Image.new("L", (600, 400), 255).save(blank, "PNG")
    found = read(blank.getvalue(), "image/png")
    assert isinstance(found, NoText)
    assert read(b"\x89PNG\r\n\x1a\n" + bytes(40), "image/png").state is SourceState.UNREADABLE  # type: ignore[union-attr]


@pytest.mark.parametrize("side", [12_000, 20_000])
def test_a_picture_that_unfolds_without_end_is_refused(side: int) -> None:
    bomb = io.BytesIO()
    Image.new("1", (side, side), 1).save(bomb, "PNG")
    found = read(bomb.getvalue(), "image/png")
    assert isinstance(found, NoText)
    assert found.reason == "the picture is damaged, or too large"


def test_a_scanned_draft_is_read_marked_and_told(tmp_path: Path) -> None:
    path = tmp_path / "draft.pdf"
    path.write_bytes(scans.scanned(scans.DRAFT))
    found = draft.read(str(path))
    assert FREIGHT in found.text
    marked = [block for block in found.blocks if block.confidence is not None]
    assert [block.confidence is not None for block in found.blocks] == [True] * len(marked)
    assert [notice.code for notice in found.notices] == ["draft.text_recognised"]


def test_a_scanned_draft_without_the_extra_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recognition, "find_spec", lambda _name: None)
    path = tmp_path / "draft.pdf"
    path.write_bytes(scans.scanned(scans.DRAFT))
    found = draft.read(str(path))
    assert found.text == ""
    assert [notice.code for notice in found.notices] == ["draft.text_skipped"]
