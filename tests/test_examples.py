"""The examples do what they show: the notebook runs, the cluster's commands are commands."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

EXAMPLES = Path(__file__).parent.parent / "examples"


def _corpus(folder: Path) -> None:
    """Write two drafts, of which the second gives a wrong number, and their manifest."""
    (folder / "source.txt").write_text("The harbour of Lund sold 1,240 boats in 2024.\n")
    rows = []
    for number, boats in enumerate(("1,240", "1,390")):
        name = f"d{number}.md"
        (folder / name).write_text(
            f"# Boats\n\nThe harbour of Lund sold {boats} boats in 2024 [1].\n\n"
            "## References\n\n1. Harbour office of Lund. Boats.\n"
        )
        rows.append(
            {
                "path": name,
                "published": f"202{number}-05-06",
                "sources": {"1": "source.txt"},
                "desk": ("north", "south")[number],
            }
        )
    (folder / "list.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))


def test_the_notebook_tells_what_a_batch_found(tmp_path: Path) -> None:
    _corpus(tmp_path)
    batch = [sys.executable, "-m", "citecheck", "batch", "list.jsonl", "-o", "results"]
    done = subprocess.run(
        [*batch, "--offline", "--workers", "1"], cwd=tmp_path, capture_output=True, check=False
    )
    assert done.returncode == 1, done.stderr
    shown = subprocess.run(
        [sys.executable, EXAMPLES / "notebook.py", "results"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert shown.returncode == 0, shown.stderr
    rows = [line.split() for line in shown.stdout.splitlines()]
    assert ["supported", "1", "0.5"] in rows
    assert ["contradicted", "1", "0.5"] in rows
    assert ["2020", "1", "0", "0.0"] in rows
    assert ["2021", "1", "1", "1.0"] in rows
    assert ["south", "1.0", "1.0"] in rows
    assert "1,390 boats in 2024 [1]." in shown.stdout


@pytest.mark.needs("dask")
def test_the_cluster_is_made_of_commands_and_options_that_there_are() -> None:
    compose = yaml.safe_load((EXAMPLES / "cluster" / "compose.yml").read_text())
    assert set(compose["services"]) == {"scheduler", "worker", "driver"}
    for service in compose["services"].values():
        command = shlex.split(service["command"])
        known = subprocess.run(
            [sys.executable, "-W", "ignore", "-m", *command[:2], "--help"],
            capture_output=True,
            text=True,
            check=False,
        )
        assert known.returncode == 0, known.stderr
        options = [word for word in command if word.startswith("--")]
        assert options
        assert [option for option in options if option not in known.stdout] == []
        assert service["volumes"] == ["./shared:/shared"]
        context = EXAMPLES / "cluster" / service["build"]["context"]
        assert (context / service["build"]["dockerfile"]).is_file()
