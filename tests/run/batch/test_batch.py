"""A batch as its user meets it: resumed, re-checked, interrupted, in tables."""

from __future__ import annotations

import json
import os
import shlex
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests_run_batch import Run, reports, write_corpus

import citecheck
from citecheck.run.batch.columns import TABLES, to_markdown
from citecheck.run.batch.ledger import Ledger

DOCS = Path(__file__).parents[3] / "docs" / "batch.md"


def _names(folder: Path) -> list[str]:
    return sorted(str(row["document"]["path"]) for row in reports(folder))  # type: ignore[index]


def test_the_same_command_does_what_is_new_or_changed_and_ends_alike(
    batch: Run, corpus: Path
) -> None:
    first = batch("list.jsonl", "-o", "out")
    assert first.returncode == 1, first.stderr
    assert first.stderr.splitlines()[-1].startswith("exit 1: 12 drafts checked, 0 unreadable")
    whole = (corpus / "out" / "results.jsonl").read_bytes()
    again = batch("list.jsonl", "-o", "out")
    assert again.returncode == 1
    assert "0 checked, 0 unreadable, 12 unchanged" in again.stderr
    assert (corpus / "out" / "results.jsonl").read_bytes() == whole

    changed = corpus / "drafts" / "d000.md"
    changed.write_text(changed.read_text().replace("777", "1000"), encoding="utf-8")
    (corpus / "source1.txt").write_text("Nothing of the kind is said here.", encoding="utf-8")
    third = batch("list.jsonl", "-o", "out")
    assert "4 checked" in third.stderr  # the draft, and the three that rest on the source
    assert len(_names(corpus / "out")) == 12
    assert len(set(_names(corpus / "out"))) == 12


def test_other_settings_make_every_draft_due(batch: Run, corpus: Path) -> None:
    batch("list.jsonl", "-o", "out")
    other = batch("list.jsonl", "-o", "out", "--fail-on", "altered")
    assert "12 checked" in other.stderr
    assert other.returncode == 0
    assert len(reports(corpus / "out")) == 12


def test_a_draft_is_itself_under_any_spelling(batch: Run, corpus: Path) -> None:
    done = batch("drafts", "./drafts/deep", str(corpus / "drafts"), "-o", "out")
    assert "24 drafts named" not in done.stderr
    assert "30 drafts named, 18 of them twice" in done.stderr
    assert len(_names(corpus / "out")) == 12


def test_a_draft_that_cannot_be_read_costs_no_neighbour_and_is_tried_when_asked(
    batch: Run, corpus: Path
) -> None:
    bad = corpus / "drafts" / "bad.docx"
    bad.write_bytes(b"PK\x03\x04 no package")
    done = batch("drafts", "-o", "out")
    assert done.returncode == 2
    assert "12 checked, 1 unreadable" in done.stderr
    assert "bad.docx" in (corpus / "out" / "run.log").read_text()
    again = batch("drafts", "-o", "out")
    assert (again.returncode, "13 unchanged" in again.stderr) == (2, True)
    assert "1 unreadable, 12 unchanged" in batch("drafts", "-o", "out", "--retry", "failed").stderr
    bad.unlink()
    (corpus / "drafts" / "bad.docx").write_bytes(b"PK\x03\x04 another")
    assert "1 unreadable, 12 unchanged" in batch("drafts", "-o", "out").stderr


def test_manifests_lists_and_standard_input_are_taken_in(batch: Run, corpus: Path) -> None:
    (corpus / "list.csv").write_text(
        "path,published,title,desk\ndrafts/d000.md,2024-05-06,One,north\ndrafts/d002.md,,,south\n"
    )
    assert "2 drafts named" in batch("list.csv", "-o", "a").stderr
    rows = citecheck.load(corpus / "a").drafts.to_pandas()
    assert str(rows["published"][0]) == "2024-05-06"
    assert json.loads(rows["columns"][1]) == {"desk": "south"}
    piped = batch("-", "-o", "b", given="drafts/d000.md\ndrafts/deep/d001.md\n")
    assert "2 drafts named" in piped.stderr
    assert _names(corpus / "b") == ["drafts/d000.md", "drafts/deep/d001.md"]
    assert "6 drafts named" in batch("drafts/*.md", "-o", "c").stderr
    rooted = batch("drafts/deep", "-o", "d", "--root", "drafts")
    assert rooted.returncode in (0, 1)
    assert _names(corpus / "d")[0] == "deep/d001.md"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.csv", "file,desk\nx.md,north\n", "must name a column path or url"),
        ("a.csv", "path,published\ndrafts/d000.md,May\n", "row 2: published must be a day"),
        ("a.csv", "path,sources\ndrafts/d000.md,{\n", "row 2: sources must be a JSON object"),
        ("a.jsonl", '{"path": "x"}\nno\n', "line 2 is no JSON"),
        ("a.jsonl", '{"title": "x"}\n', "line 1: neither path nor url"),
    ],
)
def test_a_manifest_that_is_wrong_says_where(
    batch: Run, corpus: Path, name: str, text: str, said: str
) -> None:
    (corpus / name).write_text(text, encoding="utf-8")
    done = batch(name, "-o", "out")
    assert done.returncode == 2
    assert said in done.stderr


def test_odd_names_are_names(batch: Run, corpus: Path) -> None:
    folder = corpus / "odd"
    folder.mkdir()
    text = (corpus / "drafts" / "d000.md").read_bytes()
    for name in (b"a b.md", b"--help.md", b"\xff.md", "größe.md".encode(), b"new\nline.md"):
        (folder / os.fsdecode(name)).write_bytes(text)
    done = batch("odd", "-o", "out")
    assert "5 checked" in done.stderr
    assert "odd/\\xff.md" in _names(corpus / "out")


def test_two_runs_on_one_folder_are_one_too_many(batch: Run, corpus: Path) -> None:
    with Ledger(corpus / "out"):
        done = batch("drafts", "-o", "out")
    assert done.returncode == 2
    assert "another run is at work" in done.stderr
    assert batch("drafts", "-o", "out").returncode in (0, 1)


def test_the_folder_of_another_version_is_left_alone(batch: Run, corpus: Path) -> None:
    batch("drafts/d000.md", "-o", "out")
    with sqlite3.connect(corpus / "out" / "ledger.sqlite") as base:
        base.execute("UPDATE about SET value = '0' WHERE name = 'schema'")
    base.close()
    done = batch("drafts", "-o", "out")
    assert done.returncode == 2
    assert "another version of citecheck" in done.stderr


MOMENTS: tuple[Callable[[Path], bool], ...] = (
    lambda out: (out / "ledger.sqlite").exists(),
    lambda out: (out / "results.jsonl").exists(),
    lambda out: (out / "results.jsonl").stat().st_size > 0,
)
"""How far a run has come when it is killed: it begins, it reads drafts, it has written reports."""


def test_nothing_is_lost_or_doubled_when_a_run_is_killed(tmp_path: Path) -> None:
    write_corpus(tmp_path, 40)
    command = [sys.executable, "-m", "citecheck", "batch", "list.jsonl", "-o", "out", "--offline"]
    command += ["--workers", "1", "--no-progress"]
    killed = 0
    for has_come in MOMENTS:
        run = subprocess.Popen(
            command, cwd=tmp_path, stderr=subprocess.DEVNULL, start_new_session=True
        )
        while run.poll() is None and not has_come(tmp_path / "out"):
            time.sleep(0.002)
        if run.poll() is None:
            os.killpg(run.pid, signal.SIGKILL)
            killed += 1
        run.wait()
        time.sleep(0.2)
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 1, done.stderr
    assert killed > 1
    write_corpus(tmp_path / "calm", 40)
    subprocess.run(command, cwd=tmp_path / "calm", capture_output=True, check=False)
    shaken = sorted((tmp_path / "out" / "results.jsonl").read_bytes().splitlines())
    calm = sorted((tmp_path / "calm" / "out" / "results.jsonl").read_bytes().splitlines())
    assert len(shaken) == 40
    strip = [_timeless(row) for row in shaken]
    assert strip == [_timeless(row) for row in calm]


def _timeless(row: bytes) -> object:
    report = json.loads(row)
    for source in report["sources"]:
        source["fetched_at"] = None
    report["run"]["config"] = None  # the sources' absolute paths differ
    for source in report["sources"]:
        source["url"] = source["final_url"] = source["key"] = None
    for item in (*report["references"], *(r for c in report["claims"] for r in c["because"])):
        item["source"] = item.get("link") and None
        item["link"] = None
    return report


def test_the_tables_hold_what_the_reports_hold(batch: Run, corpus: Path) -> None:
    batch("list.jsonl", "-o", "out")
    tables = citecheck.load(corpus / "out")
    found = reports(corpus / "out")
    claims = sum(len(row["claims"]) for row in found)  # type: ignore[arg-type]
    assert len(tables.drafts) == 12
    assert len(tables.claims) == claims == 12
    assert tables.claims.columns == tuple(TABLES["claims"])
    counts = dict(tables.sql("SELECT outcome, count(*) FROM claims GROUP BY 1").fetchall())
    assert counts["contradicted"] == 4
    assert sum(len(batch_) for batch_ in tables.facts.batches(5)) == len(tables.facts)
    assert "claims 12" in repr(tables)
    with pytest.raises(AttributeError, match="there is no table 'claim'"):
        _ = tables.claim
    with pytest.raises(citecheck.ConfigError, match="holds no tables"):
        citecheck.load(corpus)


def test_the_summary_counts_what_there_is(batch: Run, corpus: Path) -> None:
    batch("list.jsonl", "-o", "out")
    page = (corpus / "out" / "summary.html").read_text(encoding="utf-8")
    assert "12 drafts, 12 claims" in page
    assert "<h2>Claims by outcome</h2>" in page
    assert "<script" not in page


def test_the_columns_are_described() -> None:
    assert to_markdown() in DOCS.read_text(encoding="utf-8")


def test_a_changed_bibliography_makes_its_draft_due_and_chapters_are_no_drafts(
    batch: Run, corpus: Path
) -> None:
    paper = corpus / "paper"
    (paper / "parts").mkdir(parents=True)
    (paper / "main.tex").write_text(
        "\\documentclass{article}\\begin{document}\\input{parts/nests}\n"
        "\\bibliography{refs}\\end{document}",
        encoding="utf-8",
    )
    (paper / "parts" / "nests.tex").write_text("Herons nest \\cite{lund}.", encoding="utf-8")
    (paper / "refs.bib").write_text("@misc{lund, title = {Cold}}", encoding="utf-8")
    assert "1 drafts checked" in batch("paper", "-o", "out2").stderr.replace("draft ", "drafts ")
    assert "0 checked" in batch("paper", "-o", "out2").stderr
    (paper / "refs.bib").write_text("@misc{lund, title = {Warm}}", encoding="utf-8")
    assert "1 checked" in batch("paper", "-o", "out2").stderr
    (paper / "parts" / "nests.tex").write_text("Herons nest early.", encoding="utf-8")
    assert "1 checked" in batch("paper", "-o", "out2").stderr


def test_a_manifest_without_columns_of_its_own_still_dates_its_drafts(
    batch: Run, corpus: Path
) -> None:
    (corpus / "list.csv").write_text("path,published\ndrafts/d000.md,2024-05-06\n")
    batch("list.csv", "-o", "out")
    row = citecheck.load(corpus / "out").drafts.to_pandas().iloc[0]
    assert str(row["published"]) == "2024-05-06"
    assert citecheck.load(corpus / "out").drafts.arrow["columns"].to_pylist() == [None]


def test_what_is_no_regular_file_is_said_and_the_rest_goes_on(batch: Run, corpus: Path) -> None:
    os.mkfifo(corpus / "drafts" / "pipe.md")
    (corpus / "drafts" / "folder.md").mkdir()
    done = batch("drafts", "-o", "out")
    assert "12 checked, 1 unreadable" in done.stderr
    assert "pipe.md" in (corpus / "out" / "run.log").read_text()
    assert "13 unchanged" in batch("drafts", "-o", "out").stderr


def test_a_disk_that_fills_up_ends_the_run_in_words_and_costs_nothing(
    batch: Run, corpus: Path
) -> None:
    batch("list.jsonl", "-o", "calm")
    for kilobytes in (8, 32):
        command = f"ulimit -f {kilobytes}; exec {shlex.quote(sys.executable)} -m citecheck batch"
        full = subprocess.run(
            ["bash", "-c", f"{command} list.jsonl -o out --offline --store full --workers 1"],
            cwd=corpus,
            capture_output=True,
            text=True,
            check=False,
        )
        assert full.returncode == 2, full.stderr
        assert "Traceback" not in full.stderr
        assert "cannot be written" in full.stderr
    done = batch("list.jsonl", "-o", "out", "--store", "full")
    assert done.returncode == 1, done.stderr
    found, calm = reports(corpus / "out"), reports(corpus / "calm")
    assert len(found) == len(calm) == 12
    assert {row["document"]["path"]: row["summary"] for row in found} == {  # type: ignore[index]
        row["document"]["path"]: row["summary"]
        for row in calm  # type: ignore[index]
    }
