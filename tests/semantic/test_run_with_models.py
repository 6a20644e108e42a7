from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

DRAFT = "The tax rose in the town of Ambel [1].\n\n## References\n\n1. Town records of Ambel.\n"
SOURCE = "Records of the town of Ambel. The tax rose in Ambel, the tax fell in Borl.\n"


def run(folder: Path, settings: str) -> subprocess.CompletedProcess[str]:
    (folder / "draft.md").write_text(DRAFT)
    (folder / "source.txt").write_text(SOURCE)
    (folder / "citecheck.toml").write_text(
        f'[sources]\n"1" = "source.txt"\n[semantic]\n{settings}\n'
    )
    return subprocess.run(
        [
            *(sys.executable, "-m", "citecheck", "check", "draft.md", "--offline"),
            *("--config", "citecheck.toml", "--format", "json"),  # a found one may name no model
        ],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_doubt_reaches_the_report_and_fails_nothing(tmp_path: Path, classifier: Path) -> None:
    answer = run(tmp_path, f'entailment = "{classifier.name}"')
    assert answer.returncode == 0, answer.stderr
    (claim,) = json.loads(answer.stdout)["claims"]
    assert claim["outcome"] == "unclear"
    assert [item["finding"] for item in claim["because"] if item["check"] == "meaning"] == [
        "ambiguous"
    ]


def test_a_folder_without_a_model_is_a_configuration_error(tmp_path: Path) -> None:
    (tmp_path / "models").mkdir()
    answer = run(tmp_path, 'entailment = "models"')
    assert answer.returncode == 2
    assert "which holds no tokenizer.json" in answer.stderr
