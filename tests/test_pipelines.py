"""What runs citecheck elsewhere: the action, the hook and the examples, as far as a machine can."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from citecheck.cli.main import citecheck
from citecheck.report import Format

ROOT = Path(__file__).parents[1]
RECORDER = """#!{python}
import pathlib, sys
arguments = sys.argv[1:]
with open("calls.txt", "a") as calls:
    calls.write(repr(arguments) + chr(10))
draft = pathlib.Path(arguments[-1])
for argument in arguments:
    if argument.startswith("markdown="):
        pathlib.Path(argument.partition("=")[2]).write_text(f"summary of {{draft.name}}" + chr(10))
sys.exit(int(draft.read_text()) if draft.exists() else 2)
"""


def _yaml(name: str) -> Any:  # noqa: ANN401 - what YAML holds
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with a stand-in for the command that notes its calls and exits as its draft says."""
    command = tmp_path / "bin" / "citecheck"
    command.parent.mkdir()
    command.write_text(RECORDER.format(python=sys.executable))
    command.chmod(0o755)
    return tmp_path


def _act(desk: Path, drafts: str, arguments: str = "--require-all") -> int:
    script = _yaml("action.yml")["runs"]["steps"][-1]["run"]
    environment = {
        **os.environ,
        "PATH": f"{desk / 'bin'}:{os.environ['PATH']}",
        "DRAFTS": drafts,
        "ARGUMENTS": arguments,
        "REPORTS": "reports",
        "GITHUB_STEP_SUMMARY": str(desk / "summary.md"),
    }
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=desk,
        env=environment,
        check=False,
    ).returncode


def _drafts(desk: Path, **codes: int) -> None:
    for name, code in codes.items():
        path = desk / name.replace("__", "/")
        path.parent.mkdir(exist_ok=True)
        path.with_suffix(".md").write_text(str(code))


def _calls(desk: Path) -> list[list[str]]:
    return [eval(line) for line in (desk / "calls.txt").read_text().splitlines()]


def test_the_action_checks_each_draft_with_all_reports(desk: Path) -> None:
    _drafts(desk, drafts__one=0, drafts__two=0)
    assert _act(desk, "drafts/*.md", "--require-all\n--store kept") == 0
    calls = _calls(desk)
    assert [call[-2:] for call in calls] == [["--", "drafts/one.md"], ["--", "drafts/two.md"]]
    assert calls[0][:4] == ["check", "--require-all", "--store", "kept"]
    assert "sarif=reports/1-one.md.sarif" in calls[0]
    assert (desk / "summary.md").read_text() == "summary of one.md\nsummary of two.md\n"


@pytest.mark.parametrize(
    ("codes", "worst"),
    [
        ((0, 0), 0),
        ((1, 0), 1),
        ((4, 1), 1),
        ((1, 4), 1),
        ((2, 1), 2),
        ((2, 3), 3),
        ((3, 2), 3),
        ((0, 4), 4),
    ],
)
def test_the_action_ends_with_the_gravest_code(
    desk: Path, codes: tuple[int, int], worst: int
) -> None:
    _drafts(desk, a=codes[0], b=codes[1])
    assert _act(desk, "a.md\nb.md") == worst


def test_a_draft_that_is_not_there_is_no_pass(desk: Path) -> None:
    assert _act(desk, "drafts/*.md") == 2
    assert _calls(desk)[0][-1] == "drafts/*.md"


def test_no_draft_is_no_pass(desk: Path) -> None:
    assert _act(desk, "\n") == 2


def test_names_and_arguments_are_data(desk: Path) -> None:
    (desk / "a; touch owned.md").write_text("0")
    (desk / "--help.md").write_text("0")
    assert _act(desk, "a; touch owned.md\n--help.md", "$(touch owned) `touch owned`") == 0
    assert not (desk / "owned").exists()
    assert [call[-1] for call in _calls(desk)] == ["a; touch owned.md", "--help.md"]


def test_no_input_is_pasted_into_a_script() -> None:
    for step in _yaml("action.yml")["runs"]["steps"]:
        assert "${{" not in step["run"]


def _commands() -> list[list[str]]:
    """Return every call of the command that the examples, the hook and the action make."""
    texts = [
        _yaml(".pre-commit-hooks.yaml")[0]["entry"] + " draft.md",
        " ".join(_yaml("examples/pre-commit-config.yaml")["repos"][0]["hooks"][0]["args"]),
        *_yaml("examples/gitlab/.gitlab-ci.yml")["citations"]["script"],
        _yaml("action.yml")["runs"]["steps"][-1]["run"].replace("\\\n", " "),
        "citecheck check x "
        + _yaml("examples/github/citecheck.yml")["jobs"]["citecheck"]["steps"][2]["with"][
            "arguments"
        ],
    ]
    found = re.findall(r"citecheck check [^\n]*", "\n".join(texts))
    return [shlex.split(call) for call in found]


def test_examples_use_only_options_and_formats_that_there_are() -> None:
    known = {
        name
        for option in citecheck.commands["check"].params
        for name in getattr(option, "opts", [])
    }
    calls = _commands()
    assert len(calls) == 4
    for call in calls:
        assert {word for word in call if word.startswith("--") and word != "--"} <= known
        for flag, value in pairwise(call):
            if flag == "--format":
                assert value.partition("=")[0] in list(Format)


def test_every_example_asks_that_all_be_verified() -> None:
    for name in ("github/citecheck.yml", "gitlab/.gitlab-ci.yml", "pre-commit-config.yaml"):
        assert "--require-all" in (ROOT / "examples" / name).read_text()
    assert _yaml("action.yml")["inputs"]["arguments"]["default"] == "--require-all"


def test_a_finding_can_be_explained_from_the_command_line() -> None:
    shown = CliRunner().invoke(citecheck, ["explain", "quote.altered"])
    assert shown.exit_code == 0
    assert "Inside quotation marks only cuts are allowed" in shown.output
