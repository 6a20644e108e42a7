"""The model of entailment as a second reader: nothing leaves the machine, and nobody is needed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from reader_desk import Desk

DRAFT = (
    "# Taxes\n\nThe tax rose out of the blue [1].\n\n## References\n\n"
    "1. Office. Taxes. https://tax.example/1\n"
)
SOURCE = (
    "Taxes\n\nThe tax rose. It was the first time in ten years that a ship paid more than a boat."
)


@pytest.fixture
def local(desk: Desk, classifier: Path) -> Desk:
    (desk.folder / "draft.md").write_text(DRAFT, encoding="utf-8")
    (desk.folder / "source.txt").write_text(SOURCE, encoding="utf-8")
    (desk.folder / "mine.toml").write_text(
        f'[semantic]\nentailment = "{classifier}"\n[reader]\nmodel = "entailment"\n'
        "[archive]\nenabled = false\n"
    )
    return desk


def claim_of(report: dict[str, Any]) -> dict[str, Any]:
    (claim,) = report["claims"]
    assert claim["outcome"] == "unclear"
    return claim


@pytest.mark.parametrize("more", [(), ("--offline",)])
def test_it_reads_the_passages_and_shows_the_words(local: Desk, more: tuple[str, ...]) -> None:
    report = local.checked("--config", "mine.toml", *more)
    opinion = claim_of(report)["reader"]
    assert (opinion["model"], opinion["says"], opinion["verified"]) == (
        "entailment",
        "supported",
        True,
    )
    assert opinion["passage"] == SOURCE[opinion["start"] : opinion["end"]]
    assert opinion["passage"].startswith("The tax rose")
    told = report["run"]["reader"]
    assert (told["answered"], told["host"], told["sent"]) == (1, None, 0)
    assert local.requests() == []


def test_a_folder_beside_the_draft_does_not_count(local: Desk) -> None:
    (local.folder / "mine.toml").rename(local.folder / "citecheck.toml")
    report = local.checked()
    assert claim_of(report)["reader"] is None
    assert "reader" not in report["run"]


def test_a_folder_without_a_model_is_told(local: Desk) -> None:
    (local.folder / "classifier" / "model.onnx").unlink()
    done = local.run(
        "check", "draft.md", "--source", "1=source.txt", "--config", "mine.toml", "--offline"
    )
    assert done.returncode == 2
    assert "holds no model.onnx" in done.stderr
