"""What the command says where nobody can write, and to whoever would obey what it prints."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from citecheck.report import Format

COMMAND = str(Path(sys.executable).with_name("citecheck"))
OBEYED = "##[set-output name=x]y ##vso[task.x] ::error::gone \x1b[31mred\x1b]0;title\x07"
DRAFT = (
    f"# Boats\n\nThe harbour sold 1,240 boats {OBEYED} in 2024 [1].\n\n"
    "::warning file=x::The town has 12 parks [1].\n\n## References\n\n"
    f"1. Harbour office {OBEYED}. https://boats.example/a\n"
)
CHECK = ("check", "draft.md", "--offline", "--source", "1=own.txt", "--store", "store")


PAGES = (Format.HTML, Format.DOCX, Format.PDF, Format.MEMO)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "draft.md").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "own.txt").write_text(
        f"The harbour sold 1,250 boats {OBEYED} in 2024.\n::stop-commands::x\n", encoding="utf-8"
    )
    return tmp_path


def shell(folder: Path, line: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        ["/bin/sh", "-c", line], cwd=folder, capture_output=True, check=False, timeout=60
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has /dev/full")
@pytest.mark.parametrize("arguments", [" ".join(CHECK), "--help", "explain draft.empty"])
def test_a_full_output_is_the_callers_fault_and_is_said(folder: Path, arguments: str) -> None:
    done = shell(folder, f"{COMMAND} {arguments} > /dev/full")
    assert done.returncode == 2
    assert b"No space left on device" in done.stderr
    assert b"Traceback" not in done.stderr


def test_a_closed_output_is_the_callers_fault_and_nothing_takes_its_place(folder: Path) -> None:
    done = shell(folder, f"{COMMAND} {' '.join(CHECK)} >&-")
    assert done.returncode == 2
    assert b"standard output is closed" in done.stderr
    whole = shell(folder, f"{COMMAND} store verify --store store")
    assert whole.returncode == 0, whole.stdout


def test_a_closed_input_and_error_output_change_nothing(folder: Path) -> None:
    usual = shell(folder, f"{COMMAND} {' '.join(CHECK)} --format json")
    closed = shell(folder, f"{COMMAND} {' '.join(CHECK)} --format json <&- 2>&-")
    assert (closed.returncode, closed.stdout) == (usual.returncode, usual.stdout)


@pytest.mark.parametrize("form", [one for one in Format if one not in PAGES])
def test_no_form_holds_what_a_build_service_or_a_terminal_obeys(folder: Path, form: str) -> None:
    done = shell(folder, f"{COMMAND} {' '.join(CHECK)} --format {form}")
    assert done.returncode == 1, done.stderr
    for output in (done.stdout, done.stderr):
        assert b"##[" not in output
        assert b"##vso[" not in output
        assert b"\x1b" not in output
        starts = [line.lstrip() for line in output.splitlines()]
        own = (
            (b"::error ", b"::warning ", b"::notice ", b"::group", b"::endgroup")
            if form == "github"
            else ()
        )
        assert [
            line for line in starts if line.startswith(b"::") and not line.startswith(own)
        ] == []
    if form in ("json", "sarif"):
        assert "##[" in json.dumps(json.loads(done.stdout))


def test_a_name_on_the_command_line_steers_nothing(folder: Path) -> None:
    name = "\x1b[31m\n::error::x\n##[group]\r.md"
    for arguments in (("check", name), ("check", "draft.md", "--config", name), (name,)):
        done = subprocess.run([COMMAND, *arguments], cwd=folder, capture_output=True, check=False)
        assert done.returncode == 2
        assert b"\x1b" not in done.stderr
        assert b"\r" not in done.stderr
        assert b"##[" not in done.stderr
        assert not any(line.startswith(b"::") for line in done.stderr.splitlines())


@pytest.mark.parametrize(
    ("column", "value"),
    [("state", "'fine'"), ("fetched_at", "'yesterday'"), ("headers", "'{'"), ("via", "x'ff00'"),
     ("headers", "'[[1]]'"), ("archived_at", "'x'")],
)  # fmt: skip
def test_a_damaged_row_of_the_store_is_named(folder: Path, column: str, value: str) -> None:
    assert shell(folder, f"{COMMAND} {' '.join(CHECK)}").returncode == 1
    with sqlite3.connect(folder / "store" / "index.sqlite") as index:
        index.execute(f"UPDATE captures SET {column} = {value}")
    index.close()
    for line in (" ".join(CHECK), "store list --store store", "store verify --store store"):
        done = shell(folder, f"{COMMAND} {line}")
        assert done.returncode == 2
        assert b"damaged row, for 'file:own.txt'" in done.stderr
