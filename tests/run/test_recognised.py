"""What was read off a picture may bear a claim out, and never speaks against one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import scans
from click.testing import CliRunner

from citecheck.cli.main import citecheck as cli
from citecheck.formats import recognition

DRAFT = """# Harbour

The harbour of Norhavn handled 1.8 million tonnes of freight in 2025.[1]

The number of ships fell to 1,284.[1]

Ingrid Dahl opened the second quay on 15 March 2026.[1]

Fishing brought 40 million kroner to the town in the winter months of 2021.[1]

## References

1. Port authority. Yearly review. 2026. https://port.example/review.pdf
"""


def report(folder: Path, source: str) -> dict[str, object]:
    (folder / "draft.md").write_text(DRAFT, encoding="utf-8")
    words = ["check", str(folder / "draft.md"), "--source", f"1={folder / source}", "--no-archive"]
    done = CliRunner().invoke(cli, [*words, "--format", "json"])
    found: dict[str, object] = json.loads(done.stdout)
    return found


def outcomes(found: dict[str, object]) -> list[str]:
    return [claim["outcome"] for claim in found["claims"]]  # type: ignore[index, attr-defined]


def test_a_scan_ticks_and_contradicts_nothing(tmp_path: Path) -> None:
    (tmp_path / "text.pdf").write_bytes(scans.printed(scans.REVIEW))
    printed = report(tmp_path, "text.pdf")
    assert outcomes(printed)[:3] == ["supported", "contradicted", "contradicted"]
    (tmp_path / "scan.pdf").write_bytes(scans.scanned(scans.REVIEW))
    found = report(tmp_path, "scan.pdf")
    assert outcomes(found)[:3] == ["supported", "unclear", "unclear"]
    assert outcomes(found)[3] == "unclear"  # it may stand there, misread
    source = found["sources"][0]  # type: ignore[index]
    assert source["recognised"] is True
    notes = [reason["note"] or "" for claim in found["claims"] for reason in claim["because"]]  # type: ignore[attr-defined]
    assert any("character recognition (confidence 0.9" in note for note in notes)
    warm = report(tmp_path, "scan.pdf")
    assert warm["claims"] == found["claims"]


def test_what_stands_on_an_unread_page_is_not_called_absent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recognition, "find_spec", lambda _name: None)
    filler = "The port was founded in 1840 by fishers from the north, and grew slowly. " * 6
    (tmp_path / "part.pdf").write_bytes(scans.scanned(scans.REVIEW, before=filler))
    found = report(tmp_path, "part.pdf")
    assert set(outcomes(found)) == {"unverifiable"}
    told = [item for item in found["problems"] if item["code"] == "source.text_skipped"]  # type: ignore[attr-defined]
    assert ["page 2 is a picture" in item["message"] for item in told] == [True]
    source = found["sources"][0]  # type: ignore[index]
    assert ["page 2 is a picture" in said for said in source["skipped"]] == [True]
