"""What is delivered: the same bytes from the same files, and a list of all that comes with it."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_list_of_components_holds_every_pin_with_its_hashes() -> None:
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    command = [sys.executable, "tools/sbom.py"]
    first, second = (subprocess.check_output(command, cwd=ROOT, text=True) for _ in range(2))
    assert first == second
    listed = json.loads(first)
    assert (listed["bomFormat"], listed["specVersion"]) == ("CycloneDX", "1.5")
    names = re.findall(r"^([A-Za-z0-9][\w.-]*)==", pins, re.MULTILINE)
    assert len(names) > 20
    assert [item["name"] for item in listed["components"]] == [
        re.sub(r"[-_.]+", "-", name).lower() for name in names
    ]
    assert all(item["properties"] for item in listed["components"])


def built(folder: Path) -> dict[str, str]:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1767225600"}
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", str(folder)],
        cwd=ROOT, env=environment, check=True, capture_output=True,
    )  # fmt: skip
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_two_builds_give_the_same_bytes(tmp_path: Path) -> None:
    first = built(tmp_path / "one")
    assert {name.rpartition(".")[2] for name in first} == {"whl", "gz"}
    assert built(tmp_path / "two") == first
