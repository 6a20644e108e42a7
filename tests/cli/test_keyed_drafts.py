"""Drafts that cite by key, from the command line: LaTeX in several files, Quarto, given lists."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

BIB = """@article{lund, title = {Cold springs}, author = {Lund, Aila}, year = 2019}
@book{okoro, title = {Early nests}, author = {Okoro, Ben}, year = {2021}}
"""
SOURCE = "Early nests. Of all herons, 41 percent nest before March, Okoro found in 2021.\n"


def run(*arguments: str, folder: Path, code: int) -> str:
    command = [sys.executable, "-m", "citecheck", *arguments, "--no-progress"]
    if arguments[0] == "extract":
        command.pop()
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stderr
    return done.stdout


@pytest.fixture
def thesis(tmp_path: Path) -> Path:
    (tmp_path / "chapters").mkdir()
    (tmp_path / "main.tex").write_text(
        r"\documentclass{article}\begin{document}\input{chapters/nests}\bibliography{refs}"
        r"\end{document}",
        encoding="utf-8",
    )
    (tmp_path / "chapters" / "nests.tex").write_text(
        "\\section{Nests}\n\nOf all herons, 14 percent nest before March \\citep[p.~3]{okoro}.\n",
        encoding="utf-8",
    )
    (tmp_path / "refs.bib").write_text(BIB, encoding="utf-8")
    (tmp_path / "okoro.txt").write_text(SOURCE, encoding="utf-8")
    return tmp_path


def test_latex_in_several_files_is_checked_and_problems_name_the_file(thesis: Path) -> None:
    arguments = (
        "check",
        "main.tex",
        "--offline",
        "--store",
        "store",
        "--source",
        "okoro=okoro.txt",
    )
    (thesis / "store").mkdir()
    report: dict[str, Any] = json.loads(run(*arguments, "--format", "json", folder=thesis, code=1))
    assert [one["label"] for one in report["references"]] == ["okoro"]
    (claim,) = report["claims"]
    assert (claim["outcome"], claim["labels"]) == ("contradicted", ["okoro"])
    assert (claim["file"], claim["line"], claim["column"]) == ("chapters/nests.tex", 3, 1)
    assert {one["file"] for one in report["problems"] if one["claim"]} == {"chapters/nests.tex"}
    sarif = json.loads(run(*arguments, "--format", "sarif", folder=thesis, code=1))
    place = sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "chapters/nests.tex"
    assert place["region"]["startLine"] == 3
    assert "chapters/nests.tex:3:" in run(*arguments, folder=thesis, code=1)


def test_quarto_with_its_bibliography(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(BIB, encoding="utf-8")
    (tmp_path / "paper.qmd").write_text(
        "---\ntitle: Nests\nbibliography: refs.bib\n---\n\n```{r}\nplot(1)\n```\n\n"
        "Of all herons, 41 percent nest early [@okoro, p. 3; @gone].\n",
        encoding="utf-8",
    )
    found = json.loads(run("extract", "paper.qmd", "--format", "json", folder=tmp_path, code=0))
    assert found["document"]["title"] == "Nests"
    assert [one["label"] for one in found["references"]] == ["okoro"]
    assert [one["labels"] for one in found["markers"]] == [["okoro", "gone"]]
    dangling = [one for one in found["problems"] if one["code"] == "marker.dangling"]
    assert [one["labels"] for one in dangling] == [["gone"]]


def test_a_given_bibliography_serves_a_draft_that_names_none(tmp_path: Path) -> None:
    (tmp_path / "mine.bib").write_text(BIB, encoding="utf-8")
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "more.json").write_text(
        json.dumps([{"id": "sand2020", "title": "Sand"}]), encoding="utf-8"
    )
    (tmp_path / "d.md").write_text("Herons nest early [@lund; @sand2020].\n", encoding="utf-8")
    given = ("--bibliography", "mine.bib", "--bibliography", "lists/more.json")
    found = json.loads(run("extract", "d.md", *given, "--format", "json", folder=tmp_path, code=0))
    assert [one["label"] for one in found["references"]] == ["lund", "sand2020"]
    run("extract", "d.md", "--bibliography", "gone.bib", folder=tmp_path, code=2)
