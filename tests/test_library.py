"""The library as a stranger uses it: paths and bytes, settings in three forms, types, sentences."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import citecheck

SOURCE = "The harbour sold 1,240 boats in 2024. The quay is 90 metres long."
DRAFT = (
    "# Boats\n\nThe harbour sold 1,420 boats in 2024 [1].\n\n## References\n\n"
    "1. Harbour office. Boats. https://boats.example/a\n"
)
USED = """
from pathlib import Path
import citecheck

report: citecheck.Report = citecheck.check(b"text", config={"policy": {}}, offline=True)
outcomes: list[str] = [claim.outcome.value for claim in report.claims]
passages: list[str | None] = [item.passage for item in report.claims[0].because]
page: str = report.to_html()
found = citecheck.extract(Path("draft.md"))
labels: list[str | None] = [reference.label for reference in found.references]
score: float = citecheck.compare("a", "b").score
place = citecheck.SourceIndex("text").locate("words")
start: int | None = place.start if place else None
units: list[str] = [figure.unit for figure in citecheck.find_figures("5 km")]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "own.txt").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    return tmp_path


def test_settings_come_as_a_mapping_a_file_or_an_object(folder: Path) -> None:
    (folder / "own.toml").write_text('[sources]\n"1" = "own.txt"\n', encoding="utf-8")
    by_object = citecheck.Config(sources={"1": str(folder / "own.txt")})
    for config in ({"sources": {"1": "own.txt"}}, "own.toml", folder / "own.toml", by_object):
        report = citecheck.check("draft.md", config=config, offline=True)
        assert [claim.outcome for claim in report.claims] == ["contradicted"]


def test_a_draft_comes_as_a_path_or_as_bytes(folder: Path) -> None:
    config = {"sources": {"1": "own.txt"}}
    for draft in ("draft.md", folder / "draft.md", DRAFT.encode(), bytearray(DRAFT.encode())):
        report = citecheck.check(draft, config=config, store=folder / "kept", offline=True)
        assert report.claims[0].outcome == "contradicted"
        assert len(citecheck.extract(draft).references) == 1


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: citecheck.check(3), "the draft must be a path (str or Path) or bytes, not an int"),  # type: ignore[arg-type]
        (lambda: citecheck.extract(None), "not a NoneType"),  # type: ignore[arg-type]
        (lambda: citecheck.check("draft.md", config=7), "config must be a Config, a mapping"),  # type: ignore[arg-type]
        (lambda: citecheck.check("draft.md", store=b"x"), "store must be a path"),  # type: ignore[arg-type]
        (lambda: citecheck.compare("a", Path("b")), "source must be the text itself, a str"),  # type: ignore[arg-type]
    ],
)
def test_an_argument_of_another_kind_is_told_in_a_sentence(
    folder: Path, call: Callable[[], object], said: str
) -> None:
    assert folder.exists()
    with pytest.raises(TypeError) as error:
        call()
    assert said in str(error.value)


def test_a_slip_in_the_settings_is_told(folder: Path) -> None:
    with pytest.raises(citecheck.ConfigError, match="did you mean 'policy'"):
        citecheck.check(folder / "draft.md", config={"polici": {}})
    with pytest.raises(citecheck.ConfigError, match="did you mean 'figure'"):
        citecheck.check(folder / "draft.md", config={"policy": {"ignore": ["fihure"]}})


def test_results_show_themselves_shortly_and_in_notebooks(folder: Path) -> None:
    report = citecheck.check("draft.md", config={"sources": {"1": "own.txt"}}, offline=True)
    assert repr(report) == "<citecheck Report of draft.md: 1 claim: 1 contradicted>"
    assert repr(citecheck.extract(folder / "draft.md")).endswith(
        "1 references, 1 markers, 1 claims, 0 problems>"
    )
    assert report._repr_html_().startswith('<iframe sandbox="allow-scripts" srcdoc="')
    said = citecheck.compare("It sold 3 <b> boats.", "It sold 4 <b> boats.")
    assert repr(said).startswith("<citecheck Comparison: ")
    assert "<b> boats" not in said._repr_html_()


def test_a_project_that_uses_it_keeps_to_its_types(tmp_path: Path) -> None:
    (tmp_path / "project.py").write_text(USED, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", "project.py"]
    done = subprocess.run(
        [*command, "--cache-dir", str(tmp_path / "cache"), "--follow-imports=silent"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
