"""Relative links: joined with the page's base, the draft's address, or its folder; else named."""

from pathlib import Path

import pytest

from citecheck.formats.draft import read
from citecheck.model import Document, HintKind
from citecheck.references import find_references


def targets(document: Document) -> list[str | None]:
    return [hint.target for hint in document.hints if hint.kind is HintKind.LINK]


PAGE = b"<p>Some 61 per cent <a href='quay.html'>used it</a>, <a href='/x?a=1'>all say</a>.</p>"


def test_the_base_of_the_page_goes_first() -> None:
    page = b"<base href='https://b.example/t/'>" + PAGE
    for name in ("draft.html", "https://a.example/d.html"):
        found = targets(read(page, "text/html", name=name))
        assert found == ["https://b.example/t/quay.html", "https://b.example/x?a=1"]


def test_then_the_address_of_the_draft() -> None:
    found = targets(read(PAGE, "text/html", name="https://a.example/t/d.html"))
    assert found == ["https://a.example/t/quay.html", "https://a.example/x?a=1"]


def test_then_its_folder(tmp_path: Path) -> None:
    (tmp_path / "quay (1).html").write_text("<p>61 per cent</p>", encoding="utf-8")
    draft = tmp_path / "draft.md"
    draft.write_text("It was [61 per cent](./quay%20(1).html#top).", encoding="utf-8")
    document = read(str(draft))
    assert targets(document) == [f"file:{tmp_path / 'quay (1).html'}"]
    assert document.notices == ()
    (link,) = find_references(document).references
    assert link.work.file == str(tmp_path / "quay (1).html")
    assert link.work.url is None


@pytest.mark.parametrize(
    "target", ["../secret.txt", "/etc/passwd", ".env", "sub/.env", "gone.html", "out.txt", "sub"]
)
def test_nothing_outside_of_the_folder_and_nothing_hidden_is_reached(
    tmp_path: Path, target: str
) -> None:
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    for file in (tmp_path / "secret.txt", folder / ".env", folder / "sub" / ".env"):
        file.write_text("61 per cent", encoding="utf-8")
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    draft = folder / "draft.md"
    draft.write_text(f"It was [61 per cent]({target}).", encoding="utf-8")
    document = read(str(draft))
    assert targets(document) == [target]
    (notice,) = document.notices
    assert notice.code == "draft.relative_link"
    assert target in notice.message
    assert find_references(document).references == ()


def test_links_within_the_draft_are_left_alone() -> None:
    document = read(b"See [below](#end).", name="draft.md")
    assert (targets(document), document.notices) == (["#end"], ())
