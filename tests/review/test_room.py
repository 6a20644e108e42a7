"""A review that begins with nothing: it takes drafts, and sources for their entries."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from citecheck.review.room import Room, Service

if TYPE_CHECKING:
    from conftest import Review

DRAFT = """# The harbour

The harbour of Veldmar was opened in 1911 [1]. It employs 410 people [1].

## References

1. Veldmar harbour, annual report. https://veldmar.example/report
"""
SOURCE = "The harbour of Veldmar was opened in 1911. The harbour employs 230 people.\n"
PATIENCE_S = 120


def _await(review: Review, version: int) -> dict[str, Any]:
    until = time.monotonic() + PATIENCE_S
    while True:
        state = json.loads(review.ask(path="state")[1])
        if state["version"] == version and not state["checking"]:
            return dict(state)
        assert time.monotonic() < until, state
        time.sleep(0.05)


def test_a_draft_and_a_source_are_given_to_the_page(empty: Review) -> None:
    assert "Which draft is to be checked?" in empty.ask()[1]
    assert empty.ask(path="memo")[0] == 409
    status, _, _ = empty.ask("POST", "draft", DRAFT.encode(), X_Name="the%20harbour.md")
    assert status == 200
    state = _await(empty, 1)
    assert state["sources"] == [["https://veldmar.example/report", "not in the store"]]
    page = empty.ask()[1]
    assert "<span>the harbour.md</span>" in page
    assert 'data-reference="' in page
    reference = page.split('data-reference="')[1].split('"')[0]
    given = empty.ask(
        "POST", f"source?reference={reference}", SOURCE.encode(), X_Name="the%20report.txt"
    )
    assert given[0] == 200
    assert len(_await(empty, 2)["sources"]) == 1
    page = empty.ask()[1]
    assert 'rect class="fill-contradicted"' in page
    assert "230" in page
    fingerprint = page.split('class="person" data-fingerprint="')[1].split('"')[0]
    assert empty.decide(fingerprint=fingerprint, code="claim", decision="tick")[0] == 200
    assert empty.decisions.exists()  # in the working folder: it outlives the copy of the draft
    assert empty.ask("POST", "draft", b"Two boats sank in 1911.", X_Name="pasted")[0] == 200
    _await(empty, 3)
    assert " sank in " in empty.ask()[1]


@pytest.mark.parametrize(
    ("path", "body", "headers", "status"),
    [
        ("draft", b"", {}, 422),
        ("draft", b"{", {"Content_Type": "application/json"}, 422),
        ("draft", b'{"address":"file:///etc/passwd"}', {"Content_Type": "application/json"}, 422),
        ("draft", b"words", {"Origin": "https://evil.example"}, 403),
        ("source?reference=r1", b"words", {}, 409),
        ("source?reference=r1", b"words", {"Origin": ""}, 403),
        ("rerun", b"", {}, 409),
    ],
)
def test_what_is_no_draft_is_refused(
    empty: Review, path: str, body: bytes, headers: dict[str, str], status: int
) -> None:
    assert empty.ask("POST", path, body, **headers)[0] == status
    assert "Which draft is to be checked?" in empty.ask()[1]


def test_a_file_without_end_is_refused_and_not_kept(empty: Review) -> None:
    assert empty.ask("POST", "draft", bytes(100_000_001), X_Name="long.txt")[0] == 413


def test_a_review_of_one_draft_takes_no_other(review: Review) -> None:
    assert review.ask("POST", "draft", b"words", X_Name="other.md")[0] == 409
    assert review.ask(path="start")[0] == 409
    assert review.ask("POST", "source?reference=r1", b"words", X_Name="a.txt")[0] == 409


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("draft.docx", "draft.docx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\texts\\draft.docx", "Ctextsdraft.docx"),
        (".bashrc", "bashrc"),
        ("..", "draft"),
        ("", "draft"),
        ("a\x00b\n.md", "ab.md"),
        ("x" * 300 + ".md", "x" * 117 + ".md"),
    ],
)
def test_a_file_lies_in_the_folder_of_the_room_whatever_it_is_called(
    tmp_path: Path, name: str, kept: str
) -> None:
    place = Room(tmp_path, Service()).place_for(name)
    assert place.name == kept
    assert place.parent.parent == tmp_path
    assert place.parent.is_dir()
