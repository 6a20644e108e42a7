"""What the shell completes, and the man page."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from citecheck.cli.main import citecheck

PAGE = Path(__file__).parents[2] / "docs" / "citecheck.1"
DRAFT = "# A\n\nOne sold 4 boats [3].\n\n## References\n\n3. A. https://a.example/\n"


def _completed(arguments: list[str], begun: str) -> list[str]:
    shell = ShellComplete(citecheck, {}, "citecheck", "_CITECHECK_COMPLETE")
    return [
        f"{item.type}:{item.value}" if item.type != "plain" else item.value
        for item in shell.get_completions(arguments, begun)
    ]


@pytest.mark.parametrize(
    ("arguments", "begun", "wanted"),
    [
        (["check", "--format"], "ht", ["html"]),
        (["check", "--format"], "html=out/a", ["file:out/a"]),
        (["check", "--fail-on"], "altered,contr", ["altered,contradicted"]),
        (["check", "--ignore"], "quote.al", ["quote.altered"]),
        (["explain"], "figure.con", ["figure.contradicted"]),
        (["check"], "two wo", ["file:two wo"]),
        (["check", "a.md", "-o"], "rep", ["file:rep"]),
    ],
)
def test_what_is_begun_is_completed(arguments: list[str], begun: str, wanted: list[str]) -> None:
    assert _completed(arguments, begun) == wanted


def test_labels_come_from_the_draft_on_the_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("two words.md").write_text(DRAFT, encoding="utf-8")
    assert _completed(["check", "two words.md", "--source"], "") == ["3="]
    assert _completed(["check", "two words.md", "--source"], "3=my f") == ["file:my f"]
    assert _completed(["check", "gone.md", "--source"], "") == []


def test_the_man_page_is_current_and_sound() -> None:
    command = [sys.executable, "-m", "citecheck.cli.man"]  # click remembers what others asked
    written = subprocess.check_output(command, text=True)
    assert PAGE.read_text(encoding="utf-8") == written
    if shutil.which("groff"):
        done = subprocess.run(
            ["groff", "-man", "-Tutf8", "-ww", str(PAGE)], capture_output=True, check=True
        )
        assert done.stderr == b""
