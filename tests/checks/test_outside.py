"""A check of another package counts as much as our own: it contradicts, under its own name."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

CHECK = """
from citecheck.model import Evidence, Finding, Passage, Scope, Span

CODE = "moon_phase"
SUMMARY = "Whether the moon was as the claim has it"
SCOPE = Scope.CLAIM


def applies(claim):
    return "full moon" in claim.words


def examine(claim, reading, source_key):
    body = reading.text.body
    at = body.find("new moon")
    if at < 0:
        return ()
    passage = Passage(span=Span(at, at + 8), text="new moon", finding=Finding.CONTRADICTED)
    note = "says full moon, the source has new moon"
    return (
        Evidence(claim_id=claim.id, check=CODE, finding=Finding.CONTRADICTED,
                 source_key=source_key, passage=passage, note=note),
    )


def interpret(evidence):
    return evidence
"""
DRAFT = (
    "# Sea\n\nThe wreck was found under a full moon [1].\n\n## References\n\n1. Log of the Sea.\n"
)
SOURCE = (
    "Log of the Sea.\n\nThe wreck was found under a new moon, near the old lighthouse of Ambel.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    package = tmp_path / "site"
    info = package / "moon-1.0.dist-info"
    info.mkdir(parents=True)
    (package / "moon.py").write_text(CHECK, encoding="utf-8")
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: moon\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[citecheck.checks]\nmoon = moon\n")
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "log.txt").write_text(SOURCE, encoding="utf-8")
    return tmp_path


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(folder / "site")}
    return subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, text=True,
        check=False,
    )  # fmt: skip


def _check(folder: Path, *more: str) -> subprocess.CompletedProcess[str]:
    command = ("-m", "citecheck", "check", "draft.md", "--offline", "--source", "1=log.txt")
    return _run(folder, *command, *more)


def test_it_contradicts_in_check_and_in_sarif_under_its_own_code(folder: Path) -> None:
    done = _check(folder, "--format", "json")
    report = json.loads(done.stdout)
    assert done.returncode == 1, done.stderr
    assert [claim["outcome"] for claim in report["claims"]] == ["contradicted"]
    assert "moon_phase.contradicted" in [item["code"] for item in report["problems"]]
    run = json.loads(_check(folder, "--format", "sarif").stdout)["runs"][0]
    assert "moon_phase.contradicted" in [result["ruleId"] for result in run["results"]]


def test_it_contradicts_in_compare(folder: Path) -> None:
    words = (DRAFT.split("\n\n")[1].replace(" [1]", ""), SOURCE)
    done = _run(
        folder, "-c", f"import citecheck; print(citecheck.compare(*{words!r}).outcome.value)"
    )
    assert done.stdout.strip() == "contradicted", done.stderr


def test_it_can_be_ignored_and_explained(folder: Path) -> None:
    assert _check(folder, "--ignore", "moon_phase").returncode == 0
    shown = _run(folder, "-m", "citecheck", "explain", "moon_phase.contradicted")
    assert "Whether the moon was as the claim has it" in shown.stdout
    assert _run(folder, "-m", "citecheck", "explain", "figure.contradicted").stdout.count(
        "looks for"
    )
