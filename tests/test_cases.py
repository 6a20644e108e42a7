"""The whole line, a draft of each format, replayed from the recorded store without a network."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

FIXTURES = Path(__file__).parents[1] / "fixtures"
COMMAND = str(Path(sys.executable).with_name("citecheck"))
DRAFTS = {
    "plain": "draft.txt",
    "markdown": "draft.md",
    "html": "draft.html",
    "docx": "draft.docx",
    "pdf": "draft.pdf",
}
EXPECTED = {
    "plain": {"The battery": "unclear", "Per crossing": "contradicted", "A second": "uncited"},
    "markdown": {"Fine particles": "unclear", "The tender": "unverifiable"},
    "html": {"Night crossings": "contradicted", "“The batteries": "altered"},
    "docx": {"The council": "supported", "Councillor": "unclear"},
    "pdf": {"The battery": "contradicted", "Goods": "supported", "Per crossing": "supported"},
}
CODES = {"plain": 1, "markdown": 0, "html": 1, "docx": 0, "pdf": 1}
"""What the command exits with: 1 where a claim is contradicted, altered or not found."""
DEMO = {
    "Goods landed": "supported",
    "Its evaluation found": "contradicted",
    "She was blunter": "altered",
    "Captain Jonas Brekke": "not_found",
    "The town library": "not_found",
    "The operator took on": "partial",
    "Noise complaints": "partial",
    "The tender of 2019": "unverifiable",
    "A second charging": "uncited",
    "The new terminal": "uncited",
}
"""What a fact-checker says of the demo, by how a claim begins; the rest is borne out or open."""
REPLAY = ("--offline", "--as-of", "2026-06-01", "--today", "2026-06-02", "--format", "json")


def replay(name: str, folder: Path) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [COMMAND, "check", DRAFTS[name], "--store", "../../demo/store", *REPLAY],
        cwd=folder,
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize("name", DRAFTS)
def test_a_draft_gives_the_report_that_was_read_and_kept(name: str) -> None:
    folder = FIXTURES / "cases" / name
    done = replay(name, folder)
    assert done.returncode == CODES[name]
    assert done.stderr.startswith(f"exit {CODES[name]}: ".encode())
    assert json.loads(done.stdout) == json.loads((folder / "report.json").read_bytes())


@pytest.mark.parametrize("name", DRAFTS)
def test_the_outcomes_are_what_a_fact_checker_says(name: str) -> None:
    claims = json.loads((FIXTURES / "cases" / name / "report.json").read_bytes())["claims"]
    for beginning, outcome in EXPECTED[name].items():
        found = [claim["outcome"] for claim in claims if claim["text"].startswith(beginning)]
        assert found == [outcome], beginning


@pytest.mark.parametrize("name", DRAFTS)
def test_every_offset_lies_in_the_text_it_is_said_of(name: str) -> None:
    report = json.loads((FIXTURES / "cases" / name / "report.json").read_bytes())
    text = report["document"]["text"]
    for item in (*report["claims"], *report["markers"]):
        assert text[item["start"] : item["end"]] == item["text"]
    for entry in report["references"]:  # their texts are shown on one line, without back-links
        assert " ".join(text[entry["start"] : entry["end"]].split()).startswith(entry["text"])
    for claim in report["claims"]:
        for fact in claim["facts"]:
            assert text[fact["start"] : fact["end"]] == fact["text"]


def test_the_same_run_gives_the_same_bytes() -> None:
    folder = FIXTURES / "cases" / "plain"
    assert replay("plain", folder).stdout == replay("plain", folder).stdout


def test_the_demo_shows_every_outcome() -> None:
    done = subprocess.run(
        [COMMAND, "check", "draft.md", "--store", "store", *REPLAY],
        cwd=FIXTURES / "demo",
        capture_output=True,
        check=False,
    )
    report = json.loads(done.stdout)
    summary = report["summary"]
    outcomes = set(summary) - {"claims", "problems"}
    assert {name for name in outcomes if summary[name]} == outcomes
    assert summary["claims"] >= 14
    for beginning, outcome in DEMO.items():
        found = [c["outcome"] for c in report["claims"] if c["text"].startswith(beginning)]
        assert found == [outcome], beginning
    accused = {"contradicted", "altered", "not_found", "partial"}
    assert sum(summary[name] for name in accused) == sum(one in accused for one in DEMO.values())
    codes = {problem["code"] for problem in report["problems"]}
    assert {"marker.wrong", "marker.dangling", "source.dead", "quote.altered"} <= codes
