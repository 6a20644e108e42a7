"""Installing does not depend on the day: nothing is resolved, and everything is pinned."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("script", ["Makefile", ".ci/run"])
def test_whatever_pip_installs_is_pinned_and_not_resolved(script: str) -> None:
    text = (ROOT / script).read_text(encoding="utf-8").replace("\\\n", " ")
    variables = dict(re.findall(r"^(\w+) := (.*)$", text, re.MULTILINE))
    for name, value in reversed(variables.items()):
        text = text.replace(f"$({name})", value)
    calls = [line for line in text.splitlines() if re.match(r"\s.*\binstall\b.*-(r|e) ", line)]
    assert calls
    assert all("--no-deps" in line for line in calls)
    assert all("--require-hashes" in line or " -e ." in line for line in calls)


@pytest.mark.parametrize("pins", ["constraints.txt", "constraints-dev.txt"])
def test_what_the_project_names_is_pinned(pins: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = project["dependencies"]
    if pins == "constraints-dev.txt":
        extras = project["optional-dependencies"].values()
        wanted = [*wanted, *(one for extra in extras for one in extra)]
    names = {re.split(r"[\[<>=~!; ]", one)[0].lower().replace("_", "-") for one in wanted}
    pinned = set(re.findall(r"^([a-z0-9.-]+)==", (ROOT / pins).read_text(), re.MULTILINE))
    assert names - {"citecheck-report"} <= pinned
