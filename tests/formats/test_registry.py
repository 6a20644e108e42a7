"""The table of formats is whole: every row has what it says, and no name means two."""

from __future__ import annotations

from collections import Counter
from importlib.util import find_spec
from pathlib import Path

import pytest

import citecheck
from citecheck.formats.registry import BY_ENDING, BY_MEDIA_TYPE, FORMATS, Format
from citecheck.formats.source_type import media_type_of

FOLDER = Path(citecheck.__file__).parent / "formats"
NO_FORMATS = {"bibliography", "__pycache__"}
DOUBTED = ("html", "xml", "plain")
"""Formats that servers call what is none: their labels prove nothing."""
LABELS = [
    kind
    for one in FORMATS
    if one.is_text and one.has_sources and one.name not in DOUBTED
    for kind in one.media_types
]


@pytest.mark.parametrize("row", FORMATS, ids=[one.name for one in FORMATS])
def test_a_row_has_the_readers_that_it_names_and_no_others(row: Format) -> None:
    home = f"citecheck.formats.{row.name}"
    assert (find_spec(f"{home}.draft") is not None) == row.has_drafts
    assert (find_spec(f"{home}.source") is not None) == row.has_sources
    readers = [row.draft_reader] if row.has_drafts else []
    readers += [row.source_reader] if row.has_sources else []
    assert readers
    assert all(map(callable, readers))


@pytest.mark.parametrize("kind", LABELS)
def test_a_text_without_an_ending_is_what_its_server_calls_it(kind: str) -> None:
    body = b"Five wells were dug.\n\nTwo of them are dry.\n"
    assert media_type_of(body, declared=kind, name="https://wells.example/1") == kind


def test_every_folder_is_a_row() -> None:
    folders = {one.name for one in FOLDER.iterdir() if one.is_dir()} - NO_FORMATS
    assert folders == {one.name for one in FORMATS}


def test_no_ending_and_no_media_type_means_two_formats() -> None:
    endings = Counter(ending for one in FORMATS for ending in one.endings)
    kinds = Counter(kind for one in FORMATS for kind in one.media_types)
    assert set(endings.values()) == set(kinds.values()) == {1}
    assert all(ending == ending.lower() and ending.startswith(".") for ending in BY_ENDING)
    assert all(kind == kind.lower() for kind in BY_MEDIA_TYPE)
