"""Where the reports of one and of several drafts go, as a user asks for them."""

from __future__ import annotations

import html
import json
import os
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import docx
import pytest
from click.testing import CliRunner, Result

from citecheck.cli.main import citecheck
from citecheck.commands.output import targets
from citecheck.errors import ConfigError
from citecheck.report import Format

A = "# Boats\n\nThe harbour sold 1,240 boats in 2024 [1].\n\n## References\n\n1. Harbour. Boats.\n"
B = "# Ferries\n\nThe line sold 9 ferries in 2023 [1, 2].\n\n## References\n\n1. Line. Ferries.\n"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text(A)
    (tmp_path / "b.md").write_text(B)
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "a.md").write_text(A)
    return tmp_path


def check(*words: str) -> Result:
    return CliRunner().invoke(citecheck, ["check", "--offline", *words])


def test_several_drafts_are_one_valid_sarif_run(desk: Path) -> None:
    check("a.md", "b.md", "--format", "sarif=all.sarif")
    (run,) = json.loads((desk / "all.sarif").read_bytes())["runs"]
    assert [item["location"]["uri"] for item in run["artifacts"]] == ["a.md", "b.md"]
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        (place,) = (item["physicalLocation"] for item in result["locations"])
        address = place["artifactLocation"]
        assert run["artifacts"][address["index"]]["location"]["uri"] == address["uri"]
    found = {(result["ruleId"], _uri(result)) for result in run["results"]}
    assert ("marker.dangling", "b.md") in found
    assert ("marker.dangling", "a.md") not in found
    assert run["properties"]["summary"]["claims"] == 2
    assert len(run["invocations"][0]["toolExecutionNotifications"]) == 2


def _uri(result: dict[str, list[dict[str, dict[str, dict[str, str]]]]]) -> str:
    return result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]


def test_several_drafts_are_one_junit_file_with_a_suite_each(desk: Path) -> None:
    check("a.md", "b.md", "--format", "junit=all.xml")
    suites = ET.parse(desk / "all.xml").getroot()
    assert [suite.get("name") for suite in suites] == ["a.md", "b.md"]
    for name in ("tests", "failures", "skipped", "errors"):
        assert int(suites.get(name, "")) == sum(int(suite.get(name, "")) for suite in suites)


def test_pages_of_several_drafts_go_into_a_folder_with_one_that_leads_to_them(desk: Path) -> None:
    check("a.md", "b.md", "more/a.md", "--format", "html=pages/")
    names = sorted(path.name for path in (desk / "pages").iterdir())
    assert names == ["a-2.html", "a.html", "b.html", "index.html"]
    page = (desk / "pages" / "index.html").read_text()
    assert re.findall(r'href="([^"]+)"', page) == ["b.html", "a.html", "a-2.html"]
    assert "default-src 'none'" in html.unescape(page)
    assert "more/a.md" in page


def test_word_files_of_several_drafts_go_into_a_folder(desk: Path) -> None:
    (desk / "out").mkdir()
    check("a.md", "b.md", "--format", "docx", "-o", "out")
    assert sorted(path.name for path in (desk / "out").iterdir()) == ["a.docx", "b.docx"]
    assert all(zipfile.is_zipfile(path) for path in (desk / "out").iterdir())


@pytest.mark.parametrize("form", ["html", "docx"])
@pytest.mark.parametrize("place", ["", "=report.x"])
def test_a_form_of_one_draft_says_before_anything_is_read_that_it_wants_a_folder(
    form: str, place: str, desk: Path
) -> None:
    done = check("a.md", "b.md", "--format", form + place)
    assert isinstance(done.exception, ConfigError)
    assert f"--format {form}=reports/" in str(done.exception)
    assert not (desk / ".citecheck").exists()


def test_a_pdf_copy_of_another_draft_is_refused_before_a_source_is_had(desk: Path) -> None:
    done = check("a.md", "--format", "pdf=a.pdf")
    assert isinstance(done.exception, ConfigError)
    assert "a.md is none: ask for docx or html" in str(done.exception)
    assert not (desk / ".citecheck").exists()


def test_one_draft_may_have_a_folder_too(desk: Path) -> None:
    check(
        "a.md",
        *(word for form in set(Format) - {Format.PDF} for word in ("--format", f"{form}=out/")),
    )
    assert sorted(path.name for path in (desk / "out").iterdir()) == [
        "a.csv",
        "a.docx",
        "a.github.txt",
        "a.gitlab.json",
        "a.html",
        "a.json",
        "a.md",
        "a.memo.html",
        "a.sarif",
        "a.txt",
        "a.xml",
        "index.html",
    ]


def test_a_draft_called_index_does_not_take_the_place_of_the_contents(desk: Path) -> None:
    (desk / "Index.md").write_text(A)
    check("Index.md", "b.md", "--format", "html=pages/")
    names = sorted(path.name for path in (desk / "pages").iterdir())
    assert names == ["Index-2.html", "b.html", "index.html"]


def test_standard_output_takes_what_can_stand_in_one_stream() -> None:
    for form in ("terminal", "json", "markdown", "github", "sarif", "junit"):
        (target,) = targets((form,), None, several=True)
        assert (target.path, target.is_folder) == (None, False)


@pytest.mark.parametrize(("setting", "shown"), [("", 0), ("[copies]\nevidence = true\n", 1)])
def test_a_word_copy_shows_the_evidence_for_what_holds_where_settings_ask_for_it(
    setting: str, shown: int, desk: Path
) -> None:
    (desk / "citecheck.toml").write_text(setting)
    (desk / "boats.txt").write_text("Boats\n\nThe harbour sold 1,240 boats in 2024.\n")
    check("a.md", "--source", "1=boats.txt", "--format", "docx=a.docx")
    comments = docx.Document(str(desk / "a.docx")).comments
    assert [one.text.partition(".")[0] for one in comments].count("Supported") == shown


def test_a_pipe_is_written_to_and_never_replaced(desk: Path) -> None:
    pipe = desk / "report.csv"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        check("a.md", "--format", "csv=report.csv")
        assert b"1,240" in os.read(reader, 65_536)
    finally:
        os.close(reader)
    assert pipe.is_fifo()
