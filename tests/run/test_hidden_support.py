"""A claim that only hidden text of its source would bear out, through the whole command."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import hidden_docx
import hidden_pdf
import pytest

COMMAND = str(Path(sys.executable).with_name("citecheck"))
CLAIM = "The ferry across Lake Orrin carried 24 per cent more cyclists in 2021"
DRAFT = f"# Ferries\n\n{CLAIM} [1].\n\n## References\n\n[1] Office. https://office.example/\n"
FILLER = "<p>The harbour office wrote down every crossing, and its clerk counted them twice.</p>"
VISIBLE = f"<h1>Office</h1>{FILLER}<p>{CLAIM}.</p>{FILLER}"
UNSEEN = f"<style>p + .x{{opacity:0}}</style><h1>Office</h1>{FILLER}<p class=x>{CLAIM}.</p>{FILLER}"
MENU = f"<h1>Office</h1><nav hidden>24 ferries, 2021</nav>{FILLER}{FILLER}"


def check(folder: Path, name: str, body: bytes) -> dict[str, Any]:
    (folder / name).write_bytes(body)
    (folder / "draft.md").write_text(DRAFT, encoding="utf-8")
    command = [COMMAND, "check", "draft.md", "--source", f"1={name}", "--store", "store"]
    done = subprocess.run(
        [*command, "--offline", "--format", "json"],
        capture_output=True,
        cwd=folder,
        check=False,
        timeout=120,
    )
    report: dict[str, Any] = json.loads(done.stdout)
    return report


OUTCOMES = {"not borne out": ("not_found", "unclear"), "supported": ("supported",)}


@pytest.mark.parametrize(
    ("name", "body", "outcome", "is_told"),
    [
        ("a.html", UNSEEN.encode(), "not borne out", True),
        ("a.html", VISIBLE.encode(), "supported", False),
        ("a.html", MENU.encode(), "not borne out", False),
        ("a.pdf", dict(hidden_pdf.hidden())["covered-white"], "not borne out", True),
        ("a.pdf", dict(hidden_pdf.shown())["plain"], "supported", False),
        ("a.docx", dict(hidden_docx.hidden())["theme-white"], "not borne out", True),
    ],
    ids=["page", "visible", "menu", "covered", "printed", "theme"],
)
def test_hidden_text_is_told_and_bears_nothing_out(
    tmp_path: Path, name: str, body: bytes, outcome: str, *, is_told: bool
) -> None:
    report = check(tmp_path, name, body)
    (claim,) = report["claims"]
    told = [problem for problem in report["problems"] if problem["code"] == "source.hidden_text"]
    assert claim["outcome"] in OUTCOMES[outcome]
    assert bool(told) is is_told
    assert all("24 per cent more" in problem["message"] for problem in told)


def test_a_source_of_hidden_words_alone_says_so(tmp_path: Path) -> None:
    report = check(tmp_path, "a.html", f"<div hidden>{VISIBLE}</div>".encode())
    assert report["claims"][0]["outcome"] == "unverifiable"
    assert any("all of them are hidden" in problem["message"] for problem in report["problems"])
