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
import json, pathlib, sys
arguments = sys.argv[1:]
with open("calls.txt", "a") as calls:
    calls.write(repr(arguments) + chr(10))
drafts = arguments[arguments.index("--") + 1:]
names = [pathlib.Path(draft).name for draft in drafts]
for argument in arguments:
    form, _, path = argument.partition("=")
    if form == "markdown":
        pathlib.Path(path).write_text(f"summary of {{names}}" + chr(10))
    if form == "json":
        row = json.dumps({{"summary": {{"claims": 2, "contradicted": 1}}}})
        pathlib.Path(path).write_text("".join(row + chr(10) for _ in names))
paths = [pathlib.Path(draft) for draft in drafts]
sys.exit(max(int(path.read_text()) if path.exists() else 2 for path in paths))
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


def _act(desk: Path, drafts: str, arguments: str = "--require-all", **inputs: str) -> int:
    script = _yaml("action.yml")["runs"]["steps"][-1]["run"]
    environment = {
        **os.environ,
        "PATH": f"{desk / 'bin'}:{os.environ['PATH']}",
        "DRAFTS": drafts,
        "ARGUMENTS": arguments,
        "REPORTS": "reports",
        "STORE": inputs.get("store", ""),
        "FAIL": inputs.get("fail", "true"),
        "GITHUB_STEP_SUMMARY": str(desk / "summary.md"),
        "GITHUB_OUTPUT": str(desk / "output.txt"),
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


def _outputs(desk: Path) -> dict[str, str]:
    rows = (desk / "output.txt").read_text().splitlines()
    return dict(row.split("=", 1) for row in rows)


def test_the_action_checks_all_drafts_in_one_run(desk: Path) -> None:
    _drafts(desk, drafts__one=0, drafts__two=0)
    assert _act(desk, "drafts/*.md", "--require-all\n--as-of 2026-01-01", store="kept") == 0
    (call,) = _calls(desk)
    assert call[-3:] == ["--", "drafts/one.md", "drafts/two.md"]
    assert call[:6] == ["check", "--store", "kept", "--require-all", "--as-of", "2026-01-01"]
    assert "sarif=reports/citecheck.sarif" in call
    assert (desk / "summary.md").read_text() == "summary of ['one.md', 'two.md']\n"
    assert _outputs(desk) == {"exit-code": "0", "counts": '{"claims": 4, "contradicted": 2}'}


@pytest.mark.parametrize("code", [0, 1, 2, 3, 4])
def test_the_action_ends_as_the_command_does_unless_told_not_to_fail(desk: Path, code: int) -> None:
    _drafts(desk, a=code)
    assert _act(desk, "a.md") == code
    assert _act(desk, "a.md", fail="false") == 0
    assert _outputs(desk)["exit-code"] == str(code)


def test_a_draft_that_is_not_there_is_no_pass(desk: Path) -> None:
    assert _act(desk, "drafts/*.md") == 2
    assert _calls(desk)[0][-1] == "drafts/*.md"


def test_no_draft_is_no_pass(desk: Path) -> None:
    assert _act(desk, "\n") == 2
    assert _outputs(desk) == {"exit-code": "2"}


def test_names_and_arguments_are_data_whatever_blanks_and_quotes_they_hold(desk: Path) -> None:
    names = ["a; touch owned.md", "--help.md", "two words.md", 'it\'s "quoted".md']
    for name in names:
        (desk / name).write_text("0")
    said = "--store 'kept sources' $(touch owned) `touch owned` \"--source=3=my file.pdf\""
    assert _act(desk, "\n".join(names), said) == 0
    assert not (desk / "owned").exists()
    (call,) = _calls(desk)
    assert call[-len(names) :] == names
    assert call[1:3] == ["--store", "kept sources"]
    assert "--source=3=my file.pdf" in call


def test_no_input_is_pasted_into_a_script() -> None:
    for step in _yaml("action.yml")["runs"]["steps"]:
        assert "${{" not in step.get("run", "")


@pytest.mark.parametrize(
    ("schema", "file"),
    [
        ("vendor.github-actions", "action.yml"),
        ("vendor.github-workflows", "examples/github/citecheck.yml"),
        ("vendor.github-workflows", "examples/github/nightly.yml"),
        ("vendor.compose-spec", "examples/cluster/compose.yml"),
    ],
)
def test_examples_keep_to_the_published_schemas(schema: str, file: str) -> None:
    command = str(Path(sys.executable).with_name("check-jsonschema"))
    done = subprocess.run(
        [command, "--builtin-schema", schema, str(ROOT / file)], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout


def _commands() -> list[list[str]]:
    """Return every call of the command that the examples, the hook and the action make."""
    hook = _yaml("examples/pre-commit-config.yaml")["repos"][0]["hooks"][0]
    texts = [
        _yaml(".pre-commit-hooks.yaml")[0]["entry"] + " draft.md",
        f"{hook['entry']} {' '.join(hook['args'])}",
        *_yaml("examples/gitlab/.gitlab-ci.yml")["citations"]["script"],
        _yaml("action.yml")["runs"]["steps"][-1]["run"].replace("\\\n", " "),
        *(
            "citecheck check x " + step["with"]["arguments"]
            for name in ("citecheck", "nightly")
            for step in _yaml(f"examples/github/{name}.yml")["jobs"]["citecheck"]["steps"]
            if "arguments" in step.get("with", {})
        ),
        (ROOT / "examples/jenkins/Jenkinsfile").read_text(encoding="utf-8"),
        (ROOT / "examples/reviewdog/README.md").read_text(encoding="utf-8"),
    ]
    found = re.findall(r"citecheck check [^\n|']*", "\n".join(texts))
    return [shlex.split(call.replace("\\", "")) for call in found]


def test_examples_use_only_options_and_formats_that_there_are() -> None:
    known = {
        name
        for option in citecheck.commands["check"].params
        for name in getattr(option, "opts", [])
    }
    calls = _commands()
    assert len(calls) == 8
    for call in calls:
        assert {word for word in call if word.startswith("--") and word != "--"} <= known
        for flag, value in pairwise(call):
            if flag == "--format":
                assert value.partition("=")[0] in list(Format)


def test_every_example_asks_that_all_be_verified() -> None:
    for name in (
        "github/citecheck.yml",
        "github/nightly.yml",
        "gitlab/.gitlab-ci.yml",
        "pre-commit-config.yaml",
        "jenkins/Jenkinsfile",
        "reviewdog/README.md",
    ):
        assert "--require-all" in (ROOT / "examples" / name).read_text()
    assert _yaml("action.yml")["inputs"]["arguments"]["default"] == "--require-all"


def test_a_finding_can_be_explained_from_the_command_line() -> None:
    shown = CliRunner().invoke(citecheck, ["explain", "quote.altered"])
    assert shown.exit_code == 0
    assert "Inside quotation marks only cuts are allowed" in shown.output
